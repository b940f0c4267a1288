//! Endpoints: their kinds, their addresses, and failover between two of them.

mod address;
mod breaker;
mod kind;
mod pool;
mod redacted;

pub use address::Endpoint;
#[cfg(feature = "reqwest")]
pub(crate) use address::is_loopback;
pub use kind::EndpointKind;
pub(crate) use pool::{EndpointPool, PooledEndpoint};
pub(crate) use redacted::redacted;
