//! The call behind a stream of events. Not generic over the action, so that it is compiled once.

use std::mem;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use super::event_stream::{EventSlot, EventStream};
use crate::call::{Outcome, PreparedCall, Received, UndecodedResponse, send};
use crate::codec::Shape;
use crate::error::Error;
use crate::transport::BoxFuture;

/// Default limit of the time between two events.
const EVENT_TIMEOUT: Duration = Duration::from_secs(60);

/// A call whose response may be a stream of events.
pub(super) struct EventCalls {
    state: State,
    event_timeout: Duration,
}

enum State {
    Prepared(Box<PreparedCall>, Option<&'static Shape>),
    /// Until the first event, or the only response, has arrived.
    Started(BoxFuture<'static, Outcome>, EventSlot, Box<PreparedCall>),
    Streaming(Box<EventStream>, Box<PreparedCall>),
    Ended,
}

impl EventCalls {
    pub(super) fn new(call: Box<PreparedCall>, shape: Option<&'static Shape>) -> Self {
        Self {
            state: State::Prepared(call, shape),
            event_timeout: EVENT_TIMEOUT,
        }
    }

    pub(super) fn set_event_timeout(&mut self, timeout: Duration) {
        self.event_timeout = timeout;
    }

    pub(super) fn is_ended(&self) -> bool {
        matches!(self.state, State::Ended)
    }

    pub(super) fn end(&mut self) {
        self.state = State::Ended;
    }

    pub(super) fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<UndecodedResponse, Box<Error>>>> {
        if matches!(self.state, State::Prepared(..))
            && let State::Prepared(mut call, shape) = mem::replace(&mut self.state, State::Ended)
        {
            let slot = EventSlot::default();
            call.set_events(slot.clone());
            let running = send(call.clone(), shape);
            call.set_shape(shape);
            self.state = State::Started(running, slot, call);
        }
        let received = match &mut self.state {
            State::Prepared(..) | State::Ended => return Poll::Ready(None),
            State::Started(running, slot, _) => {
                let outcome = ready!(running.as_mut().poll(context));
                let stream = slot.take();
                self.begin(outcome, stream)
            }
            State::Streaming(stream, call) => {
                match ready!(stream.poll_next(context, self.event_timeout)) {
                    Some(event) => event
                        .and_then(|event| call.received(event))
                        .map_err(Box::new),
                    None => {
                        self.end();
                        return Poll::Ready(None);
                    }
                }
            }
        };
        if received.is_err() {
            self.end();
        }
        Poll::Ready(Some(received.map(UndecodedResponse::new)))
    }

    /// Continues with the stream that follows the first event, if there is one.
    fn begin(
        &mut self,
        outcome: Outcome,
        stream: Option<Box<EventStream>>,
    ) -> Result<Box<Received>, Box<Error>> {
        let state = mem::replace(&mut self.state, State::Ended);
        if let (State::Started(_, _, call), Some(stream), true) = (state, stream, outcome.is_ok()) {
            self.state = State::Streaming(stream, call);
        }
        outcome
    }
}
