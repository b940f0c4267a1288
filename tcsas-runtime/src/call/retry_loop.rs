//! The attempts of a call, and the decisions between them.

use std::time::Duration;

use tokio::time::{Instant, sleep};
use tracing::{Instrument, Span};

use super::prepared::PreparedCall;
use super::timeouts::{FOREVER, Number, after};
use super::{attempt, report};
use crate::error::{Error, StopReason};
use crate::response::RawResponse;
use crate::retry::{RetryAction, classify, delay, may_have_taken_effect};

/// Makes the call.
pub(super) async fn run(call: &PreparedCall) -> Result<RawResponse, Error> {
    let span = report::call_span(call);
    make(call, &span).instrument(span.clone()).await
}

async fn make(call: &PreparedCall, span: &Span) -> Result<RawResponse, Error> {
    let inner = &*call.settings;
    let started = Instant::now();
    let policy = call.options.retry.unwrap_or(inner.retry);
    let limit = call.options.timeout.unwrap_or(inner.timeout);
    let deadline = after(started, limit);
    let idempotent = call.action.idempotent;
    let (mut clock_is_right, mut token_is_fresh) = (false, false);
    let (mut number, mut left) = (0, false);
    inner.budget.called();
    let result = loop {
        number += 1;
        let span = report::attempt_span(number);
        let of = policy.attempts;
        let of_all = Number {
            attempt: number,
            of,
        };
        let answer = attempt::one(call, deadline, limit, of_all, &span);
        let failed = match report::attempt(call, number, &span, answer).await {
            Ok(answer) => break Ok(answer.with_attempts(number)),
            Err(failed) => failed,
        };
        let next = match classify(&failed.error, idempotent) {
            _ if failed.unsent => Err(StopReason::Deadline),
            RetryAction::Stop(stopped) => Err(stopped),
            RetryAction::CorrectClock
                if !clock_is_right && inner.clock.set_right(failed.hints.date()) =>
            {
                clock_is_right = true;
                Ok(Duration::ZERO)
            }
            RetryAction::RefreshCredentials if !token_is_fresh && inner.reject(&failed) => {
                token_is_fresh = true;
                Ok(Duration::ZERO)
            }
            RetryAction::CorrectClock | RetryAction::RefreshCredentials => {
                Err(StopReason::NotRetryable)
            }
            RetryAction::Retry if number >= policy.attempts => Err(StopReason::Exhausted),
            RetryAction::Retry => {
                let asked = failed.hints.retry_after(inner.clock.now());
                let wait = asked.unwrap_or_default().max(delay(&policy, number));
                if Instant::now() + wait.min(FOREVER) >= deadline {
                    Err(StopReason::Deadline)
                } else if !inner.budget.take() {
                    Err(StopReason::Budget)
                } else {
                    Ok(wait)
                }
            }
        };
        let wait = match next {
            Ok(wait) => wait,
            Err(stopped) => {
                // One that never left its wait is none to tell of.
                let sent = number - u32::from(failed.unsent);
                let error = match left {
                    true => failed.error.after_possibly_sent(),
                    false => failed.error,
                };
                break Err(match sent {
                    0 => error,
                    _ => error.after(sent, stopped),
                });
            }
        };
        left |= may_have_taken_effect(&failed.error);
        if !wait.is_zero() {
            tracing::debug!(?wait, "the call is made again");
            sleep(wait).await;
        }
    };
    report::finished(call, span, number, started.elapsed(), &result);
    result
}
