//! The default transport: HTTP/1.1 over TLS by reqwest and rustls.

mod client_config;
mod connection_pool;
mod diagnosis;
mod idle_timeout;
mod limits;
mod request_body;
mod resolver;
mod runtime_pools;
mod tls_config;
mod transport;

pub use limits::Limits;
pub(crate) use transport::ConnectOptions;
pub use transport::ReqwestTransport;
