//! Credential providers for clients of `tcsas` and of `tcsas-runtime`: profiles, the role of a
//! virtual machine, assumed roles, web identities, and a chain of them.
//!
//! Programs that depend on `tcsas` find them in `tcsas::credential`. Other crates give a provider
//! to their client's builder:
//!
//! ```
//! use tcsas_credentials::ProviderChain;
//! use tcsas_runtime::{Client, SetupError};
//! # static CVM: tcsas_runtime::Service = tcsas_runtime::Service {
//! #     name: "cvm",
//! #     version: "2017-03-12",
//! #     endpoint: "http://127.0.0.1:1",
//! # };
//!
//! let client: Client = Client::builder(&CVM)
//!     .credential_provider(ProviderChain::default_chain())
//!     .build()?;
//! # Ok::<(), SetupError>(())
//! ```
//!
//! Each provider uses the public interface of `tcsas-runtime` alone, so that any of them can serve
//! as a pattern for a provider of another source.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "sts")]
mod assume_role;
mod chain;
#[cfg(feature = "profile")]
mod cli_profile;
#[cfg(all(fuzzing, feature = "instance-role", feature = "profile"))]
#[doc(hidden)]
pub mod fuzzing;
#[cfg(feature = "profile")]
mod home;
#[cfg(feature = "instance-role")]
mod instance_role;
#[cfg(any(feature = "instance-role", feature = "profile"))]
mod json_object;
#[cfg(all(test, feature = "instance-role", feature = "profile", feature = "sts"))]
mod leak_tests;
#[cfg(any(feature = "instance-role", feature = "profile"))]
mod listed_names;
#[cfg(feature = "profile")]
mod profile;
#[cfg(any(feature = "profile", feature = "sts"))]
mod secret_file;
#[cfg(feature = "sts")]
mod sts;
// Without all features, some of it is unused.
#[cfg(test)]
#[cfg_attr(
    not(all(feature = "instance-role", feature = "profile", feature = "sts")),
    allow(dead_code)
)]
mod test_support;
#[cfg(any(feature = "instance-role", feature = "profile", feature = "sts"))]
mod unix_time;
#[cfg(feature = "sts")]
mod web_identity;
#[cfg(any(feature = "profile", feature = "sts"))]
mod worker_thread;

#[cfg(feature = "sts")]
pub use assume_role::AssumeRoleProvider;
pub use chain::ProviderChain;
#[cfg(feature = "profile")]
pub use cli_profile::CliProvider;
#[cfg(feature = "instance-role")]
pub use instance_role::InstanceRoleProvider;
#[cfg(feature = "profile")]
pub use profile::ProfileProvider;
#[cfg(feature = "sts")]
pub use web_identity::WebIdentityProvider;
