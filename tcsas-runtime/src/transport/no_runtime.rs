//! Calls outside of a tokio runtime.

use tokio::runtime::Handle;

use crate::error::{TransportError, TransportErrorKind};

/// Source of the error of a call that is polled outside of a tokio runtime.
#[derive(Debug, thiserror::Error)]
enum NoRuntime {
    #[error("a call was polled outside of a runtime")]
    Outside,
    #[error("the standard library of this target has no clock")]
    NoClock,
}

/// The runtime that the caller is in.
///
/// # Errors
///
/// If it is in none, or in one that cannot have timers.
pub(crate) fn current_runtime() -> Result<Handle, TransportError> {
    // Reading the time would panic.
    if cfg!(all(target_family = "wasm", target_os = "unknown")) {
        return Err(error(
            NoRuntime::NoClock,
            "there are no timers on this target",
            "sign the request with `tcsas_runtime::sign`, and let the host send it",
        ));
    }
    Handle::try_current().map_err(|_| {
        error(
            NoRuntime::Outside,
            "there is no tokio runtime",
            "await calls inside of one, such as #[tokio::main] starts",
        )
    })
}

fn error(cause: NoRuntime, what: &'static str, advice: &'static str) -> TransportError {
    TransportError::new(TransportErrorKind::NoRuntime, what)
        .with_source(cause)
        .with_advice(advice)
        .unsent()
        .permanent()
}
