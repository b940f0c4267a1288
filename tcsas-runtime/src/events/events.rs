//! The stream of the responses in the events of a call.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use futures_core::stream::FusedStream;

use super::event_calls::EventCalls;
use super::streamed::Streamed;
use crate::call::{Call, typed};
use crate::error::Error;
use crate::error_code::ErrorCode;

impl<R, E> Call<R, E> {
    /// Converts the call into a stream of responses, one for each event that the service sends.
    ///
    /// The service decides whether it responds with events; a single response, in JSON, is a stream
    /// of one. Nothing is sent before the first response is awaited.
    #[must_use = "streams do nothing unless polled"]
    // The bound is on the method, so that the compiler prints the message of `Streamed`.
    pub fn events(self) -> Events<R, E>
    where
        R: Streamed,
    {
        Events {
            calls: Box::new(EventCalls::new(self.into_prepared(), R::shape())),
            output: PhantomData,
        }
    }
}

/// A stream of the responses in the events of a call (`text/event-stream`). It ends with the last
/// event or with the first error.
///
/// Made by [`Call::events`]. [`next`](Self::next) returns the responses one by one; it also
/// implements [`Stream`].
///
/// ```no_run
/// # use tcsas_runtime::{Call, Error, ErrorCode, Streamed};
/// # async fn example<R: Streamed, E: ErrorCode>(call: Call<R, E>) -> Result<(), Error<E>> {
/// let mut events = call.events();
/// while let Some(event) = events.next().await {
///     let event = event?;
/// }
/// # Ok(())
/// # }
/// ```
///
/// # Time limits and retries
///
/// The [`timeout`](Call::timeout) of the call, its attempts and its retries apply until the first
/// event. After that nothing is repeated, since the service has begun to respond, and a stream may
/// take as long as it needs: [`event_timeout`](Self::event_timeout) limits the time between two
/// events. An observer is notified when the first event has arrived.
///
/// # Errors
///
/// Errors before the first event are those of any call. A connection that breaks later, or an event
/// that is not JSON or cut off, ends the stream in [`Error::InvalidResponse`] with the request id,
/// after the events that have arrived; so does an event that is longer than
/// [`max_response_size`](crate::ClientBuilder::max_response_size). An event that holds an `Error`
/// with a code ends it in [`Error::Service`]. Failures that the service describes as fields of the
/// response, such as `ErrorMsg`, are fields.
///
/// # Cancellation
///
/// Dropping the future of [`next`](Self::next) loses no event. Dropping the stream closes the
/// connection.
#[must_use = "streams do nothing unless polled"]
pub struct Events<R, E> {
    calls: Box<EventCalls>,
    output: PhantomData<fn() -> (R, E)>,
}

impl<R, E> Events<R, E> {
    /// Limits the time between two events, whatever else the service sends to keep the connection
    /// open. Default: 60 seconds. Exceeding it ends the stream in [`Error::Timeout`].
    pub fn event_timeout(mut self, timeout: Duration) -> Self {
        self.calls.set_event_timeout(timeout);
        self
    }
}

impl<R: Streamed, E: ErrorCode> Events<R, E> {
    /// Returns the response in the next event, or `None` after the last one or after an error.
    pub async fn next(&mut self) -> Option<Result<R, Error<E>>> {
        poll_fn(|context| self.poll_event(context)).await
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<R, Error<E>>>> {
        self.calls.poll_next(context).map(|event| {
            let decoded = match event? {
                Ok(mut event) => R::decode(&mut event),
                Err(error) => Err(error),
            };
            Some(match decoded {
                Ok(response) => Ok(response),
                Err(error) => {
                    self.calls.end();
                    Err(typed(error))
                }
            })
        })
    }
}

#[cfg(feature = "blocking")]
impl<R: Streamed, E: ErrorCode> Events<R, E> {
    /// Converts the stream into a blocking iterator, for synchronous programs. Requires the feature
    /// `blocking`.
    ///
    /// Inside a tokio runtime it returns [`Error::Request`] and nothing is sent;
    /// [`Call::wait`] describes the alternatives.
    pub fn wait(self) -> crate::BlockingIter<Self> {
        crate::BlockingIter::new(self)
    }
}

impl<R: Streamed, E: ErrorCode> Stream for Events<R, E> {
    type Item = Result<R, Error<E>>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<R, Error<E>>>> {
        self.poll_event(context)
    }
}

impl<R: Streamed, E: ErrorCode> FusedStream for Events<R, E> {
    fn is_terminated(&self) -> bool {
        self.calls.is_ended()
    }
}

impl<R, E> fmt::Debug for Events<R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}
