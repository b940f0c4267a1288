//! Clients that could not be built.

use super::{CredentialError, EndpointError, Error, RequestError};

/// Error of building a client. It converts into the [`Error`] of any call.
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

impl<C> From<SetupError> for Error<C> {
    fn from(error: SetupError) -> Self {
        match error {
            SetupError::Credentials(error) => Self::Credentials(error),
            SetupError::Endpoint(error) => Self::Endpoint(error),
            SetupError::Request(error) => Self::Request(error),
        }
    }
}
