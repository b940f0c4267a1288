//! The timeouts of an attempt.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use tokio::task::unconstrained;
use tokio::time::{Instant, sleep_until};

use super::prepared::PreparedCall;
use crate::error::TimeoutError;
use crate::transport::Progress;

/// A delay that is as good as infinite, and that can be added to an `Instant`.
const FOREVER: Duration = Duration::from_secs(60 * 60 * 24 * 365);

/// The deadline of a call.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline {
    pub(super) at: Instant,
    /// The setting that it results from.
    pub(super) timeout: Duration,
}

/// The number of an attempt, starting at 1, and the maximum number of attempts.
#[derive(Clone, Copy, Debug)]
pub(super) struct AttemptNumber {
    pub(super) number: u32,
    pub(super) max: u32,
}

/// The time limits of an attempt: for connecting, and for the attempt as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AttemptTimeouts {
    connect: Limit,
    total: Limit,
}

/// A point in time, and the setting that errors report when it is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Limit {
    at: Instant,
    timeout: Duration,
    /// The setting is `attempt_timeout`, and not `timeout`.
    of_attempt: bool,
}

pub(super) fn saturating_add(start: Instant, time: Duration) -> Instant {
    start.checked_add(time).unwrap_or(start + FOREVER)
}

impl Deadline {
    /// The deadline of a call that starts at `start`.
    pub(super) fn after(start: Instant, timeout: Duration) -> Self {
        Self {
            at: saturating_add(start, timeout),
            timeout,
        }
    }
}

/// The waits of an attempt before its request is sent.
#[derive(Debug)]
pub(super) struct Waits {
    deadline: Deadline,
    /// The time at which the attempt started, until it has waited.
    started: Option<Instant>,
}

impl Waits {
    /// Those of an attempt that starts at `start`.
    pub(super) fn new(start: Instant, deadline: Deadline) -> Self {
        Self {
            deadline,
            started: Some(start),
        }
    }

    /// Awaits `future`, up to the deadline of the call. `what` names it in the error.
    pub(super) async fn wait<F: Future>(
        &mut self,
        future: F,
        what: &'static str,
    ) -> Result<F::Output, TimeoutError> {
        let mut future = pin!(future);
        let future = poll_fn(|context| {
            let poll = future.as_mut().poll(context);
            if poll.is_pending() {
                self.started = None;
            }
            poll
        });
        let output = before(self.deadline.at, pin!(future)).await;
        output.ok_or_else(|| TimeoutError::waiting(self.deadline.timeout, what))
    }

    /// The current time. The clock is not read if nothing has been waited for.
    pub(super) fn now(&self) -> Instant {
        self.started.unwrap_or_else(Instant::now)
    }
}

/// The output of `future`, or `None` if `at` comes first. Unlike with `tokio::time::timeout_at`,
/// a future that is ready at once costs no timer.
async fn before<F: Future>(at: Instant, mut future: Pin<&mut F>) -> Option<F::Output> {
    let mut timer = pin!(None);
    poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        if timer.is_none() {
            // Ends the wait even if `future` uses up the task's budget in each poll.
            timer.set(Some(unconstrained(sleep_until(at))));
        }
        match timer.as_mut().as_pin_mut() {
            Some(timer) => timer.poll(context).map(|()| None),
            None => Poll::Pending,
        }
    })
    .await
}

impl Limit {
    fn min(self, other: Self) -> Self {
        if other.at < self.at { other } else { self }
    }

    fn exceeded(self, error: fn(Duration) -> TimeoutError) -> TimeoutError {
        error(self.timeout).of_attempt(self.of_attempt)
    }
}

impl AttemptTimeouts {
    /// The time limits of an attempt at `call` whose request is sent at `now`.
    pub(super) fn of(
        call: &PreparedCall,
        now: Instant,
        deadline: Deadline,
        number: AttemptNumber,
    ) -> Self {
        let attempt_timeout = call.options.attempt_timeout;
        let attempt_timeout = attempt_timeout.or(call.settings.attempt_timeout);
        Self::new(
            now,
            deadline,
            attempt_timeout,
            number,
            call.action.idempotent,
        )
    }

    fn new(
        now: Instant,
        deadline: Deadline,
        attempt_timeout: Option<Duration>,
        number: AttemptNumber,
        idempotent: bool,
    ) -> Self {
        let call = Limit {
            at: deadline.at,
            timeout: deadline.timeout,
            of_attempt: false,
        };
        let attempt_timeout = attempt_timeout.filter(|timeout| *timeout < deadline.timeout);
        let attempt = attempt_timeout.map_or(call, |timeout| {
            call.min(Limit {
                at: saturating_add(now, timeout),
                timeout,
                of_attempt: true,
            })
        });
        // An attempt is only cut short if another one may follow. While it is connecting, one may
        // follow even if the action is not idempotent.
        let total = if idempotent { attempt } else { call };
        let mut connect = if number.max > 1 { attempt } else { total };
        if number.number < number.max {
            let half = deadline.at.saturating_duration_since(now) / 2;
            connect = connect.min(Limit {
                at: saturating_add(now, half),
                ..call
            });
        }
        Self { connect, total }
    }

