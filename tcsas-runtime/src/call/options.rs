//! The options of a single call.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::client::headers;
use crate::error::RequestError;
use crate::retry::RetryPolicy;

/// The maximum number of custom headers, and their maximum total size in bytes: about the limits of
/// common servers. `HeaderMap` has a capacity limit too, beyond which it panics.
const MAX_HEADERS: usize = 100;
const MAX_HEADER_BYTES: usize = 64 << 10;

/// The options that override settings of the client.
#[derive(Clone, Default)]
pub(super) struct CallOptions {
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) unsigned_payload: bool,
    /// Region, language and custom headers.
    pub(super) headers: HeaderMap,
    /// The error of an invalid option, which the call ends with.
    pub(super) error: Option<RequestError>,
}

impl CallOptions {
    /// Sets the header of an option of this crate.
    pub(super) fn set(&mut self, name: HeaderName, what: &str, text: &str) {
        match headers::option(what, text) {
            Ok(value) => drop(self.headers.insert(name, value)),
            Err(error) => self.error = Some(error),
        }
    }

    /// Adds a custom header. Headers that the signature or the connection depends on are rejected,
    /// as are more than servers accept.
    pub(super) fn set_custom(&mut self, name: &str, text: &str) {
        if let Err(what) = self.try_set_custom(name, text) {
            // The first error is more helpful than the last of thousands.
            self.error.get_or_insert_with(|| RequestError::new(what));
        }
    }

    fn try_set_custom(&mut self, name: &str, text: &str) -> Result<(), String> {
        let parsed = HeaderName::try_from(name)
            .ok()
            .zip(HeaderValue::try_from(text).ok());
        let Some((name, value)) = parsed else {
            let shown: String = name.chars().take(100).collect();
            return Err(format!(
                "the header `{}` has a name or a value that cannot be sent",
                shown.escape_debug()
            ));
        };
        if headers::is_reserved(&name) {
            return Err(format!("the header `{name}` is set by the client"));
        }
        let size = |name: &HeaderName, value: &HeaderValue| name.as_str().len() + value.len();
        let held: usize = self
            .headers
            .iter()
            .map(|(name, value)| size(name, value))
            .sum();
        if self.headers.len() >= MAX_HEADERS || held + size(&name, &value) > MAX_HEADER_BYTES {
            return Err(format!(
                "a call can have at most {MAX_HEADERS} custom headers, of {MAX_HEADER_BYTES} bytes together"
            ));
        }
        match self.headers.try_insert(name, value) {
            Ok(_) => Ok(()),
            Err(error) => Err(error.to_string()),
        }
    }
}
