//! A call: its attempts, and what is between them.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{AUTHORIZATION, HeaderValue};
use tokio::time::{Instant, sleep, timeout_at};
use tracing::{Instrument, Span};

use super::call::Prepared;
use super::failover::Target;
use super::keys::Signing;
use super::window::{FOREVER, Number, Window, after};
use super::{Inner, headers, observe};
use crate::credential::refresh::{Kept, Lease};
use crate::error::{Error, RequestError, Stopped, TimeoutError};
use crate::response::{Answer, Expected};
use crate::retry::{Hints, Verdict, delay, may_have_taken_effect, verdict};
use crate::sign::Payload;
use crate::transport::{Progress, TransportFailure};

/// What came of an attempt that brought no answer.
pub(super) struct Failed {
    pub(super) error: Error,
    hints: Hints,
    /// What it was signed with, if it came to that.
    signing: Option<Arc<Kept<Signing>>>,
    /// It did not come to a request.
    unsent: bool,
}

impl Failed {
    fn unsent(error: impl Into<Error>) -> Self {
        Self {
            error: error.into(),
            hints: Hints::default(),
            signing: None,
            unsent: true,
        }
    }
}

/// Makes the call.
pub(super) async fn run(call: &Prepared) -> Result<Answer, Error> {
    let span = observe::call_span(call);
    make(call, &span).instrument(span.clone()).await
}

