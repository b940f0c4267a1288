//! Responses that arrive as a stream of server-sent events.

mod streamed;

pub use streamed::Streamed;
