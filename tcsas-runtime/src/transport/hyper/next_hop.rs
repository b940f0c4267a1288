//! The connection to the next hop: to the service itself, or to it through a proxy.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::uri::Scheme;
use http::{HeaderValue, Uri};
use hyper_rustls::{HttpsConnector, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use rustls::ClientConfig as TlsConfig;
use tower_service::Service;

use super::socks;
use super::stream::Hop;
use crate::transport::connection::{Resolver, Source};
use crate::transport::proxy::ProxyUrl;

/// Connects to the next hop, and lets a proxy connect to the service.
#[derive(Clone)]
pub(super) struct NextHop {
    pub(super) http: HttpConnector<Resolver>,
    pub(super) resolver: Resolver,
    pub(super) tls: Arc<TlsConfig>,
    pub(super) proxy: Option<ProxyUrl>,
}

impl NextHop {
    async fn connect(mut self, target: Uri) -> Result<Hop, Source> {
        let Some(proxy) = &self.proxy else {
            return Ok(MaybeHttpsStream::Http(self.http.call(target).await?));
        };
        let intercept = intercept(proxy, &target).ok_or("the address of the proxy is not valid")?;
        if !proxy.reads_http() {
            let stream = socks::connect(&intercept, &target, self.http, self.resolver).await?;
            return Ok(MaybeHttpsStream::Http(stream));
        }
        let mut to_proxy = HttpsConnector::from((self.http, self.tls));
        let proxy = intercept.uri().clone();
        if target.scheme() == Some(&Scheme::HTTP) {
            return to_proxy.call(proxy).await;
        }
        let mut tunnel = Tunnel::new(proxy, to_proxy);
        if let Some(authorization) = intercept.basic_auth() {
            tunnel = tunnel.with_auth(authorization.clone());
        }
        Ok(tunnel.call(target).await?)
    }
}

impl Service<Uri> for NextHop {
    type Response = Hop;
    type Error = Source;
    type Future = Pin<Box<dyn Future<Output = Result<Hop, Source>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Source>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        Box::pin(self.clone().connect(target))
    }
}

/// The proxy as hyper-util's connectors take it. Which proxy is used has been decided before.
fn intercept(proxy: &ProxyUrl, target: &Uri) -> Option<Intercept> {
    Matcher::builder()
        .all(proxy.url())
        .build()
        .intercept(target)
}

/// The value of `Proxy-Authorization` for `proxy`, if it has credentials.
pub(super) fn basic_authorization(proxy: &ProxyUrl, target: &Uri) -> Option<HeaderValue> {
    let intercept = intercept(proxy, target)?;
    let mut value = intercept.basic_auth()?.clone();
    value.set_sensitive(true);
    Some(value)
}
