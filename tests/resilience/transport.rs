//! Custom transports and failover.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tcsas::ClientBuilder;
use tcsas::error::{InvalidResponseError, TransportErrorKind};
use tcsas::runtime::bytes::Bytes;
use tcsas::runtime::observe::{Event, Observer};
use tcsas::runtime::{Client, Service, http};
use tcsas::transport::{Body, BoxFuture, Transport, TransportError};

use super::{cloud, credentials, quick, read};

/// Responds without a network, except for the first host if it is down.
#[derive(Debug, Default)]
struct Canned {
    dead: AtomicBool,
    /// The response exceeds the size limit.
    long: AtomicBool,
    first: AtomicUsize,
    second: AtomicUsize,
    seen: Mutex<Vec<(String, String)>>,
}

impl Transport for Canned {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let header = |name: &str| request.headers()[name].to_str().unwrap().to_owned();
            let body = String::from_utf8(request.body().to_vec()).unwrap();
            self.seen
                .lock()
                .unwrap()
                .push((header("x-tc-action"), body));
            if header("host") == "second.example" {
                self.second.fetch_add(1, Ordering::SeqCst);
            } else {
                self.first.fetch_add(1, Ordering::SeqCst);
                if self.dead.load(Ordering::SeqCst) {
                    return Err(TransportError::new(
                        TransportErrorKind::ConnectionRefused,
                        "connection refused",
                    )
                    .unsent());
                }
            }
            if self.long.load(Ordering::SeqCst) {
                let error = InvalidResponseError::new(http::StatusCode::OK, b"{", "it is too long");
                return Err(TransportError::from(error.permanent()));
            }
            let response = r#"{"Response":{"RequestId":"id-1","Text":"canned","Number":7}}"#;
            Ok(http::Response::new(Body::from(response)))
        })
    }
}

fn canned() -> (Arc<Canned>, cloud::Client) {
    let transport = Arc::new(Canned::default());
    let client = super::builder()
        .credentials(credentials())
        .endpoint("https://first.example")
        .fallback_endpoint("https://second.example")
        .transport(Arc::clone(&transport))
        .rate_limits(false)
        .retry(quick())
        .build()
        .unwrap();
    (transport, client)
}

/// A client without sockets.
pub fn builder() -> ClientBuilder<cloud::Client> {
    super::builder()
        .endpoint("https://first.example")
        .transport(Canned::default())
        .retry(quick())
}

#[tokio::test(start_paused = true)]
async fn a_failing_endpoint_fails_over_and_is_probed() {
    let (transport, client) = canned();
    let counts = || {
        let first = transport.first.swap(0, Ordering::SeqCst);
        (first, transport.second.swap(0, Ordering::SeqCst))
    };
    read(&client, "a").await.unwrap();
    assert_eq!(counts(), (1, 0));
    transport.dead.store(true, Ordering::SeqCst);
    // One call fails with its four attempts, and the fifth failure switches to the fallback
    // endpoint.
    read(&client, "b").await.unwrap_err();
    read(&client, "c").await.unwrap();
    assert_eq!(counts(), (5, 1));
    for _ in 0..10 {
        read(&client, "d").await.unwrap();
    }
    assert_eq!(counts(), (0, 10));
    // One probe finds the endpoint still failing, and its call is served by the fallback.
    tokio::time::advance(Duration::from_secs(61)).await;
    for _ in 0..3 {
        read(&client, "e").await.unwrap();
    }
    assert_eq!(counts(), (1, 3));
    transport.dead.store(false, Ordering::SeqCst);
    tokio::time::advance(Duration::from_secs(61)).await;
    for _ in 0..3 {
        read(&client, "f").await.unwrap();
    }
    assert_eq!(counts(), (3, 0));
}

