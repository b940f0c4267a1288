//! Proxies: the settings of the program and of the environment.

mod environment;
mod no_proxy;
mod selection;
mod url;

pub(super) use selection::Proxies;
pub(super) use url::ProxyUrl;
