//! The share of requests that may be retries.

use std::fmt;
use std::time::Duration;

use tower::retry::budget::{Budget as _, TpsBudget};

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
