//! What can be set for a single call.

use super::headers;
use crate::error::RequestError;
use crate::retry::RetryPolicy;
use http::{HeaderMap, HeaderName, HeaderValue};
use std::time::Duration;

/// What a call has that its client has not.
#[derive(Clone, Default)]
pub(super) struct Options {
    pub(super) timeout: Option<Duration>,
    pub(super) attempt_timeout: Option<Duration>,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) unsigned_payload: bool,
    /// Region, language and headers of the caller's.
    pub(super) headers: HeaderMap,
    /// A setting that cannot be; the call ends with it.
    pub(super) fault: Option<RequestError>,
}

impl Options {
    /// Sets a header that this crate knows.
    pub(super) fn set(&mut self, name: HeaderName, what: &str, text: &str) {
        match headers::named(what, text) {
            Ok(value) => drop(self.headers.insert(name, value)),
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// Sets a header of the caller's. What the signature or the connection depends on is refused.
    pub(super) fn set_other(&mut self, name: &str, text: &str) {
        let parsed = HeaderName::try_from(name)
            .ok()
            .zip(HeaderValue::try_from(text).ok());
        match parsed {
            Some((name, value)) if !headers::is_ours(&name) => {
                drop(self.headers.insert(name, value))
            }
            Some((name, _)) => {
                self.fault = Some(RequestError::new(format!(
                    "the header `{name}` is the client's own to set"
                )));
            }
            None => {
                self.fault = Some(RequestError::new(format!(
                    "the header `{}` has a name or a value that cannot be sent",
                    name.escape_debug()
                )));
            }
        }
    }
}
