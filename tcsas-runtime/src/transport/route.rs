//! Which proxy a request goes through.
//!
//! The variables of the environment are read here, and by nobody else: a second reader with rules
//! of its own, such as the one in reqwest, would send requests directly where this one reports an
//! error.

use std::ffi::OsString;

use url::Url;

use super::no_proxy::NoProxy;
use super::proxy::{FORM, Proxy};
use crate::endpoint::{Endpoint, is_loopback};

/// The way to the service, as it is set for a client.
#[derive(Clone, Default)]
pub(crate) struct Route {
    pub(crate) proxy: Option<String>,
    /// No proxy at all.
    pub(crate) direct: bool,
    /// Certificates to trust besides those of the operating system, as PEM.
    pub(crate) roots: Vec<Vec<u8>>,
}

/// The proxies of a transport.
#[derive(Clone, Debug)]
pub(super) enum Proxies {
    None,
    /// For every request.
    One(Proxy),
    Environment(Box<Environment>),
}

/// What the variables say.
#[derive(Clone, Debug)]
pub(super) struct Environment {
    http: Way,
    https: Way,
    no_proxy: NoProxy,
}

#[derive(Clone, Debug)]
enum Way {
    Direct,
    Through(Proxy),
    /// A variable that is not understood, and why. Nothing that needs it is sent.
    Broken(String),
}

/// The variables for a scheme, and those for all. Of these pairs the first that is set and not
/// empty counts.
const HTTPS: [&str; 2] = ["HTTPS_PROXY", "https_proxy"];
const HTTP: [&str; 2] = ["HTTP_PROXY", "http_proxy"];
const ALL: [&str; 2] = ["ALL_PROXY", "all_proxy"];
const NONE: [&str; 2] = ["NO_PROXY", "no_proxy"];

impl Proxies {
    /// The proxies for calls to `endpoints`, or what is wrong with a setting that these calls need.
    pub(super) fn new(route: &Route, endpoints: &[&Endpoint]) -> Result<Self, String> {
        Self::with(route, endpoints, &|name| std::env::var_os(name))
    }

    fn with(
        route: &Route,
        endpoints: &[&Endpoint],
        variable: &dyn Fn(&str) -> Option<OsString>,
    ) -> Result<Self, String> {
        let given = route.proxy.as_deref().map(|text| {
            Proxy::parse(text).map_err(|what| {
                format!("what `proxy` was given is no proxy to use: {what}; {FORM}")
            })
        });
        let given = given.transpose()?;
        if route.direct {
            return Ok(Self::None);
        }
        if let Some(proxy) = given {
            return Ok(Self::One(proxy));
        }
        let environment = Environment::read(variable);
        let mut used = false;
        for endpoint in endpoints {
            used |= environment.through(endpoint.url())?.is_some();
        }
        if used && !environment.no_proxy.unknown.is_empty() {
            tracing::warn!(
                entries = ?environment.no_proxy.unknown,
                "a proxy is used, and these entries of NO_PROXY are not understood"
            );
        }
        Ok(match environment {
            Environment {
                http: Way::Direct,
                https: Way::Direct,
                ..
            } => Self::None,
            environment => Self::Environment(Box::new(environment)),
        })
    }

    /// The proxy for a request to `url`, or why there can be no such request.
    pub(super) fn through(&self, url: &Url) -> Result<Option<&Proxy>, String> {
        match self {
            Self::None => Ok(None),
            Self::One(proxy) => Ok(Some(proxy)),
            Self::Environment(environment) => environment.through(url),
        }
    }

    /// Whether a proxy is spoken to in TLS.
    pub(super) fn any_https(&self) -> bool {
        match self {
            Self::None => false,
            Self::One(proxy) => proxy.is_https(),
            Self::Environment(environment) => {
                let mut ways = [&environment.http, &environment.https].into_iter();
                ways.any(|way| matches!(way, Way::Through(proxy) if proxy.is_https()))
            }
        }
    }

    /// The same for reqwest, which must not look for any itself; none if there are none.
    pub(super) fn for_reqwest(&self) -> Option<reqwest::Proxy> {
        if matches!(self, Self::None) {
            return None;
        }
        let proxies = self.clone();
        Some(reqwest::Proxy::custom(move |url| {
            // A request that has no way is not begun, see the transport.
            let proxy = proxies.through(url).ok().flatten();
            proxy.map(|proxy| proxy.url().clone())
        }))
    }
}

