//! Signs, sends and decodes the calls that `tcsas_macros::include_specs!` generates.
//!
//! Programs meet this crate through a generated `Client`: its [`ClientBuilder`], the [`Call`] that each of its methods
//! returns, and the [`Error`] a call may end with. [`sign`] stands on its own, for those who need only a signature.

mod answer;
mod builder_state;
mod client;
mod code;
mod credential;
mod endpoint;
pub mod error;
mod object;
pub mod sign;
pub mod transport;

pub use client::{Call, Client, ClientBuilder};
pub use code::{ErrorCode, UnknownCode};
pub use credential::Credentials;
pub use error::{Error, ServiceError};
pub use object::Mismatch;
pub use transport::Transport;

pub use bytes;
pub use http;

/// What generated code is written in terms of. It may change with any version: the versions of `tcsas-macros` and
/// `tcsas-runtime` must agree.
#[doc(hidden)]
pub mod __private {
    pub use crate::builder_state::{End, IsSet, Next, No, Set, SetAt, Yes};
    pub use crate::client::{Action, Service};
    pub use crate::object::{
        List, ListMut, Object, Place, Shape, Slot, Value, debug, decode, deserialize,
        deserialize_lossy, eq, serialize, to_json,
    };
    pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
}
