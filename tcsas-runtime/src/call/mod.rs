//! Calls: their options, attempts and timeouts, and the decoding of the response.

mod action;
mod attempt;
#[cfg(feature = "blocking")]
mod blocking;
mod by_name;
#[expect(clippy::module_inception, reason = "the file is named for its type")]
mod call;
mod future;
mod json;
mod masked_body;
mod options;
mod output;
mod prepared;
mod report;
mod request;
mod response;
mod retry_loop;
mod timeouts;
mod upload;

pub use action::Action;
#[cfg(feature = "blocking")]
pub(crate) use blocking::block_on;
pub use call::Call;
pub use future::CallFuture;
pub(crate) use future::{Outcome, send};
pub use json::Json;
pub use output::UndecodedResponse;
pub(crate) use output::{Received, typed};
pub(crate) use prepared::{ItemCount, PreparedCall};
pub use response::Response;
