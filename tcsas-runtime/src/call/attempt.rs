//! One attempt: credentials, permit, request, response.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};
use tracing::Span;

use super::prepared::PreparedCall;
use super::report;
use super::timeouts::{Number, Window};
use crate::client::{Settings, SigningContext};
use crate::credential::refresh::{Kept, Lease};
use crate::error::{Error, TimeoutError};
use crate::rate_limit::Quota;
use crate::response::{Expected, RawResponse};
use crate::retry::{ResponseHints, RetryAction, classify};
use crate::transport::Progress;

/// What came of an attempt that brought no answer.
pub(super) struct Failed {
    pub(super) error: Error,
    pub(super) hints: ResponseHints,
    /// What it was signed with, if it came to that.
    signing: Option<Arc<Kept<SigningContext>>>,
    /// It did not come to a request.
    pub(super) unsent: bool,
}

impl Failed {
    fn unsent(error: impl Into<Error>) -> Self {
        Self {
            error: error.into(),
            hints: ResponseHints::default(),
            signing: None,
            unsent: true,
        }
    }
}

impl Settings {
    pub(super) fn reject(&self, failed: &Failed) -> bool {
        (failed.signing.as_ref()).is_some_and(|signing| self.credentials.reject(signing))
    }

    /// Takes from a response of the service what it says of the credentials, and of the clock by
    /// which they have or have not expired.
    fn learn(
        &self,
        lease: &Lease<SigningContext>,
        answer: &Result<RawResponse, Error>,
        hints: &ResponseHints,
    ) {
        let rejected = match answer {
            Ok(_) => {
                lease.value.accept();
                false
            }
            Err(error @ Error::Service(_)) => {
                classify(error, false) == RetryAction::RefreshCredentials
            }
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
pub(super) async fn one(
    call: &PreparedCall,
    deadline: Instant,
    limit: Duration,
    number: Number,
    span: &Span,
) -> Result<RawResponse, Failed> {
    let inner = &*call.settings;
    let waited = |what| move |_| Failed::unsent(TimeoutError::waiting(limit, what));
    let mut lease = None;
    if call.action.signed {
        let credentials = timeout_at(deadline, inner.credentials.get(&call.action.name));
        let credentials = credentials.await.map_err(waited("for credentials"))?;
        lease = Some(credentials.map_err(Failed::unsent)?);
    }
    let quota = Quota {
        service: inner.service.name,
        action: &call.action.name,
        region: call.region(),
        secret_id: lease.as_ref().map_or("", |lease| &lease.value.secret_id),
        per_second: call.action.rate_limit,
    };
    timeout_at(deadline, inner.rate_limits.acquire(quota))
        .await
        .map_err(waited("for its turn under the rate limit"))?;
    let (index, target) = inner.endpoints.choose().map_err(Failed::unsent)?;
    report::endpoint(span, &target.endpoint);
    let mut request = call
        .request(index, target, lease.as_ref())
        .map_err(Failed::unsent)?;
    report::body("sent", inner.log_bodies, call.body.as_ref().ok());

    let progress = Progress::new(call.action.idempotent);
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
            let error = Error::from(failure);
            let answered = matches!(&error, Error::InvalidResponse(error) if error.status() < 500);
            inner.endpoints.record(index, answered);
            return Err(failed(error, ResponseHints::default()));
        }
        Err(timeout) => {
            inner.endpoints.record(index, false);
            return Err(failed(timeout.into(), ResponseHints::default()));
        }
    };
    inner
        .endpoints
        .record(index, !response.status().is_server_error());
    report::status(span, response.status());
    report::body("received", inner.log_bodies, Some(response.body()));
    let hints = ResponseHints::of(response.headers());
    let expected = Expected {
        shape: call.shape,
        max_response_size: inner.max_response_size,
        wiped: inner.wiped,
    };
    let answer = RawResponse::parse(response, expected);
    if let Some(lease) = &lease {
        inner.learn(lease, &answer, &hints);
    }
    answer.map_err(|error| failed(error, hints))
}
