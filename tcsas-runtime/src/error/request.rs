//! Requests that could not be built.

/// The request could not be built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the request could not be built: {what}")]
pub struct RequestError {
    pub(crate) what: String,
}

impl RequestError {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into() }
    }
}
