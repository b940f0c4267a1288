//! Pagination of actions: as a file states it, or as follows from parameters and response.

mod declared;
mod derive;
mod evidence;
mod fields;
mod first_number;
mod folded_text;
#[cfg(test)]
mod tests;

pub(crate) use declared::settle;
pub(crate) use derive::derive;
