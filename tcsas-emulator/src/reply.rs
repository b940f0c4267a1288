//! An answer as HTTP.

use httpdate::HttpDate;
use hyper::Response;
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, DATE, HeaderValue};
use std::time::{Duration, SystemTime};

/// An answer, all of it. Its length is told when it is written.
pub(crate) type Reply = Response<Bytes>;

/// The last second that a `Date` can tell: the end of the year 9999.
const END: u64 = 253_402_300_799;

/// An answer in the service's envelope, given at `time` if it shall tell the time.
pub(crate) fn reply(text: impl Into<Bytes>, time: Option<SystemTime>) -> Reply {
    let mut reply = Response::new(text.into());
    let json = HeaderValue::from_static("application/json");
    reply.headers_mut().insert(CONTENT_TYPE, json);
    if let Some(time) = time {
        reply.headers_mut().insert(DATE, date(time));
    }
    reply
}

fn date(time: SystemTime) -> HeaderValue {
    let since = time.duration_since(SystemTime::UNIX_EPOCH);
    let since = since.unwrap_or_default().min(Duration::from_secs(END));
    let text = HttpDate::from(SystemTime::UNIX_EPOCH + since).to_string();
    HeaderValue::from_str(&text).expect("a date is ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_time_has_a_date() {
        let epoch = SystemTime::UNIX_EPOCH;
        for (time, expected) in [
            (epoch, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (
                epoch - Duration::from_secs(9),
                "Thu, 01 Jan 1970 00:00:00 GMT",
            ),
            (
                epoch + Duration::from_secs(END + 9),
                "Fri, 31 Dec 9999 23:59:59 GMT",
            ),
        ] {
            assert_eq!(date(time), expected);
        }
    }
}
