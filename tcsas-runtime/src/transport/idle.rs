//! How long a server lets connections idle, as far as it has said or shown.

use std::time::{Duration, Instant};

use http::HeaderValue;

/// Below it a connection is as good as never idle, and is not kept.
const LEAST: Duration = Duration::from_millis(1);

/// As many good uses of connections that were idle for no less make one that was closed an
/// accident.
const ACCIDENT: u32 = 64;

/// After as many good uses of connections that were idle for longer than what was learned, it is
/// believed less.
const DOUBT: u32 = 16;

/// After as many responses in a row that state more, or nothing, what one stated holds no longer.
const RESTATED: u32 = 64;

/// How long something learned is believed at first, and at most. It doubles each time that it
/// proves right again.
const BELIEF: Duration = Duration::from_secs(60);
const LONGEST_BELIEF: Duration = Duration::from_secs(60 * 60);

/// Learns how long connections may be idle before they are used again.
///
/// A server that closes a connection just as a request leaves has perhaps executed it. Calls that
/// may be repeated do not care. For the others a connection is used only if it was idle for at most
/// half of the time after which the server was seen to close one.
#[derive(Debug)]
pub(super) struct Idle {
    most: Duration,
    /// What holds for all calls.
    longest: Duration,
    /// How many responses in a row stated more, and what of that was least.
    more: (u32, Duration),
    learned: Option<Learned>,
    belief: Duration,
    /// How often connections were used again that had been idle for 2ⁿ microseconds.
    good: [u32; 40],
}

#[derive(Debug)]
struct Learned {
    limit: Duration,
    until: Instant,
    /// Good uses of connections that were idle for longer than that, since.
    doubts: u32,
}

impl Idle {
    /// Nothing is known yet; connections are used that were idle for up to `most`.
    pub(super) fn new(most: Duration) -> Self {
        Self {
            most,
            longest: most,
            more: (0, most),
            learned: None,
            belief: BELIEF,
            good: [0; 40],
        }
    }

    /// The longest that a connection may have been idle, for calls that may be repeated or may not.
    pub(super) fn limit(&mut self, idempotent: bool, now: Instant) -> Duration {
        if self
            .learned
            .as_ref()
            .is_some_and(|learned| now >= learned.until)
        {
            self.learned = None;
        }
        match &self.learned {
            Some(learned) if !idempotent => learned.limit.min(self.longest),
            _ => self.longest,
        }
    }

    /// Takes a server at its word, at every response: `Keep-Alive: timeout=5`. A second less,
    /// because its time began before ours.
    pub(super) fn stated(&mut self, keep_alive: Option<&HeaderValue>) {
        let stated = keep_alive.and_then(timeout).map_or(self.most, |stated| {
            let less = stated.saturating_sub(Duration::from_secs(1));
            less.max(stated / 2).min(self.most)
        });
        if stated <= self.longest {
            self.longest = stated;
            self.more = (0, self.most);
            return;
        }
        // There may be several servers at one address.
        self.more = (self.more.0 + 1, self.more.1.min(stated));
        if self.more.0 >= RESTATED {
            self.longest = self.more.1;
            self.more = (0, self.most);
        }
    }

    /// A connection that had been idle for `gap` was used again, and brought a response.
    pub(super) fn served(&mut self, gap: Duration) {
        let good = &mut self.good[bucket(gap)];
        *good = good.saturating_add(1);
        if let Some(learned) = self.learned.as_mut().filter(|learned| gap > learned.limit) {
            learned.doubts += 1;
            if learned.doubts >= DOUBT {
                learned.doubts = 0;
                learned.limit = (learned.limit * 2).max(LEAST);
            }
        }
    }

    /// A connection was closed when it had been idle for `gap`, or less.
    pub(super) fn closed(&mut self, gap: Duration, now: Instant) {
        let longer = &mut self.good[bucket(gap)..];
        let good = longer
            .iter()
            .fold(0, |sum: u32, good| sum.saturating_add(*good));
        if good >= ACCIDENT {
            longer.iter_mut().for_each(|good| *good /= 2);
            return;
        }
        longer.fill(0);
        let limit = floor(gap / 2);
        let limit = match &self.learned {
            Some(learned) if now < learned.until => learned.limit.min(limit),
            _ => limit,
        };
        self.learned = Some(Learned {
            limit,
            until: now + self.belief,
            doubts: 0,
        });
        self.belief = (self.belief * 2).min(LONGEST_BELIEF);
    }
}

/// The `timeout` of a header `Keep-Alive`.
fn timeout(keep_alive: &HeaderValue) -> Option<Duration> {
    let values = keep_alive.to_str().ok()?.split(',');
    let mut values = values.filter_map(|part| part.split_once('='));
    let (_, value) = values.find(|(name, _)| name.trim().eq_ignore_ascii_case("timeout"))?;
    let seconds = value.trim().trim_matches('"').parse().ok()?;
    Some(Duration::from_secs(seconds))
}

