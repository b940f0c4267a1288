//! Requests that could not be built.

/// The request could not be built.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the request could not be built: {reason}")]
pub struct RequestError {
    reason: String,
}

impl RequestError {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
        }
    }

    /// Why it could not be built.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}
