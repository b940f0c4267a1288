//! The proxy that a request goes through.

use std::ffi::OsString;

use super::environment::Environment;
use super::url::{FORMAT, ProxyUrl};
use crate::endpoint::Endpoint;

/// The proxies of a transport.
#[derive(Clone, Debug)]
pub(in crate::transport) enum Proxies {
    None,
    /// One proxy for every request.
    One(ProxyUrl),
    Environment(Box<Environment>),
}

impl Proxies {
    /// The proxies for calls to `endpoints`: `proxy`, none at all, or those of the environment.
    ///
    /// # Errors
    ///
    /// Why a setting that these calls need is invalid.
    pub(in crate::transport) fn new(
        proxy: Option<&str>,
        no_proxy: bool,
        endpoints: &[&Endpoint],
    ) -> Result<Self, String> {
        Self::with(proxy, no_proxy, endpoints, &|name| std::env::var_os(name))
    }

    fn with(
        proxy: Option<&str>,
        no_proxy: bool,
        endpoints: &[&Endpoint],
        variable: &dyn Fn(&str) -> Option<OsString>,
    ) -> Result<Self, String> {
        let proxy = proxy.map(|text| {
            ProxyUrl::parse(text).map_err(|reason| {
                format!("the value of `proxy` is no valid proxy: {reason}; {FORMAT}")
            })
        });
        let proxy = proxy.transpose()?;
        if no_proxy {
            return Ok(Self::None);
        }
        if let Some(proxy) = proxy {
            return Ok(Self::One(proxy));
        }
        let environment = Environment::read(variable);
        let mut used = false;
        for endpoint in endpoints {
            used |= environment.for_endpoint(endpoint)?.is_some();
        }
        let invalid = environment.invalid_exceptions();
        if used && !invalid.is_empty() {
            tracing::warn!(
                entries = ?invalid,
                "a proxy is used, and these entries of NO_PROXY are invalid"
            );
        }
        Ok(match environment.is_empty() {
            true => Self::None,
            false => Self::Environment(Box::new(environment)),
        })
    }

    /// The proxy for requests to `endpoint`, or why there can be none.
    pub(in crate::transport) fn for_endpoint(
        &self,
        endpoint: &Endpoint,
    ) -> Result<Option<&ProxyUrl>, String> {
        match self {
            Self::None => Ok(None),
            Self::One(proxy) => Ok(Some(proxy)),
            Self::Environment(environment) => environment.for_endpoint(endpoint),
        }
    }

