//! Resolution: from the drafts of all files to one model.
//!
//! `merge` combines the drafts and checks them against each other, `pagination` settles the
//! pagination of actions, `select` keeps the requested actions, and `examples` checks documented
//! calls against the finished model.

mod agreement;
mod colliding_names;
mod examples;
mod merge;
mod missing_types;
mod pagination;
mod select;
mod type_difference;
mod unknown_types;

pub(crate) use examples::check as check_examples;
pub(crate) use merge::{Surroundings, merge};
pub(crate) use missing_types::{Elsewhere, Place};
pub(crate) use select::note_usage;
pub use select::{matches_pattern, prune};
