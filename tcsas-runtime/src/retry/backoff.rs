//! How long to wait, and whether waiting is still worth it.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};

use super::policy::RetryPolicy;

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
}
