//! A service and its API version.

/// A service, as `include_specs!` knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    /// The API's service name (`tcsas`).
    pub name: &'static str,
    /// The API version (`2025-01-06`).
    pub version: &'static str,
    /// The host that calls go to unless told otherwise.
    pub endpoint: &'static str,
}
