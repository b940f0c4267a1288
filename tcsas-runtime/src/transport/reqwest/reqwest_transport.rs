//! The transport.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use bytes::Bytes;
use url::Url;

use super::client_config::ClientConfig;
use super::limits::Limits;
use super::request_body::Transmission;
use super::resolver::Rotation;
use super::runtime_pools::RuntimePools;
use super::{diagnosis, tls_config};
use crate::endpoint::Endpoint;
use crate::error::{
    EndpointError, InvalidResponseError, TimeoutError, TransportError, TransportErrorKind,
};
use crate::transport::proxy::Proxies;
use crate::transport::{BoxFuture, Progress, Transport, current_runtime};

/// The default transport: HTTP/1.1 over TLS by reqwest and rustls.
///
/// Connections are kept alive and reused; redirects are not followed. The variables `HTTPS_PROXY`,
/// `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` are respected, except for calls to the loopback
/// interface; [`ClientBuilder::proxy`](crate::ClientBuilder::proxy) describes their format.
///
/// # Runtime
///
/// Calls must be awaited inside a tokio runtime that has I/O and time enabled (`enable_all`, which
/// `#[tokio::main]` does). Several runtimes may use one transport, at once or one after another:
/// each has connections of its own, which end with it. A call must be awaited to its end on the
/// runtime where it began.
///
/// # Connections
///
/// At most 64 idle connections are kept for each host, for 30 seconds or as long as the server
/// announces in `Keep-Alive`. Once the server was observed to close one earlier, requests that are
/// not idempotent (see [`Progress::is_idempotent`]) reuse a connection only if it was idle for at
/// most half of that time.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    pools: Arc<RuntimePools>,
    limits: Limits,
    rotation: Rotation,
    proxies: Proxies,
    /// Address of the first request, which nearly all have: parsing it takes as long as signing a
    /// call.
    address: Arc<OnceLock<(http::Uri, Url)>>,
    /// Time of the last request, in milliseconds since [`Self::created`].
    last_used: Arc<AtomicU64>,
    created: Instant,
}

/// How a client connects to its endpoints.
#[derive(Clone, Default)]
pub(crate) struct ConnectOptions {
    /// Address of a proxy, in place of those of the environment.
    pub(crate) proxy: Option<String>,
    /// Whether to use no proxy at all.
    pub(crate) no_proxy: bool,
    /// Certificates to trust besides those of the operating system, as PEM.
    pub(crate) root_certificates: Vec<Vec<u8>>,
}

/// Size of the buffer that is allocated at most because the head of a response announces it. A
/// longer body grows as it arrives.
const MAX_PREALLOCATED: usize = 16 << 20;

impl ReqwestTransport {
    /// Creates a transport for calls to `endpoint`, in the format of
    /// [`ClientBuilder::endpoint`](crate::ClientBuilder::endpoint).
    ///
    /// # Errors
    ///
    /// If the endpoint is invalid, if it uses `https` and the operating system has no trusted
    /// certificates, or if a proxy variable that it needs is invalid.
    pub fn new(endpoint: &str, limits: Limits) -> Result<Self, EndpointError> {
        let endpoint = Endpoint::parse(endpoint)?;
        let options = ConnectOptions::default();
        Self::build(&[&endpoint], limits, &options, Some(limits.timeout))
    }

    /// A transport for calls to `endpoint` that uses no proxy, for addresses that only this machine
    /// can reach, such as a metadata service.
    ///
    /// # Errors
    ///
    /// If the endpoint is `https` and the operating system has no certificates to trust.
    pub fn direct(endpoint: &Endpoint, limits: Limits) -> Result<Self, EndpointError> {
        let options = ConnectOptions {
            no_proxy: true,
            ..ConnectOptions::default()
        };
        Self::build(&[endpoint], limits, &options, Some(limits.timeout))
    }

    /// A transport for a client, which limits the time of its calls itself.
    pub(crate) fn for_client(
        endpoints: &[&Endpoint],
        limits: Limits,
        options: &ConnectOptions,
    ) -> Result<Self, EndpointError> {
        Self::build(endpoints, limits, options, None)
    }

