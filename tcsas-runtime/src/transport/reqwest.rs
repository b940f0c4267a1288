//! The transport that clients use unless told otherwise.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use bytes::Bytes;
use url::Url;

use super::addresses::Rotation;
use super::connections::Connections;
use super::outgoing::Sending;
use super::recipe::{Recipe, Way};
use super::route::{Proxies, Route};
use super::{BoxFuture, NoRuntime, Progress, Transport, cause, tls};
use crate::endpoint::Endpoint;
use crate::error::{
    EndpointError, InvalidResponseError, TimeoutError, TransportError, TransportErrorKind,
};

/// HTTP/1.1 over TLS by reqwest and rustls: connections are kept and used again, and redirects are
/// not followed. The variables `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` are
/// respected, except for calls that stay on this
/// machine; [`ClientBuilder::proxy`](crate::ClientBuilder::proxy) describes their forms.
///
/// Calls must be awaited inside a tokio runtime that has I/O and time enabled (`enable_all`, which
/// `#[tokio::main]` does). Several runtimes may use one transport, at once or in turn: each has
/// connections of its own, which end with it. A call must be awaited to its end on the runtime
/// where it began.
///
/// Connections are kept for 30 seconds, or for as long as the server says in `Keep-Alive`, at most
/// 64 for each host. Once the server was seen to close one earlier, requests that must not be sent
/// twice (see [`Progress::is_idempotent`]) use none that was idle for more than half of that time.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    connections: Arc<Connections>,
    limits: Limits,
    addresses: Rotation,
    proxies: Proxies,
    /// The address of the first request. It is that of nearly all, and reading it takes as long as
    /// signing a call.
    address: Arc<OnceLock<(http::Uri, Url)>>,
    /// When the last request was sent, in milliseconds since [`Self::made`].
    last: Arc<AtomicU64>,
    made: Instant,
}

/// How much time and memory a call may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most time to make a connection. Default: 10 seconds.
    pub connect_timeout: Duration,
    /// The most time from the start of a call to the last byte of its answer. Default: 60 seconds.
    pub timeout: Duration,
    /// The longest answer that is read, in bytes. Default: 64 MiB.
    pub max_response_size: usize,
}

impl Limits {
    /// What reqwest divides among the addresses of a host. With no more than a little over the time
    /// of a call, the second address has its turn within that, and it is still the call whose time
    /// is up first.
    pub(super) fn connecting(self) -> Duration {
        let call = self.timeout.saturating_add(self.timeout / 8);
        self.connect_timeout.min(call)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(60),
            max_response_size: 64 << 20,
        }
    }
}

/// How much memory is set aside for an answer because its head announces it. What is longer grows
/// as it comes.
const TRUSTED: usize = 16 << 20;

impl ReqwestTransport {
    /// A transport for calls to `endpoint`, written as for
    /// [`ClientBuilder::endpoint`](crate::ClientBuilder::endpoint).
    ///
    /// # Errors
    ///
    /// If the endpoint cannot be used, is `https` and the operating system has no certificates to
    /// trust, or needs a variable with a proxy that is not understood.
    pub fn new(endpoint: &str, limits: Limits) -> Result<Self, EndpointError> {
        let endpoint = Endpoint::parse(endpoint)?;
        Self::build(
            &[&endpoint],
            limits,
            &Route::default(),
            Some(limits.timeout),
        )
    }

    /// The same without a proxy, for what only this machine can reach.
    #[cfg(feature = "instance-role")]
    pub(crate) fn direct(endpoint: &Endpoint, limits: Limits) -> Result<Self, EndpointError> {
        let route = Route {
            direct: true,
            ..Route::default()
        };
        Self::build(&[endpoint], limits, &route, Some(limits.timeout))
    }

    /// One for a client, which keeps the time itself.
    pub(crate) fn to(
        endpoints: &[&Endpoint],
        limits: Limits,
        route: &Route,
    ) -> Result<Self, EndpointError> {
        Self::build(endpoints, limits, route, None)
    }

    fn build(
        endpoints: &[&Endpoint],
        limits: Limits,
        route: &Route,
        timeout: Option<Duration>,
    ) -> Result<Self, EndpointError> {
        let named = || {
            endpoints
                .first()
                .map(ToString::to_string)
                .unwrap_or_default()
        };
        let fault = |reason| EndpointError::new(named(), reason);
        let addresses = Rotation::default();
        let proxies = Proxies::new(route, endpoints).map_err(fault)?;
        let encrypted = proxies.any_https() || endpoints.iter().any(|endpoint| endpoint.is_https());
        let roots = tls::certificates(&route.roots).map_err(fault)?;
        let tls = tls::config(encrypted, roots).map_err(|error| fault(tls::fault(&error)))?;
        let way = proxies.for_reqwest();
        let way = way.map_or(Way::Direct, |proxy| Way::Through(Box::new(proxy)));
        let connections = Connections::new(Recipe {
            tls,
            way,
            limits,
            timeout,
            addresses: addresses.clone(),
        });
        Ok(Self {
            connections: Arc::new(connections.map_err(|error| fault(tls::fault(&error)))?),
            limits,
            addresses,
            proxies,
            address: Arc::default(),
            last: Arc::default(),
            made: Instant::now(),
        })
    }