async fn make(call: &Prepared, span: &Span) -> Result<Answer, Error> {
    let inner = &*call.client.inner;
    let started = Instant::now();
    let policy = call.options.retry.unwrap_or(inner.retry);
    let limit = call.options.timeout.unwrap_or(inner.timeout);
    let deadline = after(started, limit);
    let repeatable = call.action.repeatable;
    let (mut clock_is_right, mut token_is_fresh) = (false, false);
    let (mut attempt, mut left) = (0, false);
    inner.budget.called();
    let result = loop {
        attempt += 1;
        let span = observe::attempt_span(attempt);
        let of = policy.attempts;
        let number = Number { attempt, of };
        let answer = one(call, deadline, limit, number, &span);
        let failed = match observe::attempt(call, attempt, &span, answer).await {
            Ok(answer) => break Ok(answer.after(attempt)),
            Err(failed) => failed,
        };
        let next = match verdict(&failed.error, repeatable) {
            _ if failed.unsent => Err(Stopped::Deadline),
            Verdict::Stop(stopped) => Err(stopped),
            Verdict::Clock if !clock_is_right && inner.clock.set_right(failed.hints.date()) => {
                clock_is_right = true;
                Ok(Duration::ZERO)
            }
            Verdict::Credentials if !token_is_fresh && inner.reject(&failed) => {
                token_is_fresh = true;
                Ok(Duration::ZERO)
            }
            Verdict::Clock | Verdict::Credentials => Err(Stopped::Final),
            Verdict::Again if attempt >= policy.attempts => Err(Stopped::Exhausted),
            Verdict::Again => {
                let asked = failed.hints.retry_after(inner.clock.now());
                let wait = asked.unwrap_or_default().max(delay(&policy, attempt));
                if Instant::now() + wait.min(FOREVER) >= deadline {
                    Err(Stopped::Deadline)
                } else if !inner.budget.take() {
                    Err(Stopped::Budget)
                } else {
                    Ok(wait)
                }
            }
        };
        let wait = match next {
            Ok(wait) => wait,
            Err(stopped) => {
                // One that never left its wait is none to tell of.
                let sent = attempt - u32::from(failed.unsent);
                let error = match left {
                    true => failed.error.after_one_that_left(),
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
    observe::finished(call, span, attempt, started.elapsed(), &result);
    result
}

impl Inner {
    fn reject(&self, failed: &Failed) -> bool {
        (failed.signing.as_ref()).is_some_and(|signing| self.keys.reject(signing))
    }

    /// Takes from a response of the service what it says of the credentials, and of the clock by
    /// which they have or have not expired.
    fn learn(&self, lease: &Lease<Signing>, answer: &Result<Answer, Error>, hints: &Hints) {
        let rejected = match answer {
            Ok(_) => {
                lease.value.accept();
                false
            }
            Err(error @ Error::Service(_)) => verdict(error, false) == Verdict::Credentials,
            // It may be somebody else's.
            Err(_) => return,
        };
        if lease.doubtful {
            self.clock.set_right(hints.date());
        } else if rejected && lease.value.has_end() {
            // Have they expired while this clock, which is behind, takes them for good? A response
            // that took long looks like a clock that is ahead.
            let now = self.clock.now();
            self.clock
                .set_right(hints.date().filter(|date| *date > now));
        }
    }
}

/// One attempt: credentials, a turn, a request, an answer.
async fn one(
    call: &Prepared,
    deadline: Instant,
    limit: Duration,
    number: Number,
    span: &Span,
) -> Result<Answer, Failed> {
    let inner = &*call.client.inner;
    let waited = |what| move |_| Failed::unsent(TimeoutError::unsent(limit, what));
    let mut lease = None;
    if call.action.signed {
        let keys = timeout_at(deadline, inner.keys.get(&call.action.name));
        let keys = keys.await.map_err(waited("for credentials"))?;
        lease = Some(keys.map_err(Failed::unsent)?);
    }
    timeout_at(deadline, inner.turn(call, lease.as_ref()))
        .await
        .map_err(waited("for its turn under the rate limit"))?;
    let (index, target) = inner.targets.choose().map_err(Failed::unsent)?;
    observe::endpoint(span, &target.endpoint);
    let mut request = call
        .request(index, target, lease.as_ref())
        .map_err(Failed::unsent)?;
    observe::body("sent", inner.log_bodies, call.body.as_ref().ok());

    let progress = Progress::new(call.action.repeatable);
    request.extensions_mut().insert(progress.clone());
    let window = Window::of(call, deadline, limit, number);
    let sent = window.wait(&progress, inner.transport.send(request)).await;
    let failed = |error: Error, hints| Failed {
        error,
        hints,
        signing: lease.as_ref().map(|lease| Arc::clone(&lease.value)),
        unsent: false,
    };
    let response = match sent {
        Ok(Ok(response)) => response,
        Ok(Err(failure)) => {
            // What cannot be read to its end is an answer all the same.
            let answered =
                matches!(&failure, TransportFailure::Undecodable(error) if error.status() < 500);
            inner.targets.learn(index, answered);
            let error = match failure {
                TransportFailure::Timeout(error) => Error::Timeout(error),
                TransportFailure::Transport(error) => Error::Transport(error),
                TransportFailure::Undecodable(error) => Error::Undecodable(error),
            };
            return Err(failed(error, Hints::default()));
        }
        Err(timeout) => {
            inner.targets.learn(index, false);
            return Err(failed(timeout.into(), Hints::default()));
        }
    };
    inner
        .targets
        .learn(index, !response.status().is_server_error());
    observe::status(span, response.status());
    observe::body("received", inner.log_bodies, Some(response.body()));
    let hints = Hints::of(response.headers());
    let expected = Expected {
        shape: call.shape,
        answer_limit: inner.answer_limit,
        wiped: inner.wiped,
    };
    let answer = Answer::open(response, expected);
    if let Some(lease) = &lease {
        inner.learn(lease, &answer, &hints);
    }
    answer.map_err(|error| failed(error, hints))
}

impl Prepared {
    /// The complete request. The clock is read once, so that date and timestamp cannot disagree.
    fn request(
        &self,
        index: usize,
        target: &Target,
        lease: Option<&Lease<Signing>>,
    ) -> Result<http::Request<Bytes>, RequestError> {
        let inner = &*self.client.inner;
        let body = self.body.clone()?;
        let timestamp = seconds(inner.clock.now());
        let mut headers = target.headers.clone();
        if !self.options.headers.is_empty() {
            headers.extend(self.options.headers.clone());
        }
        headers.insert(headers::X_TC_ACTION, headers::value(&self.action.name)?);
        headers.insert(headers::X_TC_TIMESTAMP, HeaderValue::from(timestamp));
        match lease {
            Some(lease) => {
                let payload = if self.options.unsigned_payload || inner.unsigned_payload {
                    let unsigned = HeaderValue::from_static(crate::sign::UNSIGNED_PAYLOAD);
                    headers.insert(headers::X_TC_CONTENT_SHA256, unsigned);
                    Payload::Unsigned
                } else {
                    Payload::Signed(&body)
                };
                let signer = lease.value.signers.get(index);
                let signer =
                    signer.ok_or_else(|| RequestError::new("the endpoint has no signer"))?;
                let signed = signer.authorization(payload, timestamp);
                let signed = signed.map_err(|error| headers::fault(&error))?;
                headers.insert(AUTHORIZATION, headers::secret(signed)?);
                if let Some(token) = &lease.value.token {
                    headers.insert(headers::X_TC_TOKEN, token.clone());
                }
            }
            None => drop(headers.insert(AUTHORIZATION, HeaderValue::from_static("SKIP"))),
        }
        let mut request = http::Request::new(body);
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = target.uri.clone();
        *request.headers_mut() = headers;
        Ok(request)
    }
}

/// Seconds since 1970, negative before.
fn seconds(time: SystemTime) -> i64 {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
        Err(before) => {
            i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |seconds| -seconds)
        }
    }
}
