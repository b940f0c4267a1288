//! Connections of the transports: their pools, limits, TLS, and the diagnosis of their errors.
//! Shared by the HTTP clients that the features `reqwest` and `hyper` provide.

mod client_config;
mod connect_options;
mod connection_pool;
mod diagnosis;
mod exchange;
mod idle_timeout;
mod pooled_client;
mod resolver;
mod response_body;
mod runtime_pools;
mod tls_config;

pub(super) use client_config::{ClientConfig, MAX_IDLE};
pub(crate) use connect_options::ConnectOptions;
pub(super) use exchange::Connections;
pub(super) use pooled_client::{Failure, PooledClient, Source, Stage};
pub(super) use resolver::Resolver;
