//! Transports: how a signed request reaches the service.
//!
//! Clients use `ReqwestTransport` by default, which the feature `reqwest` provides. With the
//! feature `hyper` there is `HyperTransport`, which takes fewer dependencies; it is the default
//! where reqwest is off, and chosen by
//! [`ClientBuilder::http_client`](crate::ClientBuilder::http_client) where both are on. A custom
//! implementation of [`Transport`] is set with
//! [`ClientBuilder::transport`](crate::ClientBuilder::transport); a service of tower becomes one in
//! [`ServiceTransport`].

mod body;
mod collect;
#[cfg(any(feature = "reqwest", feature = "hyper"))]
mod connection;
mod content_coding;
mod default_transport;
#[cfg(feature = "hyper")]
mod hyper;
mod limits;
mod no_runtime;
#[cfg(any(feature = "reqwest", feature = "hyper"))]
mod proxy;
mod request_body;
#[cfg(feature = "reqwest")]
mod reqwest;
mod rotation;
mod send_progress;
mod service_transport;
mod transport_service;
mod transport_trait;

pub use body::Body;
pub use collect::collect;
pub(crate) use collect::collect_advising;
pub(crate) use content_coding::{DecodeError, Decoder};
pub(crate) use default_transport::no_transport;
pub use default_transport::{HttpClient, direct};
pub use limits::Limits;
pub(crate) use no_runtime::current_runtime;
pub use request_body::{Canceled, RequestBody};
pub use send_progress::{Departure, Progress};
pub use service_transport::ServiceTransport;
pub use transport_service::TransportService;
pub use transport_trait::{BoxFuture, Transport};

#[cfg(any(feature = "reqwest", feature = "hyper"))]
pub(crate) use self::connection::ConnectOptions;
#[cfg(feature = "hyper")]
pub use self::hyper::HyperTransport;
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
pub use crate::error::{TransportError, TransportErrorKind};
