//! Calls whose time runs out while connecting: nothing was sent, and they are retried for any
//! action.

use std::future::pending;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tcsas::error::{StopReason, TimeoutError, TransportErrorKind};
use tcsas::runtime::bytes::Bytes;
use tcsas::runtime::http;
use tcsas::transport::{Body, BoxFuture, Limits, Progress, Transport, TransportError};
use tcsas::{ClientBuilder, Error, RetryPolicy};
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use super::{client, cloud, credentials, emulator, quick, read, write};

const SHORT: Duration = Duration::from_millis(800);

/// An address where connecting hangs: connections are not accepted, and the backlog is full.
pub struct BlackHole {
    pub address: SocketAddr,
    _listener: TcpListener,
    _fill: Vec<TcpStream>,
}

impl BlackHole {
    pub async fn dig() -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let listener = socket.listen(1).unwrap();
        let address = listener.local_addr().unwrap();
        let mut fill = Vec::new();
        while let Ok(made) =
            tokio::time::timeout(Duration::from_millis(100), TcpStream::connect(address)).await
        {
            fill.push(made.unwrap());
        }
        Self {
            address,
            _listener: listener,
            _fill: fill,
        }
    }
}

/// A server that accepts connections, reads, and never writes. It counts the connections.
async fn mute() -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let taken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&taken);
    tokio::spawn(async move {
        while let Ok((mut connection, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(async move {
                let mut bytes = Vec::new();
                while matches!(connection.read_buf(&mut bytes).await, Ok(1..)) {}
            });
        }
    });
    (address, taken)
}

pub fn to(endpoint: impl std::fmt::Display) -> ClientBuilder<cloud::Client> {
    super::builder()
        .credentials(credentials())
        .endpoint(endpoint.to_string())
        .timeout(SHORT)
        .retry(quick())
        .rate_limits(false)
}

/// It must be known that nothing was sent, and more than one attempt must have been made.
fn assert_unsent<C: tcsas::ErrorCode>(error: Error<C>) {
    let attempts = error.attempts().unwrap();
    assert!(attempts.count() >= 2, "{error}");
    assert_ne!(attempts.stop_reason(), StopReason::NotIdempotent, "{error}");
    match &error {
        Error::Timeout(timeout) => assert!(timeout.is_unsent(), "{error}"),
        Error::Transport(broken) => assert!(broken.is_unsent(), "{error}"),
        _ => panic!("{error}"),
    }
    let text = error.to_string();
    assert!(text.contains("was not sent"), "{text}");
    assert!(!text.contains("taken effect"), "{text}");
}

#[tokio::test]
async fn hanging_connect_is_unsent_and_repeated() {
    let hole = BlackHole::dig().await;
    let client = to(format!("http://{}", hole.address)).build().unwrap();
    // The third has less time than its client.
    let less = write(&client, "a").timeout(SHORT * 3 / 4);
    let (unsafe_call, safe_call, less) =
        tokio::join!(write(&client, "a"), read(&client, "a"), less);
    assert_unsent(unsafe_call.unwrap_err());
    assert_unsent(safe_call.unwrap_err());
    assert_unsent(less.unwrap_err());
}

#[tokio::test]
async fn time_of_an_attempt_bounds_the_connecting_of_every_action() {
    let hole = BlackHole::dig().await;
    let client = to(format!("http://{}", hole.address))
        .timeout(Duration::from_secs(60))
        .attempt_timeout(SHORT / 4)
        .build()
        .unwrap();
    for error in [
        write(&client, "a").await.map(drop).unwrap_err().untyped(),
        read(&client, "a").await.map(drop).unwrap_err().untyped(),
    ] {
        assert_eq!(error.attempts().unwrap().count(), 4, "{error}");
        assert_eq!(
            error.attempts().unwrap().stop_reason(),
            StopReason::Exhausted
        );
        assert_unsent(error);
    }
}

#[tokio::test]
async fn unanswered_tls_handshake_is_unsent_and_repeated() {
    let (address, taken) = mute().await;
    let client = to(format!("https://{address}")).build().unwrap();
    assert_unsent(write(&client, "a").await.unwrap_err());
    assert!(taken.load(Ordering::SeqCst) >= 2);
}

#[tokio::test]
async fn proxy_that_never_opens_the_tunnel_is_unsent_and_repeated() {
    let (address, taken) = mute().await;
    let client = to("https://service.invalid")
        .proxy(format!("http://{address}"))
        .build()
        .unwrap();
    assert_unsent(write(&client, "a").await.unwrap_err());
    assert!(taken.load(Ordering::SeqCst) >= 2);
}

