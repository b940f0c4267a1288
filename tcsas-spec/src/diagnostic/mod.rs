//! Diagnostics for invalid specs.

mod kind;
mod paint;
mod quote;
mod report;
mod sink;
mod snippet;
pub(crate) mod suggest;

pub use kind::{Kind, Severity};
pub use quote::quote;
pub(crate) use quote::{is_hidden, list_of, quote_some};
pub use report::{Diagnostic, Report};
pub(crate) use sink::{Diag, Sink};
pub use suggest::nearest;
