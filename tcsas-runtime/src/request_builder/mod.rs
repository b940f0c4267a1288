//! What the generated request builders are made of: required parameters as types, and lists.

pub(crate) mod list_items;
pub(crate) mod required;