    /// Awaits `response` within the time limits.
    pub(super) async fn apply<T>(
        self,
        progress: &Progress,
        response: impl Future<Output = T>,
    ) -> Result<T, TimeoutError> {
        let mut response = pin!(response);
        if self.connect.at < self.total.at {
            match before(self.connect.at, response.as_mut()).await {
                Some(response) => return Ok(response),
                None if progress.cancel() => {
                    return Err(self.connect.exceeded(TimeoutError::connecting));
                }
                None => {}
            }
        }
        let response = before(self.total.at, response).await;
        response.ok_or_else(|| match progress.cancel() {
            true => self.total.exceeded(TimeoutError::connecting),
            false => self.total.exceeded(TimeoutError::new),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn deadline(now: Instant, timeout: Duration) -> Deadline {
        Deadline {
            at: now + timeout,
            timeout,
        }
    }

    const FIRST: AttemptNumber = AttemptNumber { number: 1, max: 4 };

    /// The time for connecting and for the whole attempt, of a call that starts now with the
    /// timeout `limit`.
    fn timeouts(
        limit: u64,
        own: Option<u64>,
        number: AttemptNumber,
        idempotent: bool,
    ) -> (Duration, Duration) {
        let now = Instant::now();
        let (limit, own) = (seconds(limit), own.map(seconds));
        let timeouts = AttemptTimeouts::new(now, deadline(now, limit), own, number, idempotent);
        (timeouts.connect.at - now, timeouts.total.at - now)
    }

    #[test]
    fn connecting_leaves_time_for_another_attempt() {
        for (limit, own, idempotent, connect, all) in [
            (60, Some(20), true, 20, 20),
            (60, Some(20), false, 20, 60),
            (10, Some(20), true, 5, 10),
            (10, Some(20), false, 5, 10),
            (10, None, false, 5, 10),
        ] {
            let expected = (seconds(connect), seconds(all));
            assert_eq!(timeouts(limit, own, FIRST, idempotent), expected);
        }
    }

    #[test]
    fn last_attempt_may_spend_all_of_its_time_connecting() {
        let last = AttemptNumber { number: 4, max: 4 };
        let only = AttemptNumber { number: 1, max: 1 };
        for (number, idempotent, connect, all) in [
            (last, true, 20, 20),
            (last, false, 20, 60),
            (only, true, 20, 20),
            (only, false, 60, 60),
        ] {
            let expected = (seconds(connect), seconds(all));
            assert_eq!(timeouts(60, Some(20), number, idempotent), expected);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn sent_request_has_the_time_of_the_whole_attempt() {
        let now = Instant::now();
        let timeouts = AttemptTimeouts::new(now, deadline(now, seconds(10)), None, FIRST, false);
        let progress = Progress::default();
        let departure = progress.track();
        let late = async {
            assert!(departure.leave());
            tokio::time::sleep(seconds(9)).await;
        };
        timeouts.apply(&progress, late).await.unwrap();

        let progress = Progress::default();
        let _departure = progress.track();
        let now = Instant::now();
        let timeouts = AttemptTimeouts::new(now, deadline(now, seconds(10)), None, FIRST, false);
        let error = timeouts
            .apply(&progress, std::future::pending::<()>())
            .await
            .unwrap_err();
        assert!(error.is_unsent() && error.limit() == seconds(10));
        assert_eq!(now.elapsed(), seconds(5));
    }

    #[tokio::test(start_paused = true)]
    async fn error_names_the_exceeded_setting() {
        let now = Instant::now();
        for (own, setting) in [(Some(1), "`attempt_timeout`"), (None, "`timeout`")] {
            let own = own.map(seconds);
            let timeouts = AttemptTimeouts::new(now, deadline(now, seconds(4)), own, FIRST, true);
            for left in [false, true] {
                let progress = Progress::default();
                let departure = progress.track();
                assert!(!left || departure.leave());
                let pending = std::future::pending::<()>();
                let error = timeouts.apply(&progress, pending).await.unwrap_err();
                assert_eq!(error.is_unsent(), !left);
                let text = error.to_string();
                assert!(text.contains(setting), "{text}");
            }
        }
    }
}
