//! Connections that could not be established, or broke.

use std::error::Error as StdError;
use std::fmt;

use super::attempts::{Attempts, AttemptsNote};
use super::invalid_response::InvalidResponseError;
use super::timeout::TimeoutError;
use super::transport_kind::TransportErrorKind;

/// Error of a [`Transport`](crate::Transport): the connection could not be established, or broke
/// before the response was complete.
///
/// Timeouts and unreadable responses that a transport reports convert into it with `?`. The client
/// passes them on as [`Error::Timeout`](crate::Error::Timeout) and
/// [`Error::InvalidResponse`](crate::Error::InvalidResponse), everything else as
/// [`Error::Transport`](crate::Error::Transport).
///
/// ```
/// use tcsas_runtime::error::{TransportError, TransportErrorKind};
///
/// # let cause = std::io::Error::other("connection refused");
/// let error = TransportError::new(
///     TransportErrorKind::ConnectionRefused,
///     "the endpoint refused the connection",
/// )
/// .with_source(cause)
/// .unsent();
/// assert!(error.is_unsent());
/// ```
#[derive(Debug)]
pub struct TransportError {
    pub(super) repr: Repr,
}

#[derive(Debug)]
pub(super) enum Repr {
    Connection(Connection),
    Timeout(TimeoutError),
    /// Boxed, as it is large and rare.
    InvalidResponse(Box<InvalidResponseError>),
}

/// Failure of a connection.
#[derive(Debug)]
pub(super) struct Connection {
    kind: TransportErrorKind,
    message: String,
    /// Advice that is more specific than the general one.
    advice: Option<&'static str>,
    unsent: bool,
    permanent: bool,
    attempts: Option<Attempts>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl TransportError {
    /// Creates an error that states `message`. The request may have reached the service, unless
    /// [`Self::unsent`] is called, and another attempt may succeed, unless [`Self::permanent`] is.
    #[must_use]
    pub fn new(kind: TransportErrorKind, message: impl Into<String>) -> Self {
        Self {
            repr: Repr::Connection(Connection {
                kind,
                message: message.into(),
                advice: None,
                unsent: false,
                permanent: false,
                attempts: None,
                source: None,
            }),
        }
    }

    /// Adds the cause, which [`source`](StdError::source) returns.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        let source = Some(source.into());
        match &mut self.repr {
            Repr::Connection(error) => error.source = source,
            Repr::Timeout(error) => error.source = source,
            Repr::InvalidResponse(error) => error.source = source,
        }
        self
    }

    /// Marks the request as certainly not sent: no connection was established, or it was closed
    /// before the request left. The client may then repeat calls that are not idempotent. An
    /// invalid response stays as it is, since a response implies a request.
    #[must_use]
    pub fn unsent(mut self) -> Self {
        match &mut self.repr {
            Repr::Connection(error) => error.unsent = true,
            Repr::Timeout(error) => error.set_connecting(),
            Repr::InvalidResponse(_) => {}
        }
        self
    }

    /// Marks the failure as permanent: the client makes no other attempt. Timeouts are never
    /// permanent.
    #[must_use]
    pub fn permanent(mut self) -> Self {
        match &mut self.repr {
            Repr::Connection(error) => error.permanent = true,
            Repr::Timeout(_) => {}
            Repr::InvalidResponse(error) => error.permanent = true,
        }
        self
    }

    /// Adds advice, printed in place of the general one.
    pub(crate) fn with_advice(mut self, advice: &'static str) -> Self {
        if let Repr::Connection(error) = &mut self.repr {
            error.advice = Some(advice);
        }
        self
    }