#[tokio::test]
async fn one_attempt_has_all_the_time_and_is_unsent_too() {
    let (address, taken) = mute().await;
    let client = to(format!("https://{address}"))
        .retry(RetryPolicy::off())
        .build()
        .unwrap();
    match write(&client, "a").await {
        Err(Error::Timeout(error)) => {
            assert!(error.is_unsent(), "{error}");
            assert_eq!(error.limit(), SHORT);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(taken.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn call_without_any_time_names_its_own_limit() {
    let (address, _) = mute().await;
    let client = to(format!("https://{address}"))
        .timeout(Duration::ZERO)
        .build()
        .unwrap();
    match write(&client, "a").await {
        Err(Error::Timeout(error)) => {
            let text = error.to_string();
            assert!(error.is_unsent() && text.contains("`timeout`"), "{text}");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn request_without_a_response_may_have_been_executed() {
    let (address, taken) = mute().await;
    let client = to(format!("http://{address}")).build().unwrap();
    match write(&client, "a").await {
        Err(Error::Timeout(error)) => assert!(!error.is_unsent(), "{error}"),
        other => panic!("{other:?}"),
    }
    // The connection is already open.
    let call = write(&client, "b").attempt_timeout(SHORT / 4);
    let error = call.await.unwrap_err();
    assert_eq!(
        error.attempts().unwrap().stop_reason(),
        StopReason::NotIdempotent
    );
    assert_eq!(taken.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn unreachable_endpoint_fails_over_to_the_fallback() {
    let hole = BlackHole::dig().await;
    let emulator = emulator();
    let client: cloud::Client = client(&emulator)
        .endpoint(format!("http://{}", hole.address))
        .fallback_endpoint(emulator.endpoint())
        .build()
        .unwrap();
    for _ in 0..2 {
        let call = write(&client, "a").attempt_timeout(SHORT / 8);
        if call.await.is_ok() {
            break;
        }
    }
    assert_eq!(emulator.executions("WriteThing").total, 1);
}

#[tokio::test]
async fn transport_alone_reports_that_nothing_was_sent() {
    let hole = BlackHole::dig().await;
    let limits = Limits {
        timeout: SHORT / 2,
        ..Limits::default()
    };
    let unsent = async |address: SocketAddr| {
        let endpoint = format!("http://{address}/");
        let transport = super::http_client::transport(&endpoint, limits);
        let mut request = http::Request::new(Bytes::from_static(b"{}"));
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = endpoint.parse().unwrap();
        match transport.send(request).await {
            Err(error) => error.is_unsent(),
            other => panic!("{other:?}"),
        }
    };
    assert!(unsent(hole.address).await);
    assert!(!unsent(mute().await.0).await);
}

/// A transport that behaves as named, and never responds.
#[derive(Debug)]
enum Silent {
    IgnoresProgress,
    Connects,
    Sends,
    GoesAnotherWay,
}

impl Transport for Silent {
    fn send(
        &self,
        mut request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let progress = request.extensions_mut().remove::<Progress>().unwrap();
            let departure = match self {
                Self::IgnoresProgress => return pending().await,
                _ => progress.track(),
            };
            match self {
                Self::Sends => assert!(departure.leave()),
                // The reported attempt failed, and an unreported one follows.
                Self::GoesAnotherWay => drop(departure),
                _ => return pending().await,
            }
            pending().await
        })
    }
}

#[tokio::test(start_paused = true)]
async fn reported_progress_of_custom_transports_is_trusted() {
    for (transport, unsent) in [
        (Silent::IgnoresProgress, false),
        (Silent::Connects, true),
        (Silent::Sends, false),
        (Silent::GoesAnotherWay, false),
    ] {
        let case = format!("{transport:?}");
        let client: cloud::Client = to("https://first.example")
            .transport(transport)
            .build()
            .unwrap();
        match write(&client, "a").await {
            Err(Error::Timeout(error)) => assert_eq!(error.is_unsent(), unsent, "{case}"),
            other => panic!("{case}: {other:?}"),
        }
    }
}

/// Accepts its first request and breaks, and cannot be connected to after that.
#[derive(Debug, Default)]
struct Dying(AtomicUsize);

impl Transport for Dying {
    fn send(
        &self,
        _: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let error = match self.0.fetch_add(1, Ordering::SeqCst) {
            0 => TransportError::new(TransportErrorKind::ConnectionClosed, "the connection broke"),
            1 => {
                return Box::pin(async {
                    Err(TransportError::from(TimeoutError::connecting(SHORT)))
                });
            }
            _ => TransportError::new(
                TransportErrorKind::ConnectionRefused,
                "no connection could be made",
            )
            .unsent(),
        };
        Box::pin(async { Err(error) })
    }
}

#[tokio::test(start_paused = true)]
async fn unsent_attempt_does_not_hide_a_sent_one_before_it() {
    for attempts in [2, 3] {
        let client: cloud::Client = to("https://first.example")
            .timeout(Duration::from_secs(60))
            .transport(Dying::default())
            .retry(quick().attempts(attempts))
            .build()
            .unwrap();
        let error = read(&client, "a").await.unwrap_err();
        assert_eq!(error.attempts().unwrap().count(), attempts);
        match &error {
            Error::Timeout(timeout) => assert!(!timeout.is_unsent()),
            Error::Transport(broken) => assert!(!broken.is_unsent()),
            _ => panic!("{error}"),
        }
        let text = error.to_string();
        assert!(text.contains("may or may not have taken effect"), "{text}");
    }
}
