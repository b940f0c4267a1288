//! Times of expiry in Unix seconds.

use std::time::{Duration, SystemTime};

/// The end of the year 9999.
const LATEST: u64 = 253_402_300_799;

/// Parses seconds since 1970-01-01 UTC, with an optional fraction, which is dropped.
#[cfg(any(feature = "instance-role", feature = "profile"))]
pub(crate) fn parse(text: &str) -> Option<SystemTime> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = fraction.bytes().all(|byte| byte.is_ascii_digit());
    from_seconds(whole.parse().ok().filter(|_| digits)?)
}

/// The time that is `seconds` after 1970-01-01 UTC. `None` beyond the year 9999, as for
/// milliseconds: credentials with such an expiry would never be replaced.
pub(crate) fn from_seconds(seconds: u64) -> Option<SystemTime> {
    let time = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds));
    time.filter(|_| seconds <= LATEST)
}
