//! The tests of `uploads` over the HTTP client of the feature `hyper`.

#[path = "uploads.rs"]
mod uploads;
