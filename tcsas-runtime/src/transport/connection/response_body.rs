//! The body of a response, which returns the connection at its end.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};
use tokio::time::Sleep;

use super::exchange::Exchange;
use super::pooled_client::PooledClient;
use crate::error::TransportError;
use crate::transport::Body;

/// The body of a response. Dropped before its end, it closes the connection.
pub(super) struct ResponseBody<C: PooledClient> {
    pieces: C::Body,
    /// A piece that has been read, and is returned next.
    first: Option<Frame<Bytes>>,
    /// `None` once the body has ended.
    exchange: Option<Exchange<C>>,
    timeout: Option<(Pin<Box<Sleep>>, Duration)>,
}

impl<C: PooledClient> ResponseBody<C> {
    /// The body of a response whose head has arrived. A short one has arrived with the head, and is
    /// not kept in pieces then.
    ///
    /// # Errors
    ///
    /// If the connection is already known to be broken.
    pub(super) async fn begin(
        mut pieces: C::Body,
        exchange: Exchange<C>,
    ) -> Result<Body, TransportError> {
        let first = poll_fn(|context| {
            Poll::Ready(match pieces.is_end_stream() {
                true => Poll::Ready(None),
                false => Pin::new(&mut pieces).poll_frame(context),
            })
        });
        let first = match first.await {
            Poll::Ready(None) => {
                exchange.ended();
                return Ok(Body::default());
            }
            Poll::Ready(Some(Err(error))) => return Err(exchange.failed(C::body_failure(error))),
            Poll::Ready(Some(Ok(frame))) if pieces.is_end_stream() => {
                exchange.ended();
                return Ok(frame
                    .into_data()
                    .map_or_else(|_| Body::default(), Body::from));
            }
            Poll::Ready(Some(Ok(frame))) => Some(frame),
            Poll::Pending => None,
        };
        let timeout = exchange
            .deadline
            .map(|(deadline, limit)| (Box::pin(tokio::time::sleep_until(deadline)), limit));
        Ok(Body::new(Self {
            pieces,
            first,
            exchange: Some(exchange),
            timeout,
        }))
    }

    fn end(&mut self) {
        if let Some(exchange) = self.exchange.take() {
            exchange.ended();
        }
    }
}

impl<C: PooledClient> http_body::Body for ResponseBody<C> {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let body = &mut *self;
        if let Some(first) = body.first.take() {
            return Poll::Ready(Some(Ok(first)));
        }
        if body.exchange.is_none() {
            return Poll::Ready(None);
        }
        match Pin::new(&mut body.pieces).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => {
                if body.pieces.is_end_stream() {
                    body.end();
                }
                Poll::Ready(Some(Ok(frame)))
            }
            Poll::Ready(Some(Err(error))) => {
                let exchange = body.exchange.take();
                let error = exchange.map(|exchange| exchange.failed(C::body_failure(error)));
                Poll::Ready(error.map(Err))
            }
            Poll::Ready(None) => {
                body.end();
                Poll::Ready(None)
            }
            Poll::Pending => match &mut body.timeout {
                Some((timeout, limit)) => timeout.as_mut().poll(context).map(|()| {
                    let exchange = body.exchange.take();
                    exchange.map(|exchange| Err(exchange.timed_out(*limit)))
                }),
                None => Poll::Pending,
            },
        }
    }

    fn is_end_stream(&self) -> bool {
        self.first.is_none() && self.exchange.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        let read = match &self.first {
            Some(first) => first.data_ref().map_or(0, |piece| piece.len() as u64),
            None => 0,
        };
        let mut hint = match self.exchange {
            Some(_) => self.pieces.size_hint(),
            None => SizeHint::with_exact(0),
        };
        if let Some(upper) = hint.upper() {
            hint.set_upper(upper.saturating_add(read));
        }
        hint.set_lower(hint.lower().saturating_add(read));
        hint
    }
}
