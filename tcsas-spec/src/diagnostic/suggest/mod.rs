//! Suggestions for invalid names: the nearest valid one, corrected spelling, and the keys and types
//! that other formats and languages call otherwise.

pub(crate) mod key_aliases;
mod nearest;
pub(crate) mod spelling;
mod squeezed;
pub(crate) mod type_aliases;

pub use nearest::nearest;
