//! The transport of clients that are not given one.

use std::sync::Arc;

#[cfg(any(feature = "reqwest", feature = "hyper"))]
use super::connection::ConnectOptions;
#[cfg(feature = "hyper")]
use super::hyper::HyperTransport;
use super::limits::Limits;
#[cfg(feature = "reqwest")]
use super::reqwest::ReqwestTransport;
use super::transport_trait::Transport;
use crate::endpoint::Endpoint;
use crate::error::EndpointError;

/// The HTTP client that sends the requests of a client.
///
/// Each has a feature of the same name. Settings, errors and connections are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HttpClient {
    /// reqwest: the default if its feature is on.
    #[cfg(feature = "reqwest")]
    Reqwest,
    /// hyper and hyper-util: fewer dependencies, and less work for a call.
    #[cfg(feature = "hyper")]
    Hyper,
}

impl HttpClient {
    /// The client that is used unless another is chosen. `None` if the build has none.
    #[cfg(feature = "reqwest")]
    pub(crate) const PREFERRED: Option<Self> = Some(Self::Reqwest);
    #[cfg(all(feature = "hyper", not(feature = "reqwest")))]
    pub(crate) const PREFERRED: Option<Self> = Some(Self::Hyper);
    #[cfg(not(any(feature = "reqwest", feature = "hyper")))]
    pub(crate) const PREFERRED: Option<Self> = None;

    /// A transport for a client, which limits the time of its calls itself.
    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub(crate) fn for_client(
        self,
        endpoints: &[&Endpoint],
        limits: Limits,
        options: &ConnectOptions,
    ) -> Result<Arc<dyn Transport>, EndpointError> {
        Ok(match self {
            #[cfg(feature = "reqwest")]
            Self::Reqwest => Arc::new(ReqwestTransport::for_client(endpoints, limits, options)?),
            #[cfg(feature = "hyper")]
            Self::Hyper => Arc::new(HyperTransport::for_client(endpoints, limits, options)?),
        })
    }
}

/// A transport for calls to `endpoint` that uses no proxy, for addresses that only this machine can
/// reach, such as a metadata service: `ReqwestTransport::direct`, or `HyperTransport::direct` in a
/// build without reqwest.
///
/// # Errors
///
/// If the endpoint is `https` and the operating system has no certificates to trust, or if the
/// build has neither the feature `reqwest` nor `hyper`.
pub fn direct(endpoint: &Endpoint, limits: Limits) -> Result<Arc<dyn Transport>, EndpointError> {
    match HttpClient::PREFERRED {
        #[cfg(feature = "reqwest")]
        Some(HttpClient::Reqwest) => Ok(Arc::new(ReqwestTransport::direct(endpoint, limits)?)),
        #[cfg(feature = "hyper")]
        Some(HttpClient::Hyper) => Ok(Arc::new(HyperTransport::direct(endpoint, limits)?)),
        None => {
            let _ = limits;
            Err(no_transport(endpoint.to_string()))
        }
    }
}

/// The error of a build without a transport.
pub(crate) fn no_transport(endpoint: String) -> EndpointError {
    EndpointError::new(
        endpoint,
        "this build has no transport: enable the feature `reqwest` or `hyper`, or set a transport with `transport`",
    )
}
