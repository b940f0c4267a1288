//! Support for generated request builders: required parameters as types, and conversion of lists.

pub(crate) mod list_items;
pub(crate) mod required;
