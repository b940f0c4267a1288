//! Reads API descriptions of Tencent Cloud services into a checked model.
//!
//! [`load`] reads a folder or a single file, [`read`] reads texts that are already in memory. Both
//! give an [`Outcome`]: the [`model::Service`] of everything that was right, and a [`Diagnostic`]
//! for everything that was not, each with its file, line and column.

mod blocks;
mod diagnostic;
mod format;
mod html;
pub mod json;
mod lexical;
mod load;
mod markdown;
pub mod model;
mod plain;
mod resolve;
mod source;
mod tag;

pub use diagnostic::{Diagnostic, Kind, Report, Severity, nearest, quote};
pub use format::{file_names, keys, request_body};
pub use lexical::folded;
pub use load::{Options, Outcome, load, read, read_file, sources};
pub use model::{BUILT_IN_TYPES, COMMON_CODES};
pub use plain::plain as plain_text;
pub use resolve::{matches_pattern, prune};
pub use source::Source;
