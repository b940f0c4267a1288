//! Where requests go: the endpoint, and another one while it fails.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use http::header::{HOST, HeaderMap, HeaderValue};
use tokio::time::Instant;

use super::address::Endpoint;
use super::breaker::Breaker;
use crate::error::{EndpointError, RequestError};

/// An endpoint and what every request to it has in common.
pub(crate) struct PooledEndpoint {
    pub(crate) endpoint: Endpoint,
    pub(crate) uri: http::Uri,
    pub(crate) headers: HeaderMap,
}

/// The endpoints of a client: one, or two.
pub(crate) struct EndpointPool {
    all: Vec<PooledEndpoint>,
    breaker: Mutex<Breaker>,
}

impl PooledEndpoint {
    pub(crate) fn new(endpoint: Endpoint, common: &HeaderMap) -> Result<Self, EndpointError> {
        let host = HeaderValue::from_str(endpoint.host())
            .map_err(|error| EndpointError::new(endpoint.to_string(), error.to_string()))?;
        let mut headers = common.clone();
        headers.insert(HOST, host);
        Ok(Self {
            uri: endpoint.uri()?,
            endpoint,
            headers,
        })
    }
}

impl EndpointPool {
    pub(crate) fn new(all: Vec<PooledEndpoint>) -> Self {
        Self {
            all,
            breaker: Mutex::new(Breaker::default()),
        }
    }

    pub(crate) fn hosts(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|target| target.endpoint.host())
    }

    pub(crate) fn endpoints(&self) -> impl Iterator<Item = &Endpoint> {
        self.all.iter().map(|target| &target.endpoint)
    }

    pub(crate) fn first(&self) -> Option<&PooledEndpoint> {
        self.all.first()
    }

    /// Where the next request goes, and the index of that.
    pub(crate) fn choose(&self) -> Result<(usize, &PooledEndpoint), RequestError> {
        let index = match self.all.len() {
            0 | 1 => 0,
            _ => self.lock().choose(Instant::now()),
        };
        let target = self.all.get(index).map(|target| (index, target));
        target.ok_or_else(|| RequestError::new("the client has no endpoint"))
    }

    /// Learns how a request to the target at `index` went: whether anybody answered it.
    pub(crate) fn record(&self, index: usize, answered: bool) {
        if self.all.len() > 1 && index == 0 {
            let mut breaker = self.lock();
            *breaker = breaker.after(answered, Instant::now());
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for EndpointPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.all.iter().map(|target| target.endpoint.to_string()))
            .finish()
    }
}
