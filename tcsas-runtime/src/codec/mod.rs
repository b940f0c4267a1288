//! Generic encoding and decoding of generated types, which expose themselves as tables of fields.
//!
//! A derived implementation is a state machine for every type, and takes most of the time that a
//! generated client takes to compile. Here, a generated type only names its fields ([`Shape`]) and
//! hands out references to them ([`Slot`]); the loops over them are compiled once, in this crate.

mod clone;
mod debug;
mod decode;
mod encode;
mod field_types;
mod message;
mod mismatch;
mod number;
mod serde;

pub use self::clone::clone;
pub use self::debug::{debug, eq};
pub(crate) use self::decode::decode_at;
pub use self::encode::to_json;
pub(crate) use self::encode::{CLIENT_TOKEN, missing_token, to_json_with_token, value_to_json};
pub use self::message::{Message, Read, Shape, Write};
pub(crate) use self::message::{Place, Slot, Value, shape};
pub(crate) use self::mismatch::Report;
pub use self::serde::{deserialize, deserialize_lossy, serialize};
