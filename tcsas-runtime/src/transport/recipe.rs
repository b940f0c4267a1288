//! How reqwest clients are made that differ in their connections alone.

use std::time::Duration;

use reqwest::{Client, Proxy, redirect};
use rustls::ClientConfig;

use super::Limits;
use super::addresses::{Addresses, Rotation};

/// How many connections are kept that nobody uses, for each host. More are made where calls need
/// them, and closed after.
pub(super) const MOST_IDLE: usize = 64;

/// Everything that a reqwest client is made of. It is worked out once, so that making another takes
/// microseconds, reads no environment and no certificates, and goes the same way.
pub(super) struct Recipe {
    pub(super) tls: ClientConfig,
    pub(super) way: Way,
    pub(super) limits: Limits,
    /// The most time for an exchange, where no client keeps it.
    pub(super) timeout: Option<Duration>,
    pub(super) addresses: Rotation,
}

/// The way to the service.
pub(super) enum Way {
    Direct,
    Through(Box<Proxy>),
}

impl Recipe {
    /// A client without connections, that uses none again which was idle for longer than `idle`.
    pub(super) fn client(&self, idle: Duration) -> reqwest::Result<Client> {
        // What other crates switch on in the same build must not change what is sent.
        let builder = Client::builder()
            .tls_backend_preconfigured(self.tls.clone())
            // The environment was read by `route`, which leaves nothing out that it does not
            // understand.
            .no_proxy()
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .no_hickory_dns()
            .http1_only()
            .referer(false)
            .dns_resolver(Addresses::new(&self.addresses))
            .connect_timeout(self.limits.connecting())
            .pool_idle_timeout(idle)
            .pool_max_idle_per_host(if idle.is_zero() { 0 } else { MOST_IDLE });
        let builder = match self.timeout {
            Some(timeout) => builder.timeout(timeout),
            None => builder,
        };
        // What is unpacked is bounded like any response, so that a small one cannot fill the
        // memory.
        #[cfg(feature = "gzip")]
        let builder = builder.gzip(true);
        #[cfg(not(feature = "gzip"))]
        let builder = builder.no_gzip();
        let builder = match &self.way {
            Way::Direct => builder,
            Way::Through(proxy) => builder.proxy(Proxy::clone(proxy)),
        };
        builder.build()
    }
}
