//! The drafts of all files, put together and checked against each other.

mod examples;
mod merge;
mod pagination;
mod select;
mod unknown_types;

pub(crate) use examples::check as check_examples;
pub(crate) use merge::merge;
pub(crate) use select::note_usage;
pub use select::{fits as matches_pattern, prune};
