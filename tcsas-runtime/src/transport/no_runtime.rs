//! The error of a call outside of a tokio runtime.

use crate::error::TransportError;

/// The cause of an error that says what to do.
#[derive(Debug, thiserror::Error)]
#[error("a call was polled outside of a runtime")]
pub(crate) struct NoRuntime;

impl NoRuntime {
    pub(crate) fn error() -> TransportError {
        let mut error = TransportError::connect("there is no tokio runtime", Self).lasting();
        error.advice = Some("await calls inside of one, such as #[tokio::main] starts");
        error
    }
}
