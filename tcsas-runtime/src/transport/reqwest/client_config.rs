//! Configuration of the reqwest clients, which differ in their connections alone.

use std::time::Duration;

use reqwest::{Client, Proxy, redirect};
use rustls::ClientConfig as TlsConfig;

use super::limits::Limits;
use super::resolver::{Resolver, Rotation};

/// Number of idle connections kept for each host. Further ones are closed after use.
pub(super) const MAX_IDLE: usize = 64;

/// Configuration of a reqwest client, computed once: creating another client takes microseconds,
/// reads neither the environment nor certificates, and takes the same route.
pub(super) struct ClientConfig {
    pub(super) tls: TlsConfig,
    /// The proxies, if there are any.
    pub(super) proxy: Option<Box<Proxy>>,
    pub(super) limits: Limits,
    /// Time limit of an exchange, unless the client of the library keeps it.
    pub(super) timeout: Option<Duration>,
    pub(super) rotation: Rotation,
}

impl ClientConfig {
    /// A client without connections, which does not reuse any that was idle for longer than `idle`.
    pub(super) fn client(&self, idle: Duration) -> reqwest::Result<Client> {
        // Features that other crates of the build enable must not change what is sent.
        let builder = Client::builder()
            .tls_backend_preconfigured(self.tls.clone())
            // `proxy` has read the environment, and reports entries that it does not understand.
            .no_proxy()
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .no_hickory_dns()
            .http1_only()
            .referer(false)
            .dns_resolver(Resolver::new(&self.rotation))
            .connect_timeout(self.limits.connecting())
            .pool_idle_timeout(idle)
            .pool_max_idle_per_host(if idle.is_zero() { 0 } else { MAX_IDLE });
        let builder = match self.timeout {
            Some(timeout) => builder.timeout(timeout),
            None => builder,
        };
        // The decompressed body is bounded like any other, so that a small one cannot fill the
        // memory.
        #[cfg(feature = "gzip")]
        let builder = builder.gzip(true);
        #[cfg(not(feature = "gzip"))]
        let builder = builder.no_gzip();
        let builder = match &self.proxy {
            Some(proxy) => builder.proxy(Proxy::clone(proxy)),
            None => builder,
        };
        builder.build()
    }
}
