//! Streams of events, from a server that writes prepared pieces.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::json;
use tcsas::Error;
use tcsas::runtime::{Call, Client, Json, Service, UnknownCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

static CHAT: Service = Service {
    name: "chat",
    version: "2024-05-22",
    endpoint: "chat.example",
};

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: Text/Event-Stream; charset=utf-8\r\nX-TC-RequestId: id-of-the-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

/// An event, and the start of one that is too long, in one piece.
static LONG: std::sync::LazyLock<String> =
    std::sync::LazyLock::new(|| format!("data: {{\"Text\":\"a\"}}\n\ndata: {}", "x".repeat(1001)));

/// A piece of a response.
#[derive(Clone)]
enum Piece {
    /// A chunk, which arrives on its own.
    Chunk(&'static [u8]),
    /// The end of the body.
    End,
    /// The connection is closed.
    Close,
    /// Nothing follows until the client closes the connection.
    Stall,
}

use Piece::{Chunk, Close, End, Stall};

struct Server {
    address: SocketAddr,
    /// Number of requests.
    requests: Arc<AtomicUsize>,
    /// Number of connections that the client closed during [`Stall`].
    dropped: Arc<AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    /// A server whose responses are `responses`, one after the other, and then the last one.
    async fn start(responses: Vec<Vec<Piece>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (requests, dropped) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
        let (number, closed) = (Arc::clone(&requests), Arc::clone(&dropped));
        let task = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let (number, closed) = (Arc::clone(&number), Arc::clone(&closed));
                tokio::spawn(serve(connection, responses.clone(), number, closed));
            }
        });
        Self {
            address,
            requests,
            dropped,
            task,
        }
    }

    fn call(&self) -> Call<Json, UnknownCode> {
        let client: Client = Client::builder(&CHAT)
            .http_client(super::http_client())
            .credentials(super::credentials())
            .endpoint(format!("http://{}", self.address))
            .retry(super::quick())
            .max_response_size(1000)
            .build()
            .unwrap();
        client.call("ChatCompletions", &json!({ "Stream": true }))
    }

    fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

