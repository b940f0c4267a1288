//! Reads API specs of Tencent Cloud services into a checked model.
//!
//! [`load`](load()) reads a folder or a single file, [`read`] reads files that are already in
//! memory. Both return an [`Outcome`]: the [`model::Service`] of all valid parts, and a
//! [`Diagnostic`] with file, line and column for every error.
//!
//! ```
//! use tcsas_spec::{Options, Source, read};
//!
//! let spec = r#"{
//!     "service": "things", "version": "2025-01-06", "endpoint": "things.tencentcloudapi.com",
//!     "action": "CountThings", "input": [],
//!     "output": [{ "name": "Total", "type": "Integer" }]
//! }"#;
//! let source = Source {
//!     name: "CountThings.json".into(),
//!     text: spec.into(),
//! };
//! let service = read(vec![source], &Options::default()).into_result()?;
//! assert_eq!(service.actions[0].output[0].name, "Total");
//! # Ok::<(), tcsas_spec::Report>(())
//! ```
//!
//! The modules, in order of reading:
//!
//! 1. `load` finds and decodes files, and calls the following in turn.
//! 2. [`json`] parses a file into values with positions, and reads objects of an expected shape.
//! 3. `format` recognises the format of a file (an action, a shared file, or the vendor's
//!    description of a whole service) and reads it into a draft.
//! 4. `markup` converts descriptions, which are plain text or HTML, to Markdown.
//! 5. `resolve` merges the drafts of all files, determines the pagination of actions, and keeps the
//!    selected ones.
//! 6. [`model`] is the result, and depends on none of these.
//!
//! Used throughout: `source` (files and positions in them), `lexical` (the rules for names, codes,
//! versions and hosts) and `diagnostic` (the sink that collects diagnostics, suggestions and
//! snippets).

#![cfg_attr(docsrs, feature(doc_cfg))]

mod diagnostic;
mod format;
pub mod json;
mod lexical;
mod load;
pub mod markup;
pub mod model;
mod place;
mod resolve;
mod source;

pub use diagnostic::{Diagnostic, Kind, Report, Severity, nearest, quote};
pub use format::{file_names, keys, request_body};
pub use lexical::folded;
pub use load::{Options, Outcome, load, read, read_file, sources};
pub use markup::Description;
pub use model::{BUILT_IN_TYPES, COMMON_CODES};
pub use place::{Place, Places};
pub use resolve::{matches_pattern, prune};
pub use source::Source;

/// Compiles the code blocks of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
