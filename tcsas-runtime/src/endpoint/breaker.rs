//! The circuit breaker in front of the first endpoint.

use std::time::Duration;

use tokio::time::Instant;

/// How many attempts in a row must fail before the second endpoint is used.
const FAILURES: u32 = 5;

/// How long the second endpoint is used before one request tries the first again.
const OPEN: Duration = Duration::from_secs(60);

/// A circuit breaker in front of the first endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaker {
    /// It is used, and has failed so many times in a row.
    Closed(u32),
    /// It is not used until then.
    Open(Instant),
    /// One request is finding out whether it works again, and has until then.
    HalfOpen(Instant),
}

impl Default for Breaker {
    fn default() -> Self {
        Self::Closed(0)
    }
}

impl Breaker {
    /// 0 for the first endpoint, 1 for the second.
    pub(super) fn choose(&mut self, now: Instant) -> usize {
        match *self {
            Self::Closed(_) => 0,
            Self::Open(until) | Self::HalfOpen(until) if now < until => 1,
            // Should the request that finds out be given up, another one does later.
            Self::Open(_) | Self::HalfOpen(_) => {
                *self = Self::HalfOpen(now + OPEN);
                0
            }
        }
    }

    /// After a request to the first endpoint.
    pub(super) fn after(self, answered: bool, now: Instant) -> Self {
        match self {
            _ if answered => Self::Closed(0),
            Self::Closed(failures) if failures + 1 < FAILURES => Self::Closed(failures + 1),
            Self::Closed(_) => {
                tracing::warn!("the endpoint fails; its second is used");
                Self::Open(now + OPEN)
            }
            Self::HalfOpen(_) => Self::Open(now + OPEN),
            // One that was sent before it opened.
            Self::Open(until) => Self::Open(until),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_opens_after_failures_in_a_row_and_not_after_good_calls() {
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
        for _ in 0..FAILURES - 1 {
            breaker = breaker.after(false, now);
        }
        assert_eq!(breaker.choose(now), 1);
    }

    #[test]
    fn one_request_finds_out_whether_the_first_works_again() {
        let now = Instant::now();
        let later = now + OPEN;
        let mut breaker = Breaker::Open(later);
        assert_eq!((breaker.choose(later), breaker.choose(later)), (0, 1));
        let mut open = breaker.after(false, later);
        assert_eq!(open.choose(later), 1);
        let mut closed = breaker.after(true, later);
        assert_eq!(closed.choose(later), 0);
        // Nobody ever hears from the one that was to find out.
        assert_eq!(breaker.choose(later + OPEN), 0);
    }
}
