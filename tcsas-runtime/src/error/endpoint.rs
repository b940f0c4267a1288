//! Endpoints that cannot be used.

/// The endpoint cannot be used.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the endpoint {endpoint:?} cannot be used: {reason}")]
pub struct EndpointError {
    endpoint: String,
    reason: String,
}

impl EndpointError {
    pub(crate) fn new(endpoint: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            endpoint: endpoint.into(),
            reason: reason.into(),
        }
    }

    /// The endpoint as it was given.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Why it cannot be used.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}
