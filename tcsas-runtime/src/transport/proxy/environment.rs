//! The proxies of the environment.
//!
//! No other code reads these variables: a parser with different rules, such as the one in reqwest,
//! would send requests directly where this one reports an error.

use std::ffi::OsString;

use super::no_proxy::NoProxy;
use super::url::{FORMAT, ProxyUrl};
use crate::endpoint::Endpoint;

/// The values of the variables.
#[derive(Clone, Debug)]
pub(in crate::transport) struct Environment {
    http: Route,
    https: Route,
    no_proxy: NoProxy,
}

#[derive(Clone, Debug)]
enum Route {
    Direct,
    Proxy(ProxyUrl),
    /// Why the variable is invalid. Requests that need it fail.
    Invalid(String),
}

/// The variables for a scheme, and those for any scheme. The first of each pair that is set and not
/// empty is used.
const HTTPS: [&str; 2] = ["HTTPS_PROXY", "https_proxy"];
const HTTP: [&str; 2] = ["HTTP_PROXY", "http_proxy"];
const ALL: [&str; 2] = ["ALL_PROXY", "all_proxy"];
const NONE: [&str; 2] = ["NO_PROXY", "no_proxy"];

impl Environment {
    pub(super) fn read(variable: &dyn Fn(&str) -> Option<OsString>) -> Self {
        // A CGI server sets HTTP_PROXY to the value of the request header `Proxy`.
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
                // A blank variable counts as unset.
                let value = value.into_string();
                match value {
                    Ok(text) if text.trim().is_empty() => None,
                    value => Some((*name, value.ok())),
                }
            })
        };
        let route = |names: [&'static str; 2]| {
            let set = first(&names).or_else(|| first(&ALL));
            set.map_or(Route::Direct, |(name, value)| Route::parse(name, value))
        };
        let no_proxy = match first(&NONE) {
            Some((_, Some(list))) => NoProxy::parse(&list),
            Some((_, None)) => NoProxy::not_unicode(),
            None => NoProxy::default(),
        };
        Self {
            http: route(HTTP),
            https: route(HTTPS),
            no_proxy,
        }
    }

    /// The proxy for requests to `endpoint`, or why there can be none.
    pub(super) fn for_endpoint(&self, endpoint: &Endpoint) -> Result<Option<&ProxyUrl>, String> {
        let route = match endpoint.is_https() {
            true => &self.https,
            false => &self.http,
        };
        let is_direct = || {
            let host = endpoint.host_name();
            host.is_loopback() || self.no_proxy.contains(host, endpoint.port())
        };
        match route {
            Route::Direct => Ok(None),
            _ if is_direct() => Ok(None),
            Route::Proxy(proxy) => Ok(Some(proxy)),
            Route::Invalid(reason) => Err(reason.clone()),
        }
    }

    /// Whether there are no proxies.
    pub(super) fn is_empty(&self) -> bool {
        matches!((&self.http, &self.https), (Route::Direct, Route::Direct))
    }

    /// Whether the connection to a proxy is encrypted.
    pub(super) fn any_https(&self) -> bool {
        let mut routes = [&self.http, &self.https].into_iter();
        routes.any(|route| matches!(route, Route::Proxy(proxy) if proxy.is_https()))
    }

    /// Positions of invalid entries of `NO_PROXY`.
    pub(super) fn invalid_exceptions(&self) -> &[usize] {
        &self.no_proxy.invalid
    }
}

impl Route {
    fn parse(name: &str, value: Option<String>) -> Self {
        let parsed = value
            .as_deref()
            .map_or(Err("it is not Unicode"), ProxyUrl::parse);
        match parsed {
            Ok(proxy) => Self::Proxy(proxy),
            Err(reason) => Self::Invalid(format!(
                "the variable {name} is no valid proxy: {reason}; {FORMAT}, or add the endpoint's host to NO_PROXY"
            )),
        }
    }
}
