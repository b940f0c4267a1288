//! How long a provider is left alone whose credentials are of no use.

use std::time::Duration;

use tokio::time::Instant;

use crate::error::CredentialError;

const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60);

/// Counts setbacks in a row, and leaves the provider alone after them: not at all after the first
/// ones, which may pass, and then for a time that doubles from one to the next, of which a part is
/// random.
#[derive(Debug, Default)]
pub(super) struct Backoff {
    setbacks: u32,
    until: Option<Instant>,
    /// The last of them.
    error: Option<CredentialError>,
}

impl Backoff {
    /// Counts a setback, of which the first `free` have no pause. Returns how long the pause is.
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

    /// How much of the pause is left.
    pub(super) fn left(&self) -> Option<Duration> {
        let left = self.until?.saturating_duration_since(Instant::now());
        Some(left).filter(|left| !left.is_zero())
    }

    /// Why the provider is left alone at present.
    pub(super) fn reason(&self) -> Option<CredentialError> {
        let left = self.left()?;
        let error = self.error.clone()?;
        Some(error.with_retry_after(left))
    }
}

/// At least half of a time that doubles.
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
    fn pauses_double_up_to_the_longest_and_are_random_within_their_upper_half() {
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
