//! Services of tower as transports.

use std::any::type_name;
use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tower_service::Service;

use super::body::Body;
use super::request_body::{RequestBody, Transmission};
use super::rotation::Rotation;
use super::send_progress::Progress;
use super::transport_trait::{BoxFuture, Transport};
use crate::error::{TransportError, TransportErrorKind};

type Source = Box<dyn Error + Send + Sync>;

/// A transport that is a [`tower_service::Service`]: a client of hyper-util, or a stack of tower's
/// layers around one.
///
/// Each request uses a clone of the service, once it is ready. Errors of the service that are a
/// [`TransportError`] are kept; any other becomes the source of one. The body that the service
/// receives reports when it leaves, so that a service built on hyper distinguishes requests that
/// were and were not sent; a service that does not poll the body of a canceled request keeps that
/// promise.
///
/// It is a type of its own, and not an implementation for every service: Rust could not tell such
/// an implementation from those of `Arc` and of transports that other crates define.
///
/// ```
/// use std::convert::Infallible;
/// use std::future::{Ready, ready};
/// use std::task::{Context, Poll};
///
/// use tcsas_runtime::http;
/// use tcsas_runtime::transport::{Body, RequestBody, ServiceTransport};
/// use tower::{Service, ServiceBuilder, service_fn};
///
/// let service = service_fn(|request: http::Request<RequestBody>| async move {
///     assert!(request.headers().contains_key("authorization"));
///     Ok::<_, Infallible>(http::Response::new(Body::from("{}")))
/// });
/// let transport = ServiceTransport::new(service);
/// ```
pub struct ServiceTransport<S> {
    /// Locked for as long as it takes to clone it: a transport is shared between threads, which
    /// few services are.
    service: Mutex<S>,
    rotation: Rotation,
}

impl<S> ServiceTransport<S> {
    /// A transport that sends requests by calling clones of `service`.
    pub fn new(service: S) -> Self {
        Self {
            service: Mutex::new(service),
            rotation: Rotation::default(),
        }
    }
}

impl<S, B> Transport for ServiceTransport<S>
where
    S: Service<http::Request<RequestBody>, Response = http::Response<B>> + Clone + Send,
    S::Future: Send,
    S::Error: Into<Source>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Source>,
{
    fn send(
        &self,
        mut request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let service = self.service.lock().unwrap_or_else(PoisonError::into_inner);
        let mut service = S::clone(&service);
        Box::pin(async move {
            let progress = request.extensions_mut().remove::<Progress>();
            let transmission = Transmission::new(progress, &self.rotation);
            let failed = |source: Source| match source.downcast::<TransportError>() {
                Ok(error) => *error,
                Err(source) => match transmission.cancel() {
                    true => error("the request could not be sent", source).unsent(),
                    false => error(BROKEN, source),
                },
            };
            let ready = poll_fn(|context| service.poll_ready(context)).await;
            ready.map_err(|error| failed(error.into()))?;
            let (parts, body) = request.into_parts();
            let body = transmission.body(body);
            let body = body.map_err(|error| failed(error.into()))?;
            let response = service.call(http::Request::from_parts(parts, body)).await;
            let response = response.map_err(|error| failed(error.into()))?;
            Ok(response.map(|body| Body::new(Pieces(Box::pin(body)))))
        })
    }
}

const BROKEN: &str = "the response is not complete";

fn error(message: &str, source: Source) -> TransportError {
    TransportError::new(TransportErrorKind::Other, message).with_source(source)
}

/// The body of a service's response.
struct Pieces<B>(Pin<Box<B>>);

impl<B> http_body::Body for Pieces<B>
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<Source>,
{
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let failed = |source: B::Error| match source.into().downcast::<TransportError>() {
            Ok(error) => *error,
            Err(source) => error(BROKEN, source),
        };
        self.0.as_mut().poll_frame(context).map_err(failed)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

impl<S> fmt::Debug for ServiceTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServiceTransport({})", type_name::<S>())
    }
}
