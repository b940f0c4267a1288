//! Rate limits, under which requests wait for a permit instead of being throttled by the service.

mod limiter;
mod limits;
mod sliding_window;

pub use limiter::{Quota, RateLimiter};
pub(crate) use limits::RateLimits;
