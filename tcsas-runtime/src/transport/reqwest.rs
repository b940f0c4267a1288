//! The transport that clients use unless told otherwise.

use super::{BoxFuture, Transport, TransportFailure};
use crate::error::{EndpointError, TimeoutError, TransportError, UndecodableError};
use bytes::{Bytes, BytesMut};
use reqwest::{Client, redirect};
use rustls::crypto::CryptoProvider;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;
use std::sync::Arc;
use std::time::Duration;

/// HTTP/1.1 over TLS by reqwest and rustls: connections are kept and used again, redirects are not followed, and the
/// variables `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` are respected.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: Client,
    timeout: Duration,
    answer_limit: usize,
}

impl ReqwestTransport {
    /// A transport with these limits: the time to connect, the time for a whole call, and the bytes of an answer.
    ///
    /// With `tls` off no certificates are loaded, and only `http://` endpoints can be reached.
    ///
    /// # Errors
    ///
    /// If the operating system has no certificates to trust, or the TLS library refuses its configuration.
    pub fn new(
        connect_timeout: Duration,
        timeout: Duration,
        answer_limit: usize,
        tls: bool,
    ) -> Result<Self, EndpointError> {
        let client = Client::builder()
            .tls_backend_preconfigured(tls_config(tls)?)
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(connect_timeout)
            .timeout(timeout)
            .referer(false)
            .build()
            .map_err(|error| tls_fault(&error))?;
        Ok(Self {
            client,
            timeout,
            answer_limit,
        })
    }

    async fn exchange(
        &self,
        request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, TransportFailure> {
        let request = reqwest::Request::try_from(request).map_err(|error| self.failure(error))?;
        let mut answer = self
            .client
            .execute(request)
            .await
            .map_err(|error| self.failure(error))?;
        // Exactly the announced length: growing step by step would take up to three times the memory.
        let announced = answer.content_length().unwrap_or(0);
        let announced = usize::try_from(announced).unwrap_or(usize::MAX);
        let mut body = BytesMut::with_capacity(announced.min(self.answer_limit));
        loop {
            match answer.chunk().await {
                Ok(Some(chunk)) if chunk.len() > self.answer_limit - body.len() => {
                    body.extend_from_slice(&chunk[..self.answer_limit - body.len()]);
                    let what = format!(
                        "it is longer than {} bytes; raise `answer_limit`",
                        self.answer_limit
                    );
                    let error = UndecodableError::new(answer.status(), &body, what);
                    return Err(TransportFailure::Undecodable(error));
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(error) => return Err(self.failure(error)),
            }
        }
        let mut whole = http::Response::new(body.freeze());
        *whole.status_mut() = answer.status();
        *whole.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(whole)
    }

    fn failure(&self, error: reqwest::Error) -> TransportFailure {
        // The address is known to the caller, and reqwest would print it between every two words.
        let error = error.without_url();
        if error.is_timeout() && !error.is_connect() {
            return TransportFailure::Timeout(TimeoutError {
                limit: self.timeout,
                source: Some(error.into()),
            });
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

/// A complete TLS configuration. reqwest would otherwise look for a process-wide default, and panics if there is none or
/// if another crate of the build has switched on a second one.
fn tls_config(trust: bool) -> Result<ClientConfig, EndpointError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(Arc::<CryptoProvider>::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| tls_fault(&error))?;
    let roots = if trust {
        versions
            .with_platform_verifier()
            .map_err(|error| tls_fault(&error))?
    } else {
        versions.with_root_certificates(RootCertStore::empty())
    };
    Ok(roots.with_no_client_auth())
}

fn tls_fault(error: &dyn std::error::Error) -> EndpointError {
    let mut what = format!("TLS cannot be set up: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        what.push_str(&format!(": {error}"));
        cause = error.source();
    }
    what.push_str(
        "; install the operating system's certificates (often the package ca-certificates)",
    );
    EndpointError {
        endpoint: "https".to_owned(),
        what,
    }
}
