//! Transports: how a signed request reaches the service.
//!
//! Clients use `ReqwestTransport` by default, which the feature `reqwest` provides. A custom
//! implementation of [`Transport`] is set with
//! [`ClientBuilder::transport`](crate::ClientBuilder::transport).

mod no_runtime;
#[cfg(feature = "reqwest")]
mod proxy;
#[cfg(feature = "reqwest")]
mod reqwest;
mod send_progress;
mod transport_trait;

pub(crate) use no_runtime::current_runtime;
pub use send_progress::{Departure, Progress};
pub use transport_trait::{BoxFuture, Transport};

#[cfg(feature = "reqwest")]
pub(crate) use self::reqwest::ConnectOptions;
#[cfg(feature = "reqwest")]
pub use self::reqwest::{Limits, ReqwestTransport};
pub use crate::error::{TransportError, TransportErrorKind};