#[tokio::test]
async fn an_oversized_response_is_no_endpoint_failure() {
    let (transport, client) = canned();
    transport.long.store(true, Ordering::SeqCst);
    for _ in 0..8 {
        read(&client, "a").await.unwrap_err();
    }
    assert_eq!(transport.second.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn an_action_without_a_spec_is_called_by_name() {
    static SERVICE: Service = Service {
        name: "faults",
        version: "2025-01-06",
        endpoint: "faults.intl.tencentcloudapi.com",
    };
    let transport = Arc::new(Canned::default());
    let client: Client = Client::builder(&SERVICE)
        .credentials(credentials())
        .transport(Arc::clone(&transport))
        .build()
        .unwrap();
    let parameters = serde_json::json!({ "Name": ["a", 1] });
    let response = client.call("DescribeAnything", &parameters).await.unwrap();
    assert_eq!(
        (&response["Number"], &response["RequestId"]),
        (&7.into(), &"id-1".into())
    );
    let seen = transport.seen.lock().unwrap().pop().unwrap();
    assert_eq!(
        seen,
        ("DescribeAnything".to_owned(), parameters.to_string())
    );
    // The name determines whether the action is idempotent.
    transport.dead.store(true, Ordering::SeqCst);
    let wrong = client
        .call("DescribeAnything", &serde_json::json!([]))
        .await;
    assert!(wrong.unwrap_err().to_string().contains("JSON object"));
}

/// Records the events it receives.
#[derive(Debug, Default)]
struct Recorded(Mutex<Vec<String>>);

#[derive(Debug)]
struct Watching(Arc<Recorded>);

impl Observer for Watching {
    fn attempt(&self, event: &Event<'_>) {
        self.0.keep("attempt", event);
    }

    fn call(&self, event: &Event<'_>) {
        self.0.keep("call", event);
    }
}

impl Recorded {
    fn keep(&self, what: &str, event: &Event<'_>) {
        let text = format!(
            "{what} {} {} {} {} {} {}",
            event.service,
            event.action,
            event.attempts,
            event.outcome,
            event.outcome.code().unwrap_or("-"),
            event.request_id.map_or(0, str::len)
        );
        self.0.lock().unwrap().push(text);
    }
}

#[tokio::test]
async fn an_observer_receives_attempts_and_calls() {
    let emulator = super::emulator();
    let recorded = Arc::new(Recorded::default());
    let client: cloud::Client = super::client(&emulator)
        .observer(Watching(Arc::clone(&recorded)))
        .build()
        .unwrap();
    use tcsas_emulator::{Fault, Step};
    emulator
        .script(
            "ReadThing",
            [
                Step::before(Fault::internal_error()),
                Step::before(Fault::status(502, "")),
            ],
        )
        .unwrap();
    read(&client, "a").await.unwrap();
    super::write(&client, "")
        .header("X-TC-Action", "no")
        .await
        .unwrap_err();
    assert_eq!(
        *recorded.0.lock().unwrap(),
        [
            "attempt faults ReadThing 1 service_error InternalError 36",
            "attempt faults ReadThing 2 invalid_response - 0",
            "attempt faults ReadThing 3 success - 36",
            "call faults ReadThing 3 success - 36",
        ]
    );
}

#[tokio::test]
async fn dropped_call_is_reported_once_as_cancelled() {
    let emulator = super::emulator();
    let recorded = Arc::new(Recorded::default());
    let client: cloud::Client = super::client(&emulator)
        .observer(Watching(Arc::clone(&recorded)))
        .build()
        .unwrap();
    use tcsas_emulator::{Fault, Place, Step};
    let stalled = Step::before(Fault::Delay {
        at: Place::BeforeHeaders,
        pause: std::time::Duration::from_secs(60),
    });
    emulator.script("ReadThing", stalled).unwrap();
    // A call that was never polled has not begun.
    drop(read(&client, "a").into_future());
    let call = read(&client, "a").into_future();
    let waiting = std::time::Duration::from_millis(200);
    assert!(tokio::time::timeout(waiting, call).await.is_err());
    assert_eq!(
        *recorded.0.lock().unwrap(),
        [
            "attempt faults ReadThing 1 cancelled - 0",
            "call faults ReadThing 1 cancelled - 0",
        ]
    );
}
