//! Responses: the envelope, error responses, and decoding.

mod body;
mod decode;
mod envelope;
mod gateway;
mod headers;
mod raw_response;
mod typical;

pub use decode::mismatches;
pub(crate) use headers::{REQUEST_ID, request_id};
pub(crate) use raw_response::{Expected, RawResponse};

#[cfg(test)]
mod tests;
