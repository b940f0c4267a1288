//! Tencent Cloud Super App as a Service (`tcsas`), version 2025-01-06: all its 155 actions,
//! generated from `specs/` at compile time.
//!
//! [`Client`] has a method for every action; each takes a request, checked by its builder, and
//! returns a [`Call`] to await. The page of a request has the parameters and error codes of its
//! action, and an example; editors show the same at the method. The [`guide`] describes how to add
//! actions, how to use other services from your own crate, and everything else; `examples/` has
//! complete programs.
//!
//! - [`Client`] and its [`ClientBuilder`]; [`Credentials`] and their providers in [`credential`]
//! - [`Call`]: settings of one call; [`Pages`] and [`Items`] of lists; [`RetryPolicy`]
//! - [`Error`] of a call, [`ServiceError`] with an [error code](codes); other causes in [`error`]
//! - [`requests`], [`responses`] and the [`types`] in them. They are reexported here: write
//!   `tcsas::ModifyMnpRequest`, and `tcsas::types::…` for data types
//!
//! # Actions by subject
//!
//! - [Domains](Client#domains): what mini programs and mini games may reach
//! - [Keys and files](Client#keys-and-files): secret keys, package keys, places for uploads
//! - [Mini game versions](Client#mini-game-versions): build, preview, submit, release, roll back
//! - [Mini games](Client#mini-games): create, change, list, remove
//! - [Mini program versions](Client#mini-program-versions): build, preview, submit, approve,
//!   release, roll back
//! - [Mini programs](Client#mini-programs): create, change, list, remove
//! - [Payments](Client#payments): merchants and their approval
//! - [Revenue statistics](Client#revenue-statistics): advertising and payments in figures
//! - [Sensitive APIs](Client#sensitive-apis): declare, ask for, permit
//! - [Subscription messages](Client#subscription-messages): templates and their library
//! - [Superapps](Client#superapps): the apps that mini programs run in, and their configuration
//! - [Teams and users](Client#teams-and-users): members, roles, accounts
//! - [Usage statistics](Client#usage-statistics): visits, active users, retention
//!
//! # Terms
//!
//! A *superapp* ("application" in names) is an app that runs *mini programs* (`MNP`) and *mini
//! games* (`MNG`). *Teams* make them; teams, superapps and users belong to a *platform*, which is
//! the tenant that every request names.

#![cfg_attr(docsrs, feature(doc_cfg))]

tcsas_macros::include_specs! {
    path: "specs",
    doctests: tcsas,
    spec_url: "https://github.com/tcsas/tcsas/blob/main/",
}

pub use tcsas_runtime as runtime;
#[cfg(feature = "blocking")]
pub use tcsas_runtime::BlockingIter;
pub use tcsas_runtime::{
    Call, CallFuture, ClientBuilder, Credentials, EndpointKind, Error, ErrorCode, Items, Json,
    Message, Paged, Pages, Quota, RateLimiter, Response, RetryPolicy, Service, ServiceError,
    SetupError, UnknownCode, error, observe, request_builder, transport,
};

/// The credentials a call is signed with, and their providers.
pub mod credential {
    pub use tcsas_credentials::*;
    pub use tcsas_runtime::credential::*;
}

/// The spec files that this crate was generated from, by name: for an emulator in the tests of
/// other crates. A program that does not use them does not contain them.
pub const SPECS: &[(&str, &str)] = Client::SPECS;

#[cfg(any(doc, doctest))]
pub mod guide;

/// Compiles the code blocks of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
