//! What can go wrong on purpose.

mod gzip_bomb;
pub(crate) mod response_plan;
pub(crate) mod write;

use std::collections::BTreeMap;
use std::time::Duration;

use hyper::StatusCode;
use hyper::header::{HeaderName, HeaderValue};
use serde::{Deserialize, Deserializer};

/// The most bytes that [`Fault::Drip`] and [`Fault::Endless`] write at once.
const MAX_PIECE: usize = 1 << 20;

/// Something that a server or a network does to a call. Put it into a [`Step`](crate::Step) of a
/// script.
///
/// "The right answer" is what the request would have been answered without the fault, a refusal
/// included. Headers are those of an ordinary answer unless it says otherwise, and the connection
/// goes on being served unless it is closed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Fault {
    /// The service refuses: status 200 and an error in its envelope.
    Error {
        /// Such as `InternalError`.
        code: String,
        /// For people.
        #[serde(default)]
        message: String,
    },
    /// `AuthFailure.TokenFailure` for requests with this session token, and nothing for others.
    TokenFailure {
        /// What is refused in `X-TC-Token`.
        token: String,
    },
    /// `RequestLimitExceeded` if the request is in excess of the action's `rate_limit`, and nothing
    /// otherwise: as [`enforce_rate_limits`](crate::Builder::enforce_rate_limits), for some
    /// requests only.
    Throttle,
    /// An answer that is not the service's: of a gateway, a proxy, a load balancer.
    Status {
        /// From 200 to 599.
        status: u16,
        /// Such as `Retry-After`. Without a `Content-Type`, a body that begins with `<` is HTML,
        /// one with `{` JSON, and any other plain text.
        #[serde(default)]
        headers: BTreeMap<String, String>,
        /// May be empty.
        #[serde(default)]
        body: String,
    },
    /// A page of HTML with status 200, as of a login page in between.
    Html,
    /// The first half of the right answer as if it were all of it.
    InvalidJson,
    /// Sends the client elsewhere.
    Redirect {
        /// From 300 to 399.
        status: u16,
        /// Where to, as the value of `Location`.
        location: String,
    },
    /// The server's clock is wrong. The request is judged by it.
    WrongClock {
        /// How far ahead of the emulator's clock it is; negative if it is behind.
        seconds: i64,
        /// Whether the answer tells the wrong time in `Date`. If not, it has no `Date`.
        date: bool,
    },
    /// The right answer, with a pause in it.
    Delay {
        /// Where.
        at: Place,
        /// How long.
        #[serde(rename = "millis", deserialize_with = "millis")]
        pause: Duration,
    },
    /// The right answer as far as `at`, and then the connection is reset (RST). What the client has
    /// not taken in by then is lost, which matters to answers that are larger than the buffers of
    /// the system.
    Reset {
        /// Where.
        at: Place,
    },
    /// The right answer as far as `at`, and then the connection is closed (FIN). In the body, it is
    /// an answer cut short.
    Close {
        /// Where.
        at: Place,
    },
    /// The right answer, and more bytes than its `Content-Length` tells. The connection stays open.
    OverLong {
        /// What comes after it: rubbish, or a whole other answer.
        extra: String,
    },
    /// The right answer with a wrong `Content-Length`. The connection stays open.
    ContentLength {
        /// How much more it is than it should be; negative if it is less.
        off: i64,
    },
    /// The right answer, compressed, asked for or not.
    Gzip,
    /// A compressed answer that is a thousand times as large when it is decoded: white space, in
    /// which a parser may wait for JSON. It is made piece by piece.
    GzipBomb {
        /// How large it is when decoded, in bytes; rounded up to a MiB.
        decoded: u64,
    },
    /// The right answer, head included, in small pieces.
    Drip {
        /// How many bytes at a time.
        piece: usize,
        /// How long before the next.
        #[serde(rename = "millis", deserialize_with = "millis")]
        pause: Duration,
    },
    /// An answer in chunks that never ends, until the client leaves.
    Endless {
        /// How many bytes a chunk.
        piece: usize,
        /// How long before the next.
        #[serde(rename = "millis", deserialize_with = "millis")]
        pause: Duration,
    },
    /// The connection is closed as soon as it is accepted. Only in the script of
    /// [`ACCEPT`](crate::ACCEPT).
    CloseAtAccept {
        /// Whether it is reset (RST) instead of closed (FIN).
        #[serde(default)]
        reset: bool,
    },
}

/// A place in an answer.
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
}

impl Fault {
    /// The service refuses with `code`.
    #[must_use]
    pub fn error(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Error {
            code: code.into(),
            message: message.into(),
        }
    }

    /// The service refuses with `InternalError`.
    #[must_use]
    pub fn internal_error() -> Self {
        Self::error("InternalError", "An internal error occurred.")
    }

    /// The service refuses with `RequestLimitExceeded`, whatever the rate.
    #[must_use]
    pub fn request_limit_exceeded() -> Self {
        Self::error(
            "RequestLimitExceeded",
            "The number of requests exceeds the limit.",
        )
    }

    /// An HTTP status with a body, which may be empty.
    #[must_use]
    pub fn status(status: u16, body: impl Into<String>) -> Self {
        Self::Status {
            status,
            headers: BTreeMap::new(),
            body: body.into(),
        }
    }

    /// An HTTP status without a body that tells when to try again.
    #[must_use]
    pub fn retry_after(status: u16, when: impl Into<String>) -> Self {
        Self::Status {
            status,
            headers: BTreeMap::from([("Retry-After".to_owned(), when.into())]),
            body: String::new(),
        }
    }

    /// Whether the client gets the right answer, so that the action is executed even if the fault
    /// comes before it.
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

    /// Says what is wrong with it, if anything.
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
