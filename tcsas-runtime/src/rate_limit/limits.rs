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

    /// Waits for a permit for one request.
    pub(crate) async fn acquire(&self, quota: Quota<'_>) {
        match self {
            _ if quota.per_second == 0 => {}
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