impl Environment {
    fn read(variable: &dyn Fn(&str) -> Option<OsString>) -> Self {
        // In a CGI program this one is set by whoever sends the header `Proxy`.
        let from_header = variable("REQUEST_METHOD").is_some();
        let first = |names: &[&'static str]| {
            names.iter().find_map(|name| {
                let value = variable(name).filter(|value| !value.is_empty())?;
                if from_header && *name == "HTTP_PROXY" {
                    tracing::warn!(
                        "HTTP_PROXY is not used, because REQUEST_METHOD is set: in a CGI program it may come from the request"
                    );
                    return None;
                }
                // What is blank was not set either.
                let value = value.into_string();
                match value {
                    Ok(text) if text.trim().is_empty() => None,
                    value => Some((*name, value.ok())),
                }
            })
        };
        let way = |names: [&'static str; 2]| {
            let set = first(&names).or_else(|| first(&ALL));
            set.map_or(Way::Direct, |(name, value)| Way::read(name, value))
        };
        let no_proxy = match first(&NONE) {
            Some((_, Some(list))) => NoProxy::parse(&list),
            Some((_, None)) => NoProxy::unknown(),
            None => NoProxy::default(),
        };
        Self {
            http: way(HTTP),
            https: way(HTTPS),
            no_proxy,
        }
    }

    fn through(&self, url: &Url) -> Result<Option<&Proxy>, String> {
        let way = match url.scheme() {
            "https" => &self.https,
            _ => &self.http,
        };
        let goes_directly = || {
            is_loopback(url.host())
                || url
                    .host()
                    .zip(url.port_or_known_default())
                    .is_some_and(|(host, port)| self.no_proxy.contains(&host, port))
        };
        match way {
            Way::Direct => Ok(None),
            _ if goes_directly() => Ok(None),
            Way::Through(proxy) => Ok(Some(proxy)),
            Way::Broken(what) => Err(what.clone()),
        }
    }
}

impl Way {
    fn read(name: &str, value: Option<String>) -> Self {
        let read = value
            .as_deref()
            .map_or(Err("it is not Unicode"), Proxy::parse);
        match read {
            Ok(proxy) => Self::Through(proxy),
            Err(what) => Self::Broken(format!(
                "the variable {name} holds no proxy to use: {what}; {FORM}, or name the endpoint's host in NO_PROXY"
            )),
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
        let proxies = Proxies::with(&Route::default(), &[&endpoint], &variable)?;
        Ok(proxies
            .through(endpoint.url())?
            .map(|proxy| proxy.url().to_string()))
    }

    #[test]
    fn the_first_variable_that_is_set_and_not_empty_counts() {
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
            // Those of a scheme, not those for all.
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
    fn a_variable_that_is_not_understood_is_an_error_where_it_is_needed() {
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
                "http://u:ge#heim@h:1",
                "u:SENTINEL",
            ] {
                let error = proxies(&[(name, value)], endpoint).unwrap_err();
                assert!(error.contains(name) && !error.contains("heim"), "{error}");
            }
        }
        let broken = ("HTTPS_PROXY", "htpp://h:1");
        for endpoint in [
            "http://a.test",
            "localhost",
            "https://127.0.0.7:1",
            "https://[::1]:1",
            "x.localhost.",
        ] {
            assert_eq!(proxies(&[broken], endpoint), Ok(None), "{endpoint}");
        }
        assert_eq!(
            proxies(&[broken, ("no_proxy", "*.test")], "a.test"),
            Ok(None)
        );
        assert_eq!(
            proxies(&[broken, ("NO_PROXY", "a.test:443")], "a.test"),
            Ok(None)
        );
        // The upper one is broken, and the lower is not read.
        let lower = ("https_proxy", "http://h:1");
        assert!(proxies(&[broken, lower], "a.test").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_variable_that_is_not_unicode_is_not_absent() {
        use std::os::unix::ffi::OsStringExt;
        let endpoint = Endpoint::parse("a.test").unwrap();
        let variable = |name: &str| {
            (name == "HTTPS_PROXY").then(|| OsString::from_vec(b"http://u:\xff@h:1".to_vec()))
        };
        let proxies = Proxies::with(&Route::default(), &[&endpoint], &variable);
        assert!(proxies.unwrap_err().contains("HTTPS_PROXY"));
    }

    #[test]
    fn a_cgi_program_takes_no_proxy_from_the_request_and_any_other() {
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
    fn what_the_program_says_counts_more_than_the_environment_and_must_be_right() {
        let endpoint = Endpoint::parse("a.test").unwrap();
        let with = |proxy: Option<&str>, direct| {
            let route = Route {
                proxy: proxy.map(str::to_owned),
                direct,
                roots: Vec::new(),
            };
            let variable = |name: &str| match name {
                "HTTPS_PROXY" => Some("http://environment.test:1".into()),
                "NO_PROXY" => Some("other.test".into()),
                _ => None,
            };
            let proxies = Proxies::with(&route, &[&endpoint], &variable)?;
            let found = proxies.through(endpoint.url())?;
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
