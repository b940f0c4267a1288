//! Errors of calls, and of building clients.
//!
//! Every call returns an [`Error`], whose variants separate error responses of the service from
//! failures of the connection, invalid responses, and problems that are found before a request is
//! sent. Building a client returns a [`SetupError`], which converts into an [`Error`]. An
//! implementation of [`Transport`](crate::Transport) returns a [`TransportError`].
//!
//! An error response has a typed code:
//!
//! ```
//! # use tcsas_runtime::{Error, ErrorCode, ServiceError};
//! # #[derive(PartialEq)]
//! # enum ModifyMnpError { InvalidParameterValueInvalidMnpId, Other }
//! # fn example(error: Error<ModifyMnpError>) {
//! match error.service_error().map(ServiceError::code) {
//!     Some(ModifyMnpError::InvalidParameterValueInvalidMnpId) => println!("no such mini program"),
//!     Some(_) => println!("another error response"),
//!     None => println!("no error response"),
//! }
//! # }
//! ```
//!
//! After a timeout or a broken connection, the call may have taken effect, unless
//! [`TimeoutError::is_unsent`] or [`TransportError::is_unsent`] is `true`. [`Error::attempts`]
//! returns the number of attempts, and why there was no other.

mod attempts;
mod credential;
mod endpoint;
mod gateway;
mod invalid_response;
mod line;
mod pagination;
mod request;
mod service;
mod setup;
mod timeout;
mod transport;
mod transport_kind;

use std::error::Error as StdError;
use std::fmt;

pub use attempts::{Attempts, StopReason};
pub use credential::CredentialError;
pub use endpoint::EndpointError;
pub use gateway::GatewayMessage;
pub use invalid_response::InvalidResponseError;
pub use pagination::{PaginationError, PaginationErrorKind};
pub use request::RequestError;
pub use service::ServiceError;
pub use setup::SetupError;
pub use timeout::TimeoutError;
pub use transport::TransportError;
pub use transport_kind::TransportErrorKind;

use self::transport::Repr;
use crate::error_code::{ErrorCode, KnownCode, UnknownCode};

/// Error of a call. `C` is the enum of the action's error codes.
///
/// `Display` prints the cause and advice, for [`Error::Service`] with code, message and request id;
/// [`source`](StdError::source) returns the underlying error. No variant prints credentials or a
/// signature.
///
/// ```
/// # use tcsas_runtime::{Error, UnknownCode};
/// # fn example(error: Error<UnknownCode>) {
/// match error {
///     Error::Service(error) if *error.code() == "FailedOperation" => {
///         println!("{}", error.message())
///     }
///     Error::Timeout(error) if error.is_unsent() => println!("not sent: {error}"),
///     error => println!("{error}"),
/// }
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<C = UnknownCode> {
    /// The service returned an error response.
    Service(ServiceError<C>),
    /// No complete response within the time allowed.
    Timeout(TimeoutError),
    /// The connection could not be established, or broke before the response was complete.
    Transport(TransportError),
    /// The response is not one of the service's, or is larger than allowed.
    InvalidResponse(InvalidResponseError),
    /// There are no credentials, or they cannot be used.
    Credentials(CredentialError),
    /// The endpoint cannot be used.
    Endpoint(EndpointError),
    /// The request could not be built.
    Request(RequestError),
    /// Every page of a list was received, but the pagination cannot go on or is incomplete.
    Pages(PaginationError),
}

impl<C> Error<C> {
    /// The error response of the service, if the error is one.
    ///
    /// ```
    /// # use tcsas_runtime::{Error, ServiceError, UnknownCode};
    /// # fn example(error: Error<UnknownCode>) {
    /// match error.service_error().map(ServiceError::status) {
    ///     Some(200) => println!("an ordinary error response"),
    ///     Some(status) => println!("an error response with HTTP status {status}"),
    ///     None => println!("no error response"),
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn service_error(&self) -> Option<&ServiceError<C>> {
        match self {
            Self::Service(error) => Some(error),
            _ => None,
        }
    }

