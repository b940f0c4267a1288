//! Responses that arrive as a stream of server-sent events.
//!
//! The request is that of any call, and so are its attempts until the first event has arrived. Each
//! event is decoded like a response of its own.

mod event_calls;
mod event_stream;
#[expect(clippy::module_inception, reason = "the file is named for its type")]
mod events;
mod parser;
mod streamed;

pub(crate) use event_stream::{EventSlot, EventStream, is_event_stream};
pub use events::Events;
pub use streamed::Streamed;
