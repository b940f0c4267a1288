//! The transport.

use std::sync::Arc;

use bytes::Bytes;

use super::client::ReqwestClient;
use crate::endpoint::Endpoint;
use crate::error::{EndpointError, TransportError};
use crate::transport::connection::{ConnectOptions, Connections};
use crate::transport::limits::Limits;
use crate::transport::{Body, BoxFuture, Transport};

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
/// not idempotent (see [`Progress::is_idempotent`](crate::transport::Progress::is_idempotent))
/// reuse a connection only if it was idle for at most half of that time.
#[derive(Clone, Debug)]
pub struct ReqwestTransport(Arc<Connections<ReqwestClient>>);

impl ReqwestTransport {
    /// Creates a transport for calls to `endpoint`, in the format of
    /// [`ClientBuilder::endpoint`](crate::ClientBuilder::endpoint).
    ///
    /// # Errors
    ///
    /// If the endpoint is invalid, if it uses `https` and the operating system has no trusted
    /// certificates, or if a proxy variable that it needs is invalid.
    pub fn new(endpoint: &str, limits: Limits) -> Result<Self, EndpointError> {
        Connections::to(endpoint, limits).map(Self)
    }

    /// A transport for calls to `endpoint` that uses no proxy, for addresses that only this machine
    /// can reach, such as a metadata service.
    ///
    /// # Errors
    ///
    /// If the endpoint is `https` and the operating system has no certificates to trust.
    pub fn direct(endpoint: &Endpoint, limits: Limits) -> Result<Self, EndpointError> {
        Connections::directly_to(endpoint, limits).map(Self)
    }

    /// A transport for a client, which limits the time of its calls itself.
    pub(crate) fn for_client(
        endpoints: &[&Endpoint],
        limits: Limits,
        options: &ConnectOptions,
    ) -> Result<Self, EndpointError> {
        Connections::new(endpoints, limits, options, None).map(Self)
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.0.send(request))
    }
}
