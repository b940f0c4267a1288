//! The retry policy of clients and calls.

use std::time::Duration;

/// Determines how often and after which delays failed calls are retried.
///
/// # Retried errors
///
/// Some failures are retried for any action, because the service cannot have executed the call:
///
/// - no connection was established, or the connection was closed before any of the request was
///   sent,
/// - the time ran out while connecting,
/// - the service throttled the call (`RequestLimitExceeded`, or status 429).
///
/// Other failures may have happened after the service executed the call: a reset, a timeout, a
/// connection closed while the request was being sent, a 5xx response, `InternalError`,
/// `ResourceUnavailable` and `ServiceUnavailable`. They are retried only if the action is
/// idempotent. It is if its spec declares it, if its name begins with `Describe`, `List`, `Get` or
/// `Query`, or if it has a parameter `ClientToken`, by which the service recognizes a repeated
/// call; [`Call::idempotent`](crate::Call::idempotent) overrides this. Callers of other actions
/// have to find out whether the call took effect before they repeat it.
///
/// All other errors are final.
///
/// # Delays
///
/// The delay before a retry is random, up to a bound that doubles with every attempt, but at least
/// what the service requests in `Retry-After`. Every attempt is signed anew.
///
/// The call ends when the attempts are used up, when the delay would exceed its
/// [`timeout`](crate::ClientBuilder::timeout), or when the client's retry budget is exhausted:
/// retries may make up 20 % of calls, and in any case 10 in 10 seconds, so that a failing service
/// can recover. [`Attempts`](crate::error::Attempts) reports the reason.
///
/// ```
/// use std::time::Duration;
///
/// use tcsas_runtime::RetryPolicy;
///
/// let patient = RetryPolicy::default()
///     .attempts(6)
///     .max_delay(Duration::from_secs(30));
/// let off = RetryPolicy::off();
/// assert_ne!(patient, off);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    pub(crate) attempts: u32,
    pub(super) initial_delay: Duration,
    pub(super) max_delay: Duration,
}

impl Default for RetryPolicy {
    /// At most 4 attempts, with delays of up to 0.2, 0.4 and 0.8 seconds.
    fn default() -> Self {
        Self {
            attempts: 4,
            initial_delay: Duration::from_millis(200),
            max_delay: Duration::from_secs(20),
        }
    }
}

impl RetryPolicy {
    /// Disables retries.
    ///
    /// One further attempt is still made after a rejected timestamp, with a corrected clock, and
    /// after a rejected token, with fresh credentials.
    #[must_use]
    pub fn off() -> Self {
        Self::default().attempts(1)
    }

    /// Sets the maximum number of attempts, including the first. 0 counts as 1. Default: 4.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// Sets the maximum delay before the second attempt; it doubles for each further one. Default:
    /// 0.2 seconds.
    #[must_use]
    pub fn initial_delay(mut self, delay: Duration) -> Self {
        self.initial_delay = delay;
        self
    }

    /// Sets the maximum delay between two attempts, unless the service requests more. Default: 20
    /// seconds.
    #[must_use]
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }
}
