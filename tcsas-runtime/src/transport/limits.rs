//! Limits of time.

use std::time::Duration;

/// Limits of time for a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time limit for establishing a connection. Default: 10 seconds.
    pub connect_timeout: Duration,
    /// Time limit from the start of a call to the last byte of its response. Default: 60 seconds.
    pub timeout: Duration,
}

impl Limits {
    /// The time that is divided among the addresses of a host. It exceeds the time of the call
    /// only slightly, so that the second address is tried within that time, while the call's own
    /// limit still ends first.
    #[cfg(any(feature = "reqwest", feature = "hyper"))]
    pub(super) fn connecting(self) -> Duration {
        let call = self.timeout.saturating_add(self.timeout / 8);
        self.connect_timeout.min(call)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(60),
        }
    }
}
