//! Reads API descriptions of Tencent Cloud services into a checked model.
//!
//! [`load`] reads a folder or a single file, [`read`] reads texts that are already in memory. Both
//! give an [`Outcome`]: the [`model::Service`] of everything that was right, and a [`Diagnostic`]
//! for everything that was not, each with its file, line and column.

mod blocks;
mod calls;
mod circles;
mod common;
mod common_parameters;
mod diagnostic;
mod draft;
mod folder;
mod html;
pub mod json;
mod key_words;
mod markdown;
mod member;
mod merge;
mod mistakes;
pub mod model;
mod names;
mod native;
mod objects;
mod pagination;
mod plain;
mod read;
mod select;
mod shape;
mod shared;
mod sidecar;
mod slips;
mod snippet;
mod source;
mod suggest;
mod tag;
mod text;
mod type_words;
mod unknown;
mod vendor;

pub use common::COMMON_CODES;
pub use diagnostic::{Diagnostic, Kind, Report, Severity};
pub use folder::sources;
pub use mistakes::quote;
pub use names::{BUILT_IN as BUILT_IN_TYPES, folded};
pub use plain::plain as plain_text;
pub use read::{Options, Outcome, load, read, read_file};
pub use select::{fits as matches_pattern, prune};
pub use sidecar::body as request_body;
pub use source::Source;
pub use suggest::nearest;

/// The names of files with a meaning of their own.
pub mod file_names {
    pub use crate::shared::NAME as SHARED;
    pub use crate::sidecar::{ERRORS, EXAMPLES};
}

/// The keys of spec files, in the order in which they are written.
pub mod keys {
    pub use crate::native::{ACTION_KEYS as ACTION, ERROR_KEYS as ERROR, TYPE_KEYS as TYPE};
}