async fn serve(
    mut connection: TcpStream,
    responses: Vec<Vec<Piece>>,
    number: Arc<AtomicUsize>,
    dropped: Arc<AtomicUsize>,
) {
    connection.set_nodelay(true).unwrap();
    let mut request = Vec::new();
    loop {
        while !request.ends_with(br#"{"Stream":true}"#) {
            if !matches!(connection.read_buf(&mut request).await, Ok(1..)) {
                return;
            }
        }
        request.clear();
        let at = number.fetch_add(1, Ordering::SeqCst);
        for piece in &responses[at.min(responses.len() - 1)] {
            match piece {
                Chunk(bytes) if bytes.starts_with(b"HTTP/1.1") => {
                    connection.write_all(bytes).await.unwrap();
                }
                Chunk(bytes) => {
                    let mut chunk = format!("{:x}\r\n", bytes.len()).into_bytes();
                    chunk.extend_from_slice(bytes);
                    chunk.extend_from_slice(b"\r\n");
                    if connection.write_all(&chunk).await.is_err() {
                        return;
                    }
                }
                End => connection.write_all(b"0\r\n\r\n").await.unwrap(),
                Close => return,
                Stall => {
                    while matches!(connection.read_buf(&mut request).await, Ok(1..)) {}
                    dropped.fetch_add(1, Ordering::SeqCst);
                    return;
                }
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

fn stream(pieces: &[Piece]) -> Vec<Piece> {
    [&[Chunk(HEAD.as_bytes())], pieces].concat()
}

fn first() -> Piece {
    Chunk(b"data: {\"Text\":\"a\",\"Note\":\"\"}\n\n")
}

/// All events, and the error at the end.
async fn all(call: Call<Json, UnknownCode>) -> (Vec<String>, Option<Error>) {
    let mut events = call.events().event_timeout(Duration::from_millis(300));
    let mut texts = Vec::new();
    while let Some(event) = events.next().await {
        match event {
            Ok(event) => {
                assert_eq!(event["RequestId"], "id-of-the-stream");
                texts.push(event["Text"].as_str().unwrap().to_owned());
            }
            Err(error) => {
                assert!(events.next().await.is_none());
                return (texts, Some(error));
            }
        }
    }
    (texts, None)
}

#[tokio::test]
async fn events_are_decoded_as_they_arrive() {
    let server = Server::start(vec![stream(&[
        Chunk(b": connected\r\n\r\n"),
        Chunk(b"event: message\r\ndata: {\"Text\":\"a\"}\r\n\r\ndata: {\"Te"),
        Chunk("xt\":\"多".as_bytes().split_at(6).0),
        Chunk("xt\":\"多".as_bytes().split_at(6).1),
        Chunk(b"\"}\n\n:\n\ndata: {\"Text\":\ndata: \"c\"}\n\n"),
        Chunk(b"data: [DONE]\n\n"),
        End,
    ])])
    .await;
    for _ in 0..2 {
        let (texts, error) = all(server.call()).await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(texts, ["a", "多", "c"]);
    }
}

#[tokio::test]
async fn single_response_is_a_stream_of_one() {
    let body = r#"{"Response":{"Text":"whole","RequestId":"id-of-the-stream"}}"#;
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    let pieces = vec![Chunk(head.as_bytes()), Chunk(body.as_bytes()), End];
    let server = Server::start(vec![pieces]).await;
    let (texts, error) = all(server.call()).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(texts, ["whole"]);
}

#[tokio::test]
async fn error_response_is_a_service_error() {
    let body =
        r#"{"Response":{"Error":{"Code":"LimitExceeded","Message":"m"},"RequestId":"id-1"}}"#;
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    let pieces = vec![Chunk(head.as_bytes()), Chunk(body.as_bytes()), End];
    let server = Server::start(vec![pieces]).await;
    let (texts, error) = all(server.call()).await;
    assert_eq!(texts, [""; 0]);
    assert_eq!(error.unwrap().code(), Some("LimitExceeded"));
    // So is one in an event.
    let event = Chunk(b"data: {\"Error\":{\"Code\":\"InternalError\",\"Message\":\"m\"}}\n\n");
    let server = Server::start(vec![stream(&[first(), event, first(), End])]).await;
    let (texts, error) = all(server.call()).await;
    assert_eq!(texts, ["a"]);
    let error = error.unwrap();
    assert_eq!(error.code(), Some("InternalError"));
    assert_eq!(error.request_id(), Some("id-of-the-stream"));
    assert_eq!(server.requests(), 1);
}

#[tokio::test]
async fn stream_that_ends_early_is_an_error_after_the_events() {
    for (pieces, text) in [
        (vec![first(), Close], "broke off after 1 event"),
        (
            vec![first(), Chunk(b"data: {\"Text\":\"b"), End],
            "ends inside of an event",
        ),
        (vec![first(), Chunk(b"data: not JSON\n\n"), End], "not JSON"),
        (
            vec![Chunk(LONG.as_bytes()), Stall],
            "raise `max_response_size`",
        ),
    ] {
        let server = Server::start(vec![stream(&pieces)]).await;
        let (texts, error) = all(server.call().idempotent(true)).await;
        assert_eq!(texts, ["a"], "{text}");
        let error = error.unwrap();
        assert!(matches!(error, Error::InvalidResponse(_)), "{error:?}");
        assert!(error.to_string().contains(text), "{error}");
        assert_eq!(error.request_id(), Some("id-of-the-stream"));
        // Nothing is repeated once an event was returned.
        assert_eq!(server.requests(), 1, "{text}");
    }
    // A last event without the empty line is complete if its object is.
    let last = Chunk(b"data: {\"Text\":\"b\"}");
    let server = Server::start(vec![stream(&[first(), last, End])]).await;
    let (texts, error) = all(server.call()).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!(texts, ["a", "b"]);
}

#[tokio::test]
async fn time_between_events_is_limited() {
    let server = Server::start(vec![stream(&[first(), Chunk(b": still here\n\n"), Stall])]).await;
    let (texts, error) = all(server.call()).await;
    assert_eq!(texts, ["a"]);
    match error.unwrap() {
        Error::Timeout(error) => {
            assert!(!error.is_unsent());
            assert_eq!(error.request_id(), Some("id-of-the-stream"));
            assert!(error.to_string().contains("event_timeout"), "{error}");
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        super::gone(|| 1 - server.dropped.load(Ordering::SeqCst)).await,
        0
    );
}

#[tokio::test]
async fn stream_without_an_event_is_requested_again() {
    let broken = [stream(&[Close]), stream(&[Chunk(b":\n\n"), End])];
    let whole = stream(&[first(), End]);
    let responses = [&broken[..], &[whole]].concat();
    let server = Server::start(responses).await;
    let (texts, error) = all(server.call().idempotent(true)).await;
    assert!(error.is_none(), "{error:?}");
    assert_eq!((texts, server.requests()), (vec!["a".to_owned()], 3));
}

#[tokio::test]
async fn dropped_stream_closes_the_connection() {
    let server = Server::start(vec![stream(&[first(), Stall])]).await;
    let mut events = server.call().events();
    events.next().await.unwrap().unwrap();
    // A future that is dropped loses nothing, and ends nothing.
    let waited = tokio::time::timeout(Duration::from_millis(20), events.next()).await;
    assert!(waited.is_err());
    assert_eq!(server.dropped.load(Ordering::SeqCst), 0);
    drop(events);
    assert_eq!(
        super::gone(|| 1 - server.dropped.load(Ordering::SeqCst)).await,
        0
    );
}

#[tokio::test]
async fn awaited_stream_names_the_method_that_reads_it() {
    let server = Server::start(vec![stream(&[first(), Stall])]).await;
    let error = server.call().idempotent(true).await.unwrap_err();
    assert!(matches!(error, Error::InvalidResponse(_)), "{error:?}");
    assert!(error.to_string().contains(".events()"), "{error}");
    assert_eq!(error.request_id(), Some("id-of-the-stream"));
    assert_eq!(server.requests(), 1);
}
