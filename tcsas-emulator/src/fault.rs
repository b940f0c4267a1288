//! Faults that the emulator can inject.

mod gzip_bomb;
pub(crate) mod response_plan;
pub(crate) mod write;

use std::collections::BTreeMap;
use std::time::Duration;

use hyper::StatusCode;
use hyper::header::{HeaderName, HeaderValue};
use serde::{Deserialize, Deserializer};

/// Upper limit on the bytes that [`Fault::Drip`] and [`Fault::Endless`] write at once.
const MAX_PIECE: usize = 1 << 20;

/// A failure of a server or network, injected by a [`Step`](crate::Step) of a script.
///
/// "The regular response" is the response the request would have received without the fault,
/// possibly an error response. Headers are the regular ones unless stated otherwise, and the
/// connection stays open unless the fault closes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Fault {
    /// An error response of the service: status 200 with `Error` in the envelope.
    Error {
        /// The error code, such as `InternalError`.
        code: String,
        /// The message for people.
        #[serde(default)]
        message: String,
    },
    /// `AuthFailure.TokenFailure` for requests with this session token; no effect on others.
    TokenFailure {
        /// The value of `X-TC-Token` that is rejected.
        token: String,
    },
    /// `RequestLimitExceeded` if the request is in excess of the action's `rate_limit`, else no
    /// effect: like [`enforce_rate_limits`](crate::Builder::enforce_rate_limits), for selected
    /// requests.
    Throttle,
    /// A response of an intermediary: a gateway, proxy or load balancer.
    Status {
        /// The status, from 200 to 599.
        status: u16,
        /// The headers, such as `Retry-After`. The default `Content-Type` is HTML for a body that
        /// begins with `<`, JSON for one with `{`, and plain text otherwise.
        #[serde(default)]
        headers: BTreeMap<String, String>,
        /// The body, possibly empty.
        #[serde(default)]
        body: String,
    },
    /// An HTML page with status 200, like the login page of a captive portal.
    Html,
    /// The first half of the regular response, presented as complete.
    InvalidJson,
    /// A redirect.
    Redirect {
        /// The status, from 300 to 399.
        status: u16,
        /// The target, as the value of `Location`.
        location: String,
    },
    /// A server clock that is wrong. Timestamps are compared with it.
    WrongClock {
        /// Offset to the emulator's clock in seconds; negative if behind.
        seconds: i64,
        /// Whether the response carries the wrong time in `Date`. Otherwise it has no `Date`.
        date: bool,
    },
    /// The regular response, with a pause in it.
    Delay {
        /// The place of the pause.
        at: Place,
        /// The duration of the pause.
        #[serde(rename = "millis", deserialize_with = "millis")]
        pause: Duration,
    },
    /// The regular response up to `at`, followed by a connection reset (RST). Data the client has
    /// not received by then is lost, which matters for responses larger than the system's buffers.
    Reset {
        /// The place of the reset.
        at: Place,
    },
    /// The regular response up to `at`, followed by a regular close (FIN). In the body, this
    /// truncates the response.
    Close {
        /// The place of the close.
        at: Place,
    },
    /// A stream of events in place of the regular response, whatever the action: well-formed or
    /// not, as the text is sent unchanged. Each event is written on its own.
    EventStream {
        /// The text, with an empty line after each event.
        text: String,
        /// The pause after each event.
        #[serde(rename = "millis", default, deserialize_with = "millis")]
        pause: Duration,
    },
    /// The regular response, followed by more bytes than its `Content-Length` states. The
    /// connection stays open.
    OverLong {
        /// The additional bytes: garbage, or another complete response.
        extra: String,
    },
    /// The regular response with a wrong `Content-Length`. The connection stays open.
    ContentLength {
        /// Difference to the correct length; negative if shorter.
        off: i64,
    },
    /// The regular response, compressed even if the client does not accept it.
    Gzip,
    /// A compressed response that decodes to a thousand times its size: white space, in which a
    /// parser may wait for JSON. It is generated block by block.
    GzipBomb {
        /// Decoded size in bytes, rounded up to a MiB.
        decoded: u64,
    },
    /// The regular response, head included, in small pieces.
    Drip {
        /// Bytes per piece.
        piece: usize,
        /// The pause between pieces.
        #[serde(rename = "millis", deserialize_with = "millis")]
        pause: Duration,
    },
    /// A chunked response that does not end until the client disconnects.
    Endless {
        /// Bytes per chunk.
        piece: usize,
        /// The pause between chunks.
        #[serde(rename = "millis", deserialize_with = "millis")]
        pause: Duration,
    },
    /// Closes the connection as soon as it is accepted. Allowed only in the script of
    /// [`ACCEPT`](crate::ACCEPT).
    CloseAtAccept {
        /// Whether the connection is reset (RST) instead of closed (FIN).
        #[serde(default)]
        reset: bool,
    },
}

