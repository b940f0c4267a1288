//! Addresses of proxies. Parsing is strict, so that no later stage ignores a proxy whose address it
//! cannot parse.

use std::fmt;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::endpoint::Host;

/// The schemes and their default ports. HTTP has the scheme's own, like reqwest, instead of curl's
/// 1080.
const SCHEMES: [(&str, u16); 6] = [
    ("http", 80),
    ("https", 443),
    ("socks4", 1080),
    ("socks4a", 1080),
    ("socks5", 1080),
    ("socks5h", 1080),
];

/// The format, for messages. They never show the text itself: any part of it may be a misplaced
/// password.
pub(super) const FORMAT: &str = "write http://[USER:PASSWORD@]HOST[:PORT], special characters of USER and PASSWORD percent-encoded";

/// The valid address of a proxy.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::transport) struct ProxyUrl {
    scheme: &'static str,
    /// User and password, percent-encoded, if there are any.
    user: Option<(String, String)>,
    uri: http::Uri,
    /// Scheme and host. Without the port: if the host was omitted, that is a password of digits.
    shown: String,
}

impl ProxyUrl {
    /// Parses `[SCHEME://][USER[:PASSWORD]@]HOST[:PORT]`.
    ///
    /// # Errors
    ///
    /// The reason, which contains no part of the text.
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if text.is_empty() {
            return Err("it is empty");
        }
        if text.contains(|char: char| char.is_control() || char.is_whitespace()) {
            return Err("it contains white space or control characters");
        }
        let known = |scheme: &str| {
            let mut known = SCHEMES.iter();
            known.find(|known| known.0.eq_ignore_ascii_case(scheme))
        };
        let (scheme, rest) = match text.split_once("://") {
            Some((scheme, rest)) => (known(scheme), rest),
            None if text
                .split_once(':')
                .is_some_and(|(start, _)| known(start).is_some()) =>
            {
                return Err("its scheme is not followed by //");
            }
            None => (SCHEMES.first(), text),
        };
        let &(scheme, port) = scheme
            .ok_or("its scheme is none of http, https, socks4, socks4a, socks5 and socks5h")?;
        if scheme.starts_with("socks") && cfg!(not(feature = "socks")) {
            return Err("SOCKS needs the feature `socks`");
        }
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at(end);
        if !matches!(rest, "" | "/") {
            return Err(
                "it has a path, a query or a fragment, which proxies do not have; in a password / is written %2F, ? %3F, # %23 and \\ %5C",
            );
        }
        let (user, place) = match authority.split_once('@') {
            Some((_, rest)) if rest.contains('@') => {
                return Err("it has more than one @; in a password @ is written %40");
            }
            Some((user, place)) => (Some(user), place),
            None => (None, authority),
        };
        let (host, given) = split_port(place)?;
        let port = given.unwrap_or(port);
        let user = user.map(|user| credentials(user, scheme)).transpose()?;
        let uri = format!("{scheme}://{host}:{port}/");
        let uri = uri.parse();
        let proxy = Self {
            scheme,
            user: user.flatten(),
            uri: uri.map_err(|_| "its host is not a valid host name")?,
            shown: format!("{scheme}://{host}"),
        };
        // hyper and reqwest ignore a proxy whose address they cannot parse.
        match proxy.url().parse::<http::Uri>() {
            Ok(_) => Ok(proxy),
            Err(_) => Err("it is too long"),
        }
    }

    /// The address, with the credentials.
    pub(in crate::transport) fn url(&self) -> String {
        let authority = self
            .uri
            .authority()
            .map_or("", |authority| authority.as_str());
        let user = match &self.user {
            Some((user, password)) if password.is_empty() => format!("{user}@"),
            Some((user, password)) => format!("{user}:{password}@"),
            None => String::new(),
        };
        format!("{}://{user}{authority}/", self.scheme)
    }

    /// Whether the connection to the proxy is encrypted.
    pub(in crate::transport) fn is_https(&self) -> bool {
        self.scheme == "https"
    }

    /// Whether the proxy parses plain HTTP requests instead of relaying bytes.
    pub(in crate::transport) fn reads_http(&self) -> bool {
        matches!(self.scheme, "http" | "https")
    }
}

