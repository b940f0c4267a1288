//! How long to wait, and whether waiting is still worth it.

use std::fmt;
use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};
use tower::retry::budget::{Budget as _, TpsBudget};

use super::RetryPolicy;

/// The wait after `attempt` (the first is 1): anything up to a time that doubles, so that clients
/// which failed together do not come back together.
pub(crate) fn delay(policy: &RetryPolicy, attempt: u32) -> Duration {
    let longest = ExponentialBuilder::new()
        .with_min_delay(policy.first)
        .with_max_delay(policy.longest)
        .with_factor(2.0)
        .without_max_times()
        .build()
        .nth(attempt.saturating_sub(1) as usize);
    longest.unwrap_or(policy.longest).mul_f64(fastrand::f64())
}

/// How much of what a client sends may be repetition, so that a service in trouble gets less
/// traffic and not more: one in five, and ten in ten seconds in any case.
pub(crate) struct Budget(TpsBudget);

impl Budget {
    const SPAN: Duration = Duration::from_secs(10);
    const EACH_SECOND: u32 = 1;
    const SHARE: f32 = 0.2;

    pub(crate) fn new() -> Self {
        Self(TpsBudget::new(Self::SPAN, Self::EACH_SECOND, Self::SHARE))
    }

    /// Counts a call that is made.
    pub(crate) fn called(&self) {
        self.0.deposit();
    }

    /// Takes the right to repeat one; false if there is none left.
    pub(crate) fn take(&self) -> bool {
        self.0.withdraw()
    }
}

impl fmt::Debug for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_random_and_their_bound_doubles_up_to_the_longest() {
        let policy = RetryPolicy::default()
            .first_wait(Duration::from_millis(100))
            .longest_wait(Duration::from_millis(350));
        for (attempt, bound) in [(1, 100), (2, 200), (3, 350), (4, 350), (100, 350)] {
            let waits: Vec<_> = (0..200).map(|_| delay(&policy, attempt)).collect();
            let bound = Duration::from_millis(bound);
            assert!(waits.iter().all(|wait| *wait <= bound), "{attempt}");
            assert!(waits.iter().any(|wait| *wait > bound / 2), "{attempt}");
            assert!(waits.iter().any(|wait| *wait < bound / 2), "{attempt}");
        }
    }

    #[test]
    fn a_service_that_always_fails_is_sent_few_repetitions() {
        let budget = Budget::new();
        let repeated = (0..1000).filter(|_| {
            budget.called();
            budget.take()
        });
        let repeated = repeated.count();
        assert!((150..=220).contains(&repeated), "{repeated}");
    }
}
