//! When a call is made again, and after how long.

use std::time::Duration;

/// How calls are repeated that failed in a way that may pass.
///
/// What is repeated: a call whose connection was never made or that was still connecting when its
/// time was up, and one that the service throttled, always; a call that may have reached the
/// service and failed there or on the way back (a reset, a timeout, a 5xx, `InternalError`,
/// `ResourceUnavailable`, `ServiceUnavailable`), only when the action is safe to repeat. An action
/// is that when its description says so, when it begins with `Describe`, `List`, `Get` or `Query`,
/// or when it takes a `ClientToken`, by which the service tells a repeated call from a second one.
///
/// A call whose connection was closed before any of it left counts as never connected. One that was
/// closed as it left may have been executed, and is repeated only where that is safe: callers of
/// other actions find out what became of it before they make it again.
///
/// Every attempt is signed anew. Before one, a client waits a random part of a time that doubles
/// with every attempt, or as long as the service asks for. It gives up when the attempts are used
/// up, when the wait would outlast the time of the call, or when so many calls fail that repeating
/// them all would keep the service from recovering.
///
/// ```
/// use std::time::Duration;
///
/// use tcsas_runtime::RetryPolicy;
///
/// let patient = RetryPolicy::default()
///     .attempts(6)
///     .longest_wait(Duration::from_secs(30));
/// let off = RetryPolicy::off();
/// assert_ne!(patient, off);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    pub(crate) attempts: u32,
    pub(crate) first: Duration,
    pub(crate) longest: Duration,
}

impl Default for RetryPolicy {
    /// At most 4 attempts, with up to 0.2, 0.4 and 0.8 seconds between.
    fn default() -> Self {
        Self {
            attempts: 4,
            first: Duration::from_millis(200),
            longest: Duration::from_secs(20),
        }
    }
}

impl RetryPolicy {
    /// No call is repeated, except once with a corrected clock or a fresh token, which is no second
    /// try of the same thing.
    #[must_use]
    pub fn off() -> Self {
        Self::default().attempts(1)
    }

    /// The most attempts of a call, the first included. 0 is taken as 1.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The most time before the second attempt; it doubles for each that follows.
    #[must_use]
    pub fn first_wait(mut self, wait: Duration) -> Self {
        self.first = wait;
        self
    }

    /// The most time between two attempts, unless the service asks for more.
    #[must_use]
    pub fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest = wait;
        self
    }
}
