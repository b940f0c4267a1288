//! The clock that requests are signed with.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

/// The local clock, corrected by its known offset from the clock of the service.
pub(crate) struct Clock {
    local: Box<dyn Fn() -> SystemTime + Send + Sync>,
    /// The correction, in seconds.
    offset: AtomicI64,
    /// The local time and the instant at which the service last reported its time.
    verified: Mutex<Option<(SystemTime, Instant)>>,
}

/// The offset that is ignored, in seconds: the service tolerates five minutes, and `Date` has a
/// resolution of one second.
const TOLERANCE: i64 = 2;

/// The drift against elapsed time beyond which the local clock counts as set, or the machine as
/// suspended.
const MAX_DRIFT: Duration = Duration::from_secs(30);

impl Clock {
    pub(crate) fn new(local: Box<dyn Fn() -> SystemTime + Send + Sync>) -> Self {
        Self {
            local,
            offset: AtomicI64::new(0),
            verified: Mutex::new(None),
        }
    }

    /// The current time of the service, as far as it is known.
    pub(crate) fn now(&self) -> SystemTime {
        add((self.local)(), self.offset.load(Ordering::Relaxed))
    }

    /// The time of the service in `seconds`.
    pub(crate) fn now_in(&self, seconds: u32) -> SystemTime {
        add(self.now(), i64::from(seconds))
    }

    /// Corrects the clock by the time of the service, `date`. Returns false if that is unknown.
    pub(crate) fn set_right(&self, date: Option<SystemTime>) -> bool {
        let Some(date) = date else { return false };
        let local = (self.local)();
        let signed = |time: Duration| i64::try_from(time.as_secs()).unwrap_or(i64::MAX / 2);
        let offset = match date.duration_since(local) {
            Ok(ahead) => signed(ahead),
            Err(behind) => -signed(behind.duration()),
        };
        *self.anchor() = Some((local, Instant::now()));
        let known = self.offset.load(Ordering::Relaxed);
        // Smaller corrections would make an accurate clock worse, because of the resolution of
        // `date` and the latency of the response.
        if known.saturating_sub(offset).saturating_abs() > TOLERANCE {
            self.offset.store(offset, Ordering::Relaxed);
            tracing::warn!(
                seconds = -offset,
                "the clock of this machine is wrong; requests are signed with the time of the service"
            );
        }
        true
    }

    /// Whether the service has reported its time, and since then neither the local clock was set
    /// nor the machine suspended.
    pub(crate) fn is_verified(&self) -> bool {
        let Some((local, then)) = *self.anchor() else {
            return false;
        };
        let (now, passed) = ((self.local)(), then.elapsed());
        let shown = now.duration_since(local);
        shown.is_ok_and(|shown| shown.abs_diff(passed) <= MAX_DRIFT)
    }

    fn anchor(&self) -> MutexGuard<'_, Option<(SystemTime, Instant)>> {
        self.verified.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn add(time: SystemTime, seconds: i64) -> SystemTime {
    let by = Duration::from_secs(seconds.unsigned_abs());
    let sum = if seconds < 0 {
        time.checked_sub(by)
    } else {
        time.checked_add(by)
    };
    sum.unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_is_verified_until_it_is_set() {
        let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        for (set_to, verified) in [
            (0, true),
            (20, true),
            (-1, false),
            (40, false),
            (-40, false),
        ] {
            let shown = std::sync::Arc::new(AtomicI64::new(0));
            let seen = std::sync::Arc::clone(&shown);
            let clock = Clock::new(Box::new(move || add(start, seen.load(Ordering::SeqCst))));
            assert!(!clock.is_verified());
            clock.set_right(Some(start));
            assert!(clock.is_verified());
            shown.store(set_to, Ordering::SeqCst);
            assert_eq!(clock.is_verified(), verified, "{set_to}");
        }
    }

    #[test]
    fn clock_follows_the_service_once_its_time_is_known() {
        let hour = Duration::from_secs(3600);
        let local = SystemTime::UNIX_EPOCH + 10 * hour;
        let clock = Clock::new(Box::new(move || local));
        assert!(!clock.set_right(None));
        assert_eq!(clock.now(), local);
        assert!(clock.set_right(Some(local + hour)));
        assert_eq!(clock.now(), local + hour);
        assert!(clock.set_right(Some(local - hour)));
        assert_eq!(clock.now(), local - hour);
        assert!(clock.set_right(Some(local - hour - Duration::from_secs(2))));
        assert_eq!(clock.now(), local - hour);
    }
}
