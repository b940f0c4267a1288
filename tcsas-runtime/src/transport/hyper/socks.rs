//! Connections through SOCKS proxies.

use http::Uri;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::{SocksV4, SocksV5};
use hyper_util::client::proxy::matcher::Intercept;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tower_service::Service;

use super::dns::LookupError;
use crate::endpoint::{Endpoint, Host};
use crate::transport::connection::{Resolver, Source};

/// Connects to `target` through the proxy. `socks4` and `socks5` look the name up here, `socks4a`
/// and `socks5h` leave that to the proxy.
pub(super) async fn connect(
    proxy: &Intercept,
    target: &Uri,
    http: HttpConnector<Resolver>,
    resolver: Resolver,
) -> Result<TokioIo<TcpStream>, Source> {
    let endpoint = Endpoint::of_uri(target).ok_or("the address of the request is not valid")?;
    let mut host = endpoint.host_name().clone();
    let scheme = proxy.uri().scheme_str().unwrap_or_default();
    if let ("socks4" | "socks5", Host::Name(name)) = (scheme, &host) {
        let found = resolver.look_up(name.clone()).await;
        if let Some(address) = found.map_err(LookupError::from)?.next() {
            host = Host::from(address.ip());
        }
    }
    let target = format!("http://{host}:{}", endpoint.port()).parse()?;
    let proxy_address = proxy.uri().clone();
    if scheme.starts_with("socks4") {
        return Ok(SocksV4::new(proxy_address, http).call(target).await?);
    }
    let mut socks = SocksV5::new(proxy_address, http);
    if let Some((user, password)) = proxy.raw_auth() {
        socks = socks.with_auth(user.to_owned(), password.to_owned());
    }
    Ok(socks.call(target).await?)
}
