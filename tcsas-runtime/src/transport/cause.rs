//! What an error of the connection comes of, and what to do about it.
//!
//! Where reqwest and those beneath it have public types, these are looked at; tunnels and SOCKS
//! have none, and their texts are what there is. The tests provoke each of these errors, so that a
//! version which words them otherwise is noticed.

mod proxy;
mod tls;

use std::error::Error;
use std::fmt::{self, Display};
use std::io;

pub(super) use proxy::refusal as proxy_refusal;
use url::Url;

use super::route::Proxies;
use crate::error::{TransportError, TransportErrorKind};

/// A cause: [`Self::onto`] an error, it replaces what that says.
#[derive(Debug, Default)]
pub(super) struct Cause {
    kind: TransportErrorKind,
    /// What happened.
    what: Option<String>,
    /// What to do.
    advice: Option<&'static str>,
    /// Another attempt would end alike.
    lasting: bool,
}

impl Cause {
    fn new(kind: TransportErrorKind, what: String, advice: &'static str) -> Self {
        Self {
            kind,
            what: Some(what),
            advice: Some(advice),
            lasting: false,
        }
    }

    fn lasting(mut self) -> Self {
        self.lasting = true;
        self
    }

    /// The error with this cause, which states `message` unless the cause has one of its own.
    pub(super) fn error(
        self,
        message: &str,
        source: impl Into<Box<dyn Error + Send + Sync>>,
    ) -> TransportError {
        let message = self.what.unwrap_or_else(|| message.to_owned());
        let mut error = TransportError::new(self.kind, message).with_source(source);
        if let Some(advice) = self.advice {
            error = error.with_advice(advice);
        }
        match self.lasting {
            true => error.permanent(),
            false => error,
        }
    }
}

/// The cause of an error that still has its address.
pub(super) fn of(error: &reqwest::Error, proxies: &Proxies) -> Cause {
    let seen = Seen::of(error);
    let peer = Peer::of(error.url(), proxies, &seen);
    if !error.is_connect() {
        return broken(&seen, &peer);
    }
    if seen.io.is_some_and(|io| is_used_up(&io)) || (seen.dns && no_descriptor_is_left()) {
        let what = "no connection could be made: the process or the machine has no file descriptor left (too many open files)";
        let advice = "raise its limit (ulimit -n) or make fewer calls at once";
        return Cause::new(
            TransportErrorKind::TooManyOpenFiles,
            what.to_owned(),
            advice,
        );
    }
    if let Some(error) = &seen.tls {
        return tls::handshake(error, &peer);
    }
    if error.is_timeout() {
        return Cause::new(
            TransportErrorKind::ConnectTimeout,
            format!("{peer} made no connection within `connect_timeout`"),
            "check that it can be reached from here (a firewall that drops packets looks like this), or allow more time",
        );
    }
    // reqwest keeps the brackets of an IPv6 address in the name that it expects on a certificate
    // behind a proxy.
    if seen.text == "Invalid Server Name" {
        let what = format!("{peer} cannot be reached in TLS through a proxy by its IPv6 address");
        let advice = "give the endpoint a name, or go without a proxy";
        return Cause::new(TransportErrorKind::Proxy, what, advice).lasting();
    }
    seen.tunnel
        .as_deref()
        .and_then(|text| proxy::tunnel(text, &peer))
        .or_else(|| proxy::socks(seen.socks.as_deref()?, &peer))
        .or_else(|| seen.dns.then(|| dns(&seen.text, &peer)))
        .or_else(|| connecting(seen.io?, &seen.text, &peer))
        .unwrap_or_default()
}

/// Who is at the other end of what failed.
#[derive(Default)]
struct Peer {
    name: String,
    /// It is the proxy and not the endpoint.
    proxy: bool,
    /// The endpoint behind it.
    endpoint: String,
    /// The scheme of the address that was called.
    https: bool,
    /// The proxy on the way, if there is one.
    through: Option<String>,
}

impl Peer {
    fn of(url: Option<&Url>, proxies: &Proxies, seen: &Seen) -> Self {
        let Some(url) = url else {
            return Self {
                name: "the endpoint".to_owned(),
                ..Self::default()
            };
        };
        let host = url.host_str().unwrap_or_default();
        let endpoint = match url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        let https = url.scheme() == "https";
        let through = proxies.through(url).ok().flatten();
        // All but what goes on inside a tunnel is between us and the proxy.
        let is_proxy = through.is_some_and(|proxy| {
            seen.before_proxy || seen.tunnel.is_some() || (!https && proxy.reads_http())
        });
        let through = through.map(|proxy| format!("the proxy {proxy}"));
        Self {
            name: match &through {
                Some(proxy) if is_proxy => proxy.clone(),
                _ => endpoint.clone(),
            },
            proxy: is_proxy,
            endpoint,
            https,
            through,
        }
    }

    fn proxy_name(&self) -> &str {
        self.through.as_deref().unwrap_or("the proxy")
    }
}

impl Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// An error of the operating system.
#[derive(Clone, Copy, Debug)]
struct Io {
    kind: io::ErrorKind,
    code: Option<i32>,
}

/// What is found among an error and its sources.
#[derive(Debug, Default)]
struct Seen {
    tls: Option<rustls::Error>,
    /// The innermost that is one of the operating system.
    io: Option<Io>,
    /// A name was looked up.
    dns: bool,
    /// The proxy itself could not be reached.
    before_proxy: bool,
    tunnel: Option<String>,
    socks: Option<String>,
    /// What the innermost prints.
    text: String,
}

