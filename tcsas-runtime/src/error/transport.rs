//! Connections that failed.

use std::error::Error as StdError;
use std::fmt;

use super::attempts::{Attempts, Told};
use super::cause::TransportCause;

/// The connection could not be made, or broke before the answer was complete.
#[derive(Debug)]
pub struct TransportError {
    pub(crate) connecting: bool,
    pub(crate) attempts: Option<Attempts>,
    pub(crate) what: String,
    pub(crate) cause: TransportCause,
    /// What to do, where it is known better than in general.
    pub(crate) advice: Option<&'static str>,
    /// Another attempt would end alike.
    pub(crate) lasting: bool,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

impl TransportError {
    /// Whether no connection was made, or it was closed before the request was sent: the request
    /// certainly never left.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.connecting
    }

    /// What it comes of, as far as that is known.
    #[must_use]
    pub fn cause(&self) -> TransportCause {
        self.cause
    }

    /// For implementations of [`Transport`](crate::Transport): the connection could not be made.
    pub fn connect(
        what: impl Into<String>,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self::new(true, what.into(), source.into())
    }

    /// For implementations of [`Transport`](crate::Transport): the connection broke.
    pub fn broken(
        what: impl Into<String>,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self::new(false, what.into(), source.into())
    }

    fn new(connecting: bool, what: String, source: Box<dyn StdError + Send + Sync>) -> Self {
        Self {
            connecting,
            attempts: None,
            what,
            cause: TransportCause::Other,
            advice: None,
            lasting: false,
            source: Some(source),
        }
    }

    /// For implementations of [`Transport`](crate::Transport): the same where another attempt would
    /// end alike. It is not made.
    #[must_use]
    pub fn lasting(mut self) -> Self {
        self.lasting = true;
        self
    }

    /// Whether another attempt would end alike.
    pub(crate) fn is_lasting(&self) -> bool {
        self.lasting
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let effect = match (self.connecting, self.advice) {
            (true, None) => "the request was not sent; check the endpoint and the network",
            (true, Some(_)) => "the request was not sent; ",
            (false, None) => "the call may or may not have taken effect",
            (false, Some(_)) => "the call may or may not have taken effect; ",
        };
        let advice = self.advice.unwrap_or_default();
        write!(f, "{}: {effect}{advice}{}", self.what, Told(&self.attempts))
    }
}
