//! The transport that clients use unless told otherwise.

use super::addresses::Rotation;
use super::connections::Connections;
use super::outgoing::Sending;
use super::recipe::{Recipe, Way};
use super::{BoxFuture, Progress, Transport, TransportFailure};
use crate::client::NoRuntime;
use crate::endpoint::{Endpoint, shown};
use crate::error::{EndpointError, TimeoutError, TransportError, UndecodableError};
use bytes::Bytes;
use reqwest::Proxy;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::{BuilderVerifierExt, Verifier};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use url::Url;

/// HTTP/1.1 over TLS by reqwest and rustls: connections are kept and used again, and redirects are not followed. The
/// variables `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` are respected, except for calls that stay on this
/// machine.
///
/// Calls must be awaited inside a tokio runtime that has I/O and time enabled (`enable_all`, which `#[tokio::main]` does).
/// Several runtimes may use one transport, at once or in turn: each has connections of its own, which end with it. A call must be
/// awaited to its end on the runtime where it began.
///
/// Connections are kept for 30 seconds, or for as long as the server says in `Keep-Alive`, at most 64 for each host. Once the server
/// was seen to close one earlier, requests that must not be sent twice (see [`Progress::is_idempotent`]) use none that was idle
/// for more than half of that time.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    connections: Arc<Connections>,
    limits: Limits,
    addresses: Rotation,
    /// The address of the first request. It is that of nearly all, and reading it takes as long as signing a call.
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
    pub answer_limit: usize,
}

impl Limits {
    /// What reqwest divides among the addresses of a host. With no more than a little over the time of a call, the second
    /// address has its turn within that, and it is still the call whose time is up first.
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
            answer_limit: 64 << 20,
        }
    }
}

/// The way to the service.
#[derive(Clone, Default)]
pub(crate) struct Route {
    pub(crate) proxy: Option<String>,
    /// No proxy at all.
    pub(crate) direct: bool,
    /// Certificates to trust besides those of the operating system, as PEM.
    pub(crate) roots: Vec<Vec<u8>>,
}

/// How much memory is set aside for an answer because its head announces it. What is longer grows as it comes.
const TRUSTED: usize = 16 << 20;