fn bucket(gap: Duration) -> usize {
    let micros = u64::try_from(gap.as_micros()).unwrap_or(u64::MAX);
    usize::try_from(micros.max(1).ilog2()).unwrap_or(0).min(39)
}

/// In few steps, since every one makes a pool of connections.
fn floor(time: Duration) -> Duration {
    match u64::try_from(time.as_millis()).unwrap_or(u64::MAX) {
        0 => Duration::ZERO,
        millis => Duration::from_millis(1 << millis.ilog2()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONGEST: Duration = Duration::from_secs(30);

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn limits(idle: &mut Idle, now: Instant) -> (Duration, Duration) {
        (idle.limit(true, now), idle.limit(false, now))
    }

    #[test]
    fn closed_connection_halves_what_unsafe_calls_use() {
        let (mut idle, now) = (Idle::new(LONGEST), Instant::now());
        assert_eq!(limits(&mut idle, now), (LONGEST, LONGEST));
        idle.closed(seconds(10), now);
        assert_eq!(
            limits(&mut idle, now),
            (LONGEST, Duration::from_millis(4096))
        );
        idle.closed(seconds(4), now);
        assert_eq!(
            limits(&mut idle, now),
            (LONGEST, Duration::from_millis(1024))
        );
        // One that was idle for longer says nothing new.
        idle.closed(seconds(20), now);
        assert_eq!(idle.limit(false, now), Duration::from_millis(1024));
        idle.closed(Duration::from_micros(300), now);
        assert_eq!(limits(&mut idle, now), (LONGEST, Duration::ZERO));
    }

    #[test]
    fn what_was_learned_is_forgotten_later_each_time() {
        let (mut idle, mut now) = (Idle::new(LONGEST), Instant::now());
        for belief in [60, 120, 240, 480, 960, 1920, 3600, 3600] {
            idle.closed(seconds(10), now);
            now += seconds(belief - 1);
            assert!(idle.limit(false, now) < LONGEST, "{belief}");
            now += seconds(1);
            assert_eq!(idle.limit(false, now), LONGEST, "{belief}");
        }
    }

    #[test]
    fn accident_among_many_good_uses_changes_nothing_and_several_do() {
        let (mut idle, now) = (Idle::new(LONGEST), Instant::now());
        (0..100).for_each(|_| idle.served(seconds(3)));
        idle.closed(seconds(2), now);
        assert_eq!(idle.limit(false, now), LONGEST);
        idle.closed(seconds(2), now);
        assert_eq!(idle.limit(false, now), Duration::from_millis(512));
        // Good uses after a shorter time do not speak for a longer one.
        let mut idle = Idle::new(LONGEST);
        (0..100).for_each(|_| idle.served(seconds(1)));
        idle.closed(seconds(10), now);
        assert!(idle.limit(false, now) < seconds(5));
    }

    #[test]
    fn good_uses_beyond_what_was_learned_raise_it() {
        let (mut idle, now) = (Idle::new(LONGEST), Instant::now());
        idle.closed(Duration::from_micros(100), now);
        for limit in [0, 1, 2, 4, 8] {
            assert_eq!(idle.limit(false, now), Duration::from_millis(limit));
            (0..DOUBT).for_each(|_| idle.served(seconds(1)));
        }
    }

    #[test]
    fn servers_are_taken_at_their_word() {
        for (text, millis) in [
            ("timeout=1", 500),
            ("timeout=5", 4_000),
            ("max=100, Timeout = \"5\"", 4_000),
            ("timeout=0", 0),
            ("timeout=75, max=1000", 30_000),
            ("timeout=-1", 30_000),
            ("timeout=soon", 30_000),
            ("timeout=99999999999999999999", 30_000),
            ("", 30_000),
        ] {
            let mut idle = Idle::new(LONGEST);
            idle.stated(Some(&HeaderValue::from_static(text)));
            let limit = Duration::from_millis(millis);
            assert_eq!(limits(&mut idle, Instant::now()), (limit, limit), "{text}");
        }
    }

    #[test]
    fn statement_holds_until_many_responses_state_more() {
        let mut idle = Idle::new(LONGEST);
        let states = |seconds: u64| HeaderValue::from_str(&format!("timeout={seconds}")).unwrap();
        idle.stated(Some(&states(5)));
        for _ in 0..10 {
            (1..RESTATED).for_each(|_| idle.stated(Some(&states(20))));
            idle.stated(Some(&states(5)));
        }
        assert_eq!(idle.limit(true, Instant::now()), seconds(4));
        (0..RESTATED).for_each(|_| idle.stated(Some(&states(20))));
        assert_eq!(idle.limit(true, Instant::now()), seconds(19));
        (0..RESTATED).for_each(|_| idle.stated(None));
        assert_eq!(idle.limit(true, Instant::now()), LONGEST);
    }
}
