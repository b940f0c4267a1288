//! Pauses after fetches that failed or whose credentials were rejected.

use std::time::Duration;

use tokio::time::Instant;

use crate::error::CredentialError;

const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60);

/// Counts setbacks in a row, and the pause after the last one, in which the provider is not called:
/// none after the first ones, which may be transient, and then a partly random time that doubles.
#[derive(Debug, Default)]
pub(super) struct Backoff {
    setbacks: u32,
    until: Option<Instant>,
    /// The error of the last setback.
    error: Option<CredentialError>,
}

impl Backoff {
    /// Counts a setback; the first `free` ones have no pause. Returns the pause.
    pub(super) fn begin(&mut self, free: u32, error: Option<CredentialError>) -> Duration {
        self.setbacks = self.setbacks.saturating_add(1);
        let pause = length(self.setbacks.saturating_sub(free));
        self.until = Some(Instant::now() + pause);
        self.error = error;
        pause
    }

    pub(super) fn end(&mut self) {
        *self = Self::default();
    }

    pub(super) fn setbacks(&self) -> u32 {
        self.setbacks
    }

    /// The rest of the pause, if any.
    pub(super) fn left(&self) -> Option<Duration> {
        let left = self.until?.saturating_duration_since(Instant::now());
        Some(left).filter(|left| !left.is_zero())
    }

    /// The error during a pause.
    pub(super) fn reason(&self) -> Option<CredentialError> {
        let left = self.left()?;
        let error = self.error.clone()?;
        Some(error.with_retry_after(left))
    }
}

/// The pause after a number of setbacks: a time that doubles, of which up to half is cut at random.
fn length(number: u32) -> Duration {
    let Some(doublings) = number.checked_sub(1) else {
        return Duration::ZERO;
    };
    let longest = FIRST.saturating_mul(1 << doublings.min(16)).min(LONGEST);
    longest.mul_f64(1.0 - fastrand::f64() / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_limit_and_are_random_in_the_upper_half() {
        for (number, bound) in [
            (0, 0),
            (1, 1),
            (2, 2),
            (3, 4),
            (6, 32),
            (7, 60),
            (u32::MAX, 60),
        ] {
            let bound = Duration::from_secs(bound);
            for _ in 0..100 {
                let pause = length(number);
                assert!(bound / 2 <= pause && pause <= bound, "{number}: {pause:?}");
            }
        }
    }
}
