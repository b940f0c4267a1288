//! Waiting for one's turn, so that the service need not refuse.

use std::fmt;

use crate::transport::BoxFuture;

/// What a request counts against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quota<'a> {
    /// The service (`tcsas`).
    pub service: &'a str,
    /// The action (`ModifyMNP`).
    pub action: &'a str,
    /// The region of the request; the empty text if it has none.
    pub region: &'a str,
    /// The id of the key that signs, by which the service counts; the empty text if nothing signs.
    pub secret_id: &'a str,
    /// The most requests in a second.
    pub per_second: u32,
}

impl<'a> Quota<'a> {
    /// A quota without region and key, for tests of a [`RateLimiter`].
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

/// Hands out turns. A client has one of its own; programs that share an account's limit with others
/// plug in one that they share, see `examples/shared_limit.rs`.
///
/// It is asked before every attempt at an action whose description has a `rate_limit`. The wait
/// counts against the time of the call: when that is up, the future is dropped, which must give its
/// place back.
pub trait RateLimiter: fmt::Debug + Send + Sync {
    /// Ends when the request may be sent.
    ///
    /// # Errors
    ///
    /// Why no turn can be had; the request is then sent all the same, since the service has the
    /// last word, and the reason is logged.
    fn acquire<'a>(
        &'a self,
        quota: Quota<'a>,
    ) -> BoxFuture<'a, Result<(), Box<dyn std::error::Error + Send + Sync>>>;
}
