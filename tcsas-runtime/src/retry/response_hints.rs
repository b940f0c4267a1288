//! Response headers that affect a retry.

use std::time::{Duration, SystemTime};

use http::header::{DATE, HeaderMap, HeaderValue, RETRY_AFTER};

/// The `Date` and `Retry-After` headers of a response.
#[derive(Debug, Default)]
pub(crate) struct ResponseHints {
    date: Option<HeaderValue>,
    retry_after: Option<HeaderValue>,
}

impl ResponseHints {
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        Self {
            date: headers.get(DATE).cloned(),
            retry_after: headers.get(RETRY_AFTER).cloned(),
        }
    }

    /// The time of the server.
    pub(crate) fn date(&self) -> Option<SystemTime> {
        httpdate::parse_http_date(self.date.as_ref()?.to_str().ok()?).ok()
    }

    /// The delay that the server requests. A point in time is interpreted by the server's own clock
    /// if the response has a date.
    pub(crate) fn retry_after(&self, now: SystemTime) -> Option<Duration> {
        let text = self.retry_after.as_ref()?.to_str().ok()?.trim();
        if let Ok(seconds) = text.parse() {
            return Some(Duration::from_secs(seconds));
        }
        let until = httpdate::parse_http_date(text).ok()?;
        let now = self.date().unwrap_or(now);
        Some(until.duration_since(now).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let hints = |date: Option<&'static str>, after: &'static str| ResponseHints {
            date: date.map(HeaderValue::from_static),
            retry_after: Some(HeaderValue::from_static(after)),
        };
        let now = SystemTime::UNIX_EPOCH;
        let at = "Thu, 01 Jan 1970 00:01:00 GMT";
        assert_eq!(
            hints(None, "7").retry_after(now),
            Some(Duration::from_secs(7))
        );
        assert_eq!(
            hints(None, at).retry_after(now),
            Some(Duration::from_secs(60))
        );
        let server = Some("Thu, 01 Jan 1970 00:00:50 GMT");
        assert_eq!(
            hints(server, at).retry_after(now),
            Some(Duration::from_secs(10))
        );
        let past = Some("Thu, 01 Jan 1970 01:00:00 GMT");
        assert_eq!(hints(past, at).retry_after(now), Some(Duration::ZERO));
        assert_eq!(hints(None, "soon").retry_after(now), None);
    }
}
