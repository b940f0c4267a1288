//! Estimate of a server's idle timeout, from what it announces and from connections that it closed.

use std::time::{Duration, Instant};

use http::HeaderValue;

/// Shortest limit worth keeping a connection for.
const MIN_LIMIT: Duration = Duration::from_millis(1);

/// Number of successful reuses, after at least the same idle time, that make a closed connection an
/// accident.
const ACCIDENT: u32 = 64;

/// Number of successful reuses, after a longer idle time than the observed limit, that double the
/// limit.
const DOUBT: u32 = 16;

/// Number of consecutive responses announcing a longer timeout, or none, that replace an announced
/// timeout.
const REANNOUNCED: u32 = 64;

/// First and longest validity of an observed limit. It doubles with each further observation.
const VALIDITY: Duration = Duration::from_secs(60);
const MAX_VALIDITY: Duration = Duration::from_secs(60 * 60);

/// Determines how long a connection may have been idle to be reused.
///
/// A server that closes a connection just as a request leaves may have executed it. That does not
/// matter for idempotent calls. Other calls reuse a connection only if it was idle for at most half
/// of the time after which the server was observed to close one.
#[derive(Debug)]
pub(super) struct IdleTimeout {
    max: Duration,
    /// Limit for all calls: the announced one, at most `max`.
    announced: Duration,
    /// Number of consecutive responses that announced more, and the shortest of their timeouts.
    longer: (u32, Duration),
    /// Limit for calls that are not idempotent.
    observed: Option<Observed>,
    /// Validity of the next observation.
    validity: Duration,
    /// Number of successful reuses after an idle time of 2ⁿ microseconds.
    reuses: [u32; 40],
}

#[derive(Debug)]
struct Observed {
    limit: Duration,
    until: Instant,
    /// Successful reuses after a longer idle time, since the observation.
    doubts: u32,
}

impl IdleTimeout {
    /// An estimate without observations: connections may be idle for up to `max`.
    pub(super) fn new(max: Duration) -> Self {
        Self {
            max,
            announced: max,
            longer: (0, max),
            observed: None,
            validity: VALIDITY,
            reuses: [0; 40],
        }
    }

    /// Longest idle time of a connection that a call may reuse.
    pub(super) fn limit(&mut self, idempotent: bool, now: Instant) -> Duration {
        if self
            .observed
            .as_ref()
            .is_some_and(|observed| now >= observed.until)
        {
            self.observed = None;
        }
        match &self.observed {
            Some(observed) if !idempotent => observed.limit.min(self.announced),
            _ => self.announced,
        }
    }

    /// Records the header of a response, such as `Keep-Alive: timeout=5`. The limit is a second
    /// less, because the server's clock started first.
    pub(super) fn announced(&mut self, keep_alive: Option<&HeaderValue>) {
        let announced = keep_alive.and_then(timeout).map_or(self.max, |timeout| {
            let less = timeout.saturating_sub(Duration::from_secs(1));
            less.max(timeout / 2).min(self.max)
        });
        if announced <= self.announced {
            self.announced = announced;
            self.longer = (0, self.max);
            return;
        }
        // Several servers may share an address.
        self.longer = (self.longer.0 + 1, self.longer.1.min(announced));
        if self.longer.0 >= REANNOUNCED {
            self.announced = self.longer.1;
            self.longer = (0, self.max);
        }
    }

    /// Records a response on a connection that was reused after `gap`.
    pub(super) fn reused(&mut self, gap: Duration) {
        let reuses = &mut self.reuses[bucket(gap)];
        *reuses = reuses.saturating_add(1);
        if let Some(observed) = &mut self.observed
            && gap > observed.limit
        {
            observed.doubts += 1;
            if observed.doubts >= DOUBT {
                observed.doubts = 0;
                observed.limit = (observed.limit * 2).max(MIN_LIMIT);
            }
        }
    }

