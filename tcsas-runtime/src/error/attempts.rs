//! Number of attempts at a call, and why there was no other.

use std::fmt;

/// Number of attempts at a call, and why there was no other. Part of [`Error`](super::Error)'s text
/// where that adds information.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    pub(crate) count: u32,
    pub(crate) stop_reason: StopReason,
}

/// Why there was no other attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StopReason {
    /// Another attempt would have had the same result.
    NotRetryable,
    /// An attempt may have taken effect, and the action is not known to be idempotent.
    NotIdempotent,
    /// All attempts that the [`RetryPolicy`](crate::RetryPolicy) allows were made.
    Exhausted,
    /// The call's time limit left no time for another attempt.
    Deadline,
    /// The client's retry budget was spent: too many of its calls fail at present.
    Budget,
}

impl Attempts {
    /// Number of requests that were sent, or begun to be.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.count
    }

    /// Why there was no other attempt.
    #[must_use]
    pub fn stop_reason(&self) -> StopReason {
        self.stop_reason
    }
}

/// Prints the attempts behind the text of an error, where that adds information.
pub(super) struct AttemptsNote(pub(super) Option<Attempts>);

impl fmt::Display for AttemptsNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(Attempts { count, stop_reason }) = self.0 else {
            return Ok(());
        };
        let why = match stop_reason {
            StopReason::NotRetryable if count == 1 => return Ok(()),
            StopReason::Exhausted if count == 1 => return Ok(()),
            StopReason::NotRetryable => "another would not help",
            StopReason::NotIdempotent => "not repeated, because the action may have been executed",
            StopReason::Exhausted => "all that the retry policy allows",
            StopReason::Deadline => "the time limit of the call leaves no time for another",
            StopReason::Budget => "the retry budget is spent, because too many calls fail",
        };
        let plural = if count == 1 { "" } else { "s" };
        write!(f, " ({count} attempt{plural}: {why})")
    }
}
