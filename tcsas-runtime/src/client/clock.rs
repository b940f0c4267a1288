//! The time that requests are signed with.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

/// The clock of this machine, and how far it is off from the service's as far as that is known.
pub(super) struct Clock {
    local: Box<dyn Fn() -> SystemTime + Send + Sync>,
    /// Seconds to add.
    offset: AtomicI64,
}

/// A difference that is not worth a word: the service takes five minutes for right, and its `Date` has whole seconds.
const TRIFLE: i64 = 2;

impl Clock {
    pub(super) fn new(local: Box<dyn Fn() -> SystemTime + Send + Sync>) -> Self {
        Self {
            local,
            offset: AtomicI64::new(0),
        }
    }

    /// The service's time, as well as it is known.
    pub(super) fn now(&self) -> SystemTime {
        add((self.local)(), self.offset.load(Ordering::Relaxed))
    }

    /// Goes by the service's time `date` from now on. False if it does not tell.
    pub(super) fn set_right(&self, date: Option<SystemTime>) -> bool {
        let Some(date) = date else { return false };
        let local = (self.local)();
        let signed = |time: Duration| i64::try_from(time.as_secs()).unwrap_or(i64::MAX / 2);
        let offset = match date.duration_since(local) {
            Ok(ahead) => signed(ahead),
            Err(behind) => -signed(behind.duration()),
        };
        let known = self.offset.swap(offset, Ordering::Relaxed);
        if (known - offset).abs() > TRIFLE {
            tracing::warn!(
                seconds = -offset,
                "the clock of this machine is off; calls are signed with the service's time: set the clock"
            );
        }
        true
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
    }
}
