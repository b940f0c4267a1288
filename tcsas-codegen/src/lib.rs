//! Rust source text from the checked model of a service.
//!
//! [`tcsas_spec`] reads and checks descriptions, [`plan`] decides every identifier and type, and
//! [`expand`] prints the Rust. `tcsas-macros` hands the text to the compiler; a build script writes
//! it to a file with [`Generator`].

#![cfg_attr(docsrs, feature(doc_cfg))]

mod expand;
#[cfg(feature = "format")]
mod format;
mod generator;
mod names;
pub mod plan;
mod settings;
mod template;

use std::path::PathBuf;

#[cfg(feature = "format")]
pub use format::format;
pub use generator::{GenerateError, Generator};
pub use names::Ident;
pub use settings::{CratePath, Settings, is_spec_url};
use tcsas_spec::model::Service;
pub use template::Code;

/// The Rust source text of a service: a client, and request, response, error and data types.
///
/// `files` are the spec files by absolute paths. They become the constant `Client::SPECS`, and the
/// compiler reads the text again when one of them changes. Without files there is no constant.
#[must_use]
pub fn expand(service: &Service, settings: &Settings, files: &[PathBuf]) -> String {
    expand::service(service, settings, files).into_string()
}

/// Compiles the code blocks of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
