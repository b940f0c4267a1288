//! How a signed request travels.

#[cfg(feature = "reqwest")]
mod addresses;
#[cfg(feature = "reqwest")]
mod cause;
#[cfg(feature = "reqwest")]
mod connections;
#[cfg(feature = "reqwest")]
mod idle;
#[cfg(feature = "reqwest")]
mod no_proxy;
mod no_runtime;
#[cfg(feature = "reqwest")]
mod outgoing;
#[cfg(feature = "reqwest")]
mod pool;
mod progress;
#[cfg(feature = "reqwest")]
mod proxy;
#[cfg(feature = "reqwest")]
mod recipe;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "reqwest")]
mod route;
#[cfg(feature = "reqwest")]
mod tls;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
pub(crate) use no_runtime::NoRuntime;
pub use progress::{Departure, Progress};

#[cfg(feature = "reqwest")]
pub use self::reqwest::{Limits, ReqwestTransport};
#[cfg(feature = "reqwest")]
pub(crate) use self::route::Route;
pub use crate::error::{TransportError, TransportErrorKind};

/// A future that can be moved between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Carries requests to the service. The client has already signed them: they must leave as they
/// are.
///
/// `ReqwestTransport` is what clients use unless told otherwise. Another one may wrap it, to watch
/// what is sent, or replace it, for tests without a socket:
///
/// ```
/// use tcsas_runtime::bytes::Bytes;
/// use tcsas_runtime::http;
/// use tcsas_runtime::transport::{BoxFuture, Transport, TransportError};
///
/// #[derive(Debug)]
/// struct Canned(&'static str);
///
/// impl Transport for Canned {
///     fn send(
///         &self,
///         request: http::Request<Bytes>,
///     ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
///         assert!(request.headers().contains_key("authorization"));
///         Box::pin(async { Ok(http::Response::new(Bytes::from_static(self.0.as_bytes()))) })
///     }
/// }
/// ```
///
/// An implementation must not follow redirects: the signature is good for one host only, and
/// another host must not see the token. It must bound the size of what it reads; the client bounds
/// the time, and drops the future when it is up, which must leave nothing running.
///
/// It may report when a request leaves, to the [`Progress`] in the request's `extensions()`. Calls
/// that were still connecting when their time was up are then known not to have been sent, and
/// repeated whatever they do.
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends `request` and reads the whole answer.
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>>;
}

/// A transport that several share.
impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        (**self).send(request)
    }
}
