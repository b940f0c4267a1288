//! The transport.

use std::sync::Arc;

use bytes::Bytes;

use super::client::HyperClient;
use crate::endpoint::Endpoint;
use crate::error::{EndpointError, TransportError};
use crate::transport::connection::{ConnectOptions, Connections};
use crate::transport::limits::Limits;
use crate::transport::{Body, BoxFuture, Transport};

/// HTTP/1.1 over TLS by hyper and rustls: the transport with the fewest dependencies, and the
/// least work for a call. Requires the feature `hyper`.
///
/// Settings, proxies, connections and errors are those of `ReqwestTransport`, whose documentation
/// describes them.
#[derive(Clone, Debug)]
pub struct HyperTransport(Arc<Connections<HyperClient>>);

impl HyperTransport {
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

impl Transport for HyperTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.0.send(request))
    }
}
