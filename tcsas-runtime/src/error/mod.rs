//! Everything that can come of a call instead of its answer.

mod attempts;
mod cause;
mod credential;
mod endpoint;
mod extra;
mod gateway;
mod invalid_response;
mod line;
mod pagination;
mod request;
mod service;
mod setup;
mod timeout;
mod transport;

use std::error::Error as StdError;
use std::fmt;

pub use attempts::{Attempts, StopReason};
pub use cause::TransportCause;
pub use credential::CredentialError;
pub use endpoint::EndpointError;
pub(crate) use extra::Extra;
pub use gateway::GatewayMessage;
pub use invalid_response::UndecodableError;
pub use pagination::{PaginationError, PaginationErrorKind};
pub use request::RequestError;
pub use service::ServiceError;
pub use setup::SetupError;
pub use timeout::TimeoutError;
pub(crate) use timeout::Waited;
pub use transport::TransportError;

use crate::error_code::{ErrorCode, KnownCode, UnknownCode};

/// Why a call has no answer. `C` is the enum of the action's error codes.
///
/// `Display` says what happened and what to do; for [`Error::Service`] it carries code, message and
/// request id. `source` keeps the cause. No variant ever holds a key, a token or a signature.
///
/// ```
/// # use tcsas_runtime::{Error, UnknownCode};
/// # fn example(error: Error<UnknownCode>) {
/// match error {
///     Error::Service(refusal) => println!("{} ({})", refusal.message, refusal.request_id),
///     Error::Timeout(timeout) => println!("no answer within {:?}", timeout.limit()),
///     other => println!("{other}"),
/// }
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<C = UnknownCode> {
    /// The service refused the call and said why.
    Service(ServiceError<C>),
    /// No complete response came within the time allowed.
    Timeout(TimeoutError),
    /// The connection could not be made, or broke before the answer was complete.
    Transport(TransportError),
    /// An answer came that is not one of the service's, or is larger than allowed.
    Undecodable(UndecodableError),
    /// There are no credentials, or none that could work.
    Credentials(CredentialError),
    /// The endpoint cannot be used.
    Endpoint(EndpointError),
    /// The request could not be built.
    Request(RequestError),
    /// All calls for pages of a list were answered, but not as pages are.
    Pages(PaginationError),
}

impl<C> Error<C> {
    /// The service's refusal, if it is one.
    #[must_use]
    pub fn service(&self) -> Option<&ServiceError<C>> {
        match self {
            Self::Service(error) => Some(error),
            _ => None,
        }
    }

    /// The id by which the service's support finds the call, if an answer brought one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Service(error) => Some(error.request_id.as_str()).filter(|id| !id.is_empty()),
            Self::Undecodable(error) => error.request_id(),
            Self::Pages(error) => error.request_id(),
            _ => None,
        }
    }

    /// How often the call was tried, and why no more. `None` if it did not come to an attempt.
    #[must_use]
    pub fn attempts(&self) -> Option<Attempts> {
        match self {
            Self::Service(error) => error.attempts,
            Self::Timeout(error) => error.attempts,
            Self::Transport(error) => error.attempts,
            Self::Undecodable(error) => error.attempts,
            _ => None,
        }
    }

    pub(crate) fn after(mut self, count: u32, stop_reason: StopReason) -> Self {
        let attempts = Some(Attempts { count, stop_reason });
        match &mut self {
            Self::Service(error) => error.attempts = attempts,
            Self::Timeout(error) => error.attempts = attempts,
            Self::Transport(error) => error.attempts = attempts,
            Self::Undecodable(error) => error.attempts = attempts,
            _ => {}
        }
        self
    }

    /// The same where an attempt before the last may have taken effect: that the last one never
    /// left is not all there is to say.
    pub(crate) fn after_one_that_left(mut self) -> Self {
        match &mut self {
            Self::Timeout(error) if matches!(error.waited, Some(Waited::Connecting)) => {
                error.waited = None;
            }
            Self::Transport(error) => error.connecting = false,
            _ => {}
        }
        self
    }

    /// The same error with its code as text, so that calls of different actions have one type of
    /// error.
    #[must_use]
    pub fn untyped(self) -> Error
    where
        C: ErrorCode,
    {
        self.map_code(|code| UnknownCode::from_code(code.code()))
    }

    /// The same error with its code in another form.
    pub fn map_code<D>(self, map: impl FnOnce(C) -> D) -> Error<D> {
        match self {
            Self::Service(ServiceError {
                code,
                message,
                request_id,
                status,
                attempts,
                extra,
            }) => Error::Service(ServiceError {
                code: map(code),
                message,
                request_id,
                status,
                attempts,
                extra,
            }),
            Self::Timeout(error) => Error::Timeout(error),
            Self::Transport(error) => Error::Transport(error),
            Self::Undecodable(error) => Error::Undecodable(error),
            Self::Credentials(error) => Error::Credentials(error),
            Self::Endpoint(error) => Error::Endpoint(error),
            Self::Request(error) => Error::Request(error),
            Self::Pages(error) => Error::Pages(error),
        }
    }
}

impl<C: ErrorCode> Error<C> {
    /// The error code as text, if the service gave one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.service().map(|error| error.code.code())
    }
}

/// What [`Error::untyped`] does, so that `?` turns the errors of any actions into one type:
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
            Self::Undecodable(error) => error.fmt(f),
            Self::Credentials(error) => error.fmt(f),
            Self::Endpoint(error) => error.fmt(f),
            Self::Request(error) => error.fmt(f),
            Self::Pages(error) => error.fmt(f),
        }
    }
}

/// The variants print what their content prints, so that `source` goes on behind it instead of
/// repeating it.
impl<C: ErrorCode> StdError for Error<C> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Service(_) | Self::Endpoint(_) | Self::Request(_) | Self::Pages(_) => None,
            Self::Credentials(error) => error.source(),
            Self::Timeout(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Undecodable(error) => error.source(),
        }
    }
}

macro_rules! keeps_its_source {
    ($($error:ty),*) => {$(
        impl StdError for $error {
            fn source(&self) -> Option<&(dyn StdError + 'static)> {
                self.source.as_deref().map(|source| source as _)
            }
        }
    )*};
}
keeps_its_source!(
    TimeoutError,
    TransportError,
    UndecodableError,
    CredentialError
);

macro_rules! becomes_a_variant {
    ($($error:ident => $variant:ident),*) => {$(
        impl<C> From<$error> for Error<C> {
            fn from(error: $error) -> Self {
                Self::$variant(error)
            }
        }
    )*};
}
becomes_a_variant!(
    TimeoutError => Timeout, TransportError => Transport, UndecodableError => Undecodable,
    CredentialError => Credentials, EndpointError => Endpoint, RequestError => Request, PaginationError => Pages
);
