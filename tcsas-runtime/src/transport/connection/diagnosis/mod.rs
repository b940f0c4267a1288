//! Causes of connection errors, and advice.
//!
//! Public types of the HTTP clients and the crates below them are inspected where there are any;
//! errors of tunnels and SOCKS can only be distinguished by their text. The tests provoke each of
//! these errors, so that a version with other texts is noticed.

mod cause;
mod network;
mod peer;
mod proxy;
mod source_chain;
mod tls;

use cause::Cause;
use peer::Peer;
pub(super) use proxy::authentication as proxy_authentication;
use source_chain::SourceChain;
pub(super) use source_chain::is_out_of_descriptors;

use super::pooled_client::{Failure, Stage};
use crate::error::TransportErrorKind;
use crate::transport::proxy::Proxies;

/// Diagnoses the failure of a request to `uri`.
pub(super) fn of(failure: &Failure, uri: &http::Uri, proxies: &Proxies) -> Cause {
    let chain = SourceChain::of(failure);
    let peer = Peer::of(uri, proxies, &chain);
    if failure.stage != Stage::Connect {
        return broken(&chain, &peer);
    }
    if chain.io.is_some_and(|io| io.is_out_of_descriptors())
        || (chain.dns && is_out_of_descriptors())
    {
        return Cause::new(
            TransportErrorKind::TooManyOpenFiles,
            "no connection could be established: the process or the machine has no file descriptor left (too many open files)",
            "raise its limit (ulimit -n) or make fewer calls at once",
        );
    }
    if let Some(error) = &chain.tls {
        return tls::handshake(error, &peer);
    }
    if failure.is_connect_timeout {
        return Cause::new(
            TransportErrorKind::ConnectTimeout,
            format!("{peer} accepted no connection within `connect_timeout`"),
            "check that it can be reached from here (a firewall that drops packets has this effect), or allow more time",
        );
    }
    // reqwest keeps the brackets of an IPv6 address in the name that it expects on a certificate
    // behind a proxy.
    if chain.text == "Invalid Server Name" {
        return Cause::new(
            TransportErrorKind::Proxy,
            format!("{peer} cannot be reached in TLS through a proxy by its IPv6 address"),
            "use an endpoint with a host name, or no proxy",
        )
        .permanent();
    }
    chain
        .tunnel
        .as_deref()
        .and_then(|text| proxy::tunnel(text, &peer))
        .or_else(|| proxy::socks(chain.socks.as_deref()?, &peer))
        .or_else(|| chain.dns.then(|| network::lookup(&chain.text, &peer)))
        .or_else(|| network::connect(chain.io?, &chain.text, &peer))
        .unwrap_or_default()
}

/// Diagnoses an error that occurred after the connection was established.
fn broken(chain: &SourceChain, peer: &Peer) -> Cause {
    if let Some(error @ rustls::Error::AlertReceived(_)) = &chain.tls {
        return tls::handshake(error, peer);
    }
    // The text of hyper for bytes that do not begin like HTTP.
    if chain.text.starts_with("invalid HTTP version parsed") {
        return Cause::new(
            TransportErrorKind::WrongProtocol,
            format!("the response of {peer} is not HTTP"),
            match peer.https || peer.is_proxy {
                true => "check the address and its port",
                false => "if it speaks TLS, begin the endpoint with https://",
            },
        );
    }
    Cause::of_kind(match chain.io {
        None => TransportErrorKind::Other,
        Some(_) => TransportErrorKind::ConnectionClosed,
    })
}
