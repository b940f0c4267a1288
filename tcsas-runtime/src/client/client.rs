//! The handle that programs hold.

use std::fmt;
use std::sync::Arc;

use super::settings::Settings;

/// Calls any action of one service. A copy shares connections, limits and settings with the
/// original, and can be used from any thread and on any runtime; each runtime has connections of
/// its own.
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

    /// The address that calls go to, such as `https://tcsas.intl.tencentcloudapi.com`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        let first = self.settings.endpoints.first();
        first.map_or_else(String::new, |target| target.endpoint.to_string())
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
