//! Reads API descriptions of Tencent Cloud services into a checked model.
//!
//! [`load`] reads a folder or a single file, [`read`] reads texts that are already in memory. Both
//! give an [`Outcome`]: the [`model::Service`] of everything that was right, and a [`Diagnostic`]
//! for everything that was not, each with its file, line and column.

mod blocks;
mod circles;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod common;
mod diagnostic;
mod draft;
mod folder;
mod html;
mod json;
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
mod snippet;
mod source;
mod suggest;
mod tag;
mod text;
mod vendor;

pub use common::COMMON_CODES;
pub use diagnostic::{Diagnostic, Kind, Report};
pub use read::{Options, Outcome, load, read};
pub use source::Source;
