//! The time that requests are signed with.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

/// The clock of this machine, and how far it is off from the service's as far as that is known.
pub(crate) struct Clock {
    local: Box<dyn Fn() -> SystemTime + Send + Sync>,
    /// Seconds to add.
    offset: AtomicI64,
    /// What the clock showed when the service reported its time, and when that was.
    verified: Mutex<Option<(SystemTime, Instant)>>,
}

/// A difference that is not worth a word: the service takes five minutes for right, and its `Date`
/// has whole seconds.
const TRIFLE: i64 = 2;

/// How much a clock may gain or lose against the time that passes before it counts as set or
/// stopped.
const STEP: Duration = Duration::from_secs(30);

impl Clock {
    pub(crate) fn new(local: Box<dyn Fn() -> SystemTime + Send + Sync>) -> Self {
        Self {
            local,
            offset: AtomicI64::new(0),
            verified: Mutex::new(None),
        }
    }

    /// The service's time, as well as it is known.
    pub(crate) fn now(&self) -> SystemTime {
        add((self.local)(), self.offset.load(Ordering::Relaxed))
    }

    /// The service's time in `seconds`.
    pub(crate) fn now_in(&self, seconds: u32) -> SystemTime {
        add(self.now(), i64::from(seconds))
    }

    /// Goes by the service's time `date` from now on. False if it does not tell.
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
        // Else whole seconds, and the time a response takes, would make a good clock worse.
        if known.saturating_sub(offset).saturating_abs() > TRIFLE {
            self.offset.store(offset, Ordering::Relaxed);
            tracing::warn!(
                seconds = -offset,
                "the clock of this machine is off; calls are signed with the service's time: set the clock"
            );
        }
        true
    }

    /// Whether the service has reported its time, and the clock was not set since, nor the machine
    /// suspended.
    pub(crate) fn is_verified(&self) -> bool {
        let Some((local, then)) = *self.anchor() else {
            return false;
        };
        let (now, passed) = ((self.local)(), then.elapsed());
        let shown = now.duration_since(local);
        shown.is_ok_and(|shown| shown.abs_diff(passed) <= STEP)
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
    fn it_is_verified_until_it_is_set() {
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
    fn it_goes_by_the_services_time_once_it_knows_it() {
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
