//! Configuration of HTTP clients, which differ in their connections alone.

use rustls::ClientConfig as TlsConfig;

use crate::transport::limits::Limits;
use crate::transport::proxy::Proxies;
use crate::transport::rotation::Rotation;

/// Number of idle connections kept for each host. Further ones are closed after use.
pub(in crate::transport) const MAX_IDLE: usize = 64;

/// Configuration of an HTTP client, computed once: creating another client takes microseconds,
/// reads neither the environment nor certificates, and takes the same route.
pub(in crate::transport) struct ClientConfig {
    pub(in crate::transport) tls: TlsConfig,
    pub(in crate::transport) proxies: Proxies,
    pub(in crate::transport) limits: Limits,
    pub(in crate::transport) rotation: Rotation,
}
