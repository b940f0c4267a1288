//! Errors of the operating system and of name lookups.

use std::io;

use super::cause::{Cause, one_line};
use super::peer::Peer;
use super::source_chain::Io;
use crate::error::TransportErrorKind;

/// Diagnoses an error of the operating system while a connection was being established.
pub(super) fn connect(io: Io, text: &str, peer: &Peer) -> Option<Cause> {
    use TransportErrorKind as Kind;
    use io::ErrorKind;
    let place = match peer.is_proxy {
        true => "check the address of the proxy, and that it runs",
        false => "check the endpoint and its port",
    };
    let network = "check the network of this machine and the route to it";
    let handshake = match peer.is_proxy {
        true => "check the address of the proxy, and whether it speaks TLS there",
        false if peer.https => {
            "if it speaks plain HTTP, begin the endpoint with http://; otherwise an intermediary may have closed it"
        }
        false => "an intermediary may have closed it; check the network",
    };
    Some(match io.kind {
        ErrorKind::ConnectionRefused => Cause::new(
            Kind::ConnectionRefused,
            format!("{peer} refused the connection"),
            place,
        ),
        ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown => Cause::new(
            Kind::Unreachable,
            format!("the network of {peer} is unreachable"),
            network,
        ),
        ErrorKind::HostUnreachable => {
            Cause::new(Kind::Unreachable, format!("{peer} is unreachable"), network)
        }
        ErrorKind::TimedOut => Cause::new(
            Kind::ConnectTimeout,
            format!("{peer} does not respond to attempts to connect"),
            network,
        ),
        ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::UnexpectedEof => {
            let during = match text.contains("handshake") || peer.https {
                true => " during the TLS handshake",
                false => "",
            };
            Cause::new(
                Kind::ConnectionClosed,
                format!("{peer} closed the connection{during}"),
                handshake,
            )
        }
        ErrorKind::AddrNotAvailable => Cause::new(
            Kind::AddressNotAvailable,
            format!("this machine has no local port or address left for a connection to {peer}"),
            "make fewer connections at once, or check that it has an address of that kind (IPv6)",
        ),
        ErrorKind::PermissionDenied => Cause::new(
            Kind::PermissionDenied,
            format!("the operating system denied the connection to {peer}"),
            "check its firewall, or the sandbox that the program runs in",
        ),
        _ => return None,
    })
}

/// Diagnoses a failed name lookup.
pub(super) fn lookup(text: &str, peer: &Peer) -> Cause {
    /// Texts of operating systems and C libraries for a name that does not exist.
    const UNKNOWN: [&str; 6] = [
        "not known",
        "nodename nor servname",
        "No address associated",
        "No such host",
        "does not resolve",
        "no data of the requested type",
    ];
    let advice = match peer.is_proxy {
        true => "check the spelling of the proxy's address, and the name servers of this machine",
        false => "check the spelling of the endpoint, and the name servers of this machine",
    };
    if UNKNOWN.iter().any(|unknown| text.contains(unknown)) {
        let message = format!("the name of {peer} was not found: it has no address");
        return Cause::new(TransportErrorKind::NameNotFound, message, advice);
    }
    let message = format!(
        "the name of {peer} could not be looked up: {}",
        one_line(text)
    );
    let advice =
        "check the name servers of this machine (such as /etc/resolv.conf) and its network";
    Cause::new(TransportErrorKind::NameLookup, message, advice)
}
