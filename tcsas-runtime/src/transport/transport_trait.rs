//! The trait of transports.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;

use crate::error::TransportError;

/// A boxed future that can be sent between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends requests to the service.
///
/// `ReqwestTransport` is the default of every client. Another implementation may wrap it, to
/// observe what is sent, or replace it, for tests without a socket:
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
/// # Requirements
///
/// - The client has signed the request: send it unchanged.
/// - Do not follow redirects: the signature is valid for one host only, and another host must not
///   receive the token.
/// - Bound the size of the response. The client bounds the time: it drops the future, which must
///   leave nothing running.
///
/// An implementation may report when a request leaves, to the [`Progress`](super::Progress) in the
/// request's `extensions()`. The client then knows of a call that timed out while it was still
/// connecting that it was not sent, and repeats it even if it is not idempotent.
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends `request` and reads the complete response.
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        (**self).send(request)
    }
}
