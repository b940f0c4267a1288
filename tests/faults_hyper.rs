//! The test of `faults` over the HTTP client of the feature `hyper`.

#[path = "faults.rs"]
mod faults;
