//! The tests of `resilience` over the HTTP client of the feature `hyper`.

#[path = "resilience.rs"]
mod resilience;
