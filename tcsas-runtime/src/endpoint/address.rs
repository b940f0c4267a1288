//! The address of an endpoint: a scheme, a host and a port.

use std::fmt;

use url::Url;

use super::redacted::{MAX_HOST_LENGTH, redacted};
use crate::error::EndpointError;

/// A validated address of a service: `https`, or `http` if specified, a host, and no path, query or
/// user. Prints as `SCHEME://HOST[:PORT]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    url: Url,
    host: String,
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
        let with_scheme = if trimmed.contains("://") {
            trimmed.to_owned()
        } else {
            format!("https://{trimmed}")
        };
        let url = Url::parse(&with_scheme).map_err(|error| invalid(&error.to_string()))?;
        if !matches!(url.scheme(), "https" | "http") {
            return Err(invalid(
                "the scheme must be https, or http where that is meant",
            ));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(invalid(
                "it holds a user name or password; calls are signed instead",
            ));
        }
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(invalid(
                "it has a path, query or fragment; calls go to the path / of a host",
            ));
        }
        let Some(name) = url.host_str() else {
            return Err(invalid("it has no host"));
        };
        if name.len() > MAX_HOST_LENGTH {
            return Err(invalid("its host is longer than the name of a host can be"));
        }
        // As hyper sends it: the port only if it is not the default of the scheme.
        let host = match url.port() {
            Some(port) => format!("{name}:{port}"),
            None => name.to_owned(),
        };
        Ok(Self { url, host })
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
        &self.host
    }

    /// Whether the scheme is `https`.
    #[cfg(any(feature = "reqwest", test))]
    pub(crate) fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    #[cfg(feature = "reqwest")]
    pub(crate) fn url(&self) -> &Url {
        &self.url
    }

    /// The URI of requests.
    pub(crate) fn uri(&self) -> Result<http::Uri, EndpointError> {
        self.url
            .as_str()
            .parse()
            .map_err(|error: http::uri::InvalidUri| {
                EndpointError::new(self.to_string(), error.to_string())
            })
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.url.as_str().trim_end_matches('/'))
    }
}

/// Whether the host is a loopback address.
#[cfg(feature = "reqwest")]
pub(crate) fn is_loopback(host: Option<url::Host<&str>>) -> bool {
    match host {
        Some(url::Host::Domain(name)) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            name == "localhost" || name.ends_with(".localhost")
        }
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        None => false,
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
