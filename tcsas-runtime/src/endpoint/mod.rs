//! Endpoints: their kinds, their addresses, and failover between two of them.

mod address;
mod breaker;
mod host;
mod kind;
mod pool;
mod redacted;

pub use address::Endpoint;
#[cfg(any(feature = "reqwest", feature = "hyper"))]
pub(crate) use host::Host;
pub use kind::EndpointKind;
pub(crate) use pool::{EndpointPool, PooledEndpoint};
pub(crate) use redacted::redacted;
