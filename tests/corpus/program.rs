//! Runs documented calls through the generated client. The corpus test compiles this for each service, with the table of its
//! actions, and gives it a file of cases and one for the results; both hold one JSON object per line.

mod table;

use described::Client;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fmt;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use tcsas_runtime::__private::{Deserialize, Message, Serialize, mismatches};
use tcsas_runtime::transport::{Body, BoxFuture, Transport, TransportError};
use tcsas_runtime::{Call, Credentials, Error, ErrorCode, RetryPolicy, bytes::Bytes, http};
use tokio::runtime::Builder;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata, Subscriber, span};

/// The generated items of an action.
struct Entry {
    action: &'static str,
    response: fn(&Client) -> Value,
    request: fn(&str) -> Value,
}

/// Calls an action and returns its typed response as JSON.
fn response<R: Message + Serialize, E: ErrorCode>(call: Call<R, E>) -> Value {
    match pin!(call.into_future()).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(response)) => {
            let mut result = text(&response);
            let body = BODY.take();
            // Only the first mismatches of a response are logged; this lists all of them.
            match mismatches(&mut R::empty(), &body) {
                Ok(named) if NAMED.take().iter().all(|field| named.contains(field)) => {
                    result["named"] = named.into();
                }
                named => result = fault(&format_args!("what is logged is not in {named:?}")),
            }
            result
        }
        Poll::Ready(Err(Error::Service(error))) => json!({
            "error_response": {
                "Error": { "Code": error.code().code(), "Message": error.message() },
                "RequestId": error.request_id().unwrap_or_default(),
            }
        }),
        Poll::Ready(Err(error)) => fault(&error),
        Poll::Pending => json!({ "error": "the call is pending" }),
    }
}

/// Deserializes a request and serializes it again.
fn request<R: Serialize + for<'de> Deserialize<'de>>(json: &str) -> Value {
    match serde_json::from_str::<R>(json) {
        Ok(request) => text(&request),
        Err(error) => fault(&error),
    }
}

fn text(value: &impl Serialize) -> Value {
    match serde_json::to_string(value) {
        Ok(text) => json!({ "json": text }),
        Err(error) => fault(&error),
    }
}

fn fault(error: &dyn fmt::Display) -> Value {
    json!({ "error": error.to_string() })
}

/// A transport that sends the same bytes for every request, and keeps the request's headers.
#[derive(Clone, Debug, Default)]
struct Canned(Arc<Mutex<Exchange>>);

#[derive(Debug, Default)]
struct Exchange {
    response: String,
    action: String,
    authorization: String,
}

impl Transport for Canned {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let header =
            |name| String::from_utf8_lossy(request.headers()[name].as_bytes()).into_owned();
        let mut exchange = self.0.lock().unwrap();
        exchange.action = header("x-tc-action");
        exchange.authorization = header("authorization");
        let response = http::Response::new(Body::from(exchange.response.clone()));
        Box::pin(async { Ok(response) })
    }
}

thread_local! {
    /// The fields named in warnings.
    static NAMED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// The body of the response.
    static BODY: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Collects the warnings of the runtime.
struct Warnings;

impl Subscriber for Warnings {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() == Level::WARN
    }
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &Event<'_>) {
        event.record(&mut Named);
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

struct Named;

impl Visit for Named {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "field" {
            NAMED.with_borrow_mut(|named| named.push(value.to_owned()));
        }
    }
    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}
}

fn run(case: &Value, client: &Client, canned: &Canned) -> Value {
    let action = case["action"].as_str().expect("an action");
    let text = case["text"].as_str().expect("a text");
    let entry = table::TABLE.iter().find(|entry| entry.action == action);
    let entry = entry.expect("an action that was generated");
    if case["kind"] == "request" {
        return (entry.request)(text);
    }
    text.clone_into(&mut canned.0.lock().unwrap().response);
    BODY.set(text.to_owned());
    let mut result = (entry.response)(client);
    let exchange = canned.0.lock().unwrap();
    result["action"] = exchange.action.clone().into();
    result["authorization"] = exchange.authorization.clone().into();
    NAMED.take();
    result
}

fn main() {
    tracing::subscriber::set_global_default(Warnings).expect("the only subscriber");
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let canned = Canned::default();
    let client = Client::builder()
        .credentials(Credentials::new("id", "key"))
        .retry(RetryPolicy::off())
        .rate_limits(false)
        .transport(canned.clone())
        .build()
        .expect("a client");
    // Calls need a clock, though nothing here waits.
    let runtime = Builder::new_current_thread().enable_time().build();
    let runtime = runtime.expect("a runtime");
    let _entered = runtime.enter();
    let cases = BufReader::new(std::fs::File::open(&paths[0]).expect("cases"));
    let mut results = BufWriter::new(std::fs::File::create(&paths[1]).expect("a file"));
    for case in cases.lines() {
        let case = serde_json::from_str(&case.expect("a line")).expect("a case");
        let result = catch_unwind(AssertUnwindSafe(|| run(&case, &client, &canned)));
        let result = result.unwrap_or_else(|_| json!({ "error": "it panics" }));
        writeln!(results, "{result}").expect("a line");
    }
    results.flush().expect("all lines");
}
