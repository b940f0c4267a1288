//! The HTTP client under test: each test that needs a socket is built once for each of them, by two
//! targets that share their source (`resilience` and `resilience_hyper`).

use std::sync::Arc;

use tcsas::transport::{HttpClient, HyperTransport, Limits, ReqwestTransport, Transport};

/// The HTTP client of this target.
pub fn http_client() -> HttpClient {
    match env!("CARGO_CRATE_NAME").ends_with("_hyper") {
        true => HttpClient::Hyper,
        false => HttpClient::Reqwest,
    }
}

/// A transport of that client, used without a client of the library.
#[allow(dead_code, reason = "not every target uses a transport on its own")]
pub fn transport(endpoint: &str, limits: Limits) -> Arc<dyn Transport> {
    match http_client() {
        HttpClient::Hyper => Arc::new(HyperTransport::new(endpoint, limits).unwrap()),
        _ => Arc::new(ReqwestTransport::new(endpoint, limits).unwrap()),
    }
}
