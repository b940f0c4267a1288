//! The client: everything that calls of one service have in common.

mod builder;
#[expect(clippy::module_inception, reason = "the file is named for its type")]
mod client;
mod deprecations;
pub(crate) mod headers;
mod service;
mod settings;
mod setup;
mod signing;

pub use builder::ClientBuilder;
pub use client::Client;
pub use service::Service;
pub(crate) use settings::Settings;
pub(crate) use signing::SigningContext;
