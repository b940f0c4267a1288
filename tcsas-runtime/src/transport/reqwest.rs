//! The transport that clients use unless told otherwise.

use super::{BoxFuture, Transport, TransportFailure};
use crate::endpoint::Endpoint;
use crate::error::{EndpointError, TimeoutError, TransportError, UndecodableError};
use bytes::Bytes;
use reqwest::{Client, redirect};
use rustls::crypto::CryptoProvider;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use url::Url;

/// HTTP/1.1 over TLS by reqwest and rustls: connections are kept and used again, and redirects are not followed. The
/// variables `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` are respected, except for calls that stay on this
/// machine.
///
/// Calls must be awaited inside a tokio runtime that has I/O and time enabled (`enable_all`, which `#[tokio::main]` does).
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: Client,
    limits: Limits,
    /// The address of the first request. It is that of nearly all, and reading it takes as long as signing a call.
    address: Arc<OnceLock<(http::Uri, Url)>>,
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

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(60),
            answer_limit: 64 << 20,
        }
    }
}

/// How long a connection is kept that nobody uses. Services close theirs after a minute or more, and a call on a connection
/// that was closed in the meantime may or may not have arrived.
const IDLE: Duration = Duration::from_secs(30);

/// How much memory is set aside for an answer because its head announces it. What is longer grows as it comes.
const TRUSTED: usize = 16 << 20;

impl ReqwestTransport {
    /// A transport for calls to `endpoint`, written as for [`ClientBuilder::endpoint`](crate::ClientBuilder::endpoint).
    ///
    /// # Errors
    ///
    /// If the endpoint cannot be used, or is `https` and the operating system has no certificates to trust.
    pub fn new(endpoint: &str, limits: Limits) -> Result<Self, EndpointError> {
        Self::to(&Endpoint::parse(endpoint)?, limits)
    }

    pub(crate) fn to(endpoint: &Endpoint, limits: Limits) -> Result<Self, EndpointError> {
        Self::build(endpoint, limits, !endpoint.is_loopback())
    }

    /// The same without a proxy, for what only this machine can reach.
    #[cfg(feature = "instance-role")]
    pub(crate) fn direct(endpoint: &Endpoint, limits: Limits) -> Result<Self, EndpointError> {
        Self::build(endpoint, limits, false)
    }

    fn build(endpoint: &Endpoint, limits: Limits, proxy: bool) -> Result<Self, EndpointError> {
        let fault = |error: &dyn std::error::Error| EndpointError {
            endpoint: endpoint.to_string(),
            what: tls_fault(error),
        };
        // What other crates switch on in the same build must not change what is sent.
        let builder = Client::builder()
            .tls_backend_preconfigured(
                tls_config(endpoint.is_https()).map_err(|error| fault(&error))?,
            )
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .no_hickory_dns()
            .http1_only()
            .referer(false)
            .connect_timeout(limits.connect_timeout)
            .timeout(limits.timeout)
            .pool_idle_timeout(IDLE);
        let builder = if proxy { builder } else { builder.no_proxy() };
        let client = builder.build().map_err(|error| fault(&error))?;
        Ok(Self {
            client,
            limits,
            address: Arc::default(),
        })
    }

    async fn exchange(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, TransportFailure> {
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(TransportError::connect("there is no tokio runtime", NoRuntime).into());
        }
        // On a runtime that nobody ran for a while, connections that were closed meanwhile look open until it has had a turn.
        tokio::task::yield_now().await;
        let (parts, body) = request.into_parts();
        let mut request = reqwest::Request::new(parts.method, self.url(&parts.uri)?);
        *request.headers_mut() = parts.headers;
        *request.body_mut() = Some(body.into());
        let answer = self.client.execute(request).await;
        let mut answer = answer.map_err(|error| self.failure(error))?;
        let limit = self.limits.answer_limit;
        let announced = usize::try_from(answer.content_length().unwrap_or(0)).unwrap_or(usize::MAX);
        // At once, because growing step by step would take up to three times the memory.
        let mut body = Vec::with_capacity(announced.min(limit).min(TRUSTED));
        loop {
            match answer.chunk().await {
                Ok(Some(chunk)) if chunk.len() > limit - body.len() => {
                    body.extend_from_slice(&chunk[..limit - body.len()]);
                    let what = format!("it is longer than {limit} bytes; raise `answer_limit`");
                    let error = UndecodableError::new(answer.status(), &body, what);
                    return Err(TransportFailure::Undecodable(error));
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(error) => return Err(self.failure(error)),
            }
        }
        let mut whole = http::Response::new(Bytes::from(body));
        *whole.status_mut() = answer.status();
        *whole.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(whole)
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

    fn failure(&self, error: reqwest::Error) -> TransportFailure {
        // The address is known to the caller, and reqwest would print it between every two words.
        let error = error.without_url();
        if error.is_timeout() && !error.is_connect() {
            return TransportFailure::Timeout(
                TimeoutError::new(self.limits.timeout).with_source(error),
            );
        }
        TransportFailure::Transport(if error.is_connect() {
            TransportError::connect("no connection could be made", error)
        } else if error.is_builder() {
            TransportError::connect("the request is not valid HTTP", error)
        } else {
            TransportError::broken("the connection broke before the answer was complete", error)
        })
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportFailure>> {
        Box::pin(self.exchange(request))
    }
}

/// The cause of an error that says what to do.
#[derive(Debug, thiserror::Error)]
#[error("await calls inside a runtime, such as #[tokio::main] starts")]
struct NoRuntime;

/// A complete TLS configuration. reqwest would otherwise look for a process-wide default, and panics if there is none or
/// if another crate of the build has switched on a second one.
fn tls_config(trust: bool) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(Arc::<CryptoProvider>::clone(&provider))
        .with_safe_default_protocol_versions()?;
    let roots = if trust {
        versions.with_platform_verifier()?
    } else {
        versions.with_root_certificates(RootCertStore::empty())
    };
    Ok(roots.with_no_client_auth())
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
