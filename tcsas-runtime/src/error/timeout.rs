//! Calls that ran out of time.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use super::attempts::{Attempts, AttemptsNote};

/// No complete response within the time allowed. The call may have taken effect, unless
/// [`Self::is_unsent`].
#[derive(Debug)]
pub struct TimeoutError {
    limit: Duration,
    stage: Stage,
    /// Whether the limit is that of an attempt rather than of the call.
    of_attempt: bool,
    /// Known only of a stream of events.
    request_id: Option<Box<str>>,
    pub(super) attempts: Option<Attempts>,
    pub(super) source: Option<Box<dyn StdError + Send + Sync>>,
}

/// Progress of the call when its time was up.
#[derive(Clone, Copy, Debug)]
enum Stage {
    /// Waiting for something that a request needs, such as credentials.
    Waiting(&'static str),
    Connecting,
    /// The request was sent, or may have been.
    Sent,
    /// Waiting for the next event of a stream.
    BetweenEvents,
}

impl TimeoutError {
    /// No complete response within `limit`; the request may have been sent. For implementations of
    /// [`Transport`](crate::Transport).
    #[must_use]
    pub fn new(limit: Duration) -> Self {
        Self {
            limit,
            stage: Stage::Sent,
            of_attempt: false,
            request_id: None,
            attempts: None,
            source: None,
        }
    }

    /// No connection within `limit`; the request was certainly not sent. For implementations of
    /// [`Transport`](crate::Transport).
    #[must_use]
    pub fn connecting(limit: Duration) -> Self {
        Self {
            stage: Stage::Connecting,
            ..Self::new(limit)
        }
    }

    /// The time was up while the call waited, `waiting` (such as "for credentials") naming the
    /// reason, before a request was sent.
    pub(crate) fn waiting(limit: Duration, waiting: &'static str) -> Self {
        Self {
            stage: Stage::Waiting(waiting),
            ..Self::new(limit)
        }
    }

    /// The next event of a stream did not follow in time.
    pub(crate) fn between_events(limit: Duration) -> Self {
        Self {
            stage: Stage::BetweenEvents,
            ..Self::new(limit)
        }
    }

    /// Sets the request id, which is known of a stream of events.
    pub(crate) fn or_request_id(mut self, id: Option<&str>) -> Self {
        self.request_id = self.request_id.or_else(|| id.map(Box::from));
        self
    }

    /// Sets whether the limit is that of an attempt rather than of the call.
    pub(crate) fn of_attempt(self, of_attempt: bool) -> Self {
        Self { of_attempt, ..self }
    }

    /// Adds the cause, which [`source`](StdError::source) returns.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The time allowed.
    #[must_use]
    pub fn limit(&self) -> Duration {
        self.limit
    }

    /// Whether no request was in flight when the time was up: the call was waiting for credentials,
    /// for a permit of a rate limit, or for a connection.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        !matches!(self.stage, Stage::Sent | Stage::BetweenEvents)
    }

    /// Request id of a stream of events that did not continue in time. `None` if the time was up
    /// before the response.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Number of attempts, and why there was no other. `None` before the first attempt.
    #[must_use]
    pub fn attempts(&self) -> Option<Attempts> {
        self.attempts
    }

    pub(super) fn set_connecting(&mut self) {
        self.stage = Stage::Connecting;
    }

    /// Records that an earlier attempt may have reached the service.
    pub(super) fn set_possibly_sent(&mut self) {
        if matches!(self.stage, Stage::Connecting) {
            self.stage = Stage::Sent;
        }
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (limit, attempts) = (self.limit, AttemptsNote(self.attempts));
        let setting = match self.of_attempt {
            true => "attempt_timeout",
            false => "timeout",
        };
        match self.stage {
            Stage::Waiting(reason) => write!(
                f,
                "the call timed out after {limit:?} while it waited {reason}: no request is in flight; allow more time with `timeout`{attempts}"
            ),
            Stage::Connecting => write!(
                f,
                "no connection within {limit:?}: the request was not sent; check the endpoint and the network, or allow more time with `{setting}`{attempts}"
            ),
            Stage::BetweenEvents => write!(
                f,
                "no event within {limit:?} of the one before: the stream is incomplete; allow more time with `event_timeout`"
            ),
            Stage::Sent => write!(
                f,
                "no complete response within {limit:?}: the call may or may not have taken effect; allow more time with `{setting}`{attempts}"
            ),
        }
    }
}

impl StdError for TimeoutError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
