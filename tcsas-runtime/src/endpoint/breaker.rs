//! The circuit breaker of the primary endpoint.

use std::time::Duration;

use tokio::time::Instant;

/// The number of consecutive failures before calls fail over.
const MAX_FAILURES: u32 = 5;

/// The time that calls go to the fallback before one request probes the primary endpoint.
const OPEN_TIME: Duration = Duration::from_secs(60);

/// A circuit breaker, which decides between the primary endpoint and the fallback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaker {
    /// The primary endpoint is used, after this number of consecutive failures.
    Closed(u32),
    /// The fallback is used until then.
    Open(Instant),
    /// One request probes the primary endpoint; the others use the fallback until then.
    HalfOpen(Instant),
}

impl Default for Breaker {
    fn default() -> Self {
        Self::Closed(0)
    }
}

impl Breaker {
    /// The index of the endpoint for the next request: 0 for the primary, 1 for the fallback.
    pub(super) fn choose(&mut self, now: Instant) -> usize {
        match *self {
            Self::Closed(_) => 0,
            Self::Open(until) | Self::HalfOpen(until) if now < until => 1,
            // If the probe is cancelled, another one follows later.
            Self::Open(_) | Self::HalfOpen(_) => {
                *self = Self::HalfOpen(now + OPEN_TIME);
                0
            }
        }
    }

    /// The state after a request to the primary endpoint.
    pub(super) fn after(self, responded: bool, now: Instant) -> Self {
        match self {
            _ if responded => Self::Closed(0),
            Self::Closed(failures) if failures + 1 < MAX_FAILURES => Self::Closed(failures + 1),
            Self::Closed(_) => {
                tracing::warn!(
                    "the primary endpoint fails; calls fail over to the fallback endpoint"
                );
                Self::Open(now + OPEN_TIME)
            }
            Self::HalfOpen(_) => Self::Open(now + OPEN_TIME),
            // The request was sent before the breaker opened.
            Self::Open(until) => Self::Open(until),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaker_opens_after_consecutive_failures_only() {
        let now = Instant::now();
        let mut breaker = Breaker::Closed(0);
        for _ in 0..20 {
            breaker = breaker.after(true, now);
            breaker = breaker.after(false, now);
        }
        assert_eq!(
            (breaker, breaker.clone().choose(now)),
            (Breaker::Closed(1), 0)
        );
        for _ in 0..MAX_FAILURES - 1 {
            breaker = breaker.after(false, now);
        }
        assert_eq!(breaker.choose(now), 1);
    }

    #[test]
    fn one_request_probes_the_primary_endpoint() {
        let now = Instant::now();
        let later = now + OPEN_TIME;
        let mut breaker = Breaker::Open(later);
        assert_eq!((breaker.choose(later), breaker.choose(later)), (0, 1));
        let mut open = breaker.after(false, later);
        assert_eq!(open.choose(later), 1);
        let mut closed = breaker.after(true, later);
        assert_eq!(closed.choose(later), 0);
        // The probe was cancelled.
        assert_eq!(breaker.choose(later + OPEN_TIME), 0);
    }
}
