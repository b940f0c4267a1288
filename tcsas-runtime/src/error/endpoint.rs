//! Endpoints that cannot be used.

/// The endpoint cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the endpoint {endpoint:?} cannot be used: {what}")]
pub struct EndpointError {
    pub(crate) endpoint: String,
    pub(crate) what: String,
}
