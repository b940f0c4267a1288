//! How a client connects to its endpoints.

/// How a client connects to its endpoints.
#[derive(Clone, Default)]
pub(crate) struct ConnectOptions {
    /// Address of a proxy, in place of those of the environment.
    pub(crate) proxy: Option<String>,
    /// Whether to use no proxy at all.
    pub(crate) no_proxy: bool,
    /// Certificates to trust besides those of the operating system, as PEM.
    pub(crate) root_certificates: Vec<Vec<u8>>,
}

impl ConnectOptions {
    /// Without a proxy.
    pub(crate) fn direct() -> Self {
        Self {
            no_proxy: true,
            ..Self::default()
        }
    }
}
