//! What the transports need of the HTTP client below them.

use std::error::Error;
use std::future::Future;
use std::time::Duration;

use bytes::Bytes;

use super::client_config::ClientConfig;
use crate::transport::request_body::RequestBody;

pub(in crate::transport) type Source = Box<dyn Error + Send + Sync>;

/// An HTTP client with a pool of connections.
pub(in crate::transport) trait PooledClient:
    Sized + Send + Sync + 'static
{
    type Body: http_body::Body<Data = Bytes, Error: Send> + Send + Unpin + 'static;

    /// A client without connections, which does not reuse any that was idle for longer than `idle`.
    fn new(config: &ClientConfig, idle: Duration) -> Result<Self, Source>;

    /// Sends a request, and returns the response once its head has arrived.
    fn send(
        &self,
        request: http::Request<RequestBody>,
    ) -> impl Future<Output = Result<http::Response<Self::Body>, Failure>> + Send;

    /// The failure of a body that cannot be read to its end.
    fn body_failure(error: <Self::Body as http_body::Body>::Error) -> Failure;
}

/// An exchange that failed.
#[derive(Debug)]
pub(in crate::transport) struct Failure {
    pub(in crate::transport) stage: Stage,
    /// Whether the time limit for connecting was reached.
    pub(in crate::transport) is_connect_timeout: bool,
    /// Whether a name lookup failed, as far as the client states that outside of the sources.
    pub(in crate::transport) is_dns: bool,
    pub(in crate::transport) source: Source,
}

/// How far an exchange got before it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::transport) enum Stage {
    /// The request is not valid.
    Request,
    /// No connection could be established.
    Connect,
    /// There was a connection.
    Exchange,
}
