//! The state that clones of a client share.

use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use super::deprecations::Deprecations;
use super::service::Service;
use super::signing::CredentialSource;
use crate::clock::Clock;
use crate::endpoint::EndpointPool;
use crate::observe::Observer;
use crate::rate_limit::RateLimits;
use crate::retry::{Budget, RetryPolicy};
use crate::transport::Transport;

/// The settings of a client, with the state that its calls share.
pub(crate) struct Settings {
    pub(crate) service: &'static Service,
    pub(crate) credentials: CredentialSource,
    pub(crate) endpoints: Arc<EndpointPool>,
    /// The headers of every request.
    pub(crate) headers: HeaderMap,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) clock: Arc<Clock>,
    pub(crate) timeout: Duration,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: Budget,
    pub(crate) rate_limits: RateLimits,
    pub(crate) unsigned_payload: bool,
    pub(crate) observer: Option<Arc<dyn Observer>>,
    pub(crate) log_bodies: bool,
    pub(crate) deprecations: Deprecations,
    /// In bytes, after decompression.
    pub(crate) max_response_size: usize,
    /// Whether bodies are overwritten in memory after use.
    pub(crate) wiped: bool,
}
