//! A service and the version of its API.

/// A service. `include_specs!` generates one; programs that call actions by name define their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    /// The API name (`tcsas`), which is part of the signature.
    pub name: &'static str,
    /// The API version (`2025-01-06`).
    pub version: &'static str,
    /// The default endpoint, such as `tcsas.intl.tencentcloudapi.com`.
    pub endpoint: &'static str,
}
