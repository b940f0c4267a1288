//! Errors of proxies.

use super::cause::Cause;
use super::peer::Peer;
use crate::endpoint::Endpoint;
use crate::error::{TransportError, TransportErrorKind};
use crate::transport::proxy::Proxies;

/// The error of a proxy that requires credentials for a plain request. The request did not get past
/// it.
pub(in crate::transport::connection) fn authentication(
    status: http::StatusCode,
    uri: &http::Uri,
    proxies: &Proxies,
) -> Option<TransportError> {
    if status != http::StatusCode::PROXY_AUTHENTICATION_REQUIRED {
        return None;
    }
    let target = Endpoint::of_uri(uri)?;
    let proxy = proxies.for_endpoint(&target).ok().flatten()?;
    (!target.is_https() && proxy.reads_http()).then(|| {
        let status = "HTTP status 407";
        let cause = credentials(&Peer::responding_proxy(proxy));
        cause.into_error(status, status).unsent()
    })
}

/// Diagnoses an error of a tunnel by its text.
pub(super) fn tunnel(text: &str, peer: &Peer) -> Option<Cause> {
    let (proxy, endpoint) = (peer.proxy_name(), &peer.endpoint);
    let cause = |message, advice| Some(Cause::new(TransportErrorKind::Proxy, message, advice));
    match text {
        "proxy authorization required" => Some(credentials(peer)),
        "unsuccessful" => cause(
            format!(
                "{proxy} did not make the connection to {endpoint}: it responded to CONNECT with an error"
            ),
            "check that it permits this host and port and can reach them, or add the host to NO_PROXY",
        ),
        "unexpected end of file" | "io error establishing tunnel" => cause(
            format!("{proxy} closed the connection instead of making one to {endpoint}"),
            "check that it is an HTTP proxy that permits CONNECT",
        ),
        "proxy response headers too long" => cause(
            format!("the response of {proxy} to CONNECT is too long"),
            "check that it is an HTTP proxy that permits CONNECT",
        ),
        _ => None,
    }
}

/// Missing or rejected credentials of a proxy.
fn credentials(peer: &Peer) -> Cause {
    let proxy = peer.proxy_name();
    Cause::new(
        TransportErrorKind::ProxyCredentials,
        format!("{proxy} requires credentials, or rejected the given ones (HTTP status 407)"),
        "set user and password, as in http://USER:PASSWORD@HOST:PORT",
    )
    .permanent()
}

/// Diagnoses an error of SOCKS by its text.
pub(super) fn socks(text: &str, peer: &Peer) -> Option<Cause> {
    let (proxy, endpoint) = (peer.proxy_name(), &peer.endpoint);
    let failed = |reason: &str, advice| {
        let message = format!("{proxy} did not make the connection to {endpoint}: {reason}");
        Cause::new(TransportErrorKind::Proxy, message, advice)
    };
    let reachable = "check that the endpoint can be reached from the proxy";
    let rules = "check the rules of the proxy";
    Some(match text {
        "credentials not accepted"
        | "server does not support user/pass authentication"
        | "server implements authentication incorrectly"
        | "server ident service failed"
        | "server ident service did not recognise client identifier" => Cause::new(
            TransportErrorKind::ProxyCredentials,
            format!("{proxy} does not accept the login: {text}"),
            "check its user and password, as in socks5h://USER:PASSWORD@HOST:PORT, or omit them if it requires none",
        )
        .permanent(),
        "connection not allowed" => failed("its rules do not permit it", rules).permanent(),
        "network unreachable" | "host unreachable" | "connection refused" | "ttl expired" => {
            failed(text, reachable)
        }
        "general server failure" | "server failed to execute command" => {
            failed("it failed", reachable)
        }
        "command not supported" | "address type not supported" | "IPV6 is not supported" => {
            failed(text, "socks5h leaves the name lookup to the proxy, and may help").permanent()
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