    /// Id by which the service's support finds the call, if a response has one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Service(error) => error.request_id(),
            Self::InvalidResponse(error) => error.request_id(),
            Self::Pages(error) => error.request_id(),
            Self::Timeout(error) => error.request_id(),
            _ => None,
        }
    }

    /// Number of attempts, and why there was no other. `None` if the call failed before its first
    /// attempt.
    #[must_use]
    pub fn attempts(&self) -> Option<Attempts> {
        match self {
            Self::Service(error) => error.attempts(),
            Self::Timeout(error) => error.attempts,
            Self::Transport(error) => error.attempts(),
            Self::InvalidResponse(error) => error.attempts,
            _ => None,
        }
    }

    pub(crate) fn after(mut self, count: u32, stop_reason: StopReason) -> Self {
        let attempts = Attempts { count, stop_reason };
        match &mut self {
            Self::Service(error) => error.set_attempts(attempts),
            Self::Timeout(error) => error.attempts = Some(attempts),
            Self::Transport(error) => error.set_attempts(attempts),
            Self::InvalidResponse(error) => error.attempts = Some(attempts),
            _ => {}
        }
        self
    }

    /// Records that an attempt before the last one may have taken effect, so that the call as a
    /// whole does not count as unsent.
    pub(crate) fn after_possibly_sent(mut self) -> Self {
        match &mut self {
            Self::Timeout(error) => error.set_possibly_sent(),
            Self::Transport(error) => error.set_possibly_sent(),
            _ => {}
        }
        self
    }

    /// Converts the code into its text, so that calls of different actions have one error type.
    #[must_use]
    pub fn untyped(self) -> Error
    where
        C: ErrorCode,
    {
        self.map_code(|code| UnknownCode::from_code(code.code()))
    }

    /// Converts the code with `map`.
    pub fn map_code<D>(self, map: impl FnOnce(C) -> D) -> Error<D> {
        match self {
            Self::Service(error) => Error::Service(error.map_code(map)),
            Self::Timeout(error) => Error::Timeout(error),
            Self::Transport(error) => Error::Transport(error),
            Self::InvalidResponse(error) => Error::InvalidResponse(error),
            Self::Credentials(error) => Error::Credentials(error),
            Self::Endpoint(error) => Error::Endpoint(error),
            Self::Request(error) => Error::Request(error),
            Self::Pages(error) => Error::Pages(error),
        }
    }
}

impl Error {
    /// Converts the text of the code into a code of `C`. Shorter than `map_code`, because each
    /// action of a program has one.
    pub(crate) fn typed<C: ErrorCode>(self) -> Error<C> {
        match self {
            Self::Service(error) => Error::Service(error.typed()),
            Self::Timeout(error) => Error::Timeout(error),
            Self::Transport(error) => Error::Transport(error),
            Self::InvalidResponse(error) => Error::InvalidResponse(error),
            Self::Credentials(error) => Error::Credentials(error),
            Self::Endpoint(error) => Error::Endpoint(error),
            Self::Request(error) => Error::Request(error),
            Self::Pages(error) => Error::Pages(error),
        }
    }
}

impl<C: ErrorCode> Error<C> {
    /// Text of the error code, if the service returned one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.service_error().map(|error| error.code().code())
    }
}

/// Converts like [`Error::untyped`], so that `?` turns the errors of any action into one type:
///
/// ```
/// # use tcsas_runtime::{Client, Error};
/// async fn zones_and_regions(client: &Client) -> Result<(), Error> {
///     client.call("DescribeZones", &serde_json::json!({})).await?;
///     client
///         .call("DescribeRegions", &serde_json::json!({}))
///         .await?;
///     Ok(())
/// }
/// ```
impl<C: KnownCode> From<Error<C>> for Error {
    fn from(error: Error<C>) -> Self {
        error.untyped()
    }
}

impl<C: ErrorCode> fmt::Display for Error<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service(error) => error.fmt(f),
            Self::Timeout(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::InvalidResponse(error) => error.fmt(f),
            Self::Credentials(error) => error.fmt(f),
            Self::Endpoint(error) => error.fmt(f),
            Self::Request(error) => error.fmt(f),
            Self::Pages(error) => error.fmt(f),
        }
    }
}

/// A variant prints its content, so `source` continues behind the content instead of repeating it.
impl<C: ErrorCode> StdError for Error<C> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Service(_) | Self::Endpoint(_) | Self::Request(_) | Self::Pages(_) => None,
            Self::Credentials(error) => error.source(),
            Self::Timeout(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::InvalidResponse(error) => error.source(),
        }
    }
}

macro_rules! into_variant {
    ($($error:ident => $variant:ident),*) => {$(
        impl<C> From<$error> for Error<C> {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        }
    )*};
}
into_variant!(
    TimeoutError => Timeout, InvalidResponseError => InvalidResponse, CredentialError => Credentials,
    EndpointError => Endpoint, RequestError => Request, PaginationError => Pages
);

/// Timeouts and invalid responses become variants of their own.
impl<C> From<TransportError> for Error<C> {
    fn from(error: TransportError) -> Self {
        match error.repr {
            Repr::Connection(_) => Self::Transport(error),
            Repr::Timeout(error) => Self::Timeout(error),
            Repr::InvalidResponse(error) => Self::InvalidResponse(*error),
        }
    }
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
