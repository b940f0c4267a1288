//! The host of an address.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::redacted::MAX_HOST_LENGTH;

/// The host of an endpoint or of a proxy: a name in lower case, or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    Name(String),
    V4(Ipv4Addr),
    V6(Ipv6Addr),
}

impl Host {
    /// Parses a name, an IPv4 address, or an IPv6 address in brackets.
    ///
    /// # Errors
    ///
    /// The reason, which contains no part of the text.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        if let Some(rest) = text.strip_prefix('[') {
            let inner = rest
                .strip_suffix(']')
                .ok_or("the bracket of its IPv6 address is not closed")?;
            if inner.contains('%') {
                return Err("its IPv6 address has a zone, which is not supported");
            }
            let address = inner.parse();
            return address
                .map(Self::V6)
                .map_err(|_| "its brackets do not contain an IPv6 address");
        }
        if text.is_empty() {
            return Err("it has no host");
        }
        if !text.is_ascii() {
            return Err("its host is not a valid host name: write the form in ASCII (xn--…)");
        }
        let name = text.strip_suffix('.').unwrap_or(text);
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        if name.is_empty()
            || name.len() > MAX_HOST_LENGTH
            || !name.bytes().all(plain)
            || name.split('.').any(str::is_empty)
        {
            return Err("its host is not a valid host name");
        }
        // Programs differ in what they make of `127.1` and `0x7f000001`, and no domain ends like
        // that.
        if name.rsplit('.').next().is_some_and(is_number) {
            return match name.parse() {
                Ok(address) if text.len() == name.len() => Ok(Self::V4(address)),
                _ => Err("its host is not a valid host name: an IPv4 address has four numbers"),
            };
        }
        Ok(Self::Name(text.to_ascii_lowercase()))
    }

    /// Whether it is a loopback address.
    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub(crate) fn is_loopback(&self) -> bool {
        match self {
            Self::Name(name) => {
                let name = name.strip_suffix('.').unwrap_or(name);
                name == "localhost" || name.ends_with(".localhost")
            }
            Self::V4(address) => address.is_loopback(),
            Self::V6(address) => address.to_canonical().is_loopback(),
        }
    }
}

#[cfg(feature = "hyper")]
impl From<std::net::IpAddr> for Host {
    fn from(address: std::net::IpAddr) -> Self {
        match address {
            std::net::IpAddr::V4(address) => Self::V4(address),
            std::net::IpAddr::V6(address) => Self::V6(address),
        }
    }
}

/// Whether the label is a decimal or hexadecimal number.
fn is_number(label: &str) -> bool {
    let hexadecimal = label
        .strip_prefix("0x")
        .or_else(|| label.strip_prefix("0X"));
    match hexadecimal {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => label.bytes().all(|byte| byte.is_ascii_digit()),
    }
}

/// An IPv6 address is in brackets.
impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::V4(address) => write!(f, "{address}"),
            Self::V6(address) => write!(f, "[{address}]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_are_parsed() {
        for (text, shown) in [
            ("A.Example", "a.example"),
            ("a.example.", "a.example."),
            ("localhost", "localhost"),
            ("a_b-c.1a", "a_b-c.1a"),
            ("xn--bcher-kva.example", "xn--bcher-kva.example"),
            ("127.0.0.1", "127.0.0.1"),
            ("[::1]", "[::1]"),
            ("[0:0:0:0:0:0:0:1]", "[::1]"),
        ] {
            assert_eq!(Host::parse(text).unwrap().to_string(), shown);
        }
        assert_eq!(
            Host::parse("127.0.0.1"),
            Ok(Host::V4(Ipv4Addr::new(127, 0, 0, 1)))
        );
    }

    #[test]
    fn anything_else_is_rejected() {
        for text in [
            "",
            ".",
            "a..b",
            ".a",
            "a b",
            "a/b",
            "a%41",
            "a@b",
            "a:1",
            "b\u{fc}cher.example",
            "127.1",
            "2130706433",
            "0x7f.0.0.1",
            "a.0x7F",
            "1.2.3.4.",
            "256.0.0.1",
            "[::1",
            "[::1]x",
            "[fe80::1%25eth0]",
            "[127.0.0.1]",
            "::1",
        ] {
            assert!(Host::parse(text).is_err(), "{text}");
        }
        assert!(Host::parse(&"a".repeat(256)).is_err());
    }
}
