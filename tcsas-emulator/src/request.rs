//! Checks of a request before it takes effect.

pub(crate) mod accepted_credentials;
pub(crate) mod authorization;
pub(crate) mod common_headers;
pub(crate) mod multipart;
pub(crate) mod parameters;
pub(crate) mod protocol;
pub(crate) mod rate_limit;
pub(crate) mod signature;
pub(crate) mod upload;
