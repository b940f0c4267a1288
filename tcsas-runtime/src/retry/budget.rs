//! The share of requests that may be retries.

use std::fmt;
use std::sync::OnceLock;
use std::time::Duration;

use tower::retry::budget::{Budget as _, TpsBudget};

/// Bounds the share of retries in the requests of a client, so that a failing service gets less
/// traffic and not more: 20 % of calls, and in any case 10 retries in 10 seconds.
///
/// It is made at the first call: it reads the time, and a client can be built where there is no
/// clock.
pub(crate) struct Budget(OnceLock<TpsBudget>);

impl Budget {
    const WINDOW: Duration = Duration::from_secs(10);
    const MIN_PER_SECOND: u32 = 1;
    const RETRY_RATIO: f32 = 0.2;

    pub(crate) fn new() -> Self {
        Self(OnceLock::new())
    }

    fn started(&self) -> &TpsBudget {
        self.0
            .get_or_init(|| TpsBudget::new(Self::WINDOW, Self::MIN_PER_SECOND, Self::RETRY_RATIO))
    }

    /// Counts a call.
    pub(crate) fn deposit(&self) {
        self.started().deposit();
    }

    /// Takes one retry from the budget; false if it is exhausted.
    pub(crate) fn withdraw(&self) -> bool {
        self.started().withdraw()
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
    fn failing_service_receives_few_retries() {
        let budget = Budget::new();
        let retries = (0..1000).filter(|_| {
            budget.deposit();
            budget.withdraw()
        });
        let retries = retries.count();
        assert!((150..=220).contains(&retries), "{retries}");
    }
}
