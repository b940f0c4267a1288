//! Notices of the service that an action is deprecated.

use std::collections::HashSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// The deprecated actions that a client has called. Each is logged once.
#[derive(Default)]
pub(crate) struct Deprecations(Mutex<HashSet<Box<str>>>);

impl Deprecations {
    /// Logs the `notice` of a response to `action`, unless one was logged before.
    #[cold]
    pub(crate) fn log(&self, action: &str, notice: &str, request_id: &str) {
        let mut logged = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !logged.insert(action.into()) {
            return;
        }
        drop(logged);
        tracing::warn!(
            action,
            request_id,
            notice = %Shown(notice),
            "the action is deprecated"
        );
    }
}

/// Displays the text of a server on one line, without secrets, and not at any length.
struct Shown<'a>(&'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MAX_LENGTH: usize = 1000;
        for char in crate::secret::mask(self.0).chars().take(MAX_LENGTH) {
            fmt::Write::write_char(f, if char.is_control() { ' ' } else { char })?;
        }
        Ok(())
    }
}