    async fn exchange(
        &self,
        mut request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let runtime = tokio::runtime::Handle::try_current().map_err(|_| NoRuntime::error())?;
        let progress = request.extensions_mut().remove::<Progress>();
        let idempotent = progress
            .as_ref()
            .map_or_else(|| request.method().is_idempotent(), Progress::is_idempotent);
        self.notice_closed_connections(idempotent).await;
        let sending = Sending::new(progress, &self.addresses);
        let (parts, body) = request.into_parts();
        let mut request = reqwest::Request::new(parts.method, self.url(&parts.uri)?);
        *request.headers_mut() = parts.headers;
        *request.body_mut() = Some(sending.body(body).map_err(closed)?);
        let pool = self
            .connections
            .of(&runtime, idempotent)
            .map_err(|error| unsent("the connections of this runtime cannot be set up", error))?;
        let known = self.connections.known();
        let mut connection = pool.begin(parts.uri.authority());
        let answer = pool.client.execute(request).await;
        let mut answer = answer.map_err(|error| {
            let failure = self.failure(error, &sending);
            if failure.kind() != TransportErrorKind::Timeout && !failure.is_unsent() {
                pool.broke(&connection, known);
            }
            failure
        })?;
        pool.answered(&mut connection, &answer, known);
        if let Some(error) = cause::proxy_refusal(&answer, &self.proxies) {
            return Err(error);
        }
        let limit = self.limits.max_response_size;
        let announced = usize::try_from(answer.content_length().unwrap_or(0)).unwrap_or(usize::MAX);
        // At once, because growing step by step would take up to three times the memory.
        let mut body = Vec::with_capacity(announced.min(limit).min(TRUSTED));
        loop {
            match answer.chunk().await {
                Ok(Some(chunk)) if chunk.len() > limit - body.len() => {
                    body.extend_from_slice(&chunk[..limit - body.len()]);
                    let what =
                        format!("it is longer than {limit} bytes; raise `max_response_size`");
                    let error = InvalidResponseError::new(answer.status(), &body, what).permanent();
                    return Err(error.into());
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => {
                    pool.end(connection);
                    break;
                }
                Err(error) => return Err(self.failure(error, &sending)),
            }
        }
        let mut whole = http::Response::new(Bytes::from(body));
        *whole.status_mut() = answer.status();
        *whole.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(whole)
    }

    /// On a runtime that nobody ran for a while, connections that were closed meanwhile look open
    /// until it has had a turn. A call that must not be repeated does not rely on that.
    async fn notice_closed_connections(&self, idempotent: bool) {
        /// Milliseconds. Where calls follow each other faster, the runtime has its turns between
        /// them.
        const WHILE: u64 = 2;
        let now = u64::try_from(self.made.elapsed().as_millis()).unwrap_or(u64::MAX);
        let last = self.last.swap(now, Ordering::Relaxed);
        if !idempotent || now.saturating_sub(last) > WHILE {
            tokio::task::yield_now().await;
        }
    }

    fn url(&self, uri: &http::Uri) -> Result<Url, TransportError> {
        if let Some((_, url)) = self.address.get().filter(|(known, _)| known == uri) {
            return Ok(url.clone());
        }
        let url = Url::parse(&uri.to_string()).map_err(|error| {
            unsent("the address of the request is not a URL", error).permanent()
        })?;
        // Those of the endpoint were found good; other addresses may need what is set for them.
        if let Err(what) = self.proxies.through(&url) {
            return Err(unsent("there is no way to the host", what).permanent());
        }
        // Another thread may have been first; then its address is kept.
        drop(self.address.set((uri.clone(), url.clone())));
        Ok(url)
    }

    fn failure(&self, error: reqwest::Error, sending: &Sending) -> TransportError {
        let cause = cause::of(&error, &self.proxies);
        // The address is known to the caller, and reqwest would print it between every two words.
        let error = error.without_url();
        let is_unsent = sending.cancel();
        // While it connects, the shorter of two limits was reached.
        let whole = !error.is_connect() || self.limits.timeout <= self.limits.connect_timeout;
        if error.is_timeout() && whole {
            let limit = self.limits.timeout;
            let timeout = match is_unsent {
                true => TimeoutError::connecting(limit),
                false => TimeoutError::new(limit),
            };
            return timeout.with_source(error).into();
        }
        if error.is_connect() {
            let error = cause.error("no connection could be established", error);
            error.unsent()
        } else if error.is_builder() {
            unsent("the request is not valid HTTP", error).permanent()
        } else if is_unsent {
            closed(error)
        } else {
            cause.error(
                "the connection broke before the response was complete",
                error,
            )
        }
    }
}

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Error of a request that was certainly not sent.
fn unsent(message: &str, source: impl Into<Source>) -> TransportError {
    TransportError::new(TransportErrorKind::Other, message)
        .with_source(source)
        .unsent()
}

fn closed(source: impl Into<Source>) -> TransportError {
    unsent("the connection was closed before it was used", source)
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(self.exchange(request))
    }
}
