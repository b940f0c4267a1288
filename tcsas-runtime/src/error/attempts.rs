//! How often a call was tried, and why no more.

use std::fmt;

/// How many attempts a call was given, and why there was not another. Part of
/// [`Error`](super::Error)'s text where it says more than that nothing was to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    pub(crate) count: u32,
    pub(crate) stop_reason: StopReason,
}

/// Why there was not another attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StopReason {
    /// It would have ended the same way.
    NotRetryable,
    /// The first may have taken effect, and the action is not known to be safe to repeat.
    NotIdempotent,
    /// All attempts that the [`RetryPolicy`](crate::RetryPolicy) allows were made.
    Exhausted,
    /// The time of the call would have been up before.
    Deadline,
    /// So many calls of this client fail that it repeats only some of them.
    Budget,
}

impl Attempts {
    /// How many requests were sent, or begun to be.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.count
    }

    /// Why there was not another.
    #[must_use]
    pub fn stop_reason(&self) -> StopReason {
        self.stop_reason
    }
}

/// What an error has to say about it behind its own text.
pub(super) struct Told<'a>(pub(super) &'a Option<Attempts>);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(Attempts { count, stop_reason }) = self.0 else {
            return Ok(());
        };
        let why = match stop_reason {
            StopReason::NotRetryable if *count == 1 => return Ok(()),
            StopReason::Exhausted if *count == 1 => return Ok(()),
            StopReason::NotRetryable => "repeating it would not help",
            StopReason::NotIdempotent => "not repeated, because the action may have been executed",
            StopReason::Exhausted => "all that the retry policy allows",
            StopReason::Deadline => "the time of the call leaves none for another",
            StopReason::Budget => "too many calls fail at present to repeat them all",
        };
        let plural = if *count == 1 { "" } else { "s" };
        write!(f, " ({count} attempt{plural}: {why})")
    }
}
