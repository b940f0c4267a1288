//! Reports of calls and attempts, as spans, log events and calls of the client's observer.
//!
//! Each call and each attempt has one guard, which reports its end once: with the result, or as
//! cancelled when it is dropped before.

use bytes::Bytes;
use tokio::time::Instant;
use tracing::{Span, field};

use super::masked_body::MaskedBody;
use super::prepared::PreparedCall;
use crate::endpoint::PooledEndpoint;
use crate::error::Error;
use crate::observe::{Event, Observer, Outcome};
use crate::response::RawResponse;

/// The report of a call.
pub(super) struct CallReport<'a>(Guard<'a>);

/// The report of an attempt.
pub(super) struct AttemptReport<'a>(Guard<'a>);

impl<'a> CallReport<'a> {
    /// Opens the span of a call.
    pub(super) fn new(call: &'a PreparedCall, started: Instant) -> Self {
        let span = tracing::info_span!(
            "call",
            service = call.settings.service.name,
            action = &*call.action.name,
            region = call.region(),
            attempts = field::Empty,
            outcome = field::Empty,
            code = field::Empty,
            request_id = field::Empty,
            duration_ms = field::Empty,
        );
        Self(Guard::new(call, span, started, 0, |observer, event| {
            observer.call(event);
        }))
    }

    pub(super) fn span(&self) -> &Span {
        &self.0.span
    }

    /// Opens the span of the next attempt.
    pub(super) fn attempt(&mut self) -> AttemptReport<'a> {
        // The first attempt starts with the call.
        let started = match self.0.attempts {
            0 => self.0.started,
            _ => Instant::now(),
        };
        self.0.attempts += 1;
        let span = tracing::debug_span!(
            "attempt",
            attempt = self.0.attempts,
            endpoint = field::Empty,
            status = field::Empty,
            outcome = field::Empty,
            code = field::Empty,
            request_id = field::Empty,
            duration_ms = field::Empty,
        );
        let guard = Guard::new(
            self.0.call,
            span,
            started,
            self.0.attempts,
            |observer, event| {
                observer.attempt(event);
            },
        );
        AttemptReport(guard)
    }

    pub(super) fn finish(self, result: &Result<RawResponse, Error>) {
        if let Err(error) = result {
            tracing::debug!(parent: &self.0.span, %error, "the call failed");
        }
        self.0.finish(result.as_ref());
    }
}

impl AttemptReport<'_> {
    pub(super) fn span(&self) -> &Span {
        &self.0.span
    }

    /// The time at which the attempt started.
    pub(super) fn started(&self) -> Instant {
        self.0.started
    }

    /// Reports the request that is about to be sent.
    pub(super) fn sending(&self, endpoint: &PooledEndpoint, body: &Bytes) {
        if !self.0.span.is_disabled() {
            let endpoint = field::display(&endpoint.endpoint);
            self.0.span.record("endpoint", endpoint);
        }
        if self.0.call.settings.log_bodies {
            match &self.0.call.upload {
                None => tracing::debug!(body = %MaskedBody(body), "request body"),
                Some(upload) => {
                    let (length, media_type) = (body.len(), upload.media_type());
                    tracing::debug!(body = %format_args!("{length} bytes of {media_type}"), "request body");
                }
            }
        }
    }

    /// Reports a response before it is decoded.
    pub(super) fn received(&self, response: &http::Response<Bytes>) {
        let status = response.status().as_u16();
        self.0.span.record("status", status);
        if self.0.call.settings.log_bodies {
            tracing::debug!(body = %MaskedBody(response.body()), "response body");
        }
    }

    pub(super) fn finish(self, result: Result<&RawResponse, &Error>) {
        self.0.finish(result);
    }
}

/// Reports an end once.
struct Guard<'a> {
    call: &'a PreparedCall,
    span: Span,
    started: Instant,
    attempts: u32,
    notify: fn(&dyn Observer, &Event<'_>),
    finished: bool,
}

