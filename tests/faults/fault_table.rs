//! The faults, and the expected outcome of a call under each.

use std::time::Duration;

use tcsas_emulator::{Fault, Place};

/// Time limit of a call. Faults take either much less, or more.
pub const TIMEOUT: Duration = Duration::from_secs(2);
/// Time limit of an attempt that can be followed by another.
pub const ATTEMPT: Duration = Duration::from_millis(450);
/// Longer than the limit of an attempt, shorter than that of a call.
const PAUSE: Duration = Duration::from_millis(900);
/// Longer than the limit of a call.
const TOO_LONG: Duration = Duration::from_millis(2600);
/// Size limit of a response.
pub const MAX_RESPONSE_SIZE: usize = 64 << 10;

/// The expected outcome of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// A success, for any action.
    Success,
    /// An error of this kind without a retry, for any action.
    Final(&'static str),
    /// An error of this kind, retried only if idempotent.
    IfSafe(&'static str),
    /// An error of this kind, retried for any action: it was certainly not executed.
    Always(&'static str),
    /// Like `Always`, with one retry after a correction.
    Once(&'static str),
    /// A success or an error of this kind, depending on timing.
    Either(&'static str),
}

pub struct Row {
    pub name: &'static str,
    pub fault: Fault,
    pub expect: Expect,
    /// Whether the fault can occur both before and after the execution, with different effects.
    pub both: bool,
}

fn row(name: &'static str, fault: Fault, expect: Expect) -> Row {
    // A fault that rules out the execution cannot occur after it.
    let both = matches!(expect, Expect::IfSafe(_) | Expect::Final(_));
    Row {
        name,
        fault,
        expect,
        both,
    }
}

fn code(name: &'static str, expect: Expect) -> Row {
    row(name, Fault::error(name, "An injected error."), expect)
}

fn at(place: Place, names: [&'static str; 4], reset_and_close: Expect, delay: Expect) -> [Row; 4] {
    let [reset, close, delayed, late] = names;
    [
        row(reset, Fault::Reset { at: place }, reset_and_close),
        row(close, Fault::Close { at: place }, reset_and_close),
        row(
            delayed,
            Fault::Delay {
                at: place,
                pause: PAUSE,
            },
            match delay {
                Expect::Success => Expect::Success,
                // An attempt that cannot be followed by another waits for the end of the pause.
                _ => Expect::Either("timeout"),
            },
        ),
        row(
            late,
            Fault::Delay {
                at: place,
                pause: TOO_LONG,
            },
            delay,
        ),
    ]
}

/// Every fault that can affect a request.
pub fn rows() -> Vec<Row> {
    use Expect::{Always, Either, Final, IfSafe, Once, Success};
    let broken = IfSafe("transport");
    let garbled = IfSafe("invalid_response");
    let silent = IfSafe("timeout");
    let unpacked = if cfg!(feature = "gzip") {
        Success
    } else {
        garbled
    };
    let bomb = if cfg!(feature = "gzip") {
        Final("invalid_response")
    } else {
        garbled
    };
    let mut rows = vec![
        code("FailedOperation", Final("service_error")),
        code("InvalidParameterValue.Name", Final("service_error")),
        code("UnauthorizedOperation", Final("service_error")),
        code("LimitExceeded", Final("service_error")),
        code("AuthFailure.SignatureFailure", Final("service_error")),
        code("AuthFailure.SignatureExpire", Once("service_error")),
        code("AuthFailure.TokenFailure", Final("service_error")),
        code("InternalError", IfSafe("service_error")),
        code("ServiceUnavailable", IfSafe("service_error")),
        code("ResourceUnavailable", IfSafe("service_error")),
        code("RequestLimitExceeded", Always("service_error")),
        code(
            "RequestLimitExceeded.UinLimitExceeded",
            Always("service_error"),
        ),
        row(
            "throttling at the limit",
            Fault::Throttle,
            Either("service_error"),
        ),
        row(
            "rejected token",
            Fault::TokenFailure {
                token: super::TOKEN.to_owned(),
            },
            Final("service_error"),
        ),
        row(
            "clock an hour ahead",
            Fault::WrongClock {
                seconds: 3600,
                date: true,
            },
            Either("service_error"),
        ),
        row(
            "clock an hour behind, no Date",
            Fault::WrongClock {
                seconds: -3600,
                date: false,
            },
            Final("service_error"),
        ),
        row("500 without a body", Fault::status(500, ""), garbled),
        row(
            "502 with HTML",
            Fault::status(502, "<html>no</html>"),
            garbled,
        ),
        row("503 with text", Fault::status(503, "no"), garbled),
        row("504 with JSON", Fault::status(504, r#"{"no":1}"#), garbled),
        row(
            "500 with an error response",
            Fault::status(
                500,
                r#"{"Response":{"Error":{"Code":"InternalError","Message":"m"},"RequestId":"e82b6b6c-44c9-458a-abd2-910f8309b712"}}"#,
            ),
            IfSafe("service_error"),
        ),
        row("503, Retry-After 1", Fault::retry_after(503, "1"), garbled),
        row(
            "503, Retry-After 600",
            Fault::retry_after(503, "600"),
            Final("invalid_response"),
        ),
        row(
            "503, Retry-After a date",
            Fault::retry_after(503, "Thu, 01 Jan 1970 00:00:00 GMT"),
            garbled,
        ),
        row(
            "503, Retry-After garbage",
            Fault::retry_after(503, "soon"),
            garbled,
        ),
        row("429", Fault::status(429, ""), Always("invalid_response")),
        row(
            "429, Retry-After 1",
            Fault::retry_after(429, "1"),
            Always("invalid_response"),
        ),
        row(
            "429, Retry-After 600",
            Fault::retry_after(429, "600"),
            Final("invalid_response"),
        ),
        row("204", Fault::status(204, ""), garbled),
        row("200, empty", Fault::status(200, ""), garbled),
        row("HTML with 200", Fault::Html, garbled),
        row("invalid JSON", Fault::InvalidJson, garbled),
        row(
            "301",
            Fault::Redirect {
                status: 301,
                location: "http://127.0.0.1:9/".to_owned(),
            },
            Final("invalid_response"),
        ),
        row(
            "307",
            Fault::Redirect {
                status: 307,
                location: "/elsewhere".to_owned(),
            },
            Final("invalid_response"),
        ),
        row(
            "garbage after the response",
            Fault::OverLong {
                extra: "x".repeat(1000),
            },
            Success,
        ),
        row(
            "another response after the response",
            Fault::OverLong {
                extra: format!(
                    "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{STRANGE}",
                    STRANGE.len()
                ),
            },
            Success,
        ),
        row(
            "content length too small",
            Fault::ContentLength { off: -10 },
            garbled,
        ),
        row(
            "content length too large",
            Fault::ContentLength { off: 10 },
            silent,
        ),
        row("gzip", Fault::Gzip, unpacked),
        row("gzip bomb", Fault::GzipBomb { decoded: 4 << 20 }, bomb),
        row(
            "drip",
            Fault::Drip {
                piece: 40,
                pause: Duration::from_millis(5),
            },
            Success,
        ),
        row(
            "slow drip",
            Fault::Drip {
                piece: 1,
                pause: Duration::from_millis(50),
            },
            silent,
        ),
        row(
            "endless",
            Fault::Endless {
                piece: 8 << 10,
                pause: Duration::from_millis(1),
            },
            Final("invalid_response"),
        ),
        row(
            "endless and slow",
            Fault::Endless {
                piece: 10,
                pause: Duration::from_millis(50),
            },
            silent,
        ),
    ];
    rows.extend(at(
        Place::BeforeHeaders,
        [
            "reset before the head",
            "cut before the head",
            "pause before the head",
            "silence before the head",
        ],
        broken,
        silent,
    ));
    rows.extend(at(
        Place::InHeaders,
        [
            "reset in the head",
            "cut in the head",
            "pause in the head",
            "silence in the head",
        ],
        broken,
        silent,
    ));
    rows.extend(at(
        Place::BeforeBody,
        [
            "reset before the body",
            "cut before the body",
            "pause before the body",
            "silence before the body",
        ],
        broken,
        silent,
    ));
    rows.extend(at(
        Place::InBody,
        [
            "reset in the body",
            "cut in the body",
            "pause in the body",
            "silence in the body",
        ],
        broken,
        silent,
    ));
    rows.extend(at(
        Place::AfterBody,
        [
            "reset after the body",
            "closed after the body",
            "pause after the body",
            "silence after the body",
        ],
        Either("transport"),
        // The call succeeds; the next one on the same connection has to wait.
        Either("timeout"),
    ));
    // Whether sending had begun by then depends on timing. An unsent request is retried for any
    // action.
    for (name, reset) in [("closed at accept", false), ("reset at accept", true)] {
        let mut row = row(name, Fault::CloseAtAccept { reset }, Either("transport"));
        row.both = false;
        rows.push(row);
    }
    rows
}

/// A response to no request.
const STRANGE: &str =
    r#"{"Response":{"RequestId":"00000000-0000-0000-0000-000000000000","Text":"stolen"}}"#;
