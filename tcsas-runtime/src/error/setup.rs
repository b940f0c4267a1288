//! Clients that could not be built.

use super::credential::CredentialError;
use super::endpoint::EndpointError;
use super::request::RequestError;

/// Error of building a client. It converts into the [`Error`](super::Error) of any call.
#[derive(Clone, Debug, thiserror::Error)]
#[error(transparent)]
#[non_exhaustive]
pub enum SetupError {
    /// There are no credentials, or they cannot be used.
    Credentials(#[from] CredentialError),
    /// The endpoint cannot be used.
    Endpoint(#[from] EndpointError),
    /// A setting has a value that a request cannot carry.
    Request(#[from] RequestError),
}
