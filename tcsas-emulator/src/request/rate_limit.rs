//! How many requests a second an action takes.

use std::collections::{HashMap, VecDeque};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::lock;

const SECOND: Duration = Duration::from_secs(1);

/// With more secret ids than this, those that were quiet for a second are forgotten: keys that
/// rotate must not fill memory.
const MANY: usize = 1024;

/// Counts the requests in any second, for each secret id apart.
pub(crate) struct RateLimit {
    per_second: u32,
    /// When the last requests came that were within the limit.
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

    /// Whether a request at `now` is within the limit. One that is not does not take the place of a
    /// later one.
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
    fn any_second_counts_and_every_secret_id_for_itself() {
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
    fn keys_that_rotate_are_forgotten() {
        let limit = RateLimit::new(1);
        let start = Instant::now();
        for i in 0..10 * MANY as u32 {
            assert!(limit.admit(&i.to_string(), start + i * Duration::from_millis(2)));
        }
        assert!(lock(&limit.granted).len() <= MANY + 1);
    }
}
