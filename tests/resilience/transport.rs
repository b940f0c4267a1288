//! Transports of one's own: no socket is needed, and what does not answer is avoided.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tcsas::ClientBuilder;
use tcsas::error::{InvalidResponseError, TransportErrorKind};
use tcsas::runtime::bytes::Bytes;
use tcsas::runtime::observe::{Event, Observer};
use tcsas::runtime::{Client, Service, http};
use tcsas::transport::{BoxFuture, Transport, TransportError};

use super::{cloud, keys, quick, read};

/// Answers by itself, unless it is the first host and dead.
#[derive(Debug, Default)]
struct Canned {
    dead: AtomicBool,
    /// It answers more than is read.
    long: AtomicBool,
    first: AtomicUsize,
    second: AtomicUsize,
    seen: Mutex<Vec<(String, String)>>,
}

impl Transport for Canned {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
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
                        "nobody there",
                    )
                    .unsent());
                }
            }
            if self.long.load(Ordering::SeqCst) {
                let error = InvalidResponseError::new(http::StatusCode::OK, b"{", "it is too long");
                return Err(TransportError::from(error.permanent()));
            }
            let answer = r#"{"Response":{"RequestId":"id-1","Text":"canned","Number":7}}"#;
            Ok(http::Response::new(Bytes::from_static(answer.as_bytes())))
        })
    }
}

fn canned() -> (Arc<Canned>, cloud::Client) {
    let transport = Arc::new(Canned::default());
    let client = cloud::Client::builder()
        .credentials(keys())
        .endpoint("https://first.example")
        .fallback_endpoint("https://second.example")
        .transport(Arc::clone(&transport))
        .rate_limits(false)
        .retry(quick())
        .build()
        .unwrap();
    (transport, client)
}

/// A client that needs no socket.
pub fn builder() -> ClientBuilder<cloud::Client> {
    cloud::Client::builder()
        .endpoint("https://first.example")
        .transport(Canned::default())
        .retry(quick())
}

#[tokio::test(start_paused = true)]
async fn a_dead_endpoint_is_left_for_its_second_and_come_back_to() {
    let (transport, client) = canned();
    let counts = || {
        let first = transport.first.swap(0, Ordering::SeqCst);
        (first, transport.second.swap(0, Ordering::SeqCst))
    };
    read(&client, "a").await.unwrap();
    assert_eq!(counts(), (1, 0));
    transport.dead.store(true, Ordering::SeqCst);
    // One call fails with its four attempts, and after the fifth failure the second endpoint is
    // used.
    read(&client, "b").await.unwrap_err();
    read(&client, "c").await.unwrap();
    assert_eq!(counts(), (5, 1));
    for _ in 0..10 {
        read(&client, "d").await.unwrap();
    }
    assert_eq!(counts(), (0, 10));
    // One request finds out that it is still dead, and its call is answered by the second.
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
async fn an_endpoint_that_answers_more_than_is_read_is_not_dead() {
    let (transport, client) = canned();
    transport.long.store(true, Ordering::SeqCst);
    for _ in 0..8 {
        read(&client, "a").await.unwrap_err();
    }
    assert_eq!(transport.second.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn an_action_without_a_description_is_called_by_its_name() {
    static SERVICE: Service = Service {
        name: "faults",
        version: "2025-01-06",
        endpoint: "faults.intl.tencentcloudapi.com",
    };
    let transport = Arc::new(Canned::default());
    let client: Client = Client::builder(&SERVICE)
        .credentials(keys())
        .transport(Arc::clone(&transport))
        .build()
        .unwrap();
    let parameters = serde_json::json!({ "Name": ["a", 1] });
    let answer = client.call("DescribeAnything", &parameters).await.unwrap();
    assert_eq!(
        (&answer["Number"], &answer["RequestId"]),
        (&7.into(), &"id-1".into())
    );
    let seen = transport.seen.lock().unwrap().pop().unwrap();
    assert_eq!(
        seen,
        ("DescribeAnything".to_owned(), parameters.to_string())
    );
    // What it is called says whether it can be repeated.
    transport.dead.store(true, Ordering::SeqCst);
    let wrong = client
        .call("DescribeAnything", &serde_json::json!([]))
        .await;
    assert!(wrong.unwrap_err().to_string().contains("JSON object"));
}

/// Keeps what it is told.
#[derive(Debug, Default)]
struct Told(Mutex<Vec<String>>);

#[derive(Debug)]
struct Watching(Arc<Told>);

impl Observer for Watching {
    fn attempt(&self, event: &Event<'_>) {
        self.0.keep("attempt", event);
    }

    fn call(&self, event: &Event<'_>) {
        self.0.keep("call", event);
    }
}

impl Told {
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
async fn an_observer_is_told_of_attempts_and_calls() {
    let emulator = super::emulator();
    let told = Arc::new(Told::default());
    let client: cloud::Client = super::client(&emulator)
        .observer(Watching(Arc::clone(&told)))
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
        *told.0.lock().unwrap(),
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
    let told = Arc::new(Told::default());
    let client: cloud::Client = super::client(&emulator)
        .observer(Watching(Arc::clone(&told)))
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
        *told.0.lock().unwrap(),
        [
            "attempt faults ReadThing 1 cancelled - 0",
            "call faults ReadThing 1 cancelled - 0",
        ]
    );
}
