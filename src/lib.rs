//! Tencent Cloud Super App as a Service (`tcsas`), version 2025-01-06, generated from `specs/` at compile time.
//!
//! [`Client`] has a method for every action; each takes a request that its builder has checked, and gives a [`Call`] to
//! await. The README shows how to add actions, and how to do the same for another service in a crate of your own.

tcsas_macros::include_specs! { path: "specs", doctests: tcsas }

pub use tcsas_runtime as runtime;
#[cfg(feature = "blocking")]
pub use tcsas_runtime::Waiting;
pub use tcsas_runtime::{
    Call, ClientBuilder, Credentials, Error, ErrorCode, Host, Items, Json, Paged, Pages, Quota,
    RateLimiter, RetryPolicy, Service, ServiceError, SetupError, UnknownCode, credential, error,
    observe, transport,
};

/// Compiles what the README shows.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
