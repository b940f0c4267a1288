//! Reads API descriptions of Tencent Cloud services into a checked model.
//!
//! [`load`] reads a folder or a single file, [`read`] reads texts that are already in memory. Both
//! give an [`Outcome`]: the [`model::Service`] of everything that was right, and a [`Diagnostic`]
//! for everything that was not, each with its file, line and column.

mod blocks;
mod calls;
mod circles;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod common;
mod common_parameters;
mod diagnostic;
mod draft;
mod folder;
mod html;
mod json;
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
pub use read::{Options, Outcome, load, read};
pub use source::Source;
