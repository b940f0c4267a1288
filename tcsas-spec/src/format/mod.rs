//! Formats of spec files, each read into a [`Draft`].
//!
//! `dispatch` recognises the format of a file and calls its reader: `native` (one action), `shared`
//! (data types and error codes of a folder) or `vendor` (a whole service); `sidecar` reads the
//! error codes and examples beside a vendor's file. The other modules are helpers of these four.

mod common_parameters;
mod data_types;
mod dispatch;
mod draft;
mod error_codes;
pub mod file_names;
pub mod keys;
mod members;
mod native;
mod pagination_key;
mod shared;
mod sidecar;
mod upload;
mod vendor;

pub(crate) use dispatch::read;
pub(crate) use draft::{
    AbsentKey, Draft, DraftAction, DraftCode, DraftType, Format, MAX_SUGGESTIONS, Stated,
    UnknownType,
};
pub(crate) use pagination_key::{DeclaredPagination, PaginationKeys, SpannedText};
pub(crate) use sidecar::add as add_sidecar;
pub use sidecar::body as request_body;