impl Seen {
    fn of(error: &reqwest::Error) -> Self {
        const TUNNEL: &str = "tunnel error: ";
        const SOCKS: &str = "SOCKS error: ";
        const UNREACHED: &str = "failed to create underlying connection";
        let mut seen = Self {
            dns: error.is_dns(),
            ..Self::default()
        };
        let mut next = error.source();
        while let Some(error) = next {
            seen.text = error.to_string();
            let after = |prefix| seen.text.strip_prefix(prefix).map(str::to_owned);
            if let Some(rest) = after(TUNNEL) {
                seen.before_proxy |= rest == UNREACHED;
                seen.tunnel = Some(rest).filter(|rest| rest != UNREACHED);
            } else if let Some(rest) = after(SOCKS) {
                seen.before_proxy |= rest == UNREACHED;
                if error.source().is_none() {
                    seen.look_inside(&format!("{error:?}"));
                }
                seen.socks = Some(rest).filter(|rest| rest != UNREACHED);
            }
            if let Some(error) = error.downcast_ref::<rustls::Error>() {
                seen.tls = Some(error.clone());
            }
            next = match error.downcast_ref::<io::Error>() {
                Some(error) => {
                    seen.io = Some(Io {
                        kind: error.kind(),
                        code: error.raw_os_error(),
                    });
                    // What an I/O error was made of is not among its sources.
                    let inner = error.get_ref().map(|inner| inner as &(dyn Error + 'static));
                    inner.or_else(|| error.source())
                }
                None => error.source(),
            };
        }
        seen
    }

    /// An error of SOCKS names none as its source, and shows it only to `Debug`.
    fn look_inside(&mut self, debug: &str) {
        self.dns |= debug.contains("\"dns error\"");
        let code = debug.split_once("code: ").map(|(_, rest)| {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            rest[..digits].parse()
        });
        if let Some(Ok(code)) = code {
            let error = io::Error::from_raw_os_error(code);
            self.io = Some(Io {
                kind: error.kind(),
                code: Some(code),
            });
        }
    }
}

/// `EMFILE` or `ENFILE`, or that of Windows. They have no kind.
fn is_used_up(io: &Io) -> bool {
    io.code.is_some_and(|code| match cfg!(windows) {
        true => code == 10024,
        false => matches!(code, 23 | 24),
    })
}

/// Names are looked up with descriptors as well, and where there are none left, that is reported as
/// a name that is unknown; the certificates of the operating system are then reported as missing.
pub(super) fn no_descriptor_is_left() -> bool {
    std::net::UdpSocket::bind(("127.0.0.1", 0)).is_err_and(|error| {
        is_used_up(&Io {
            kind: error.kind(),
            code: error.raw_os_error(),
        })
    })
}

fn connecting(io: Io, text: &str, peer: &Peer) -> Option<Cause> {
    use TransportErrorKind as Kind;
    use io::ErrorKind;
    let place = match peer.proxy {
        true => "check the address of the proxy, and that it runs",
        false => "check the endpoint and its port",
    };
    let network = "check the network of this machine and the way to it";
    let handshake = match peer.proxy {
        true => "check the address of the proxy, and whether it speaks TLS there",
        false if peer.https => {
            "if it is there to speak plain HTTP, begin the endpoint with http://; else something between may have closed it"
        }
        false => "something between may have closed it; check the network",
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
            format!("the operating system forbids the connection to {peer}"),
            "check its firewall, or the sandbox that the program runs in",
        ),
        _ => return None,
    })
}

fn dns(text: &str, peer: &Peer) -> Cause {
    /// How operating systems and C libraries say that there is no such name.
    const UNKNOWN: [&str; 6] = [
        "not known",
        "nodename nor servname",
        "No address associated",
        "No such host",
        "does not resolve",
        "no data of the requested type",
    ];
    let advice = match peer.proxy {
        true => "check the spelling of the proxy's address, and the name servers of this machine",
        false => "check the spelling of the endpoint, and the name servers of this machine",
    };
    if UNKNOWN.iter().any(|unknown| text.contains(unknown)) {
        let what = format!("the name of {peer} was not found: it has no address");
        return Cause::new(TransportErrorKind::NameNotFound, what, advice);
    }
    let what = format!("the name of {peer} could not be looked up: {}", line(text));
    let advice =
        "check the name servers of this machine (such as /etc/resolv.conf) and its network";
    Cause::new(TransportErrorKind::NameLookup, what, advice)
}

/// After the connection was made.
fn broken(seen: &Seen, peer: &Peer) -> Cause {
    if let Some(rustls::Error::AlertReceived(alert)) = &seen.tls {
        return tls::handshake(&rustls::Error::AlertReceived(*alert), peer);
    }
    // How hyper says that what came does not begin as HTTP does.
    if seen.text.starts_with("invalid HTTP version parsed") {
        return Cause::new(
            TransportErrorKind::WrongProtocol,
            format!("what {peer} answered is not HTTP"),
            match peer.https || peer.proxy {
                true => "check the address and its port",
                false => "if it speaks TLS, begin the endpoint with https://",
            },
        );
    }
    Cause {
        kind: match seen.io {
            None => TransportErrorKind::Other,
            Some(_) => TransportErrorKind::ConnectionClosed,
        },
        ..Cause::default()
    }
}

/// Text of somebody else, as part of a line.
fn line(text: &str) -> String {
    const SHOWN: usize = 300;
    let plain = |char: char| if char.is_control() { ' ' } else { char };
    text.chars().take(SHOWN).map(plain).collect()
}
