//! The default transport: HTTP/1.1 over TLS by reqwest and rustls.

mod client;
mod reqwest_transport;

pub use reqwest_transport::ReqwestTransport;
