//! The delay before a retry.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};

use super::policy::RetryPolicy;

/// The delay after attempt number `attempt`, starting at 1: random, up to a bound that doubles. The
/// jitter keeps clients that failed at the same time from retrying at the same time.
pub(crate) fn backoff(policy: &RetryPolicy, attempt: u32) -> Duration {
    let bound = ExponentialBuilder::new()
        .with_min_delay(policy.initial_delay)
        .with_max_delay(policy.max_delay)
        .with_factor(2.0)
        .without_max_times()
        .build()
        .nth(attempt.saturating_sub(1) as usize);
    bound.unwrap_or(policy.max_delay).mul_f64(fastrand::f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_are_random_and_their_bound_doubles_up_to_the_maximum() {
        let policy = RetryPolicy::default()
            .initial_delay(Duration::from_millis(100))
            .max_delay(Duration::from_millis(350));
        for (attempt, bound) in [(1, 100), (2, 200), (3, 350), (4, 350), (100, 350)] {
            let delays: Vec<_> = (0..200).map(|_| backoff(&policy, attempt)).collect();
            let bound = Duration::from_millis(bound);
            assert!(delays.iter().all(|delay| *delay <= bound), "{attempt}");
            assert!(delays.iter().any(|delay| *delay > bound / 2), "{attempt}");
            assert!(delays.iter().any(|delay| *delay < bound / 2), "{attempt}");
        }
    }
}
