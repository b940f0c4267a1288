//! The checked description of one service version, independent of the format it was read from.
//!
//! Everything in a model has been verified: names follow their lexical rules, every data type that
//! is referred to exists, and names that must be unique are. Code that consumes a model may rely on
//! that and needs no error handling of its own.
//!
//! [`Service`] is the root; it holds [`Action`]s and the [`DataType`]s they use.

mod action;
mod body_format;
mod error_codes;
mod pagination;
mod recursion;
mod service;
mod types;

pub use action::{Action, Example, is_read_only};
pub use body_format::BodyFormat;
pub use error_codes::{COMMON_CODES, ErrorCode};
pub use pagination::{Pagination, Start};
pub use service::{Service, Site};
pub use types::{BUILT_IN_TYPES, DataType, Field, Type, Usage};
