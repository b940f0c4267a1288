//! Calls whose time was up.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use super::attempts::{Attempts, Told};

/// No complete response came within the time allowed. The call may have taken effect, unless
/// [`Self::is_unsent`].
#[derive(Debug)]
pub struct TimeoutError {
    pub(crate) limit: Duration,
    /// What the time was spent on, if no request was sent.
    pub(crate) waited: Option<Waited>,
    /// The limit is that of an attempt, and not that of the call.
    pub(crate) of_attempt: bool,
    pub(crate) attempts: Option<Attempts>,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What the time of a request that was not sent was spent on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Waited {
    /// Something that comes before there is a request.
    For(&'static str),
    Connecting,
}

impl TimeoutError {
    /// For implementations of [`Transport`](crate::Transport): there was no complete answer within
    /// `limit`.
    #[must_use]
    pub fn new(limit: Duration) -> Self {
        Self {
            limit,
            waited: None,
            of_attempt: false,
            attempts: None,
            source: None,
        }
    }

    /// The time was up before a request was sent.
    pub(crate) fn unsent(limit: Duration, waited: &'static str) -> Self {
        Self {
            waited: Some(Waited::For(waited)),
            ..Self::new(limit)
        }
    }

    /// For implementations of [`Transport`](crate::Transport): no connection was made within
    /// `limit`, so that the request certainly never left.
    #[must_use]
    pub fn connecting(limit: Duration) -> Self {
        Self {
            waited: Some(Waited::Connecting),
            ..Self::new(limit)
        }
    }

    /// Whether the time was spent waiting (for credentials, for a turn under a rate limit, or for a
    /// connection) since the last request, if there was any: nothing is on its way.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        self.waited.is_some()
    }

    /// The same with a cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The time that was allowed.
    #[must_use]
    pub fn limit(&self) -> Duration {
        self.limit
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (limit, attempts) = (self.limit, Told(&self.attempts));
        let setting = match self.of_attempt {
            true => "attempt_timeout",
            false => "timeout",
        };
        match self.waited {
            Some(Waited::For(waited)) => write!(
                f,
                "the {limit:?} of the call were up while it waited {waited}: no request is on its way; allow more time with `timeout`{attempts}"
            ),
            Some(Waited::Connecting) => write!(
                f,
                "no connection within {limit:?}: the request was not sent; check the endpoint and the network, or allow more time with `{setting}`{attempts}"
            ),
            None => write!(
                f,
                "no complete answer within {limit:?}: the call may or may not have taken effect; allow more time with `{setting}`{attempts}"
            ),
        }
    }
}
