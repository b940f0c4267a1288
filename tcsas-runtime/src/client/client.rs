//! The client handle.

use std::fmt;
use std::sync::Arc;

use super::settings::Settings;

/// A client of one service.
///
/// Cloning is cheap; clones share settings, connections and rate limits. A client can be used from
/// any thread and any tokio runtime; connections belong to the runtime that opened them.
///
/// Generated clients wrap this type and have a method for each action. [`Client::call`] calls an
/// action by its name.
#[derive(Clone)]
pub struct Client {
    settings: Arc<Settings>,
}

impl Client {
    pub(super) fn new(settings: Settings) -> Self {
        Self {
            settings: Arc::new(settings),
        }
    }

    pub(crate) fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    /// The address of the primary endpoint, such as `https://tcsas.intl.tencentcloudapi.com`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        let primary = self.settings.endpoints.iter().next();
        primary.map_or_else(String::new, ToString::to_string)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("service", &self.settings.service.name)
            .field("endpoints", &self.settings.endpoints)
            .field("credentials", &self.settings.credentials)
            .field("headers", &self.settings.headers)
            .finish_non_exhaustive()
    }
}
