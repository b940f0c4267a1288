//! A hook for counters and latencies of calls and attempts.

use std::fmt;
use std::time::Duration;

/// Receives an [`Event`] at the end of every attempt and of every call, for counters and latencies.
///
/// Set with [`ClientBuilder::observer`](crate::ClientBuilder::observer). The methods run on the
/// task that awaits the call, or wherever its future is dropped, and must not block.
///
/// ```
/// use std::sync::atomic::{AtomicU64, Ordering};
///
/// use tcsas_runtime::observe::{Event, Observer, Outcome};
///
/// #[derive(Debug, Default)]
/// struct Failures(AtomicU64);
///
/// impl Observer for Failures {
///     fn call(&self, event: &Event<'_>) {
///         if event.outcome != Outcome::Success {
///             self.0.fetch_add(1, Ordering::Relaxed);
///         }
///     }
/// }
/// ```
pub trait Observer: fmt::Debug + Send + Sync {
    /// Called when an attempt has ended.
    fn attempt(&self, event: &Event<'_>) {
        let _ = event;
    }

    /// Called when a call has ended. Calls with an invalid option or with parameters that cannot be
    /// encoded fail before they start and are not reported.
    fn call(&self, event: &Event<'_>) {
        let _ = event;
    }
}

/// The end of an attempt or of a call.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Event<'a> {
    /// The service (`tcsas`).
    pub service: &'a str,
    /// The action (`ModifyMNP`).
    pub action: &'a str,
    /// The number of the attempt, starting at 1; for a call, the number of its attempts.
    pub attempts: u32,
    /// The result.
    pub outcome: Outcome<'a>,
    /// The request id, if a response contained one.
    pub request_id: Option<&'a str>,
    /// The elapsed time, including delays and the wait for credentials and permits.
    pub duration: Duration,
}

/// The result of an attempt or of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome<'a> {
    /// The service returned a response.
    Success,
    /// The service returned an error.
    ServiceError {
        /// The error code.
        code: &'a str,
    },
    /// The time ran out after the request was sent.
    Timeout,
    /// The connection could not be established, or broke.
    TransportError,
    /// The response is not a valid response of the service.
    InvalidResponse,
    /// No request was sent, for want of credentials or time.
    NotSent,
    /// The future of the call was dropped before it completed.
    Cancelled,
}

impl<'a> Outcome<'a> {
    /// The outcome as a fixed label: `success`, `service_error`, `timeout`, `transport_error`,
    /// `invalid_response`, `not_sent` or `cancelled`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::ServiceError { .. } => "service_error",
            Self::Timeout => "timeout",
            Self::TransportError => "transport_error",
            Self::InvalidResponse => "invalid_response",
            Self::NotSent => "not_sent",
            Self::Cancelled => "cancelled",
        }
    }

    /// The error code of a [`ServiceError`](Self::ServiceError).
    #[must_use]
    pub fn code(&self) -> Option<&'a str> {
        match self {
            Self::ServiceError { code } => Some(code),
            _ => None,
        }
    }
}

impl fmt::Display for Outcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
