//! A hook for counters and latencies.

use std::fmt;
use std::time::Duration;

/// Is told what became of every attempt and of every call, for counters and latencies.
///
/// It is called on the task that awaits the call, and must not block.
///
/// ```
/// use std::sync::atomic::{AtomicU64, Ordering};
///
/// use tcsas_runtime::observe::{Event, Observer};
///
/// #[derive(Debug, Default)]
/// struct Failures(AtomicU64);
///
/// impl Observer for Failures {
///     fn call(&self, event: &Event<'_>) {
///         if event.outcome != "answered" {
///             self.0.fetch_add(1, Ordering::Relaxed);
///         }
///     }
/// }
/// ```
pub trait Observer: fmt::Debug + Send + Sync {
    /// An attempt has ended.
    fn attempt(&self, event: &Event<'_>) {
        let _ = event;
    }

    /// A call has ended. Calls that are dropped before do not end, and those with a setting or
    /// parameters that cannot be sent do not begin.
    fn call(&self, event: &Event<'_>) {
        let _ = event;
    }
}

/// What became of an attempt, or of a call.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Event<'a> {
    /// The service (`tcsas`).
    pub service: &'a str,
    /// The action (`ModifyMNP`).
    pub action: &'a str,
    /// The number of the attempt, or how many a call was given. The first is 1.
    pub attempts: u32,
    /// `answered`, `refused`, `timeout`, `transport`, `undecodable`, or `unsent` where it did not
    /// come to a request.
    pub outcome: &'static str,
    /// The error code of a refusal.
    pub code: Option<&'a str>,
    /// The id the service gave it.
    pub request_id: Option<&'a str>,
    /// How long it took, waiting included.
    pub duration: Duration,
}
