//! Responses of actions that may respond with a stream.

use crate::call::Json;
use crate::codec::Message;

/// A response of an action that may respond with a stream of events, each of which holds one.
///
/// `include_specs!` implements it for the actions whose spec has `"stream": true`. Programs name it
/// where they are generic over such actions. Calls by name may be streams as well.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not arrive as a stream of events, according to the spec of its action",
    note = "if it does, add \"stream\": true to the spec file of the action"
)]
pub trait Streamed: Message {}

impl Streamed for Json {}
