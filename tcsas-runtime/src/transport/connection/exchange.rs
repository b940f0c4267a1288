//! The exchange of a request for a response.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;

use super::client_config::ClientConfig;
use super::connect_options::ConnectOptions;
use super::connection_pool::{ConnectionPool, ConnectionUse};
use super::pooled_client::{Failure, PooledClient, Source, Stage};
use super::response_body::ResponseBody;
use super::runtime_pools::RuntimePools;
use super::{diagnosis, tls_config};
use crate::endpoint::Endpoint;
use crate::error::{EndpointError, TimeoutError, TransportError, TransportErrorKind};
use crate::transport::limits::Limits;
use crate::transport::proxy::Proxies;
use crate::transport::request_body::Transmission;
use crate::transport::rotation::Rotation;
use crate::transport::send_progress::Progress;
use crate::transport::{Body, current_runtime};

/// The connections of a transport.
#[derive(Debug)]
pub(in crate::transport) struct Connections<C> {
    pools: RuntimePools<C>,
    rotation: Rotation,
    proxies: Proxies,
    limits: Limits,
    /// Time limit of an exchange, unless the client of the library keeps it.
    timeout: Option<Duration>,
    /// Time of the last request, in milliseconds since [`Self::created`].
    last_used: AtomicU64,
    created: Instant,
}

/// An exchange that has begun.
pub(super) struct Exchange<C> {
    connections: Arc<Connections<C>>,
    uri: http::Uri,
    transmission: Transmission,
    pool: Arc<ConnectionPool<C>>,
    connection: ConnectionUse,
    /// The end of its time, and the setting that it results from.
    pub(super) deadline: Option<(tokio::time::Instant, Duration)>,
}

impl<C: PooledClient> Connections<C> {
    /// The connections of a transport of its own, to `endpoint`.
    pub(in crate::transport) fn to(
        endpoint: &str,
        limits: Limits,
    ) -> Result<Arc<Self>, EndpointError> {
        let endpoint = Endpoint::parse(endpoint)?;
        let options = ConnectOptions::default();
        Self::new(&[&endpoint], limits, &options, Some(limits.timeout))
    }

    /// Like [`to`](Self::to), without a proxy.
    pub(in crate::transport) fn directly_to(
        endpoint: &Endpoint,
        limits: Limits,
    ) -> Result<Arc<Self>, EndpointError> {
        let options = ConnectOptions::direct();
        Self::new(&[endpoint], limits, &options, Some(limits.timeout))
    }

    /// The connections to `endpoints`. With `timeout`, an exchange takes no longer.
    ///
    /// # Errors
    ///
    /// If there are no certificates to trust, or if a proxy that a call needs is invalid.
    pub(in crate::transport) fn new(
        endpoints: &[&Endpoint],
        limits: Limits,
        options: &ConnectOptions,
        timeout: Option<Duration>,
    ) -> Result<Arc<Self>, EndpointError> {
        let error = |reason: String| {
            let endpoint = endpoints.first().map(ToString::to_string);
            EndpointError::new(endpoint.unwrap_or_default(), reason)
        };
        let rotation = Rotation::default();
        let proxies = Proxies::new(options.proxy.as_deref(), options.no_proxy, endpoints);
        let proxies = proxies.map_err(error)?;
        let encrypted = proxies.any_https() || endpoints.iter().any(|endpoint| endpoint.is_https());
        let roots = tls_config::parse_roots(&options.root_certificates).map_err(error)?;
        let tls = tls_config::build(encrypted, roots)
            .map_err(|cause| error(tls_config::describe(&cause)))?;
        let pools = RuntimePools::new(ClientConfig {
            tls,
            proxies: proxies.clone(),
            limits,
            rotation: rotation.clone(),
        });
        Ok(Arc::new(Self {
            pools: pools.map_err(|cause| error(tls_config::describe(&*cause)))?,
            rotation,
            proxies,
            limits,
            timeout,
            last_used: AtomicU64::default(),
            created: Instant::now(),
        }))
    }

