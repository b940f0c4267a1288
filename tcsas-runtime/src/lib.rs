//! The runtime of generated Tencent Cloud clients: signs, sends and decodes calls.
//!
//! `tcsas_macros::include_specs!` generates a `Client` on top of this crate. Programs use its
//! [`ClientBuilder`], the [`Call`] that each of its methods returns, and the [`Error`] that a call
//! may end in. The module [`sign`] can be used on its own, for programs that only need a signature.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod call;
mod client;
mod clock;
mod codec;
pub mod credential;
mod endpoint;
pub mod error;
mod error_code;
mod events;
mod json;
pub mod observe;
mod pagination;
mod rate_limit;
mod region;
pub mod request_builder;
mod response;
mod retry;
mod secret;
pub mod sign;
pub mod transport;

pub use bytes;
/// The properties of an action; `include_specs!` generates one for each.
#[doc(hidden)]
pub use call::Action;
pub use call::{Call, CallFuture, Json, Response};
pub use client::{Client, ClientBuilder, Service};
pub use codec::Message;
pub use credential::Credentials;
pub use endpoint::{Endpoint, EndpointKind};
pub use error::{Error, ServiceError, SetupError};
pub use error_code::{ErrorCode, UnknownCode};
pub use events::{Events, Streamed};
pub use http;
pub use http_body;
#[cfg(feature = "blocking")]
pub use pagination::BlockingIter;
pub use pagination::{Items, Paged, Pages};
pub use rate_limit::{Quota, RateLimiter};
pub use retry::RetryPolicy;
pub use transport::Transport;

/// The interface for generated code. It may change with any version: the versions of `tcsas-macros`
/// and `tcsas-runtime` must match.
///
/// It is hidden from documentation and from editors (rust-analyzer sets `miri`), but not when
/// programs are compiled: the compiler prints hidden items with their full paths, and messages
/// about builders are full of them.
#[cfg_attr(any(doc, miri), doc(hidden))]
pub mod __private {
    // A data type may have the name of an item of the prelude.
    pub use std::boxed::Box;
    pub use std::clone::Clone;
    pub use std::cmp::{Eq, PartialEq};
    pub use std::convert::{AsRef, From, Into};
    pub use std::default::Default;
    pub use std::fmt::{Debug, Display, Formatter, Result as FmtResult};
    pub use std::hash::{Hash, Hasher};
    pub use std::iter::IntoIterator;
    pub use std::marker::{PhantomData, Sized};
    pub use std::option::Option::{self, None, Some};
    pub use std::result::Result;
    pub use std::string::String;
    pub use std::vec::Vec;

    pub use bytes::Bytes;
    pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub use crate::call::Action;
    pub use crate::client::Service;
    pub use crate::codec::{
        Message, Read, Shape, Write, clone, debug, deserialize, deserialize_lossy, eq, serialize,
        to_json,
    };
    pub use crate::error_code::{
        ErrorCode, KnownCode, UnknownCode, clone_code, code, eq_code, hash_code,
    };
    pub use crate::events::Streamed;
    pub use crate::pagination::{Paged, Pagination};
    pub use crate::request_builder::list_items::{IntoItem, list};
    pub use crate::request_builder::required::{
        AllSet, Complete, Given, I0, I1, I2, I3, I4, I5, I6, I7, I8, I9, I10, I11, I12, I13, I14,
        I15, Missing, MissingWires, Next, Set, SetAt, State, Unset, Without,
    };
    pub use crate::response::mismatches;
    pub use crate::{Call, Client, ClientBuilder, Credentials, SetupError};
}
