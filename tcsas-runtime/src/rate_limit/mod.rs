//! Rate limits: requests wait here until the service would accept them.

mod limiter;
mod limits;
mod sliding_window;

pub use limiter::{Quota, RateLimiter};
pub(crate) use limits::RateLimits;
