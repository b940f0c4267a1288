//! Pagination of actions: `declared` checks what a file states, and `derive` infers the rest from
//! the names and descriptions of parameters and fields.

mod declared;
mod derive;
mod evidence;
mod fields;
mod first_number;
mod folded_text;
#[cfg(test)]
mod tests;

pub(crate) use declared::check_declared;
pub(crate) use derive::derive;
