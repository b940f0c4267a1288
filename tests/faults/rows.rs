//! The faults, and what has to become of a call that meets one.

use std::time::Duration;

use tcsas_emulator::{Fault, Place};

/// The longest time a call may take. What a fault takes is either much less, or more.
pub const TIMEOUT: Duration = Duration::from_secs(2);
/// The longest time an attempt may take that can be repeated.
pub const ATTEMPT: Duration = Duration::from_millis(450);
/// Longer than an attempt may take, shorter than a call.
const PAUSE: Duration = Duration::from_millis(900);
/// Longer than a call may take.
const TOO_LONG: Duration = Duration::from_millis(2600);
/// The longest answer that is read.
pub const ANSWER_LIMIT: usize = 64 << 10;

/// What has to become of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// The answer, whatever the action.
    Answer,
    /// An error of this kind at once, whatever the action.
    Final(&'static str),
    /// An error of this kind, which is repeated only where that is safe.
    IfSafe(&'static str),
    /// An error of this kind, which is repeated whatever the action: it was certainly not executed.
    Always(&'static str),
    /// The same, once: something is put right first.
    Once(&'static str),
    /// The answer or an error of this kind, as it happens.
    Either(&'static str),
}

pub struct Row {
    pub name: &'static str,
    pub fault: Fault,
    pub expect: Expect,
    /// It makes a difference whether it comes before or after the action is executed, and both can
    /// happen.
    pub both: bool,
}

fn row(name: &'static str, fault: Fault, expect: Expect) -> Row {
    // What says that nothing was executed cannot come afterwards.
    let both = matches!(expect, Expect::IfSafe(_) | Expect::Final(_));
    Row {
        name,
        fault,
        expect,
        both,
    }
}

fn code(name: &'static str, expect: Expect) -> Row {
    row(name, Fault::error(name, "Said on purpose."), expect)
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
                Expect::Answer => Expect::Answer,
                // A call that is not cut short for a second attempt waits for it.
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

/// Every fault that a request can meet.
pub fn rows() -> Vec<Row> {
    use Expect::{Always, Answer, Either, Final, IfSafe, Once};
    let broken = IfSafe("transport");
    let garbled = IfSafe("undecodable");
    let silent = IfSafe("timeout");
    let unpacked = if cfg!(feature = "gzip") {
        Answer
    } else {
        garbled
    };
    let bomb = if cfg!(feature = "gzip") {
        Final("undecodable")
    } else {
        garbled
    };
    let mut rows = vec![
        code("FailedOperation", Final("refused")),
        code("InvalidParameterValue.Name", Final("refused")),
        code("UnauthorizedOperation", Final("refused")),
        code("LimitExceeded", Final("refused")),
        code("AuthFailure.SignatureFailure", Final("refused")),
        code("AuthFailure.SignatureExpire", Once("refused")),
        code("AuthFailure.TokenFailure", Final("refused")),
        code("InternalError", IfSafe("refused")),
        code("ServiceUnavailable", IfSafe("refused")),
        code("ResourceUnavailable", IfSafe("refused")),
        code("RequestLimitExceeded", Always("refused")),
        code("RequestLimitExceeded.UinLimitExceeded", Always("refused")),
        row(
            "throttling at the limit",
            Fault::Throttle,
            Either("refused"),
        ),
        row(
            "token that is refused",
            Fault::TokenFailure {
                token: super::TOKEN.to_owned(),
            },
            Final("refused"),
        ),
        row(
            "clock an hour ahead",
            Fault::WrongClock {
                seconds: 3600,
                date: true,
            },
            Either("refused"),
        ),
        row(
            "clock an hour behind, no Date",
            Fault::WrongClock {
                seconds: -3600,
                date: false,
            },
            Final("refused"),
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
            "500 with a refusal",
            Fault::status(
                500,
                r#"{"Response":{"Error":{"Code":"InternalError","Message":"m"},"RequestId":"e82b6b6c-44c9-458a-abd2-910f8309b712"}}"#,
            ),
            IfSafe("refused"),
        ),
        row("503, Retry-After 1", Fault::retry_after(503, "1"), garbled),
        row(
            "503, Retry-After 600",
            Fault::retry_after(503, "600"),
            Final("undecodable"),
        ),
        row(
            "503, Retry-After a date",
            Fault::retry_after(503, "Thu, 01 Jan 1970 00:00:00 GMT"),
            garbled,
        ),
        row(
            "503, Retry-After rubbish",
            Fault::retry_after(503, "soon"),
            garbled,
        ),
        row("429", Fault::status(429, ""), Always("undecodable")),
        row(
            "429, Retry-After 1",
            Fault::retry_after(429, "1"),
            Always("undecodable"),
        ),
        row(
            "429, Retry-After 600",
            Fault::retry_after(429, "600"),
            Final("undecodable"),
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
            Final("undecodable"),
        ),
        row(
            "307",
            Fault::Redirect {
                status: 307,
                location: "/elsewhere".to_owned(),
            },
            Final("undecodable"),
        ),
        row(
            "rubbish after the answer",
            Fault::OverLong {
                extra: "x".repeat(1000),
            },
            Answer,
        ),
        row(
            "another answer after the answer",
            Fault::OverLong {
                extra: format!(
                    "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{STRANGE}",
                    STRANGE.len()
                ),
            },
            Answer,
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
            Answer,
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
            Final("undecodable"),
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
        // The call is answered; the next one on the same connection has to wait.
        Either("timeout"),
    ));
    // Whether the request was begun to be sent by then is chance. One that was not is repeated,
    // whatever the action.
    for (name, reset) in [("closed at accept", false), ("reset at accept", true)] {
        let mut row = row(name, Fault::CloseAtAccept { reset }, Either("transport"));
        row.both = false;
        rows.push(row);
    }
    rows
}

/// An answer to nobody.
const STRANGE: &str =
    r#"{"Response":{"RequestId":"00000000-0000-0000-0000-000000000000","Text":"stolen"}}"#;
