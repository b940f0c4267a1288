//! A call: its options, its attempts, and the response it ends with.

mod action;
mod attempt;
#[cfg(feature = "blocking")]
mod blocking;
mod by_name;
#[expect(clippy::module_inception, reason = "the file is named for its type")]
mod call;
mod json;
mod masked_body;
mod options;
mod output;
mod prepared;
mod report;
mod request;
mod retry_loop;
mod timeouts;

pub use action::Action;
#[cfg(feature = "blocking")]
pub(crate) use blocking::block_on;
pub use call::Call;
pub use json::Json;
pub(crate) use output::typed;
pub(crate) use prepared::{ItemCount, PreparedCall};
