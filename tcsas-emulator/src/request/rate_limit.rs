//! The limit on requests per second of an action.

use std::collections::{HashMap, VecDeque};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::lock;

const SECOND: Duration = Duration::from_secs(1);

/// Above this number of secret ids, those idle for a second are dropped: rotating credentials must
/// not fill memory.
const MANY: usize = 1024;

/// Counts the requests in any second, separately for each secret id.
pub(crate) struct RateLimit {
    per_second: u32,
    /// Arrival times of the last requests within the limit.
    granted: Mutex<HashMap<String, VecDeque<Instant>>>,
    excess: AtomicUsize,
}

impl RateLimit {
    pub(crate) fn new(per_second: u32) -> Self {
        Self {
            per_second,
            granted: Mutex::default(),
            excess: AtomicUsize::new(0),
        }
    }

    pub(crate) fn per_second(&self) -> u32 {
        self.per_second
    }

    /// Whether a request at `now` is within the limit. A rejected request does not count against
    /// later ones.
    pub(crate) fn admit(&self, secret_id: &str, now: Instant) -> bool {
        let past = |then: &Instant| now.duration_since(*then) >= SECOND;
        let mut granted = lock(&self.granted);
        if granted.len() > MANY {
            granted.retain(|_, times| times.back().is_some_and(|then| !past(then)));
        }
        let times = match granted.get_mut(secret_id) {
            Some(times) => times,
            None => granted.entry(secret_id.to_owned()).or_default(),
        };
        while times.front().is_some_and(past) {
            times.pop_front();
        }
        let admitted = times.len() < self.per_second as usize;
        if admitted {
            times.push_back(now);
        } else {
            self.excess.fetch_add(1, Ordering::SeqCst);
        }
        admitted
    }

    pub(crate) fn excess(&self) -> usize {
        self.excess.load(Ordering::SeqCst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_applies_to_any_second_and_per_secret_id() {
        let limit = RateLimit::new(2);
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        for (id, millis, admitted) in [
            ("a", 0, true),
            ("a", 900, true),
            ("a", 950, false),
            ("b", 950, true),
            ("a", 999, false),
            ("a", 1000, true),
            ("a", 1800, false),
            ("a", 1900, true),
        ] {
            assert_eq!(limit.admit(id, at(millis)), admitted, "{id} {millis}");
        }
        assert_eq!(limit.excess(), 3);
    }

    #[test]
    fn idle_secret_ids_are_dropped() {
        let limit = RateLimit::new(1);
        let start = Instant::now();
        for i in 0..10 * MANY as u32 {
            assert!(limit.admit(&i.to_string(), start + i * Duration::from_millis(2)));
        }
        assert!(lock(&limit.granted).len() <= MANY + 1);
    }
}
