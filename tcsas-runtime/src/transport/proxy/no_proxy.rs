//! `NO_PROXY`: the hosts that are reached without a proxy.
//!
//! Programs differ in how they parse this list. All forms in use are supported; the positions of
//! invalid entries are kept, so that they can be reported if a proxy is used that one of them may
//! have been meant to prevent.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::{IpNet, Ipv4Net};

use crate::endpoint::Host;

/// Hosts that are reached without a proxy.
#[derive(Clone, Debug, Default)]
pub(super) struct NoProxy {
    entries: Vec<Entry>,
    /// Positions of invalid entries, beginning with 1.
    pub(super) invalid: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Entry {
    hosts: Hosts,
    port: Option<u16>,
}

#[derive(Clone, Debug)]
enum Hosts {
    Any,
    /// Host names without a dot.
    Local,
    /// A domain and its subdomains.
    Domain(String),
    /// A pattern, in which `*` matches any text.
    Pattern(String),
    Network(IpNet),
}

impl NoProxy {
    /// Parses a list whose entries are separated by commas, semicolons, bars or white space.
    pub(super) fn parse(list: &str) -> Self {
        let separates = |char: char| matches!(char, ',' | ';' | '|') || char.is_whitespace();
        let mut parsed = Self::default();
        let entries = list.split(separates).filter(|entry| !entry.is_empty());
        for (at, entry) in entries.enumerate() {
            match Entry::parse(entry) {
                Some(entry) => parsed.entries.push(entry),
                None => parsed.invalid.push(at + 1),
            }
        }
        parsed
    }

    /// A list that is not Unicode.
    pub(super) fn not_unicode() -> Self {
        Self {
            entries: Vec::new(),
            invalid: vec![1],
        }
    }

    /// Whether an entry matches the host.
    pub(super) fn contains(&self, host: &Host, port: u16) -> bool {
        let name = match host {
            Host::Name(name) => name.trim_end_matches('.').to_owned(),
            Host::V4(address) => address.to_string(),
            Host::V6(address) => address.to_string(),
        };
        let address = match host {
            Host::Name(_) => None,
            Host::V4(address) => Some(IpAddr::V4(*address)),
            Host::V6(address) => Some(address.to_canonical()),
        };
        let mut entries = self.entries.iter();
        entries.any(|entry| {
            entry.port.is_none_or(|own| own == port)
                && match &entry.hosts {
                    Hosts::Any => true,
                    Hosts::Local => address.is_none() && !name.contains('.'),
                    Hosts::Pattern(pattern) => matches(&name, pattern),
                    Hosts::Network(network) => {
                        address.is_some_and(|address| network.contains(&address))
                    }
                    Hosts::Domain(domain) => match name.strip_suffix(domain.as_str()) {
                        Some(before) => before.is_empty() || before.ends_with('.'),
                        None => false,
                    },
                }
        })
    }
}

impl Entry {
    fn parse(text: &str) -> Option<Self> {
        if let Some(network) = network(text) {
            return Some(Self {
                hosts: Hosts::Network(network),
                port: None,
            });
        }
        let (host, port) = match text.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
                let port: u16 = port.parse().ok()?;
                (host, Some(port))
            }
            _ => (text, None),
        };
        Some(Self {
            hosts: hosts(host)?,
            port,
        })
    }
}

fn hosts(text: &str) -> Option<Hosts> {
    let text = text.to_lowercase();
    match text.as_str() {
        "*" => return Some(Hosts::Any),
        "<local>" => return Some(Hosts::Local),
        _ => {}
    }
    if let Some(network) = network(&text) {
        return Some(Hosts::Network(network));
    }
    let name = text.strip_suffix('.').unwrap_or(&text);
    if name.contains('*') {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:*".contains(&byte);
        return name
            .bytes()
            .all(plain)
            .then(|| Hosts::Pattern(name.to_owned()));
    }
    let name = name.strip_prefix('.').unwrap_or(name);
    // Parts of addresses, such as `10.` or `10.0.0.1-9`, are not host names.
    let numeric = |byte: u8| byte.is_ascii_digit() || b".-/".contains(&byte);
    if name.bytes().all(numeric) {
        return None;
    }
    match Host::parse(name).ok()? {
        Host::Name(name) => Some(Hosts::Domain(name)),
        Host::V4(_) | Host::V6(_) => None,
    }
}

