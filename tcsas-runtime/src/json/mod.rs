//! Parsing of JSON text: checking its grammar, moving through it value by value, and building
//! `serde_json::Value`s within a memory limit.

mod budget;
mod cursor;
mod path;
mod repair;
mod value;

pub(crate) use budget::{Budget, Growth};
pub(crate) use cursor::{Cursor, Kind, check, is_truncated, unquote};
pub(crate) use path::Path;
pub(crate) use value::{value, value_within};
