//! The time that an attempt has.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::prepared::PreparedCall;
use crate::error::TimeoutError;
use crate::transport::Progress;

/// As good as never.
pub(super) const FOREVER: Duration = Duration::from_secs(60 * 60 * 24 * 365);

/// A point in time, and the limit that an error states when it is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    at: Instant,
    limit: Duration,
    /// The limit is that of an attempt, and not that of the call.
    of_attempt: bool,
}

/// The time for connecting, and for the whole attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    connect: End,
    all: End,
}

/// Which attempt it is, of how many at most. The first is 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) attempt: u32,
    pub(super) of: u32,
}

pub(super) fn after(start: Instant, time: Duration) -> Instant {
    start.checked_add(time).unwrap_or(start + FOREVER)
}

impl End {
    fn min(self, other: Self) -> Self {
        if other.at < self.at { other } else { self }
    }

    fn reached(self, error: fn(Duration) -> TimeoutError) -> TimeoutError {
        error(self.limit).of_attempt(self.of_attempt)
    }
}

impl Window {
    /// The window of an attempt at `call` that begins now. The call itself has `limit`, until
    /// `deadline`.
    pub(super) fn of(
        call: &PreparedCall,
        deadline: Instant,
        limit: Duration,
        number: Number,
    ) -> Self {
        let own = call.options.attempt_timeout;
        let own = own.or(call.settings.attempt_timeout);
        let now = Instant::now();
        Self::new(now, deadline, limit, own, number, call.action.idempotent)
    }

    fn new(
        now: Instant,
        deadline: Instant,
        limit: Duration,
        own: Option<Duration>,
        number: Number,
        idempotent: bool,
    ) -> Self {
        let whole = End {
            at: deadline,
            limit,
            of_attempt: false,
        };
        let own = own.filter(|own| *own < limit);
        let cut = own.map_or(whole, |own| {
            whole.min(End {
                at: after(now, own),
                limit: own,
                of_attempt: true,
            })
        });
        // An attempt may be cut short only if there can be another, and while it connects there can
        // be.
        let all = if idempotent { cut } else { whole };
        let mut connect = if number.of > 1 { cut } else { all };
        if number.attempt < number.of {
            let half = deadline.saturating_duration_since(now) / 2;
            connect = connect.min(End {
                at: after(now, half),
                limit,
                of_attempt: false,
            });
        }
        Self { connect, all }
    }

    /// Waits for `response` as long as the window is open.
    pub(super) async fn wait<T>(
        self,
        progress: &Progress,
        response: impl Future<Output = T>,
    ) -> Result<T, TimeoutError> {
        let mut response = pin!(response);
        if self.connect.at < self.all.at {
            match timeout_at(self.connect.at, response.as_mut()).await {
                Ok(response) => return Ok(response),
                Err(_) if progress.cancel() => {
                    return Err(self.connect.reached(TimeoutError::connecting));
                }
                Err(_) => {}
            }
        }
        let response = timeout_at(self.all.at, response).await;
        response.map_err(|_| match progress.cancel() {
            true => self.all.reached(TimeoutError::connecting),
            false => self.all.reached(TimeoutError::new),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    const FIRST: Number = Number { attempt: 1, of: 4 };

    /// How long connecting and the whole attempt may take, of a call that has `limit` and was
    /// started just now.
    fn windows(
        limit: u64,
        own: Option<u64>,
        number: Number,
        idempotent: bool,
    ) -> (Duration, Duration) {
        let now = Instant::now();
        let (limit, own) = (seconds(limit), own.map(seconds));
        let window = Window::new(now, now + limit, limit, own, number, idempotent);
        (window.connect.at - now, window.all.at - now)
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
            assert_eq!(windows(limit, own, FIRST, idempotent), expected);
        }
    }

    #[test]
    fn last_attempt_connects_as_long_as_it_may_take() {
        let last = Number { attempt: 4, of: 4 };
        let only = Number { attempt: 1, of: 1 };
        for (number, idempotent, connect, all) in [
            (last, true, 20, 20),
            (last, false, 20, 60),
            (only, true, 20, 20),
            (only, false, 60, 60),
        ] {
            let expected = (seconds(connect), seconds(all));
            assert_eq!(windows(60, Some(20), number, idempotent), expected);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn response_counts_until_the_attempt_ends_once_the_request_has_left() {
        let now = Instant::now();
        let window = Window::new(now, now + seconds(10), seconds(10), None, FIRST, false);
        let progress = Progress::default();
        let departure = progress.track();
        let late = async {
            assert!(departure.leave());
            tokio::time::sleep(seconds(9)).await;
        };
        window.wait(&progress, late).await.unwrap();

        let progress = Progress::default();
        let _departure = progress.track();
        let now = Instant::now();
        let window = Window::new(now, now + seconds(10), seconds(10), None, FIRST, false);
        let error = window
            .wait(&progress, std::future::pending::<()>())
            .await
            .unwrap_err();
        assert!(error.is_unsent() && error.limit() == seconds(10));
        assert_eq!(now.elapsed(), seconds(5));
    }

    #[tokio::test(start_paused = true)]
    async fn error_names_the_setting_whose_time_was_up() {
        let now = Instant::now();
        for (own, setting) in [(Some(1), "`attempt_timeout`"), (None, "`timeout`")] {
            let own = own.map(seconds);
            let window = Window::new(now, now + seconds(4), seconds(4), own, FIRST, true);
            for left in [false, true] {
                let progress = Progress::default();
                let departure = progress.track();
                assert!(!left || departure.leave());
                let pending = std::future::pending::<()>();
                let error = window.wait(&progress, pending).await.unwrap_err();
                assert_eq!(error.is_unsent(), !left);
                let text = error.to_string();
                assert!(text.contains(setting), "{text}");
            }
        }
    }
}
