//! Cause of a connection error.

use std::error::Error;

use crate::error::{TransportError, TransportErrorKind};

/// Cause of an error, as far as it could be determined.
#[derive(Debug, Default)]
pub(in crate::transport::connection) struct Cause {
    kind: TransportErrorKind,
    message: Option<String>,
    advice: Option<&'static str>,
    /// Whether another attempt would fail the same way.
    permanent: bool,
}

impl Cause {
    pub(super) fn new(
        kind: TransportErrorKind,
        message: impl Into<String>,
        advice: &'static str,
    ) -> Self {
        Self {
            kind,
            message: Some(message.into()),
            advice: Some(advice),
            permanent: false,
        }
    }

    /// A cause without a message of its own.
    pub(super) fn of_kind(kind: TransportErrorKind) -> Self {
        Self {
            kind,
            ..Self::default()
        }
    }

    pub(super) fn permanent(mut self) -> Self {
        self.permanent = true;
        self
    }

    /// Converts into an error, which states `message` unless the cause has one of its own.
    pub(in crate::transport::connection) fn into_error(
        self,
        message: &str,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> TransportError {
        let message = self.message.unwrap_or_else(|| message.to_owned());
        let mut error = TransportError::new(self.kind, message).with_source(source);
        if let Some(advice) = self.advice {
            error = error.with_advice(advice);
        }
        match self.permanent {
            true => error.permanent(),
            false => error,
        }
    }
}

/// A peer's text, bounded and without control characters.
pub(super) fn one_line(text: &str) -> String {
    const SHOWN: usize = 300;
    let plain = |char: char| if char.is_control() { ' ' } else { char };
    text.chars().take(SHOWN).map(plain).collect()
}
