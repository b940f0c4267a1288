//! What the person on call sees: spans, events, and a hook for counters.

use std::future::Future;
use std::time::Duration;

use bytes::Bytes;
use tokio::time::Instant;
use tracing::{Instrument, Span, field};

use super::attempt::Failed;
use super::prepared::PreparedCall;
use crate::error::Error;
use crate::observe::Event;
use crate::response::RawResponse;

fn event<'a>(
    call: &'a PreparedCall,
    attempts: u32,
    duration: Duration,
    result: Result<&'a RawResponse, &'a Error>,
) -> Event<'a> {
    let outcome = match result {
        Ok(_) => "answered",
        Err(Error::Service(_)) => "refused",
        Err(Error::Timeout(error)) if error.is_unsent() => "unsent",
        Err(Error::Timeout(_)) => "timeout",
        Err(Error::Transport(_)) => "transport",
        Err(Error::InvalidResponse(_)) => "undecodable",
        Err(_) => "unsent",
    };
    Event {
        service: call.settings.service.name,
        action: &call.action.name,
        attempts,
        outcome,
        code: result.err().and_then(Error::code),
        request_id: match result {
            Ok(answer) => Some(answer.request_id()),
            Err(error) => error.request_id(),
        },
        duration,
    }
}

/// Writes what was not known when the span began.
fn record(event: &Event<'_>, span: &Span) {
    span.record("outcome", event.outcome);
    span.record(
        "duration_ms",
        u64::try_from(event.duration.as_millis()).unwrap_or(u64::MAX),
    );
    if let Some(code) = event.code {
        span.record("code", code);
    }
    if let Some(id) = event.request_id {
        span.record("request_id", id);
    }
}

/// The span of a call.
pub(super) fn call_span(call: &PreparedCall) -> Span {
    let inner = &call.settings;
    tracing::info_span!(
        "call",
        service = inner.service.name,
        action = &*call.action.name,
        region = call.region(),
        attempts = field::Empty,
        outcome = field::Empty,
        code = field::Empty,
        request_id = field::Empty,
        duration_ms = field::Empty,
    )
}

/// The span of an attempt.
pub(super) fn attempt_span(number: u32) -> Span {
    tracing::debug_span!(
        "attempt",
        number,
        endpoint = field::Empty,
        status = field::Empty,
        outcome = field::Empty,
        code = field::Empty,
        request_id = field::Empty,
        duration_ms = field::Empty,
    )
}

/// Makes an attempt in its span.
pub(super) async fn attempt(
    call: &PreparedCall,
    number: u32,
    span: &Span,
    attempt: impl Future<Output = Result<RawResponse, Failed>>,
) -> Result<RawResponse, Failed> {
    let inner = &call.settings;
    let watched = inner.observer.is_some() || !span.is_disabled();
    if !watched {
        return attempt.await;
    }
    let started = Instant::now();
    let result = attempt.instrument(span.clone()).await;
    let told = result.as_ref().map_err(|failed| &failed.error);
    let event = event(call, number, started.elapsed(), told);
    record(&event, span);
    if let Some(observer) = &inner.observer {
        observer.attempt(&event);
    }
    result
}

/// Tells where an attempt goes.
pub(super) fn endpoint(span: &Span, endpoint: &crate::endpoint::Endpoint) {
    if !span.is_disabled() {
        span.record("endpoint", field::display(endpoint));
    }
}

/// Tells the HTTP status of the answer to an attempt.
pub(super) fn status(span: &Span, status: http::StatusCode) {
    span.record("status", status.as_u16());
}

/// Tells what became of a call.
pub(super) fn finished(
    call: &PreparedCall,
    span: &Span,
    attempts: u32,
    duration: Duration,
    result: &Result<RawResponse, Error>,
) {
    let observer = &call.settings.observer;
    if observer.is_none() && span.is_disabled() {
        return;
    }
    let event = event(call, attempts, duration, result.as_ref());
    span.record("attempts", attempts);
    record(&event, span);
    if let Err(error) = result {
        tracing::debug!(%error, "the call failed");
    }
    if let Some(observer) = observer {
        observer.call(&event);
    }
}

/// Writes a body to the log, if that was asked for, with what looks like a secret masked.
pub(super) fn body(what: &'static str, wanted: bool, body: Option<&Bytes>) {
    if let Some(body) = body.filter(|_| wanted) {
        tracing::debug!(body = %super::masked_body::Masked(body), "{what}");
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

    use crate::transport::{BoxFuture, Transport, TransportError};
    use crate::{Client, Credentials, Service};

    #[derive(Debug)]
    struct Canned;

    impl Transport for Canned {
        fn send(
            &self,
            _: http::Request<Bytes>,
        ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
            let body = Bytes::from_static(br#"{"Response":{"RequestId":"id-1"}}"#);
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
