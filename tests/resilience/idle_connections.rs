//! Connections that a server closes, or announces to close, while they are idle.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tcsas::error::StopReason;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{cloud, credentials, quick, read, write};

/// A server of one response for every request.
#[derive(Default)]
struct Server {
    /// Headers of every response, each with its end of line.
    headers: &'static str,
    /// Whether a connection is closed a while after its first response, without a look at what has
    /// come meanwhile.
    impatient: bool,
    connections: AtomicUsize,
    executed: Mutex<HashMap<String, usize>>,
}

impl Server {
    /// Starts it, and gives a client for it.
    async fn start(self) -> (Arc<Self>, cloud::Client) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let server = Arc::new(self);
        let shared = Arc::clone(&server);
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                shared.connections.fetch_add(1, Ordering::SeqCst);
                let server = Arc::clone(&shared);
                tokio::spawn(async move { server.serve(connection).await });
            }
        });
        let client = super::builder()
            .credentials(credentials())
            .endpoint(endpoint)
            .rate_limits(false)
            .retry(quick());
        (server, client.build().unwrap())
    }

    async fn serve(&self, mut connection: TcpStream) -> Option<()> {
        loop {
            let mut bytes = Vec::new();
            let body = loop {
                if connection.read_buf(&mut bytes).await.ok()? == 0 {
                    return None;
                }
                let text = String::from_utf8_lossy(&bytes).to_lowercase();
                let Some((head, body)) = text.split_once("\r\n\r\n") else {
                    continue;
                };
                let length = head.split_once("content-length: ")?.1.lines().next()?;
                if body.len() >= length.parse().ok()? {
                    break body.to_owned();
                }
            };
            *self.executed.lock().unwrap().entry(body).or_default() += 1;
            let json = r#"{"Response":{"RequestId":"id-1","Text":"t","Number":7}}"#;
            let (headers, length) = (self.headers, json.len());
            let response =
                format!("HTTP/1.1 200 OK\r\n{headers}Content-Length: {length}\r\n\r\n{json}");
            connection.write_all(response.as_bytes()).await.ok()?;
            if self.impatient {
                tokio::time::sleep(Duration::from_millis(5)).await;
                return None;
            }
        }
    }

    fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

#[tokio::test]
async fn server_that_closes_early_fails_few_unsafe_calls_and_executes_none_twice() {
    let (server, client) = Server {
        impatient: true,
        ..Server::default()
    }
    .start()
    .await;
    let mut failed = 0;
    for i in 0..200 {
        if let Err(error) = write(&client, &i.to_string()).await {
            assert_eq!(
                error.attempts().unwrap().stop_reason(),
                StopReason::NotIdempotent
            );
            failed += 1;
        }
    }
    // What connections may have been idle is halved each time, from 30 seconds to under a
    // millisecond.
    assert!(failed <= 16, "{failed} of 200");
    let executed = server.executed.lock().unwrap();
    assert!(executed.values().all(|times| *times == 1));
    assert!(executed.len() >= 200 - failed);
}

#[tokio::test]
async fn server_is_taken_at_its_word() {
    // Less than what was stated, more, and after a response that closes.
    for (headers, pause, connections) in [
        ("Keep-Alive: timeout=1\r\n", 1050, 2),
        ("Keep-Alive: timeout=100\r\n", 1050, 1),
        ("", 1050, 1),
        ("Keep-Alive: timeout=0\r\n", 0, 2),
        ("Connection: close\r\n", 0, 2),
    ] {
        let (server, client) = Server {
            headers,
            ..Server::default()
        }
        .start()
        .await;
        write(&client, "a").await.unwrap();
        tokio::time::sleep(Duration::from_millis(pause)).await;
        write(&client, "b").await.unwrap();
        assert_eq!(server.connections(), connections, "{headers}");
        tokio::time::sleep(Duration::from_millis(pause)).await;
        read(&client, "c").await.unwrap();
        let all = if connections == 1 { 1 } else { 3 };
        assert_eq!(server.connections(), all, "{headers}");
    }
}

#[tokio::test]
async fn calls_one_after_the_other_share_a_connection() {
    let (server, client) = Server::default().start().await;
    for i in 0..50 {
        write(&client, &i.to_string()).await.unwrap();
        read(&client, &i.to_string()).await.unwrap();
    }
    assert_eq!(server.connections(), 1);
}