    /// Records a connection that was closed after it had been idle for at most `gap`.
    pub(super) fn closed(&mut self, gap: Duration, now: Instant) {
        let longer = &mut self.reuses[bucket(gap)..];
        let reuses = longer
            .iter()
            .fold(0, |sum: u32, reuses| sum.saturating_add(*reuses));
        if reuses >= ACCIDENT {
            longer.iter_mut().for_each(|reuses| *reuses /= 2);
            return;
        }
        longer.fill(0);
        let limit = floor(gap / 2);
        let limit = match &self.observed {
            Some(observed) if now < observed.until => observed.limit.min(limit),
            _ => limit,
        };
        self.observed = Some(Observed {
            limit,
            until: now + self.validity,
            doubts: 0,
        });
        self.validity = (self.validity * 2).min(MAX_VALIDITY);
    }
}

/// The `timeout` parameter of a `Keep-Alive` header.
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

/// Rounds down to a power of two in milliseconds, as every distinct limit has a pool of its own.
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

    fn limits(idle: &mut IdleTimeout, now: Instant) -> (Duration, Duration) {
        (idle.limit(true, now), idle.limit(false, now))
    }

    #[test]
    fn closed_connection_limits_non_idempotent_calls_to_half() {
        let (mut idle, now) = (IdleTimeout::new(LONGEST), Instant::now());
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
        // A connection that was idle for longer adds no information.
        idle.closed(seconds(20), now);
        assert_eq!(idle.limit(false, now), Duration::from_millis(1024));
        idle.closed(Duration::from_micros(300), now);
        assert_eq!(limits(&mut idle, now), (LONGEST, Duration::ZERO));
    }

    #[test]
    fn validity_of_observed_limit_doubles() {
        let (mut idle, mut now) = (IdleTimeout::new(LONGEST), Instant::now());
        for validity in [60, 120, 240, 480, 960, 1920, 3600, 3600] {
            idle.closed(seconds(10), now);
            now += seconds(validity - 1);
            assert!(idle.limit(false, now) < LONGEST, "{validity}");
            now += seconds(1);
            assert_eq!(idle.limit(false, now), LONGEST, "{validity}");
        }
    }

    #[test]
    fn single_closed_connection_among_many_reuses_is_ignored() {
        let (mut idle, now) = (IdleTimeout::new(LONGEST), Instant::now());
        (0..100).for_each(|_| idle.reused(seconds(3)));
        idle.closed(seconds(2), now);
        assert_eq!(idle.limit(false, now), LONGEST);
        idle.closed(seconds(2), now);
        assert_eq!(idle.limit(false, now), Duration::from_millis(512));
        // Reuses after a shorter idle time say nothing about a longer one.
        let mut idle = IdleTimeout::new(LONGEST);
        (0..100).for_each(|_| idle.reused(seconds(1)));
        idle.closed(seconds(10), now);
        assert!(idle.limit(false, now) < seconds(5));
    }

    #[test]
    fn reuses_beyond_the_observed_limit_raise_it() {
        let (mut idle, now) = (IdleTimeout::new(LONGEST), Instant::now());
        idle.closed(Duration::from_micros(100), now);
        for limit in [0, 1, 2, 4, 8] {
            assert_eq!(idle.limit(false, now), Duration::from_millis(limit));
            (0..DOUBT).for_each(|_| idle.reused(seconds(1)));
        }
    }

    #[test]
    fn announced_timeout_limits_all_calls() {
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
            let mut idle = IdleTimeout::new(LONGEST);
            idle.announced(Some(&HeaderValue::from_static(text)));
            let limit = Duration::from_millis(millis);
            assert_eq!(limits(&mut idle, Instant::now()), (limit, limit), "{text}");
        }
    }

    #[test]
    fn announced_timeout_holds_until_many_responses_announce_more() {
        let mut idle = IdleTimeout::new(LONGEST);
        let timeout = |seconds: u64| HeaderValue::from_str(&format!("timeout={seconds}")).unwrap();
        idle.announced(Some(&timeout(5)));
        for _ in 0..10 {
            (1..REANNOUNCED).for_each(|_| idle.announced(Some(&timeout(20))));
            idle.announced(Some(&timeout(5)));
        }
        assert_eq!(idle.limit(true, Instant::now()), seconds(4));
        (0..REANNOUNCED).for_each(|_| idle.announced(Some(&timeout(20))));
        assert_eq!(idle.limit(true, Instant::now()), seconds(19));
        (0..REANNOUNCED).for_each(|_| idle.announced(None));
        assert_eq!(idle.limit(true, Instant::now()), LONGEST);
    }
}
