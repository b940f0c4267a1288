//! Retries: which failed attempts are repeated, and after what delay.

mod backoff;
mod budget;
mod classify;
mod policy;
mod response_hints;

pub(crate) use backoff::backoff;
pub(crate) use budget::Budget;
pub(crate) use classify::{RetryAction, classify, may_have_taken_effect};
pub use policy::RetryPolicy;
pub(crate) use response_hints::ResponseHints;
