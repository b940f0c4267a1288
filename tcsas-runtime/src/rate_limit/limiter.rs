//! The interface of rate limiters.

use std::fmt;

use crate::transport::BoxFuture;

/// The quota that a request counts against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quota<'a> {
    /// The service (`tcsas`).
    pub service: &'a str,
    /// The action (`ModifyMNP`).
    pub action: &'a str,
    /// The region of the request; empty if it has none.
    pub region: &'a str,
    /// The id of the secret that signs the request, by whose account the service counts; empty if
    /// it is unsigned.
    pub secret_id: &'a str,
    /// The maximum number of requests per second.
    pub per_second: u32,
}

impl<'a> Quota<'a> {
    /// A quota without region and secret id, for tests of a [`RateLimiter`].
    #[must_use]
    pub fn new(service: &'a str, action: &'a str, per_second: u32) -> Self {
        Self {
            service,
            action,
            region: "",
            secret_id: "",
            per_second,
        }
    }
}

/// Issues permits for requests under a rate limit.
///
/// By default each client limits itself. A custom limiter, set with
/// [`ClientBuilder::rate_limiter`](crate::ClientBuilder::rate_limiter), lets several processes
/// share the limits of an account; `examples/shared_limit` implements one with Redis.
///
/// ```
/// use tcsas_runtime::transport::BoxFuture;
/// use tcsas_runtime::{Quota, RateLimiter};
///
/// /// Allows one request at a time to start.
/// #[derive(Debug)]
/// struct OneByOne(tokio::sync::Mutex<()>);
///
/// impl RateLimiter for OneByOne {
///     fn acquire<'a>(
///         &'a self,
///         quota: Quota<'a>,
///     ) -> BoxFuture<'a, Result<(), Box<dyn std::error::Error + Send + Sync>>> {
///         Box::pin(async move {
///             let _guard = self.0.lock().await;
///             tokio::time::sleep(std::time::Duration::from_secs(1) / quota.per_second).await;
///             Ok(())
///         })
///     }
/// }
/// ```
pub trait RateLimiter: fmt::Debug + Send + Sync {
    /// Waits for a permit for one request.
    ///
    /// Called before every attempt at an action whose spec has a `rate_limit`. The wait counts
    /// towards the timeout of the call; when that is reached the future is dropped, which must give
    /// up its place in the queue.
    ///
    /// # Errors
    ///
    /// The reason that no permit can be issued. It is logged, and the request is sent without one:
    /// the service enforces the limit itself.
    fn acquire<'a>(
        &'a self,
        quota: Quota<'a>,
    ) -> BoxFuture<'a, Result<(), Box<dyn std::error::Error + Send + Sync>>>;
}
