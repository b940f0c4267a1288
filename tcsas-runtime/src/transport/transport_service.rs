//! Transports as services of tower.

use std::task::{Context, Poll};

use tower_service::Service;

use super::body::Body;
use super::request_body::RequestBody;
use super::transport_trait::{BoxFuture, Transport};
use crate::error::TransportError;

/// A service of tower that sends requests through a transport: the innermost service of a stack of
/// layers, which [`ServiceTransport`](super::ServiceTransport) makes a transport again.
///
/// ```
/// # #[cfg(feature = "reqwest")] {
/// use tcsas_runtime::http::Request;
/// use tcsas_runtime::transport::{
///     Limits, RequestBody, ReqwestTransport, ServiceTransport, TransportService,
/// };
/// use tower::ServiceBuilder;
///
/// let transport = ReqwestTransport::new("cvm.tencentcloudapi.com", Limits::default())?;
/// let service = ServiceBuilder::new()
///     .map_request(|request: Request<RequestBody>| {
///         println!("{} bytes of headers", request.headers().len());
///         request
///     })
///     .service(TransportService::new(transport));
/// let transport = ServiceTransport::new(service);
/// # }
/// # Ok::<_, tcsas_runtime::error::EndpointError>(())
/// ```
#[derive(Clone, Debug)]
pub struct TransportService<T>(T);

impl<T> TransportService<T> {
    /// A service that sends requests through `transport`.
    pub fn new(transport: T) -> Self {
        Self(transport)
    }
}

impl<T: Transport + Clone + 'static> Service<http::Request<RequestBody>> for TransportService<T> {
    type Response = http::Response<Body>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<http::Response<Body>, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<RequestBody>) -> Self::Future {
        let transport = self.0.clone();
        let (mut parts, body) = request.into_parts();
        // The transport reports what it sends.
        let (bytes, progress) = body.into_parts();
        parts.extensions.insert(progress);
        Box::pin(async move {
            let request = http::Request::from_parts(parts, bytes);
            transport.send(request).await
        })
    }
}