/// A position in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Place {
    /// Before the first byte.
    BeforeHeaders,
    /// In the middle of the head.
    InHeaders,
    /// Between the head and the body.
    BeforeBody,
    /// In the middle of the body.
    InBody,
    /// After the last byte.
    AfterBody,
    /// After this many events of a stream; at the end of the body if there are fewer.
    AfterEvent(usize),
}

impl Fault {
    /// An error response with `code`.
    #[must_use]
    pub fn error(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Error {
            code: code.into(),
            message: message.into(),
        }
    }

    /// An error response with `InternalError`.
    #[must_use]
    pub fn internal_error() -> Self {
        Self::error("InternalError", "An internal error occurred.")
    }

    /// An error response with `RequestLimitExceeded`, regardless of the rate.
    #[must_use]
    pub fn request_limit_exceeded() -> Self {
        Self::error(
            "RequestLimitExceeded",
            "The number of requests exceeds the limit.",
        )
    }

    /// A response with an HTTP status and a body, which may be empty.
    #[must_use]
    pub fn status(status: u16, body: impl Into<String>) -> Self {
        Self::Status {
            status,
            headers: BTreeMap::new(),
            body: body.into(),
        }
    }

    /// A response with an HTTP status, `Retry-After` and no body.
    #[must_use]
    pub fn retry_after(status: u16, when: impl Into<String>) -> Self {
        Self::Status {
            status,
            headers: BTreeMap::from([("Retry-After".to_owned(), when.into())]),
            body: String::new(),
        }
    }

    /// Whether the client receives the regular response, so that the action is executed even if the
    /// fault comes before it.
    pub(crate) fn delivers(&self) -> bool {
        match self {
            Self::TokenFailure { .. }
            | Self::Throttle
            | Self::WrongClock { .. }
            | Self::Delay { .. }
            | Self::OverLong { .. }
            | Self::Gzip
            | Self::Drip { .. } => true,
            Self::Reset { at } | Self::Close { at } => *at == Place::AfterBody,
            _ => false,
        }
    }

    /// Validates the fields of the fault.
    pub(crate) fn check(&self) -> Result<(), String> {
        match self {
            Self::Status {
                status, headers, ..
            } => {
                within(*status, 200..=599)?;
                headers.iter().try_for_each(|(name, value)| {
                    let well = HeaderName::from_bytes(name.as_bytes()).is_ok();
                    let well = well && HeaderValue::from_str(value).is_ok();
                    let message = || format!("`{name}: {value}` is not a header");
                    if well { Ok(()) } else { Err(message()) }
                })
            }
            Self::Redirect { status, location } => {
                within(*status, 300..=399)?;
                match HeaderValue::from_str(location) {
                    Ok(_) => Ok(()),
                    Err(_) => Err(format!("`{location}` is not a location")),
                }
            }
            Self::Drip { piece, .. } | Self::Endless { piece, .. } => match *piece {
                1..=MAX_PIECE => Ok(()),
                _ => Err(format!("`piece` must be from 1 to {MAX_PIECE}")),
            },
            _ => Ok(()),
        }
    }
}

fn within(status: u16, range: std::ops::RangeInclusive<u16>) -> Result<(), String> {
    if range.contains(&status) && StatusCode::from_u16(status).is_ok() {
        return Ok(());
    }
    let (first, last) = (range.start(), range.end());
    Err(format!("`status` must be from {first} to {last}"))
}

fn millis<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    u64::deserialize(deserializer).map(Duration::from_millis)
}
