//! The events of one response.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap};
use http_body::Body as _;
use tokio::time::Sleep;

use super::parser::{Parser, TooLong};
use crate::error::{Error, InvalidResponseError, TimeoutError, TransportError};
use crate::response::{REQUEST_ID, request_id};
use crate::transport::{Body, DecodeError, Decoder};

/// What some services send as the data of the last event.
const DONE: &[u8] = b"[DONE]";

/// Whether a response with these headers is a stream of events.
pub(crate) fn is_event_stream(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).map(|value| {
        let value = value.as_bytes();
        let end = memchr::memchr(b';', value).unwrap_or(value.len());
        value[..end].trim_ascii()
    });
    media_type.is_some_and(|media_type| media_type.eq_ignore_ascii_case(b"text/event-stream"))
}

/// The events of a response whose head has arrived. Dropping it closes the connection.
///
/// Each event is returned as the response that it would be on its own: its object in an envelope,
/// with the head of the stream. So the same code distinguishes successes and errors, and decodes
/// them.
pub(crate) struct EventStream {
    status: http::StatusCode,
    headers: HeaderMap,
    body: Body,
    decoder: Decoder,
    parser: Parser,
    /// Longest event, in bytes.
    limit: usize,
    received: u64,
    ended: bool,
    /// What is wrong with the last piece, which follows the events before it.
    malformed: Option<InvalidResponseError>,
    /// The time limit between two events, and its end.
    wait: Option<(Duration, Pin<Box<Sleep>>)>,
}

/// Where an attempt puts the stream of its response, for a call whose events are read.
#[derive(Clone, Default)]
pub(crate) struct EventSlot(Arc<Mutex<Option<Box<EventStream>>>>);

