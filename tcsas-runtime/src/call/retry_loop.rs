//! The attempts of a call, and the decision after each of them.

use std::time::Duration;

use tokio::time::{Instant, sleep};
use tracing::Instrument;

use super::attempt::{FailedAttempt, attempt};
use super::prepared::PreparedCall;
use super::report::CallReport;
use super::timeouts::{AttemptNumber, Deadline, saturating_add};
use crate::error::{Error, StopReason};
use crate::response::RawResponse;
use crate::retry::{RetryAction, RetryPolicy, backoff, classify, may_have_taken_effect};

/// Sends `call` until an attempt succeeds or no further one is due.
pub(super) async fn run(call: &PreparedCall) -> Result<RawResponse, Error> {
    let started = Instant::now();
    let mut report = CallReport::new(call, started);
    let span = report.span().clone();
    let result = RetryLoop::new(call, started)
        .run(&mut report)
        .instrument(span)
        .await;
    report.finish(&result);
    result
}

struct RetryLoop<'a> {
    call: &'a PreparedCall,
    policy: RetryPolicy,
    deadline: Deadline,
    /// The number of the current attempt; the first is 1.
    attempt: u32,
    clock_corrected: bool,
    credentials_refreshed: bool,
    /// Whether an earlier attempt may have been executed by the service.
    may_have_taken_effect: bool,
}

impl<'a> RetryLoop<'a> {
    fn new(call: &'a PreparedCall, started: Instant) -> Self {
        let settings = &call.settings;
        Self {
            call,
            policy: call.options.retry.unwrap_or(settings.retry),
            deadline: Deadline::after(started, call.options.timeout.unwrap_or(settings.timeout)),
            attempt: 0,
            clock_corrected: false,
            credentials_refreshed: false,
            may_have_taken_effect: false,
        }
    }

    async fn run(mut self, report: &mut CallReport<'a>) -> Result<RawResponse, Error> {
        self.call.settings.budget.deposit();
        loop {
            let failed = match self.attempt(report).await {
                Ok(mut response) => {
                    response.set_attempts(self.attempt);
                    return Ok(response);
                }
                Err(failed) => failed,
            };
            let delay = match self.next_delay(&failed) {
                Ok(delay) => delay,
                Err(reason) => return Err(self.last_error(failed, reason)),
            };
            self.may_have_taken_effect |= may_have_taken_effect(&failed.error);
            if !delay.is_zero() {
                tracing::debug!(attempt = self.attempt, ?delay, "retrying after a delay");
                sleep(delay).await;
            }
        }
    }

    async fn attempt(&mut self, report: &mut CallReport<'a>) -> Result<RawResponse, FailedAttempt> {
        self.attempt += 1;
        let number = AttemptNumber {
            number: self.attempt,
            max: self.policy.attempts,
        };
        let report = report.attempt();
        let span = report.span().clone();
        let result = attempt(self.call, self.deadline, number, &report)
            .instrument(span)
            .await;
        report.finish(result.as_ref().map_err(|failed| &failed.error));
        result
    }

    /// The delay before the next attempt, or the reason that there is none.
    fn next_delay(&mut self, failed: &FailedAttempt) -> Result<Duration, StopReason> {
        let settings = &self.call.settings;
        match classify(&failed.error, self.call.action.idempotent) {
            _ if failed.unsent => Err(StopReason::Deadline),
            RetryAction::Stop(reason) => Err(reason),
            RetryAction::CorrectClock
                if !self.clock_corrected && settings.clock.set_right(failed.hints.date()) =>
            {
                self.clock_corrected = true;
                Ok(Duration::ZERO)
            }
            RetryAction::RefreshCredentials
                if !self.credentials_refreshed && failed.reject_credentials(settings) =>
            {
                self.credentials_refreshed = true;
                Ok(Duration::ZERO)
            }
            RetryAction::CorrectClock | RetryAction::RefreshCredentials => {
                Err(StopReason::NotRetryable)
            }
            RetryAction::Retry if self.attempt >= self.policy.attempts => {
                Err(StopReason::Exhausted)
            }
            RetryAction::Retry => {
                let requested = failed.hints.retry_after(settings.clock.now());
                let delay = requested
                    .unwrap_or_default()
                    .max(backoff(&self.policy, self.attempt));
                if saturating_add(Instant::now(), delay) >= self.deadline.at {
                    Err(StopReason::Deadline)
                } else if !settings.budget.withdraw() {
                    Err(StopReason::Budget)
                } else {
                    Ok(delay)
                }
            }
        }
    }

    /// The error that the call ends with.
    fn last_error(&self, failed: FailedAttempt, reason: StopReason) -> Error {
        let error = match self.may_have_taken_effect {
            true => failed.error.after_possibly_sent(),
            false => failed.error,
        };
        // An attempt that timed out before its request was sent does not count.
        match self.attempt - u32::from(failed.unsent) {
            0 => error,
            sent => error.after(sent, reason),
        }
    }
}