/// `ADDRESS`, `ADDRESS/LENGTH` or `ADDRESS/MASK`, an IPv6 address with or without brackets.
fn network(text: &str) -> Option<IpNet> {
    let (address, length) = match text.split_once('/') {
        Some((address, length)) => (address, Some(length)),
        None => (text, None),
    };
    let bare = address
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let address: IpAddr = bare.unwrap_or(address).parse().ok()?;
    if bare.is_some() && address.is_ipv4() {
        return None;
    }
    let Some(length) = length else {
        return Some(address.to_canonical().into());
    };
    match (length.parse::<u8>(), length.parse::<Ipv4Addr>(), address) {
        (Ok(length), _, address) => IpNet::new(address, length).ok(),
        (_, Ok(mask), IpAddr::V4(address)) => {
            Some(Ipv4Net::with_netmask(address, mask).ok()?.into())
        }
        _ => None,
    }
}

/// Whether `name` is `pattern` with any text in place of each `*`.
fn matches(name: &str, pattern: &str) -> bool {
    let Some((first, pattern)) = pattern.split_once('*') else {
        return name == pattern;
    };
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let (middle, last) = pattern.rsplit_once('*').unwrap_or(("", pattern));
    for piece in middle.split('*') {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint::Endpoint;

    fn direct(list: &str, url: &str) -> bool {
        let list = NoProxy::parse(list);
        assert_eq!(list.invalid, [] as [usize; 0], "{list:?}");
        let endpoint = Endpoint::parse(url).unwrap();
        list.contains(endpoint.host_name(), endpoint.port())
    }

    #[test]
    fn all_forms_of_entries_are_supported() {
        for (list, inside, outside) in [
            ("*", "https://a.test", ""),
            ("test", "https://a.test", "https://atest"),
            ("a.test", "https://a.test", "https://b.test"),
            ("a.test", "https://x.a.test", "https://xa.test"),
            ("A.Test", "https://a.TEST", "https://b.test"),
            (".test", "https://a.test", "https://a.best"),
            (".a.test", "https://a.test", "https://ba.test"),
            ("*.test", "https://a.b.test", "https://test"),
            ("*.test:443", "https://a.test", "http://a.test"),
            ("*a.test", "https://ba.test", "https://b.test"),
            ("a.*", "https://a.test", "https://b.test"),
            ("a.*.test", "https://a.b.c.test", "https://a.test"),
            ("10.*", "https://10.1.2.3", "https://11.1.2.3"),
            ("a.test.", "https://a.test", "https://b.test"),
            ("a.test", "https://a.test.", "https://b.test."),
            ("a.test:443", "https://a.test", "https://a.test:8443"),
            ("a.test:80", "http://a.test", "https://a.test"),
            (" b.test , a.test ", "https://a.test", "https://c.test"),
            ("b.test a.test", "https://a.test", "https://c.test"),
            ("b.test;a.test|c.test", "https://c.test", "https://d.test"),
            (",,a.test,", "https://a.test", "https://d.test"),
            ("10.0.0.1", "https://10.0.0.1", "https://10.0.0.2"),
            ("10.0.0.1:443", "https://10.0.0.1", "http://10.0.0.1"),
            ("10.0.0.0/8", "https://10.1.2.3", "https://11.1.2.3"),
            (
                "10.1.0.0/255.255.0.0",
                "https://10.1.2.3",
                "https://10.2.2.3",
            ),
            ("::1", "https://[::1]", "https://[::2]"),
            ("[::1]", "https://[::1]", "https://[::2]"),
            ("[::1]:443", "https://[::1]", "https://[::1]:8443"),
            ("fd00::/8", "https://[fd12::1]", "https://[fe80::1]"),
            ("[fd00::]/8", "https://[fd12::1]", "https://[fe80::1]"),
            ("10.0.0.1", "https://[::ffff:10.0.0.1]", "https://[::1]"),
            ("<local>", "https://server", "https://a.test"),
            ("a_b.test", "https://a_b.test", "https://b.test"),
            (
                "xn--bcher-kva.test",
                "https://xn--bcher-kva.test",
                "https://b.test",
            ),
            ("3com.test", "https://3com.test", "https://com.test"),
            ("", "", "https://a.test"),
        ] {
            assert!(
                inside.is_empty() || direct(list, inside),
                "{list}: {inside}"
            );
            assert!(
                outside.is_empty() || !direct(list, outside),
                "{list}: {outside}"
            );
        }
    }

    #[test]
    fn invalid_entries_are_reported_and_do_not_affect_others() {
        for entry in [
            "http://a.test",
            "a.test/path",
            "user@a.test",
            "10.",
            "10.0",
            "10.0.0.1-9",
            "10.0.0.0/33",
            "10.0.0.0/255.0.255.0",
            "[::1",
            "[10.0.0.1]",
            "fe80::1%eth0",
            "a.test:99999",
            "a%2etest",
            "bücher.test",
            "<-loopback>",
            "^.*$",
            ".",
            "-",
        ] {
            let list = NoProxy::parse(&format!("b.test, {entry} ,a.test"));
            assert_eq!(list.invalid, [2], "{entry}");
            assert!(list.contains(&Host::Name("a.test".to_owned()), 443));
        }
    }
}
