//! The address of an endpoint: a scheme, a host and a port.

use std::fmt;

use super::host::Host;
use super::redacted::{MAX_HOST_LENGTH, redacted};
use crate::error::EndpointError;

/// A validated address of a service: `https`, or `http` if specified, a host, and no path, query or
/// user. Prints as `SCHEME://HOST[:PORT]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    https: bool,
    host: Host,
    /// The port, unless it is the default of the scheme.
    port: Option<u16>,
    /// As hyper sends it: the port only if it is not the default of the scheme.
    host_header: String,
}

impl Endpoint {
    /// Parses `HOST`, `HOST:PORT`, or the same behind `https://` or `http://`.
    ///
    /// # Errors
    ///
    /// If the text is anything else. The error does not show user names or passwords.
    pub fn parse(text: &str) -> Result<Self, EndpointError> {
        let invalid = |reason: &str| EndpointError::new(redacted(text), reason);
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(invalid(
                "it is empty; write a host such as tcsas.intl.tencentcloudapi.com",
            ));
        }
        // The maximum with scheme, port and percent-encoding. Parsing longer names is slow.
        if trimmed.len() > 4 * MAX_HOST_LENGTH {
            return Err(invalid("it is longer than an address can be"));
        }
        // The URL standard removes them, which results in another host name.
        if trimmed.contains(|char: char| char.is_control() || char.is_whitespace()) {
            return Err(invalid("it holds white space or control characters"));
        }
        let (scheme, rest) = trimmed.split_once("://").unwrap_or(("https", trimmed));
        let https = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => {
                return Err(invalid(
                    "the scheme must be https, or http where that is meant",
                ));
            }
        };
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, suffix) = rest.split_at(end);
        if authority.contains('@') {
            return Err(invalid(
                "it holds a user name or password; calls are signed instead",
            ));
        }
        if !matches!(suffix, "" | "/") {
            return Err(invalid(
                "it has a path, query or fragment; calls go to the path / of a host",
            ));
        }
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let host = Host::parse(host).map_err(invalid)?;
        let port = port.map(parse_port).transpose().map_err(invalid)?;
        Ok(Self::from_parts(https, host, port))
    }

    fn from_parts(https: bool, host: Host, port: Option<u16>) -> Self {
        let port = port.filter(|port| *port != default_port(https));
        let host_header = match port {
            Some(port) => format!("{host}:{port}"),
            None => host.to_string(),
        };
        Self {
            https,
            host,
            port,
            host_header,
        }
    }

    /// The endpoint of a request to `uri`. `None` if it is not the address of one.
    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub(crate) fn of_uri(uri: &http::Uri) -> Option<Self> {
        let https = match uri.scheme_str()? {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let host = Host::parse(uri.host()?).ok()?;
        Some(Self::from_parts(https, host, uri.port_u16()))
    }

    /// An unvalidated address for logs: user names, passwords and queries are replaced by `***` or
    /// left out.
    #[must_use]
    pub fn redacted(text: &str) -> String {
        redacted(text)
    }

    /// The value of the `Host` header, which the signature covers: with the port unless it is the
    /// default of the scheme.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host_header
    }

    /// Whether the scheme is `https`.
    #[cfg(any(feature = "reqwest", feature = "hyper", test))]
    pub(crate) fn is_https(&self) -> bool {
        self.https
    }

    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub(crate) fn host_name(&self) -> &Host {
        &self.host
    }

    /// The port, the default of the scheme included.
    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub(crate) fn port(&self) -> u16 {
        self.port.unwrap_or(default_port(self.https))
    }

    /// The URI of requests.
    pub(crate) fn uri(&self) -> Result<http::Uri, EndpointError> {
        let uri = format!("{self}/").parse();
        uri.map_err(|error: http::uri::InvalidUri| {
            EndpointError::new(self.to_string(), error.to_string())
        })
    }
}

fn default_port(https: bool) -> u16 {
    if https { 443 } else { 80 }
}

fn parse_port(digits: &str) -> Result<u16, &'static str> {
    match digits.parse() {
        Ok(port) if port != 0 && digits.bytes().all(|byte| byte.is_ascii_digit()) => Ok(port),
        _ => Err("its port is not a number from 1 to 65535"),
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.https { "https" } else { "http" };
        write!(f, "{scheme}://{}", self.host_header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scheme_defaults_to_https() {
        let endpoint = Endpoint::parse("tcsas.intl.tencentcloudapi.com").unwrap();
        assert_eq!(
            endpoint.to_string(),
            "https://tcsas.intl.tencentcloudapi.com"
        );
        assert_eq!(endpoint.host(), "tcsas.intl.tencentcloudapi.com");
        assert!(endpoint.is_https());
        assert!(
            !Endpoint::parse("http://127.0.0.1:8080/")
                .unwrap()
                .is_https()
        );
    }

    #[test]
    fn host_header_has_no_default_port() {
        assert_eq!(
            Endpoint::parse("http://127.0.0.1:8080").unwrap().host(),
            "127.0.0.1:8080"
        );
        assert_eq!(
            Endpoint::parse("http://A.example:80").unwrap().host(),
            "a.example"
        );
        assert_eq!(
            Endpoint::parse("https://a.example:80").unwrap().host(),
            "a.example:80"
        );
        assert_eq!(
            Endpoint::parse("http://[::1]:81").unwrap().host(),
            "[::1]:81"
        );
    }

    #[test]
    fn invalid_addresses_are_rejected_with_the_reason() {
        for (text, why) in [
            ("", "empty"),
            ("ftp://a.example", "scheme"),
            ("https://user:SENTINEL@a.example", "user name"),
            ("user:SENTINEL@a.example", "user name"),
            ("https://a.example/path", "path"),
            ("https://a.example?x", "path"),
            ("https://", "host"),
            ("https://a b", "white space"),
            ("https://exa\nmple.com", "white space"),
            ("https://a:99999", "port"),
        ] {
            let error = Endpoint::parse(text).unwrap_err().to_string();
            assert!(error.contains(why), "{text}: {error}");
            assert!(!error.contains("SENTINEL"), "{error}");
        }
    }
}
