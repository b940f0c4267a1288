//! The rate limiter of a client.

use std::sync::Arc;

use super::limiter::{Quota, RateLimiter};
use super::sliding_window::SlidingWindows;

/// The rate limiter that a client is configured with.
pub(crate) enum RateLimits {
    Off,
    Local(SlidingWindows),
    Shared(Arc<dyn RateLimiter>),
}

impl RateLimits {
    pub(crate) fn local() -> Self {
        Self::Local(SlidingWindows::default())
    }

    /// Whether requests to an action with this limit need a permit.
    pub(crate) fn apply_to(&self, per_second: u32) -> bool {
        per_second > 0 && !matches!(self, Self::Off)
    }

    /// Waits for a permit for one request.
    pub(crate) async fn acquire(&self, quota: Quota<'_>) {
        match self {
            Self::Off => {}
            Self::Local(windows) => windows.acquire(quota.action, quota.per_second).await,
            Self::Shared(limiter) => {
                if let Err(error) = limiter.acquire(quota).await {
                    tracing::warn!(
                        error,
                        "the shared rate limiter issued no permit; the request is sent without one"
                    );
                }
            }
        }
    }
}
