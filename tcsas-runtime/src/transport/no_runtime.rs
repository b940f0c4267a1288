//! Calls outside of a tokio runtime.

use crate::error::{TransportError, TransportErrorKind};

/// Source of the error of a call that is polled outside of a tokio runtime.
#[derive(Debug, thiserror::Error)]
#[error("a call was polled outside of a runtime")]
pub(crate) struct NoRuntime;

impl NoRuntime {
    pub(crate) fn error() -> TransportError {
        TransportError::new(TransportErrorKind::NoRuntime, "there is no tokio runtime")
            .with_source(Self)
            .with_advice("await calls inside of one, such as #[tokio::main] starts")
            .unsent()
            .permanent()
    }
}
