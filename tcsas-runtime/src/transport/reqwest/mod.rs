//! The default transport: HTTP/1.1 over TLS by reqwest and rustls.

mod client_config;
mod connection_pool;
mod diagnosis;
mod idle_timeout;
mod limits;
mod request_body;
mod reqwest_transport;
mod resolver;
mod runtime_pools;
mod tls_config;

pub use limits::Limits;
pub(crate) use reqwest_transport::ConnectOptions;
pub use reqwest_transport::ReqwestTransport;
