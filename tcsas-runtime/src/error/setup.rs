//! Clients that could not be built.

use super::{CredentialError, EndpointError, Error, RequestError};

/// Why there is no client. It turns into the [`Error`] of any call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
#[non_exhaustive]
pub enum SetupError {
    /// There are no credentials, or none that could work.
    Credentials(#[from] CredentialError),
    /// The endpoint cannot be used.
    Endpoint(#[from] EndpointError),
    /// A setting cannot stand in a request.
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
