//! One attempt: credentials, permit, request, response.

use std::sync::Arc;

use bytes::Bytes;

use super::prepared::PreparedCall;
use super::report::AttemptReport;
use super::request::signed_request;
use super::timeouts::{AttemptNumber, AttemptTimeouts, Deadline, Waits};
use crate::client::{Settings, SigningContext};
use crate::credential::refresh::{Cached, Lease};
use crate::error::{Error, InvalidResponseError, TransportError};
use crate::events::{EventStream, is_event_stream};
use crate::rate_limit::Quota;
use crate::response::{RawResponse, request_id};
use crate::retry::{ResponseHints, RetryAction, classify};
use crate::transport::{Body, Progress, collect_advising};

/// A failed attempt.
pub(super) struct FailedAttempt {
    pub(super) error: Error,
    pub(super) hints: ResponseHints,
    /// The credentials that the request was signed with, if it was.
    signing: Option<Arc<Cached<SigningContext>>>,
    /// The attempt ended before its request was sent.
    pub(super) unsent: bool,
}

impl FailedAttempt {
    fn unsent(error: impl Into<Error>) -> Self {
        Self {
            error: error.into(),
            hints: ResponseHints::default(),
            signing: None,
            unsent: true,
        }
    }

    /// Invalidates the credentials of the attempt, so that the next one fetches others. Returns
    /// false if there are no others.
    pub(super) fn reject_credentials(&self, settings: &Settings) -> bool {
        let signing = self.signing.as_ref();
        signing.is_some_and(|signing| settings.credentials.reject(signing))
    }
}

/// Makes one attempt, and reports its request and its response.
pub(super) async fn attempt(
    call: &PreparedCall,
    deadline: Deadline,
    number: AttemptNumber,
    report: &AttemptReport<'_>,
) -> Result<RawResponse, FailedAttempt> {
    let settings = &*call.settings;
    let mut waits = Waits::new(report.started(), deadline);
    let mut lease = None;
    if call.action.signed {
        let credentials = settings.credentials.get(&call.action.name);
        let credentials = waits.wait(credentials, "for credentials").await;
        let credentials = credentials.map_err(FailedAttempt::unsent)?;
        lease = Some(credentials.map_err(FailedAttempt::unsent)?);
    }
    if settings.rate_limits.apply_to(call.action.rate_limit) {
        let permit = settings.rate_limits.acquire(Quota {
            service: settings.service.name,
            action: &call.action.name,
            region: call.region(),
            secret_id: lease.as_ref().map_or("", |lease| &lease.value.secret_id),
            per_second: call.action.rate_limit,
        });
        let permit = waits
            .wait(permit, "for a permit under the rate limit")
            .await;
        permit.map_err(FailedAttempt::unsent)?;
    }
    let endpoint = settings.endpoints.choose().map_err(FailedAttempt::unsent)?;
    let mut request =
        signed_request(call, endpoint, lease.as_ref()).map_err(FailedAttempt::unsent)?;
    report.sending(endpoint, request.body());

    let progress = Progress::new(call.action.idempotent);
    request.extensions_mut().insert(progress.clone());
    let timeouts = AttemptTimeouts::of(call, waits.now(), deadline, number);
    let response = async {
        let response = settings.transport.send(request).await?;
        if is_event_stream(response.headers()) {
            return first_event(call, response).await;
        }
        let advice = "; raise `max_response_size`";
        collect_advising(response, settings.max_response_size, advice).await
    };
    let sent = timeouts.apply(&progress, response).await;
    let failed = |error: Error, hints| FailedAttempt {
        error,
        hints,
        signing: lease.as_ref().map(|lease| Arc::clone(&lease.value)),
        unsent: false,
    };
    let response = match sent {
        Ok(Ok(response)) => response,
        Ok(Err(failure)) => {
            // A response that cannot be read to its end still shows that the endpoint works.
            let error = Error::from(failure);
            let responded = matches!(&error, Error::InvalidResponse(error) if error.status() < 500);
            settings.endpoints.record(endpoint, responded);
            return Err(failed(error, ResponseHints::default()));
        }
        Err(timeout) => {
            settings.endpoints.record(endpoint, false);
            return Err(failed(timeout.into(), ResponseHints::default()));
        }
    };
    let works = !response.status().is_server_error();
    settings.endpoints.record(endpoint, works);
    report.received(&response);
    let hints = ResponseHints::of(response.headers());
    let result = RawResponse::parse(response, call.expected());
    if let Ok(response) = &result
        && let Some(notice) = response.deprecated()
    {
        let id = response.request_id();
        settings.deprecations.log(&call.action.name, notice, id);
    }
    if let Some(lease) = &lease {
        record_credentials(settings, lease, &result, &hints);
    }
    result.map_err(|error| failed(error, hints))
}

/// The first event of a stream, in the form of a response. The others are left to those who read
/// events.
async fn first_event(
    call: &PreparedCall,
    response: http::Response<Body>,
) -> Result<http::Response<Bytes>, TransportError> {
    let settings = &call.settings;
    let Some(events) = &call.events else {
        let reason = "it is a stream of events: read it with `.events()` on the call";
        let error = InvalidResponseError::new(response.status(), b"", reason);
        let id = request_id(response.headers());
        return Err(error.permanent().or_request_id(id).into());
    };
    let mut stream = EventStream::new(response, settings.max_response_size, settings.wiped);
    let event = stream.first().await?;
    events.put(stream);
    Ok(event)
}

/// Records whether the service accepted the credentials, and corrects the clock that their expiry
/// is compared with.
fn record_credentials(
    settings: &Settings,
    lease: &Lease<SigningContext>,
    result: &Result<RawResponse, Error>,
    hints: &ResponseHints,
) {
    let rejected = match result {
        Ok(_) => {
            lease.value.accept();
            false
        }
        Err(error @ Error::Service(_)) => classify(error, false) == RetryAction::RefreshCredentials,
        // The response may come from a gateway in front of the service.
        Err(_) => return,
    };
    if lease.doubtful {
        settings.clock.set_right(hints.date());
    } else if rejected && lease.value.has_end() {
        // The credentials may have expired although this clock, being slow, considers them valid.
        // It is only set forward: a slow response makes it look fast.
        let now = settings.clock.now();
        let ahead = hints.date().filter(|date| *date > now);
        settings.clock.set_right(ahead);
    }
}