    /// Whether the connection to a proxy is encrypted.
    pub(in crate::transport) fn any_https(&self) -> bool {
        match self {
            Self::None => false,
            Self::One(proxy) => proxy.is_https(),
            Self::Environment(environment) => environment.any_https(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(variables: &[(&str, &str)], endpoint: &str) -> Result<Option<String>, String> {
        let endpoint = Endpoint::parse(endpoint).unwrap();
        let variable = |name: &str| {
            let found = variables.iter().find(|variable| variable.0 == name);
            found.map(|variable| variable.1.into())
        };
        let proxies = Proxies::with(None, false, &[&endpoint], &variable)?;
        Ok(proxies
            .for_endpoint(&endpoint)?
            .map(|proxy| proxy.url().to_string()))
    }

    #[test]
    fn first_variable_that_is_set_and_not_empty_is_used() {
        for (variables, endpoint, expected) in [
            (&[][..], "a.test", None),
            (&[("HTTPS_PROXY", "h:1")], "a.test", Some("http://h:1/")),
            (&[("HTTPS_PROXY", "h:1")], "http://a.test", None),
            (&[("HTTP_PROXY", "h:1")], "a.test", None),
            (
                &[("HTTP_PROXY", "h:1")],
                "http://a.test",
                Some("http://h:1/"),
            ),
            (
                &[("http_proxy", "h:1")],
                "http://a.test",
                Some("http://h:1/"),
            ),
            (&[("all_proxy", "h:1")], "a.test", Some("http://h:1/")),
            (
                &[("ALL_PROXY", "h:1")],
                "http://a.test",
                Some("http://h:1/"),
            ),
            (
                &[("HTTPS_PROXY", "h:1"), ("https_proxy", "h:2")],
                "a.test",
                Some("http://h:1/"),
            ),
            (
                &[("https_proxy", "h:1"), ("ALL_PROXY", "h:2")],
                "a.test",
                Some("http://h:1/"),
            ),
            (
                &[
                    ("HTTPS_PROXY", ""),
                    ("https_proxy", " "),
                    ("ALL_PROXY", "h:2"),
                ],
                "a.test",
                Some("http://h:2/"),
            ),
            // Variables for a scheme take precedence over those for any scheme.
            (
                &[("HTTPS_PROXY", "h:1"), ("ALL_PROXY", "htpp://h:2")],
                "a.test",
                Some("http://h:1/"),
            ),
        ] {
            let found = proxies(variables, endpoint).unwrap();
            assert_eq!(found.as_deref(), expected, "{variables:?} {endpoint}");
        }
    }

    #[test]
    fn invalid_variable_is_an_error_where_it_is_needed() {
        for (name, endpoint) in [
            ("HTTPS_PROXY", "a.test"),
            ("https_proxy", "a.test"),
            ("HTTP_PROXY", "http://a.test"),
            ("http_proxy", "http://a.test"),
            ("ALL_PROXY", "http://a.test"),
            ("all_proxy", "a.test"),
        ] {
            for value in [
                "htpp://u:SENTINEL@h:1",
                "http://u:SENT#INEL@h:1",
                "u:SENTINEL",
            ] {
                let error = proxies(&[(name, value)], endpoint).unwrap_err();
                assert!(error.contains(name) && !error.contains("INEL"), "{error}");
            }
        }
        let invalid = ("HTTPS_PROXY", "htpp://h:1");
        for endpoint in [
            "http://a.test",
            "localhost",
            "https://127.0.0.7:1",
            "https://[::1]:1",
            "x.localhost.",
        ] {
            assert_eq!(proxies(&[invalid], endpoint), Ok(None), "{endpoint}");
        }
        assert_eq!(
            proxies(&[invalid, ("no_proxy", "*.test")], "a.test"),
            Ok(None)
        );
        assert_eq!(
            proxies(&[invalid, ("NO_PROXY", "a.test:443")], "a.test"),
            Ok(None)
        );
        // The upper-case variable is invalid, and the lower-case one is not read.
        let lower = ("https_proxy", "http://h:1");
        assert!(proxies(&[invalid, lower], "a.test").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn variable_that_is_not_unicode_is_an_error() {
        use std::os::unix::ffi::OsStringExt;
        let endpoint = Endpoint::parse("a.test").unwrap();
        let variable = |name: &str| {
            (name == "HTTPS_PROXY").then(|| OsString::from_vec(b"http://u:\xff@h:1".to_vec()))
        };
        let proxies = Proxies::with(None, false, &[&endpoint], &variable);
        assert!(proxies.unwrap_err().contains("HTTPS_PROXY"));
    }

    #[test]
    fn http_proxy_is_ignored_in_cgi_programs() {
        let cgi = ("REQUEST_METHOD", "GET");
        let one = |name| proxies(&[cgi, (name, "h:1")], "http://a.test").unwrap();
        assert_eq!(one("HTTP_PROXY"), None);
        for name in ["http_proxy", "ALL_PROXY"] {
            assert_eq!(one(name).as_deref(), Some("http://h:1/"), "{name}");
        }
        let https = proxies(&[cgi, ("HTTPS_PROXY", "h:1")], "a.test").unwrap();
        assert_eq!(https.as_deref(), Some("http://h:1/"));
    }

    #[test]
    fn settings_of_the_program_take_precedence_and_are_validated() {
        let endpoint = Endpoint::parse("a.test").unwrap();
        let with = |proxy: Option<&str>, no_proxy| {
            let variable = |name: &str| match name {
                "HTTPS_PROXY" => Some("http://environment.test:1".into()),
                "NO_PROXY" => Some("other.test".into()),
                _ => None,
            };
            let proxies = Proxies::with(proxy, no_proxy, &[&endpoint], &variable)?;
            let found = proxies.for_endpoint(&endpoint)?;
            Ok::<_, String>(found.map(ToString::to_string))
        };
        assert_eq!(with(Some("h:1"), false), Ok(Some("http://h".to_owned())));
        assert_eq!(with(Some("h:1"), true), Ok(None));
        assert_eq!(with(None, true), Ok(None));
        assert_eq!(
            with(None, false),
            Ok(Some("http://environment.test".to_owned()))
        );
        for wrong in ["", "htpp://h:1", "tcp://h:1"] {
            assert!(with(Some(wrong), false).is_err(), "{wrong:?}");
            assert!(with(Some(wrong), true).is_err(), "{wrong:?}");
        }
    }
}