impl EventSlot {
    pub(crate) fn put(&self, stream: EventStream) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(stream));
    }

    pub(crate) fn take(&self) -> Option<Box<EventStream>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl EventStream {
    /// The stream of `response`, whose events have at most `limit` bytes.
    pub(crate) fn new(response: http::Response<Body>, limit: usize, wiped: bool) -> Self {
        let (mut parts, body) = response.into_parts();
        let decoder = Decoder::new(&mut parts.headers);
        Self {
            status: parts.status,
            headers: parts.headers,
            body,
            decoder,
            parser: Parser::new(limit, wiped),
            limit,
            received: 0,
            ended: false,
            malformed: None,
            wait: None,
        }
    }

    /// The first event, which arrives within the time limits of the attempt.
    pub(crate) async fn first(&mut self) -> Result<http::Response<Bytes>, TransportError> {
        match poll_fn(|context| self.poll_event(context)).await {
            Some(Ok(event)) => Ok(event),
            Some(Err(Failure::Transport(error))) => Err(error),
            Some(Err(Failure::Invalid(error))) => Err(error.into()),
            Some(Err(Failure::Timeout(error))) => Err(error.into()),
            None => Err(self.invalid("the stream of events has none").into()),
        }
    }

    /// The next event, `None` after the last one, or an error that ends the stream. At most `limit`
    /// passes between two events.
    pub(super) fn poll_next(
        &mut self,
        context: &mut Context<'_>,
        limit: Duration,
    ) -> Poll<Option<Result<http::Response<Bytes>, Error>>> {
        if self.wait.is_none() && !self.ended {
            self.wait = Some((limit, Box::pin(tokio::time::sleep(limit))));
        }
        let event = ready!(self.poll_event(context));
        self.wait = None;
        self.ended |= !matches!(event, Some(Ok(_)));
        Poll::Ready(event.map(|event| {
            event.map_err(|failure| match failure {
                Failure::Timeout(error) => error.or_request_id(request_id(&self.headers)).into(),
                Failure::Invalid(error) => error.into(),
                Failure::Transport(error) => {
                    let reason = match self.received {
                        1 => "the stream broke off after 1 event".to_owned(),
                        events => format!("the stream broke off after {events} events"),
                    };
                    self.invalid(reason).with_source(error).into()
                }
            })
        }))
    }

    fn poll_event(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http::Response<Bytes>, Failure>>> {
        loop {
            if let Some(data) = self.parser.next() {
                if data.trim_ascii() == DONE {
                    self.ended = true;
                    return Poll::Ready(None);
                }
                return Poll::Ready(Some(Ok(self.response(&data))));
            }
            if let Some(error) = self.malformed.take() {
                return Poll::Ready(Some(Err(Failure::Invalid(error))));
            }
            if self.ended {
                return Poll::Ready(self.rest());
            }
            let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) else {
                return self.poll_wait(context);
            };
            let (decoded, result) = match frame {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(piece) => self.decoder.decode(piece, self.limit),
                    Err(_) => continue,
                },
                Some(Err(error)) => return Poll::Ready(Some(Err(Failure::Transport(error)))),
                None => {
                    self.ended = true;
                    self.decoder.finish(self.limit)
                }
            };
            let parsed = self.parser.push(&decoded);
            self.malformed = self.check(parsed, result);
        }
    }

    fn poll_wait<T>(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Failure>>> {
        match &mut self.wait {
            Some((limit, wait)) => wait
                .as_mut()
                .poll(context)
                .map(|()| Some(Err(Failure::Timeout(TimeoutError::between_events(*limit))))),
            None => Poll::Pending,
        }
    }

    /// The event that the end of the stream cuts off. Some servers omit the empty line after the
    /// last one: it is complete if its object is.
    fn rest(&mut self) -> Option<Result<http::Response<Bytes>, Failure>> {
        let data = self.parser.rest()?;
        if data.trim_ascii() == DONE {
            return None;
        }
        Some(
            match serde_json::from_slice::<serde::de::IgnoredAny>(&data) {
                Ok(_) => Ok(self.response(&data)),
                Err(error) => {
                    let reason = "the stream ends inside of an event";
                    Err(Failure::Invalid(self.invalid(reason).with_source(error)))
                }
            },
        )
    }

    /// The error of a piece that cannot be decoded or parsed.
    fn check(
        &self,
        parsed: Result<(), TooLong>,
        decoded: Result<(), DecodeError>,
    ) -> Option<InvalidResponseError> {
        match (parsed, decoded) {
            (Ok(()), Ok(())) => None,
            (Err(TooLong), _) | (_, Err(DecodeError::TooLong)) => {
                let reason = format!(
                    "an event is longer than {} bytes; raise `max_response_size`",
                    self.limit
                );
                Some(self.invalid(reason).permanent())
            }
            #[cfg(feature = "gzip")]
            (_, Err(DecodeError::Damaged(error))) => {
                let reason = "its compression (gzip) is damaged, or it is truncated";
                Some(self.invalid(reason).with_source(error))
            }
        }
    }

    /// The event with the object `data`, as a response of its own.
    fn response(&mut self, data: &[u8]) -> http::Response<Bytes> {
        self.received += 1;
        let body = match has_envelope(data) {
            true => data.to_vec(),
            false => [b"{\"Response\":", data, b"}"].concat(),
        };
        let mut response = http::Response::new(Bytes::from(body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers.clone();
        // Of the head, only the request id concerns the events after the first one.
        if self.received == 1 {
            let id = self.headers.remove(REQUEST_ID);
            self.headers.clear();
            self.headers.extend(id.map(|id| (REQUEST_ID, id)));
        }
        response
    }

    fn invalid(&self, reason: impl Into<String>) -> InvalidResponseError {
        InvalidResponseError::new(self.status, b"", reason).or_request_id(request_id(&self.headers))
    }
}

/// Why a stream ends early.
enum Failure {
    Transport(TransportError),
    Invalid(InvalidResponseError),
    Timeout(TimeoutError),
}

/// Whether the object is in an envelope already.
fn has_envelope(data: &[u8]) -> bool {
    let text = data.trim_ascii_start();
    let Some(text) = text.strip_prefix(b"{") else {
        return false;
    };
    let text = text.trim_ascii_start();
    let Some(text) = text.strip_prefix(b"\"Response\"") else {
        return false;
    };
    let value = text.trim_ascii_start().strip_prefix(b":");
    value.is_some_and(|value| value.trim_ascii_start().starts_with(b"{"))
}

impl fmt::Debug for EventStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("received", &self.received)
            .finish_non_exhaustive()
    }
}