/// Scheme and host.
impl fmt::Display for ProxyUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for ProxyUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ProxyUrl({})", self.shown)
    }
}

/// Host and port.
fn split_port(place: &str) -> Result<(Host, Option<u16>), &'static str> {
    let end = match place.find(']') {
        Some(end) if place.starts_with('[') => end + 1,
        _ if place.starts_with('[') => place.len(),
        _ if place.matches(':').count() > 1 => {
            return Err(
                "it has too many colons; an IPv6 address is written in brackets, as in [::1]:3128",
            );
        }
        _ => place.find(':').unwrap_or(place.len()),
    };
    let (host, port) = place.split_at(end);
    let host = Host::parse(host)?;
    let Some(digits) = port.strip_prefix(':') else {
        return match port {
            "" => Ok((host, None)),
            _ => Err("its IPv6 address is followed by something other than a port"),
        };
    };
    match digits.parse() {
        Ok(port) if port != 0 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Ok((host, Some(port)))
        }
        _ => Err(
            "its port is not a number from 1 to 65535; user and password are followed by a host, as in USER:PASSWORD@HOST",
        ),
    }
}

/// User and password, percent-encoded, if there are any.
fn credentials(text: &str, scheme: &str) -> Result<Option<(String, String)>, &'static str> {
    let (user, password) = match text.split_once(':') {
        Some((user, password)) => (decoded(user)?, Some(decoded(password)?)),
        None => (decoded(text)?, None),
    };
    if user.is_empty() && password.as_deref().is_none_or(str::is_empty) {
        return Ok(None);
    }
    let long = |text: &str| text.len() > 255;
    match scheme {
        "socks4" | "socks4a" => {
            return Err("SOCKS 4 has no passwords: use socks5 or socks5h, or omit the credentials");
        }
        "socks5" | "socks5h" if long(&user) || password.as_deref().is_some_and(long) => {
            return Err("SOCKS 5 allows a user and a password of at most 255 bytes each");
        }
        "http" | "https" if user.contains(':') => {
            return Err("its user has a colon, which HTTP cannot transfer");
        }
        _ => {}
    }
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let password = password.map(|password| encode(&password));
    Ok(Some((encode(&user), password.unwrap_or_default())))
}