impl<'a> Guard<'a> {
    fn new(
        call: &'a PreparedCall,
        span: Span,
        started: Instant,
        attempts: u32,
        notify: fn(&dyn Observer, &Event<'_>),
    ) -> Self {
        Self {
            call,
            span,
            started,
            attempts,
            notify,
            finished: false,
        }
    }

    fn finish(mut self, result: Result<&RawResponse, &Error>) {
        self.finished = true;
        let request_id = match result {
            Ok(response) => Some(response.request_id()),
            Err(error) => error.request_id(),
        };
        self.report(outcome(result), request_id);
    }

    fn report(&self, outcome: Outcome<'_>, request_id: Option<&str>) {
        let observer = self.call.settings.observer.as_deref();
        if observer.is_none() && self.span.is_disabled() {
            return;
        }
        let event = Event {
            service: self.call.settings.service.name,
            action: &self.call.action.name,
            attempts: self.attempts,
            outcome,
            request_id,
            duration: self.started.elapsed(),
        };
        record(&event, &self.span);
        if let Some(observer) = observer {
            (self.notify)(observer, &event);
        }
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if !self.finished {
            self.report(Outcome::Cancelled, None);
        }
    }
}

fn outcome<'a>(result: Result<&'a RawResponse, &'a Error>) -> Outcome<'a> {
    match result {
        Ok(_) => Outcome::Success,
        Err(Error::Timeout(error)) if !error.is_unsent() => Outcome::Timeout,
        Err(Error::Transport(_)) => Outcome::TransportError,
        Err(Error::InvalidResponse(_)) => Outcome::InvalidResponse,
        Err(error) => match error.code() {
            Some(code) => Outcome::ServiceError { code },
            None => Outcome::NotSent,
        },
    }
}

/// Records the fields that were unknown when the span was opened. Fields that it does not have are
/// ignored.
fn record(event: &Event<'_>, span: &Span) {
    let duration_ms = u64::try_from(event.duration.as_millis()).unwrap_or(u64::MAX);
    span.record("attempts", event.attempts);
    span.record("outcome", event.outcome.as_str());
    span.record("duration_ms", duration_ms);
    if let Some(code) = event.outcome.code() {
        span.record("code", code);
    }
    if let Some(id) = event.request_id {
        span.record("request_id", id);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use bytes::Bytes;
    use tracing::span::{Id, Record};
    use tracing::{Instrument, Metadata, Subscriber};
    use tracing_subscriber::Layer;
    use tracing_subscriber::layer::{Context, SubscriberExt};

    use crate::transport::{Body, BoxFuture, Transport, TransportError};
    use crate::{Client, Credentials, Service};

    #[derive(Debug)]
    struct Canned;

    impl Transport for Canned {
        fn send(
            &self,
            _: http::Request<Bytes>,
        ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
            let body = Body::from(r#"{"Response":{"RequestId":"id-1"}}"#);
            Box::pin(async { Ok(http::Response::new(body)) })
        }
    }

    /// Wants to hear nothing of this crate, and counts what is written to spans.
    #[derive(Clone, Default)]
    struct Records(Arc<AtomicUsize>);

    impl<S: Subscriber> Layer<S> for Records {
        fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
            metadata.target() == "program"
        }
        fn on_record(&self, _: &Id, _: &Record<'_>, _: Context<'_, S>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    #[test]
    fn a_span_of_the_program_is_not_written_to_when_ours_are_switched_off() {
        static CVM: Service = Service {
            name: "cvm",
            version: "2017-03-12",
            endpoint: "cvm.tencentcloudapi.com",
        };
        let records = Records::default();
        let subscriber = tracing_subscriber::registry().with(records.clone());
        tracing::subscriber::with_default(subscriber, || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_time()
                .build();
            let client: Client = Client::builder(&CVM)
                .credentials(Credentials::new("id", "key"))
                .transport(Canned)
                .build()
                .unwrap();
            let span = tracing::info_span!(
                target: "program", "job", status = 7, outcome = "mine", attempts = 1, endpoint = "mine"
            );
            let call = client.call("DescribeZones", &serde_json::json!({}));
            let call = async { call.await.unwrap() }.instrument(span);
            runtime.unwrap().block_on(call);
        });
        assert_eq!(records.0.load(Ordering::SeqCst), 0);
    }
}
