//! Masking of secrets in logs, `Debug` and errors.
//!
//! One rule applies to all output: `Debug` of generated types and of JSON, bodies in the log,
//! excerpts in errors. It goes by names, folded over case and punctuation (`ApiKey`, `api_key`,
//! `APIKEY`), and searches strings that are JSON, URLs or `name=value` themselves. In doubt it
//! masks: masking too much is an inconvenience, masking too little discloses a key. `names.txt` has
//! the result for every name of the corpus that resembles one of a secret.

mod masking;
mod names;

pub(crate) use masking::{MASK, MaskedJson, MaskedObject, mask};
pub(crate) use names::{fold, is_a_value, is_secret, is_secret_number, names_a_value};

#[cfg(test)]
mod tests;
