//! A reqwest client as the HTTP client of a transport.

use std::sync::OnceLock;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, Proxy, Url, redirect};

use crate::endpoint::Endpoint;
use crate::transport::connection::{
    ClientConfig, Failure, MAX_IDLE, PooledClient, Resolver, Source, Stage,
};
use crate::transport::proxy::Proxies;
use crate::transport::request_body::RequestBody;

/// A reqwest client.
#[derive(Debug)]
pub(super) struct ReqwestClient {
    client: Client,
    /// Address of the first request, which nearly all have: parsing it takes as long as signing a
    /// call.
    address: OnceLock<(http::Uri, Url)>,
}

impl PooledClient for ReqwestClient {
    type Body = reqwest::Body;

    fn new(config: &ClientConfig, idle: Duration) -> Result<Self, Source> {
        // Features that other crates of the build enable must not change what is sent.
        let builder = Client::builder()
            .tls_backend_preconfigured(config.tls.clone())
            // `proxy` has read the environment, and reports entries that it does not understand.
            .no_proxy()
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            // The client of the library decompresses, and bounds the result.
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd()
            .no_hickory_dns()
            .http1_only()
            .referer(false)
            .dns_resolver(Resolver::new(&config.rotation))
            .connect_timeout(config.limits.connecting())
            .pool_idle_timeout(idle)
            .pool_max_idle_per_host(if idle.is_zero() { 0 } else { MAX_IDLE });
        let builder = match proxy(&config.proxies) {
            Some(proxy) => builder.proxy(proxy),
            None => builder,
        };
        Ok(Self {
            client: builder.build()?,
            address: OnceLock::new(),
        })
    }

    async fn send(
        &self,
        request: http::Request<RequestBody>,
    ) -> Result<http::Response<reqwest::Body>, Failure> {
        let (parts, body) = request.into_parts();
        let mut request = reqwest::Request::new(parts.method, self.url(&parts.uri)?);
        *request.headers_mut() = parts.headers;
        *request.body_mut() = Some(reqwest::Body::wrap(body));
        let response = self.client.execute(request).await;
        Ok(response.map_err(failure)?.into())
    }

    fn body_failure(error: reqwest::Error) -> Failure {
        failure(error)
    }
}

impl ReqwestClient {
    fn url(&self, uri: &http::Uri) -> Result<Url, Failure> {
        if let Some((_, url)) = self.address.get().filter(|(known, _)| known == uri) {
            return Ok(url.clone());
        }
        let url = Url::parse(&uri.to_string()).map_err(|error| Failure {
            stage: Stage::Request,
            is_connect_timeout: false,
            is_dns: false,
            source: error.into(),
        })?;
        // If another thread was first, its address is kept.
        drop(self.address.set((uri.clone(), url.clone())));
        Ok(url)
    }
}

fn failure(error: reqwest::Error) -> Failure {
    Failure {
        stage: match () {
            () if error.is_connect() => Stage::Connect,
            () if error.is_builder() => Stage::Request,
            () => Stage::Exchange,
        },
        is_connect_timeout: error.is_connect() && error.is_timeout(),
        is_dns: error.is_dns(),
        // The caller knows the address, and reqwest would repeat it in every message.
        source: error.without_url().into(),
    }
}

/// The proxies for reqwest, which must not read the environment itself.
fn proxy(proxies: &Proxies) -> Option<Proxy> {
    if matches!(proxies, Proxies::None) {
        return None;
    }
    let proxies = proxies.clone();
    Some(Proxy::custom(move |url| {
        // The transport does not send requests whose proxy is invalid.
        let uri = url.as_str().parse().ok()?;
        let proxy = proxies
            .for_endpoint(&Endpoint::of_uri(&uri)?)
            .ok()
            .flatten();
        proxy.map(|proxy| proxy.url())
    }))
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let found = self.clone().look_up(name.as_str().to_owned());
        Box::pin(async move { Ok(Box::new(found.await?) as Addrs) })
    }
}
