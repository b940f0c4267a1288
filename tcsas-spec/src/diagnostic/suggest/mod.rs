//! Suggestions for names that are not written as they must be.

pub(crate) mod key_aliases;
mod nearest;
pub(crate) mod spelling;
pub(crate) mod type_aliases;

pub use nearest::nearest;
