//! Spec files as text: their values, layout and replacement on disk.

mod error_codes;
mod json_tree;
mod layout;
mod replace;
mod tally;
mod usage;

pub(crate) use error_codes::{code, describe_code};
pub(crate) use json_tree::{Tree, insert_named};
pub(crate) use layout::layout;
pub(crate) use replace::replace;
pub(crate) use tally::Tally;
pub(crate) use usage::{add_usage, stated_usage, union};
