//! The formats of spec files. [`dispatch`] recognises the format of a file and calls its reader.

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
mod vendor;

pub(crate) use dispatch::read;
pub(crate) use draft::{
    Draft, DraftAction, DraftCode, DraftType, Format, MOST_ADVISED, Mention, Stated,
};
pub(crate) use pagination_key::{DeclaredPagination, PaginationKeys, SpannedText};
pub(crate) use sidecar::add as add_sidecar;
pub use sidecar::body as request_body;