    fn build(
        endpoints: &[&Endpoint],
        limits: Limits,
        options: &ConnectOptions,
        timeout: Option<Duration>,
    ) -> Result<Self, EndpointError> {
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
            proxy: proxies.for_reqwest().map(Box::new),
            limits,
            timeout,
            rotation: rotation.clone(),
        });
        Ok(Self {
            pools: Arc::new(pools.map_err(|cause| error(tls_config::describe(&cause)))?),
            limits,
            rotation,
            proxies,
            address: Arc::default(),
            last_used: Arc::default(),
            created: Instant::now(),
        })
    }

    async fn exchange(
        &self,
        mut request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let runtime = current_runtime()?;
        let progress = request.extensions_mut().remove::<Progress>();
        let idempotent = progress
            .as_ref()
            .map_or_else(|| request.method().is_idempotent(), Progress::is_idempotent);
        self.notice_closed_connections(idempotent).await;
        let transmission = Transmission::new(progress, &self.rotation);
        let (parts, body) = request.into_parts();
        let mut request = reqwest::Request::new(parts.method, self.url(&parts.uri)?);
        *request.headers_mut() = parts.headers;
        *request.body_mut() = Some(transmission.body(body).map_err(closed)?);
        let pool = self
            .pools
            .pool(&runtime, idempotent)
            .map_err(|error| unsent("the connections of this runtime cannot be set up", error))?;
        let idle_timeout = self.pools.idle_timeout();
        let mut connection = pool.begin(parts.uri.authority());
        let response = pool.client.execute(request).await;
        let response = response.map_err(|error| {
            let error = self.error(error, &transmission);
            if error.kind() != TransportErrorKind::Timeout && !error.is_unsent() {
                pool.broke(&connection, idle_timeout);
            }
            error
        })?;
        pool.responded(&mut connection, &response, idle_timeout);
        if let Some(error) = diagnosis::proxy_authentication(&response, &self.proxies) {
            return Err(error);
        }
        let response = self.read(response, &transmission).await?;
        pool.end(connection);
        Ok(response)
    }

    /// Reads the body of a response.
    async fn read(
        &self,
        mut response: reqwest::Response,
        transmission: &Transmission,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let limit = self.limits.max_response_size;
        let announced = response.content_length().unwrap_or(0);
        let announced = usize::try_from(announced).unwrap_or(usize::MAX);
        // Growing step by step would take up to three times the memory.
        let mut body = Vec::with_capacity(announced.min(limit).min(MAX_PREALLOCATED));
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| self.error(error, transmission))?
        {
            let room = limit - body.len();
            if chunk.len() > room {
                body.extend_from_slice(&chunk[..room]);
                let reason = format!("it is longer than {limit} bytes; raise `max_response_size`");
                let error = InvalidResponseError::new(response.status(), &body, reason);
                return Err(error.permanent().into());
            }
            body.extend_from_slice(&chunk);
        }
        let mut complete = http::Response::new(Bytes::from(body));
        *complete.status_mut() = response.status();
        *complete.headers_mut() = std::mem::take(response.headers_mut());
        Ok(complete)
    }

    /// Lets the runtime notice closed connections: after a pause, those that were closed in the
    /// meantime look open until it has polled them. A call that is not idempotent always does so.
    async fn notice_closed_connections(&self, idempotent: bool) {
        /// Milliseconds between calls below which the runtime polls connections often enough.
        const PAUSE: u64 = 2;
        let now = u64::try_from(self.created.elapsed().as_millis()).unwrap_or(u64::MAX);
        let last = self.last_used.swap(now, Ordering::Relaxed);
        if !idempotent || now.saturating_sub(last) > PAUSE {
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
        // The proxies of the endpoints are valid; another address may need one that is not.
        if let Err(reason) = self.proxies.for_url(&url) {
            return Err(unsent("there is no route to the host", reason).permanent());
        }
        // If another thread was first, its address is kept.
        drop(self.address.set((uri.clone(), url.clone())));
        Ok(url)
    }

    fn error(&self, error: reqwest::Error, transmission: &Transmission) -> TransportError {
        let cause = diagnosis::of(&error, &self.proxies);
        // The caller knows the address, and reqwest would repeat it in every message.
        let error = error.without_url();
        let is_unsent = transmission.cancel();
        // While connecting, the shorter of two limits was reached.
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
            let message = "no connection could be established";
            cause.into_error(message, error).unsent()
        } else if error.is_builder() {
            unsent("the request is not valid HTTP", error).permanent()
        } else if is_unsent {
            closed(error)
        } else {
            let message = "the connection broke before the response was complete";
            cause.into_error(message, error)
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
