//! The other end of a connection.

use std::fmt::{self, Display};

use super::source_chain::SourceChain;
use crate::endpoint::Endpoint;
use crate::transport::proxy::{Proxies, ProxyUrl};

/// The other end of the connection that failed.
#[derive(Default)]
pub(super) struct Peer {
    name: String,
    /// Whether it is the proxy rather than the endpoint.
    pub(super) is_proxy: bool,
    /// The endpoint, possibly behind a proxy.
    pub(super) endpoint: String,
    /// Whether the endpoint's scheme is `https`.
    pub(super) https: bool,
    /// The proxy in front of the endpoint, if there is one.
    proxy: Option<String>,
}

impl Peer {
    pub(super) fn of(uri: &http::Uri, proxies: &Proxies, chain: &SourceChain) -> Self {
        let Some(target) = Endpoint::of_uri(uri) else {
            return Self {
                name: "the endpoint".to_owned(),
                ..Self::default()
            };
        };
        let endpoint = target.host().to_owned();
        let https = target.is_https();
        let proxy = proxies.for_endpoint(&target).ok().flatten();
        // Only the connection inside a tunnel is one to the endpoint.
        let is_proxy = proxy.is_some_and(|proxy| {
            chain.before_proxy || chain.tunnel.is_some() || (!https && proxy.reads_http())
        });
        let proxy = proxy.map(|proxy| format!("the proxy {proxy}"));
        Self {
            name: match &proxy {
                Some(proxy) if is_proxy => proxy.clone(),
                _ => endpoint.clone(),
            },
            is_proxy,
            endpoint,
            https,
            proxy,
        }
    }

    /// Name of the proxy.
    pub(super) fn proxy_name(&self) -> &str {
        self.proxy.as_deref().unwrap_or("the proxy")
    }

    /// A proxy that responded to a plain request itself.
    pub(super) fn responding_proxy(proxy: &ProxyUrl) -> Self {
        Self {
            name: format!("the proxy {proxy}"),
            is_proxy: true,
            proxy: Some(format!("the proxy {proxy}")),
            ..Self::default()
        }
    }
}

impl Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
