//! The trait of transports.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;

use super::body::Body;
use crate::error::TransportError;

/// A boxed future that can be sent between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends requests to the service.
///
/// A client has a transport of its own unless given another. One may wrap it, to observe what is
/// sent, or replace it, for tests without a socket:
///
/// ```
/// use tcsas_runtime::bytes::Bytes;
/// use tcsas_runtime::http;
/// use tcsas_runtime::transport::{Body, BoxFuture, Transport, TransportError};
///
/// #[derive(Debug)]
/// struct Canned(&'static str);
///
/// impl Transport for Canned {
///     fn send(
///         &self,
///         request: http::Request<Bytes>,
///     ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
///         assert!(request.headers().contains_key("authorization"));
///         Box::pin(async { Ok(http::Response::new(Body::from(self.0))) })
///     }
/// }
/// ```
///
/// A `tower_service::Service`, such as a stack of tower's layers, becomes a transport in
/// [`ServiceTransport`](super::ServiceTransport).
///
/// # Requirements
///
/// - The client has signed the request: send it unchanged.
/// - Do not follow redirects: the signature is valid for one host only, and another host must not
///   receive the token.
/// - Return the head of the response as soon as it is there, and a [`Body`] that reads on as it is
///   polled. The client bounds its size, and decompresses it.
/// - The client bounds the time: it drops the future or the body, which must leave nothing running.
///
/// An implementation may report when a request leaves, to the [`Progress`](super::Progress) in the
/// request's `extensions()`. The client then knows of a call that timed out while it was still
/// connecting that it was not sent, and repeats it even if it is not idempotent.
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends `request`, and returns the response once its head has arrived.
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        (**self).send(request)
    }
}
