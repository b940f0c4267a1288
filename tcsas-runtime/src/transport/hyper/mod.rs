//! The transport without reqwest: HTTP/1.1 over TLS by hyper and rustls.

mod client;
mod connector;
mod dns;
mod hyper_transport;
mod next_hop;
mod socks;
mod stream;

pub use hyper_transport::HyperTransport;
