//! The endpoints of a client, with failover from the first to the second.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use http::header::{HOST, HeaderMap, HeaderValue};
use tokio::time::Instant;

use super::address::Endpoint;
use super::breaker::Breaker;
use crate::error::{EndpointError, RequestError};

/// An endpoint, and the parts that all requests to it share.
pub(crate) struct PooledEndpoint {
    /// The position in the pool.
    pub(crate) index: usize,
    pub(crate) endpoint: Endpoint,
    pub(crate) uri: http::Uri,
    pub(crate) headers: HeaderMap,
}

/// The endpoints of a client: the primary one, and optionally a fallback.
pub(crate) struct EndpointPool {
    endpoints: Vec<PooledEndpoint>,
    breaker: Mutex<Breaker>,
}

impl EndpointPool {
    /// A pool of `endpoints`, whose requests have the headers `common`.
    pub(crate) fn new(endpoints: Vec<Endpoint>, common: &HeaderMap) -> Result<Self, EndpointError> {
        let endpoints = endpoints.into_iter().enumerate();
        let endpoints = endpoints.map(|(index, endpoint)| {
            let invalid = |error: &dyn fmt::Display| {
                EndpointError::new(endpoint.to_string(), error.to_string())
            };
            let host = HeaderValue::from_str(endpoint.host()).map_err(|error| invalid(&error))?;
            let mut headers = common.clone();
            headers.insert(HOST, host);
            Ok(PooledEndpoint {
                index,
                uri: endpoint.uri()?,
                endpoint,
                headers,
            })
        });
        Ok(Self {
            endpoints: endpoints.collect::<Result<_, EndpointError>>()?,
            breaker: Mutex::new(Breaker::default()),
        })
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Endpoint> {
        self.endpoints.iter().map(|pooled| &pooled.endpoint)
    }

    /// The endpoint for the next request.
    pub(crate) fn choose(&self) -> Result<&PooledEndpoint, RequestError> {
        let index = match self.endpoints.len() {
            0 | 1 => 0,
            _ => self.breaker().choose(Instant::now()),
        };
        let endpoint = self.endpoints.get(index);
        endpoint.ok_or_else(|| RequestError::new("the client has no endpoint"))
    }

    /// Records whether `endpoint` responded to a request.
    pub(crate) fn record(&self, endpoint: &PooledEndpoint, responded: bool) {
        if self.endpoints.len() > 1 && endpoint.index == 0 {
            let mut breaker = self.breaker();
            *breaker = breaker.after(responded, Instant::now());
        }
    }

    fn breaker(&self) -> MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for EndpointPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.iter().map(ToString::to_string))
            .finish()
    }
}
