//! HTTP responses.

use std::time::{Duration, SystemTime};

use httpdate::HttpDate;
use hyper::Response;
use hyper::body::Bytes;
use hyper::header::{CONTENT_LENGTH, CONTENT_TYPE, DATE, HeaderValue, TRANSFER_ENCODING};

/// A complete response. Its length is added when it is written.
pub(crate) type HttpResponse = Response<Bytes>;

/// The last second `Date` can express: the end of the year 9999.
const END: u64 = 253_402_300_799;

/// A response in the service's envelope, with `Date` if `time` is given.
pub(crate) fn http_response(text: impl Into<Bytes>, time: Option<SystemTime>) -> HttpResponse {
    let mut reply = Response::new(text.into());
    let json = HeaderValue::from_static("application/json");
    reply.headers_mut().insert(CONTENT_TYPE, json);
    if let Some(time) = time {
        reply.headers_mut().insert(DATE, date(time));
    }
    reply
}

/// The head of a response as sent, with the length of the body unless the head states one already.
pub(crate) fn head(reply: &HttpResponse) -> Vec<u8> {
    let status = reply.status();
    let reason = status.canonical_reason().unwrap_or("Unknown");
    let mut head = format!("HTTP/1.1 {} {reason}\r\n", status.as_str()).into_bytes();
    let mut line = |name: &str, value: &[u8]| {
        for part in [name.as_bytes(), b": ", value, b"\r\n"] {
            head.extend_from_slice(part);
        }
    };
    let headers = reply.headers();
    if !headers.contains_key(CONTENT_LENGTH) && !headers.contains_key(TRANSFER_ENCODING) {
        let length = reply.body().len().to_string();
        line(CONTENT_LENGTH.as_str(), length.as_bytes());
    }
    for (name, value) in headers {
        line(name.as_str(), value.as_bytes());
    }
    head.extend_from_slice(b"\r\n");
    head
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