    /// Cause of the error, as far as it is known.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        match &self.repr {
            Repr::Connection(error) => error.kind,
            Repr::Timeout(_) => TransportErrorKind::Timeout,
            Repr::InvalidResponse(_) => TransportErrorKind::InvalidResponse,
        }
    }

    /// Whether the request was certainly not sent: no connection was established, or it was closed
    /// before the request left.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        match &self.repr {
            Repr::Connection(error) => error.unsent,
            Repr::Timeout(error) => error.is_unsent(),
            Repr::InvalidResponse(_) => false,
        }
    }

    /// Whether another attempt would fail the same way.
    #[must_use]
    pub fn is_permanent(&self) -> bool {
        match &self.repr {
            Repr::Connection(error) => error.permanent,
            Repr::Timeout(_) => false,
            Repr::InvalidResponse(error) => error.is_permanent(),
        }
    }

    /// Number of attempts, and why there was no other. `None` until the client reports the error.
    #[must_use]
    pub fn attempts(&self) -> Option<Attempts> {
        match &self.repr {
            Repr::Connection(error) => error.attempts,
            Repr::Timeout(error) => error.attempts(),
            Repr::InvalidResponse(error) => error.attempts(),
        }
    }

    pub(super) fn set_attempts(&mut self, attempts: Attempts) {
        match &mut self.repr {
            Repr::Connection(error) => error.attempts = Some(attempts),
            Repr::Timeout(error) => error.attempts = Some(attempts),
            Repr::InvalidResponse(error) => error.attempts = Some(attempts),
        }
    }

    /// Records that an earlier attempt may have reached the service.
    pub(super) fn set_possibly_sent(&mut self) {
        match &mut self.repr {
            Repr::Connection(error) => error.unsent = false,
            Repr::Timeout(error) => error.set_possibly_sent(),
            Repr::InvalidResponse(_) => {}
        }
    }
}

impl From<TimeoutError> for TransportError {
    fn from(error: TimeoutError) -> Self {
        Self {
            repr: Repr::Timeout(error),
        }
    }
}

impl From<InvalidResponseError> for TransportError {
    fn from(error: InvalidResponseError) -> Self {
        Self {
            repr: Repr::InvalidResponse(Box::new(error)),
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Connection(error) => error.fmt(f),
            Repr::Timeout(error) => error.fmt(f),
            Repr::InvalidResponse(error) => error.fmt(f),
        }
    }
}

impl fmt::Display for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let effect = match (self.unsent, self.advice) {
            (true, None) => "the request was not sent; check the endpoint and the network",
            (true, Some(_)) => "the request was not sent; ",
            (false, None) => "the call may or may not have taken effect",
            (false, Some(_)) => "the call may or may not have taken effect; ",
        };
        let (message, advice) = (&self.message, self.advice.unwrap_or_default());
        write!(
            f,
            "{message}: {effect}{advice}{}",
            AttemptsNote(self.attempts)
        )
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.repr {
            Repr::Connection(error) => error.source.as_deref().map(|source| source as _),
            Repr::Timeout(error) => error.source(),
            Repr::InvalidResponse(error) => error.source(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::error::Error;

    #[test]
    fn timeouts_and_invalid_responses_become_variants_of_their_own() {
        let limit = Duration::from_secs(1);
        let error = TransportError::from(TimeoutError::new(limit));
        assert_eq!(error.kind(), TransportErrorKind::Timeout);
        assert!(!error.is_unsent() && !error.is_permanent());
        let error = error.unsent().permanent();
        assert!(error.is_unsent() && !error.is_permanent());
        assert!(matches!(Error::from(error), Error::<()>::Timeout(error) if error.is_unsent()));

        let error = InvalidResponseError::new(http::StatusCode::OK, b"<html>", "it is not JSON");
        let error = TransportError::from(error).unsent().permanent();
        assert_eq!(error.kind(), TransportErrorKind::InvalidResponse);
        assert!(!error.is_unsent() && error.is_permanent());
        assert!(matches!(
            Error::from(error),
            Error::<()>::InvalidResponse(error) if error.is_permanent()
        ));

        let error = TransportError::new(TransportErrorKind::Certificate, "it has expired");
        assert!(matches!(
            Error::from(error),
            Error::<()>::Transport(error) if error.kind() == TransportErrorKind::Certificate
        ));
    }

    #[test]
    fn display_has_effect_and_advice_and_source_is_kept() {
        let error = TransportError::new(TransportErrorKind::Proxy, "no tunnel").with_source("403");
        assert_eq!(
            error.to_string(),
            "no tunnel: the call may or may not have taken effect"
        );
        assert_eq!(error.source().unwrap().to_string(), "403");
        assert_eq!(
            error.unsent().with_advice("check the proxy").to_string(),
            "no tunnel: the request was not sent; check the proxy"
        );
    }
}