fn decoded(text: &str) -> Result<String, &'static str> {
    let mut parts = text.split('%').skip(1).map(str::as_bytes);
    if !parts.all(|part| part.len() >= 2 && part[..2].iter().all(u8::is_ascii_hexdigit)) {
        return Err(
            "its user or password has a % that does not begin a percent-encoding; % itself is written %25",
        );
    }
    let text = percent_decode_str(text).decode_utf8();
    let text = text.map_err(|_| "its user or password is not UTF-8")?;
    if text.contains(char::is_control) {
        return Err("its user or password has control characters");
    }
    Ok(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> String {
        ProxyUrl::parse(text).unwrap().url()
    }

    #[test]
    fn valid_addresses_are_parsed() {
        for (text, read) in [
            ("http://proxy.test:3128", "http://proxy.test:3128/"),
            (" HTTP://Proxy.Test:3128/ ", "http://proxy.test:3128/"),
            ("http://proxy.test", "http://proxy.test:80/"),
            ("https://proxy.test", "https://proxy.test:443/"),
            ("hTTps://proxy.test:8443", "https://proxy.test:8443/"),
            ("proxy.test:3128", "http://proxy.test:3128/"),
            ("proxy.test", "http://proxy.test:80/"),
            ("127.0.0.1:1", "http://127.0.0.1:1/"),
            ("http://[::1]:3128", "http://[::1]:3128/"),
            ("[::1]", "http://[::1]:80/"),
            ("http://u:p@h:1", "http://u:p@h:1/"),
            ("u:p@h:1", "http://u:p@h:1/"),
            ("http://u@h:1", "http://u@h:1/"),
            ("http://:p@h:1", "http://:p@h:1/"),
            ("http://@h:1", "http://h:1/"),
            ("http://:@h:1", "http://h:1/"),
            ("http://u:a:b@h:1", "http://u:a%3Ab@h:1/"),
            (
                "http://u:a%23b%40%2f%25@h:1",
                "http://u:a%23b%40%2F%25@h:1/",
            ),
            ("http://ü:p@h:1", "http://%C3%BC:p@h:1/"),
            (
                "http://u_1:p-2!@h_x:65535",
                "http://u%5F1:p%2D2%21@h_x:65535/",
            ),
        ] {
            assert_eq!(url(text), read, "{text}");
        }
        // hyper ignores an address that it cannot parse.
        let long = format!("http://u:{}@h:1", "p".repeat(70_000));
        assert!(ProxyUrl::parse(&long).is_err());
    }

    #[test]
    fn socks_takes_the_feature() {
        for scheme in ["socks4", "socks4a", "socks5", "SOCKS5h", "Socks5"] {
            let proxy = ProxyUrl::parse(&format!("{scheme}://proxy.test"));
            if cfg!(feature = "socks") {
                let scheme = scheme.to_ascii_lowercase();
                assert_eq!(proxy.unwrap().url(), format!("{scheme}://proxy.test:1080/"));
            } else {
                assert!(proxy.unwrap_err().contains("feature `socks`"));
            }
        }
        #[cfg(feature = "socks")]
        {
            assert_eq!(url("socks5://u:p%20@[::1]"), "socks5://u:p%20@[::1]:1080/");
            assert_eq!(url("socks5h://127.0.0.1:9"), "socks5h://127.0.0.1:9/");
            assert!(ProxyUrl::parse("socks4://u:p@h").is_err());
            let long = "p".repeat(256);
            assert!(ProxyUrl::parse(&format!("socks5://u:{long}@h")).is_err());
        }
    }

    #[test]
    fn errors_of_invalid_addresses_do_not_show_them() {
        for text in [
            "",
            " ",
            "htpp://SENTINEL:1",
            "tcp://127.0.0.1:1",
            "socks://SENTINEL:1",
            "SENTINEL://u:SENTINEL@h:1",
            "http://",
            "http:///",
            "//h:1",
            "//user:SENTINEL@h:1",
            "http:/user:SENTINEL@h:1",
            "http:user:SENTINEL@h:1",
            "http:\\\\user:SENTINEL@h:1",
            "http://user:SENTINEL\\@h:1",
            "http://user:SENTINEL",
            "user:SENTINEL",
            "http://user:SENTINEL@",
            "http://user:SENTINEL@:80",
            "http://user:SENT@INEL@h:1",
            "http://user:SENT#INEL@h:1",
            "http://user:SENT/INEL@h:1",
            "http://user:SENT?INEL@h:1",
            "http://user:SENT%INEL@h:1",
            "http://user:SENT%zzINEL@h:1",
            "http://user:%ff@h:1",
            "http://user:SENT%0aINEL@h:1",
            "http://us%3aer:SENTINEL@h:1",
            "http://user:SENT INEL@h:1",
            "http://user%3ASENTINEL%40h:1",
            "http://h:0",
            "http://h:99999",
            "http://h:+80",
            "http://h:",
            "http://h:80:80",
            "http://::1:3128",
            "http://[::1:3128",
            "http://[::1]3128",
            "http://[fe80::1%25eth0]:3128",
            "http://[SENTINEL]:3128",
            "http://h:80/proxy.pac",
            "http://h:80/?x",
            "http://h:80#x",
            "http://h\nx:80",
            "http://a b:80",
            "http://h＠SENTINEL:80",
        ] {
            let error = ProxyUrl::parse(text).expect_err(text);
            assert!(!error.contains("INEL"), "{text}: {error}");
        }
        let shown = ProxyUrl::parse("http://user:SENTINEL@h:123").unwrap();
        assert_eq!(format!("{shown} {shown:?}"), "http://h ProxyUrl(http://h)");
    }
}