    /// Sends `request`, and returns the response once its head has arrived.
    pub(in crate::transport) async fn send(
        self: &Arc<Self>,
        mut request: http::Request<Bytes>,
    ) -> Result<http::Response<Body>, TransportError> {
        let runtime = current_runtime()?;
        let progress = request.extensions_mut().remove::<Progress>();
        let idempotent = progress
            .as_ref()
            .map_or_else(|| request.method().is_idempotent(), Progress::is_idempotent);
        let now = self.notice_closed_connections(idempotent).await;
        let transmission = Transmission::new(progress, &self.rotation);
        let (parts, body) = request.into_parts();
        self.check_route(&parts.uri)?;
        let body = transmission.body(body).map_err(closed)?;
        let pool = self
            .pools
            .pool(&runtime, idempotent, now)
            .map_err(|error| unsent("the connections of this runtime cannot be set up", error))?;
        let mut exchange = Exchange {
            connection: pool.begin(parts.uri.authority(), now),
            connections: Arc::clone(self),
            uri: parts.uri.clone(),
            transmission,
            pool,
            deadline: self
                .timeout
                .and_then(|limit| Some((tokio::time::Instant::now().checked_add(limit)?, limit))),
        };
        let request = http::Request::from_parts(parts, body);
        let response = exchange.pool.client.send(request);
        let response = match exchange.deadline {
            None => response.await,
            Some((deadline, limit)) => match tokio::time::timeout_at(deadline, response).await {
                Ok(response) => response,
                Err(_) => return Err(exchange.timed_out(limit)),
            },
        };
        let response = response.map_err(|failure| exchange.failed_before_head(failure))?;
        exchange.responded(&response)?;
        let (parts, pieces) = response.into_parts();
        let body = ResponseBody::begin(pieces, exchange).await?;
        Ok(http::Response::from_parts(parts, body))
    }

    /// Lets the runtime notice closed connections: after a pause, those that were closed in the
    /// meantime look open until it has polled them. A call that is not idempotent always does so.
    /// Returns the time.
    async fn notice_closed_connections(&self, idempotent: bool) -> Instant {
        /// Milliseconds between calls below which the runtime polls connections often enough.
        const PAUSE: u64 = 2;
        let now = Instant::now();
        let used = now.saturating_duration_since(self.created).as_millis();
        let used = u64::try_from(used).unwrap_or(u64::MAX);
        let last = self.last_used.swap(used, Ordering::Relaxed);
        if !idempotent || used.saturating_sub(last) > PAUSE {
            tokio::task::yield_now().await;
        }
        now
    }

    /// Checks that the proxy for `uri` is valid. Those of the endpoints are; another address may
    /// need one that is not.
    fn check_route(&self, uri: &http::Uri) -> Result<(), TransportError> {
        if !matches!(self.proxies, Proxies::Environment(_)) {
            return Ok(());
        }
        let endpoint = Endpoint::of_uri(uri).ok_or_else(|| {
            unsent("the address of the request is not a URL", "no host").permanent()
        })?;
        match self.proxies.for_endpoint(&endpoint) {
            Ok(_) => Ok(()),
            Err(reason) => Err(unsent("there is no route to the host", reason).permanent()),
        }
    }
}

impl<C: PooledClient> Exchange<C> {
    /// Records the arrival of the response's head.
    ///
    /// # Errors
    ///
    /// If it is that of a proxy that requires credentials.
    fn responded<B>(&mut self, head: &http::Response<B>) -> Result<(), TransportError> {
        let idle_timeout = self.connections.pools.idle_timeout();
        self.pool
            .responded(&mut self.connection, head, idle_timeout);
        let proxies = &self.connections.proxies;
        match diagnosis::proxy_authentication(head.status(), &self.uri, proxies) {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }

    /// Records the end of the response: the connection is idle.
    pub(super) fn ended(self) {
        self.pool.end(self.connection);
    }

    fn failed_before_head(&self, failure: Failure) -> TransportError {
        let error = self.failed(failure);
        if !error.is_unsent() {
            let idle_timeout = self.connections.pools.idle_timeout();
            self.pool.broke(&self.connection, idle_timeout);
        }
        error
    }

    /// The error of an exchange that failed.
    pub(super) fn failed(&self, failure: Failure) -> TransportError {
        let cause = diagnosis::of(&failure, &self.uri, &self.connections.proxies);
        let is_unsent = self.transmission.cancel();
        let source = failure.source;
        // While connecting, the shorter of two limits was reached.
        let limits = self.connections.limits;
        if failure.is_connect_timeout && limits.timeout <= limits.connect_timeout {
            return TimeoutError::connecting(limits.timeout)
                .with_source(source)
                .into();
        }
        match failure.stage {
            Stage::Connect => {
                let message = "no connection could be established";
                cause.into_error(message, source).unsent()
            }
            Stage::Request => unsent("the request is not valid HTTP", source).permanent(),
            Stage::Exchange if is_unsent => closed(source),
            Stage::Exchange => {
                let message = "the connection broke before the response was complete";
                cause.into_error(message, source)
            }
        }
    }

    /// The error of an exchange that took longer than `limit`.
    pub(super) fn timed_out(&self, limit: Duration) -> TransportError {
        let error = match self.transmission.cancel() {
            true => TimeoutError::connecting(limit),
            false => TimeoutError::new(limit),
        };
        error.into()
    }
}

/// Error of a request that was certainly not sent.
fn unsent(message: &str, source: impl Into<Source>) -> TransportError {
    TransportError::new(TransportErrorKind::Other, message)
        .with_source(source)
        .unsent()
}

fn closed(source: impl Into<Source>) -> TransportError {
    unsent("the connection was closed before it was used", source)
}
