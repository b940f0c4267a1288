//! What proxies reject.

use super::{Cause, Peer, Proxies};
use crate::error::{TransportError, TransportErrorKind};

/// The response of a proxy that reads HTTP and wants credentials: the request went no further.
pub(in crate::transport) fn refusal(
    answer: &reqwest::Response,
    proxies: &Proxies,
) -> Option<TransportError> {
    let url = answer.url();
    let proxy = proxies.through(url).ok().flatten()?;
    let asks = answer.status() == http::StatusCode::PROXY_AUTHENTICATION_REQUIRED;
    (asks && url.scheme() == "http" && proxy.reads_http()).then(|| {
        let peer = Peer {
            name: format!("the proxy {proxy}"),
            proxy: true,
            ..Peer::default()
        };
        let status = "HTTP status 407";
        wants_credentials(&peer).error(status, status).unsent()
    })
}

pub(super) fn tunnel(text: &str, peer: &Peer) -> Option<Cause> {
    let (proxy, endpoint) = (peer.proxy_name(), &peer.endpoint);
    let cause = |what, advice| Some(Cause::new(TransportErrorKind::Proxy, what, advice));
    match text {
        "proxy authorization required" => Some(wants_credentials(peer)),
        "unsuccessful" => cause(
            format!(
                "{proxy} did not make the connection to {endpoint}: it answered CONNECT with an error"
            ),
            "check that it permits this host and port and can reach them, or name the host in NO_PROXY",
        ),
        "unexpected end of file" | "io error establishing tunnel" => cause(
            format!("{proxy} closed the connection instead of making one to {endpoint}"),
            "check that it is a proxy for HTTP that permits CONNECT",
        ),
        "proxy response headers too long" => cause(
            format!("the answer of {proxy} to CONNECT is too long"),
            "check that it is a proxy for HTTP that permits CONNECT",
        ),
        _ => None,
    }
}

fn wants_credentials(peer: &Peer) -> Cause {
    let proxy = match peer.proxy {
        true => &peer.name,
        false => peer.proxy_name(),
    };
    Cause::new(
        TransportErrorKind::ProxyCredentials,
        format!("{proxy} wants credentials, or others than it was given (HTTP status 407)"),
        "give it a user and a password, as in http://USER:PASSWORD@HOST:PORT",
    )
    .lasting()
}

pub(super) fn socks(text: &str, peer: &Peer) -> Option<Cause> {
    let (proxy, endpoint) = (peer.proxy_name(), &peer.endpoint);
    let failed = |reason: &str, advice| {
        let what = format!("{proxy} did not make the connection to {endpoint}: {reason}");
        Cause::new(TransportErrorKind::Proxy, what, advice)
    };
    let (there, rules) = (
        "check that the endpoint can be reached from the proxy",
        "check the rules of the proxy",
    );
    Some(match text {
        "credentials not accepted"
        | "server does not support user/pass authentication"
        | "server implements authentication incorrectly"
        | "server ident service failed"
        | "server ident service did not recognise client identifier" => Cause::new(
            TransportErrorKind::ProxyCredentials,
            format!("{proxy} does not accept the way to log in: {text}"),
            "check its user and password, as in socks5h://USER:PASSWORD@HOST:PORT, or leave them out if it wants none",
        )
        .lasting(),
        "connection not allowed" => failed("its rules do not permit it", rules).lasting(),
        "network unreachable" | "host unreachable" | "connection refused" | "ttl expired" => {
            failed(text, there)
        }
        "general server failure" | "server failed to execute command" => {
            failed("it failed", there)
        }
        "command not supported" | "address type not supported" | "IPV6 is not supported" => {
            failed(text, "socks5h leaves looking up the name to the proxy, and may help").lasting()
        }
        "failed parsing server response" | "io error during SOCKS handshake" => Cause::new(
            TransportErrorKind::WrongProtocol,
            format!("{proxy} does not speak this version of SOCKS, or closed the connection"),
            "check its address and its scheme: socks4, socks4a, socks5 and socks5h are SOCKS, http and https are not",
        ),
        "could not resolve to acceptable address type" => {
            failed(text, "use socks5h, or check the spelling of the endpoint")
        }
        _ => return None,
    })
}
