//! What can be set for a single call.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::client::headers;
use crate::error::RequestError;
use crate::retry::RetryPolicy;

/// How many headers of its own a call can have, and of how many bytes: about what servers read at
/// most. The map that holds them has an end too, and panics behind it.
const HEADERS: usize = 100;
const HEADER_BYTES: usize = 64 << 10;

/// What a call has that its client has not.
#[derive(Clone, Default)]
pub(super) struct CallOptions {
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) unsigned_payload: bool,
    /// Region, language and headers of the caller's.
    pub(super) headers: HeaderMap,
    /// A setting that cannot be; the call ends with it.
    pub(super) fault: Option<RequestError>,
}

impl CallOptions {
    /// Sets a header that this crate knows.
    pub(super) fn set(&mut self, name: HeaderName, what: &str, text: &str) {
        match headers::named(what, text) {
            Ok(value) => drop(self.headers.insert(name, value)),
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// Sets a header of the caller's. What the signature or the connection depends on is rejected,
    /// and more than a server would read.
    pub(super) fn set_other(&mut self, name: &str, text: &str) {
        if let Err(what) = self.try_set_other(name, text) {
            // The first says more than the last of thousands.
            self.fault.get_or_insert_with(|| RequestError::new(what));
        }
    }

    fn try_set_other(&mut self, name: &str, text: &str) -> Result<(), String> {
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
        if headers::is_ours(&name) {
            return Err(format!("the header `{name}` is the client's own to set"));
        }
        let size = |name: &HeaderName, value: &HeaderValue| name.as_str().len() + value.len();
        let held: usize = self
            .headers
            .iter()
            .map(|(name, value)| size(name, value))
            .sum();
        if self.headers.len() >= HEADERS || held + size(&name, &value) > HEADER_BYTES {
            return Err(format!(
                "a call can have at most {HEADERS} headers of its own, of {HEADER_BYTES} bytes together"
            ));
        }
        match self.headers.try_insert(name, value) {
            Ok(_) => Ok(()),
            Err(error) => Err(error.to_string()),
        }
    }
}