impl ReqwestTransport {
    /// A transport for calls to `endpoint`, written as for [`ClientBuilder::endpoint`](crate::ClientBuilder::endpoint).
    ///
    /// # Errors
    ///
    /// If the endpoint cannot be used, or is `https` and the operating system has no certificates to trust.
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
        let fault = |error: &dyn std::error::Error| EndpointError {
            endpoint: named(),
            what: tls_fault(error),
        };
        let addresses = Rotation::default();
        let encrypted = endpoints.iter().any(|endpoint| endpoint.is_https());
        let roots = certificates(&route.roots).map_err(|what| EndpointError {
            endpoint: named(),
            what,
        })?;
        let tls = tls_config(encrypted, roots).map_err(|error| fault(&error))?;
        let way = match &route.proxy {
            Some(proxy) if !route.direct => {
                let refused = |what: &dyn std::fmt::Display| EndpointError {
                    endpoint: shown(proxy),
                    what: format!("it is no proxy to use: {what}"),
                };
                if proxy.starts_with("socks") && cfg!(not(feature = "socks")) {
                    return Err(refused(&"SOCKS needs the feature `socks`"));
                }
                let proxy = Proxy::all(proxy).map_err(|error| refused(&error.without_url()))?;
                Way::Through(Box::new(proxy))
            }
            None if !route.direct && !endpoints.iter().all(|endpoint| endpoint.is_loopback()) => {
                Way::System
            }
            _ => Way::Direct,
        };
        let connections = Connections::new(Recipe {
            tls,
            way,
            limits,
            timeout,
            addresses: addresses.clone(),
        });
        Ok(Self {
            connections: Arc::new(connections.map_err(|error| fault(&error))?),
            limits,
            addresses,
            address: Arc::default(),
            last: Arc::default(),
            made: Instant::now(),
        })
    }

    async fn exchange(
        &self,
        mut request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, TransportFailure> {
        let runtime = tokio::runtime::Handle::try_current()
            .map_err(|_| TransportError::connect("there is no tokio runtime", NoRuntime))?;
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
        let pool = self.connections.of(&runtime, idempotent).map_err(|error| {
            TransportError::connect("the connections of this runtime cannot be set up", error)
        })?;
        let known = self.connections.known();
        let mut connection = pool.begin(parts.uri.authority());
        let answer = pool.client.execute(request).await;
        let mut answer = answer.map_err(|error| {
            let failure = self.failure(error, &sending);
            if matches!(&failure, TransportFailure::Transport(error) if !error.is_connect()) {
                pool.broke(&connection, known);
            }
            failure
        })?;
        pool.answered(&mut connection, &answer, known);
        let limit = self.limits.answer_limit;
        let announced = usize::try_from(answer.content_length().unwrap_or(0)).unwrap_or(usize::MAX);
        // At once, because growing step by step would take up to three times the memory.
        let mut body = Vec::with_capacity(announced.min(limit).min(TRUSTED));
        loop {
            match answer.chunk().await {
                Ok(Some(chunk)) if chunk.len() > limit - body.len() => {
                    body.extend_from_slice(&chunk[..limit - body.len()]);
                    let what = format!("it is longer than {limit} bytes; raise `answer_limit`");
                    let error = UndecodableError::new(answer.status(), &body, what).lasting();
                    return Err(TransportFailure::Undecodable(error));
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

    /// On a runtime that nobody ran for a while, connections that were closed meanwhile look open until it has had a turn.
    /// A call that must not be repeated does not rely on that.
    async fn notice_closed_connections(&self, idempotent: bool) {
        /// Milliseconds. Where calls follow each other faster, the runtime has its turns between them.
        const WHILE: u64 = 2;
        let now = u64::try_from(self.made.elapsed().as_millis()).unwrap_or(u64::MAX);
        let last = self.last.swap(now, Ordering::Relaxed);
        if !idempotent || now.saturating_sub(last) > WHILE {
            tokio::task::yield_now().await;
        }
    }

    fn url(&self, uri: &http::Uri) -> Result<Url, TransportFailure> {
        if let Some((_, url)) = self.address.get().filter(|(known, _)| known == uri) {
            return Ok(url.clone());
        }
        let url = Url::parse(&uri.to_string()).map_err(|error| {
            TransportError::connect("the address of the request is not a URL", error)
        })?;
        // Another thread may have been first; then its address is kept.
        drop(self.address.set((uri.clone(), url.clone())));
        Ok(url)
    }

    fn failure(&self, error: reqwest::Error, sending: &Sending) -> TransportFailure {
        // The address is known to the caller, and reqwest would print it between every two words.
        let error = error.without_url();
        let unsent = sending.cancel();
        if error.is_timeout() && !error.is_connect() {
            let limit = self.limits.timeout;
            return TransportFailure::Timeout(match unsent {
                true => TimeoutError::connecting(limit).with_source(error),
                false => TimeoutError::new(limit).with_source(error),
            });
        }
        TransportFailure::Transport(if error.is_connect() {
            TransportError::connect("no connection could be made", error)
        } else if error.is_builder() {
            TransportError::connect("the request is not valid HTTP", error)
        } else if unsent {
            closed(error)
        } else {
            TransportError::broken("the connection broke before the answer was complete", error)
        })
    }
}

fn closed(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> TransportError {
    TransportError::connect("the connection was closed before it was used", error)
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportFailure>> {
        Box::pin(self.exchange(request))
    }
}

/// A complete TLS configuration. reqwest would otherwise look for a process-wide default, and panics if there is none or
/// if another crate of the build has switched on a second one.
pub(super) fn tls_config(
    trust: bool,
    roots: Vec<CertificateDer<'static>>,
) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(Arc::<CryptoProvider>::clone(&provider))
        .with_safe_default_protocol_versions()?;
    let roots = if !trust {
        versions.with_root_certificates(RootCertStore::empty())
    } else if roots.is_empty() {
        versions.with_platform_verifier()?
    } else {
        let verifier = Verifier::new_with_extra_roots(roots, provider)?;
        // "Dangerous" is any verifier that rustls does not know; this one checks what the platform's does.
        let versions = versions.dangerous();
        versions.with_custom_certificate_verifier(Arc::new(verifier))
    };
    Ok(roots.with_no_client_auth())
}

/// The certificates in some files.
fn certificates(files: &[Vec<u8>]) -> Result<Vec<CertificateDer<'static>>, String> {
    let mut all = Vec::new();
    for file in files {
        let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(file).collect();
        let found = found.map_err(|error| format!("a root certificate is not PEM: {error}"))?;
        if found.is_empty() {
            return Err("a root certificate was given that holds none: it must be PEM".to_owned());
        }
        all.extend(found);
    }
    Ok(all)
}

fn tls_fault(error: &dyn std::error::Error) -> String {
    let mut what = format!("TLS cannot be set up: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        what.push_str(&format!(": {error}"));
        cause = error.source();
    }
    what + "; are the operating system's certificates there (often the package ca-certificates)?"
}
