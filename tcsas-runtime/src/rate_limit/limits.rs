//! The rate limits that a client keeps.

use std::sync::Arc;

use super::limiter::{Quota, RateLimiter};
use super::sliding_window::Windows;

/// Who makes calls wait for the rate limits of their actions.
pub(crate) enum RateLimits {
    Off,
    Local(Windows),
    Shared(Arc<dyn RateLimiter>),
}

impl RateLimits {
    pub(crate) fn local() -> Self {
        Self::Local(Windows::default())
    }

    /// Waits until a request may be sent as far as rate limits go.
    pub(crate) async fn acquire(&self, quota: Quota<'_>) {
        match self {
            _ if quota.per_second == 0 => {}
            Self::Off => {}
            Self::Local(windows) => windows.acquire(quota.action, quota.per_second).await,
            Self::Shared(limiter) => {
                if let Err(error) = limiter.acquire(quota).await {
                    tracing::warn!(
                        error,
                        "the shared rate limiter gives no turns; the request is sent without one"
                    );
                }
            }
        }
    }
}
