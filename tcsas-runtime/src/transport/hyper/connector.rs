//! Establishes connections, through a proxy if there is one.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::connect::HttpConnector;
use rustls::ClientConfig as TlsConfig;
use tower_service::Service;

use super::next_hop::NextHop;
use super::stream::Stream;
use crate::endpoint::Endpoint;
use crate::transport::connection::{ClientConfig, Resolver, Source};
use crate::transport::proxy::Proxies;

/// Interval of the probes that keep a connection alive, and number of those without a response
/// that end it.
const KEEPALIVE: Duration = Duration::from_secs(15);
const KEEPALIVE_RETRIES: u32 = 3;

/// Time after which sent bytes without an acknowledgement end a connection.
#[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
const UNACKNOWLEDGED: Duration = Duration::from_secs(30);

/// The connector of hyper-util's client.
#[derive(Clone)]
pub(super) struct Connector {
    http: HttpConnector<Resolver>,
    resolver: Resolver,
    tls: Arc<TlsConfig>,
    proxies: Proxies,
    timeout: Duration,
}

/// The time limit for connecting was reached.
#[derive(Debug, thiserror::Error)]
#[error("no connection within the time limit")]
pub(super) struct ConnectTimedOut;

impl Connector {
    pub(super) fn new(config: &ClientConfig) -> Self {
        let timeout = config.limits.connecting();
        let resolver = Resolver::new(&config.rotation);
        let mut http = HttpConnector::new_with_resolver(resolver.clone());
        http.enforce_http(false);
        http.set_nodelay(true);
        // Divided among the addresses of a host.
        http.set_connect_timeout(Some(timeout));
        http.set_keepalive(Some(KEEPALIVE));
        http.set_keepalive_interval(Some(KEEPALIVE));
        http.set_keepalive_retries(Some(KEEPALIVE_RETRIES));
        #[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
        http.set_tcp_user_timeout(Some(UNACKNOWLEDGED));
        Self {
            http,
            resolver,
            tls: Arc::new(config.tls.clone()),
            proxies: config.proxies.clone(),
            timeout,
        }
    }

    async fn connect(self, target: Uri) -> Result<Stream, Source> {
        // The transport does not send requests whose proxy is invalid.
        let endpoint = Endpoint::of_uri(&target);
        let proxy = endpoint.and_then(|endpoint| {
            let proxy = self.proxies.for_endpoint(&endpoint).ok().flatten();
            proxy.cloned()
        });
        let for_proxy = target.scheme() == Some(&http::uri::Scheme::HTTP)
            && proxy.as_ref().is_some_and(|proxy| proxy.reads_http());
        let hop = NextHop {
            http: self.http,
            resolver: self.resolver,
            tls: Arc::clone(&self.tls),
            proxy,
        };
        let mut connector = HttpsConnector::from((hop, self.tls));
        let inner = connector.call(target).await?;
        Ok(Stream { inner, for_proxy })
    }
}

impl Service<Uri> for Connector {
    type Response = Stream;
    type Error = Source;
    type Future = Pin<Box<dyn Future<Output = Result<Stream, Source>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Source>> {
        // Like hyper-util's connector, which it calls.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        let connector = self.clone();
        Box::pin(async move {
            let timeout = connector.timeout;
            match tokio::time::timeout(timeout, connector.connect(target)).await {
                Ok(connected) => connected,
                Err(_) => Err(ConnectTimedOut.into()),
            }
        })
    }
}
