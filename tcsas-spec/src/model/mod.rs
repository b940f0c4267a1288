//! The checked description of one service version, whatever format it was read from.
//!
//! Everything in here has been verified by the reader: names are identifiers, every data type that
//! is mentioned exists, no name occurs twice where it may occur once. Code that consumes a model
//! may rely on that and needs no error path of its own.

mod action;
mod error_codes;
mod pagination;
mod recursion;
mod service;
mod types;

pub use action::{Action, Example, is_read_only};
pub use error_codes::{COMMON_CODES, ErrorCode};
pub use pagination::{Pagination, Start};
pub use service::{Service, Site};
pub use types::{BUILT_IN_TYPES, DataType, Field, Type, Usage};
