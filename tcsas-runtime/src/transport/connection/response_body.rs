//! The body of a response, which returns the connection at its end.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};
use tokio::time::Sleep;

use super::exchange::Exchange;
use super::http_client::HttpClient;
use crate::error::TransportError;
use crate::transport::Body;

/// The body of a response. Dropped before its end, it closes the connection.
pub(super) struct ResponseBody<C: HttpClient> {
    pieces: C::Body,
    /// `None` once the body has ended.
    exchange: Option<Exchange<C>>,
    timeout: Option<(Pin<Box<Sleep>>, Duration)>,
}

impl<C: HttpClient> ResponseBody<C> {
    pub(super) fn new(pieces: C::Body, exchange: Exchange<C>) -> Self {
        let timeout = exchange
            .deadline
            .map(|(deadline, limit)| (Box::pin(tokio::time::sleep_until(deadline)), limit));
        let mut body = Self {
            pieces,
            exchange: Some(exchange),
            timeout,
        };
        body.notice_end();
        body
    }

    pub(super) fn into_body(self) -> Body {
        match self.exchange {
            Some(_) => Body::new(self),
            None => Body::default(),
        }
    }

    fn notice_end(&mut self) {
        if self.pieces.is_end_stream() {
            self.end();
        }
    }

    fn end(&mut self) {
        if let Some(exchange) = self.exchange.take() {
            exchange.ended();
        }
    }
}

impl<C: HttpClient> http_body::Body for ResponseBody<C> {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let body = &mut *self;
        if body.exchange.is_none() {
            return Poll::Ready(None);
        }
        match Pin::new(&mut body.pieces).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => {
                body.notice_end();
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
        self.exchange.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        match self.exchange {
            Some(_) => self.pieces.size_hint(),
            None => SizeHint::with_exact(0),
        }
    }
}
