//! Cached credentials, and the lease of a call.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

/// How long before their expiry credentials are fetched anew; at most half their lifetime.
const AHEAD: Duration = Duration::from_secs(300);

/// A value derived from one set of credentials.
pub(crate) struct Cached<T> {
    value: T,
    times: Option<Times>,
    /// Expired at the time of the fetch, by a clock that may be wrong.
    pub(super) doubted: bool,
    /// The service accepted them at least once.
    accepted: AtomicBool,
    /// The time of the fetch.
    since: Option<Instant>,
}

struct Times {
    /// The time from which new ones are fetched.
    due: SystemTime,
    expire: SystemTime,
}

impl<T> Cached<T> {
    /// A value that was not fetched and never expires.
    pub(crate) fn fixed(value: T) -> Self {
        Self {
            value,
            doubted: false,
            times: None,
            accepted: AtomicBool::new(false),
            // A client can be built where there is no clock.
            since: None,
        }
    }

    /// A value fetched at the time `now`.
    pub(super) fn new(value: T, expire: Option<SystemTime>, now: SystemTime) -> Self {
        let times = expire.map(|expire| {
            let life = expire.duration_since(now).unwrap_or_default();
            // Clients that started together do not fetch together.
            let ahead = AHEAD.min(life / 2).mul_f64(1.0 - fastrand::f64() / 4.0);
            Times {
                due: expire.checked_sub(ahead).unwrap_or(expire),
                expire,
            }
        });
        Self {
            value,
            doubted: expire.is_some_and(|expire| expire <= now),
            times,
            accepted: AtomicBool::new(false),
            since: Some(Instant::now()),
        }
    }

    /// For how long it has been expired at the time `now`; `None` if it is not.
    pub(super) fn expired(&self, now: SystemTime) -> Option<Duration> {
        now.duration_since(self.times.as_ref()?.expire).ok()
    }

    /// Whether it expires at a known time.
    pub(crate) fn has_end(&self) -> bool {
        self.times.is_some()
    }

    pub(super) fn is_due(&self, now: SystemTime) -> bool {
        self.times.as_ref().is_some_and(|times| now >= times.due)
    }

    /// Records that the service accepted it.
    pub(crate) fn accept(&self) {
        // It nearly always is recorded, and a read does not invalidate the caches of other threads.
        if !self.accepted.load(Ordering::Relaxed) {
            self.accepted.store(true, Ordering::Relaxed);
        }
    }

    pub(super) fn was_accepted(&self) -> bool {
        self.accepted.load(Ordering::Relaxed)
    }

    /// The time since the fetch; `None` if it was not fetched.
    pub(super) fn age(&self) -> Option<Duration> {
        self.since.map(|since| since.elapsed())
    }
}

impl<T> Deref for Cached<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Cached<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// The value that a call uses.
pub(crate) struct Lease<T> {
    pub(crate) value: Arc<Cached<T>>,
    /// Expired by a clock that may be wrong: the response shows the service's time.
    pub(crate) doubtful: bool,
}

impl<T> Lease<T> {
    /// A lease of a value that never expires.
    pub(crate) fn fixed(value: &Arc<Cached<T>>) -> Self {
        Self {
            value: Arc::clone(value),
            doubtful: false,
        }
    }
}
