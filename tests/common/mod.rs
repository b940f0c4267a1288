//! Servers that respond like no service should.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The reaction of a server to a request.
#[derive(Clone)]
pub enum Does {
    /// Writes these bytes and closes the connection.
    Responds(Vec<u8>),
    /// Writes these bytes, and closes the connection after a while.
    RespondsThenCloses(Vec<u8>, Duration),
    /// Closes the connection.
    Closes,
    /// Writes these bytes and keeps the connection open.
    Hangs(Vec<u8>),
}

/// A server on loopback, stopped when dropped.
pub struct Server {
    pub address: SocketAddr,
    /// The number of connections it has closed.
    pub closed: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server with the same reaction to every connection.
    pub async fn start(does: Does) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let closed = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&closed);
        let task = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let (does, counter) = (does.clone(), Arc::clone(&counter));
                tokio::spawn(async move {
                    serve(connection, does).await;
                    counter.fetch_add(1, Ordering::SeqCst);
                });
            }
        });
        Self {
            address,
            closed,
            task,
        }
    }

    /// A response with these head lines, this body and its length.
    pub fn http(status: &str, headers: &str, body: &str) -> Does {
        let length = body.len();
        let text = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n{headers}\r\n{body}");
        Does::Responds(text.into_bytes())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(mut connection: TcpStream, does: Does) {
    let mut request = Vec::new();
    // A request ends with its body, and the body of every call ends with a brace.
    while !request.ends_with(b"}") {
        match connection.read_buf(&mut request).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
    match does {
        Does::Closes => {}
        Does::Responds(bytes) => drop(connection.write_all(&bytes).await),
        Does::RespondsThenCloses(bytes, after) => {
            drop(connection.write_all(&bytes).await);
            tokio::time::sleep(after).await;
        }
        Does::Hangs(bytes) => {
            drop(connection.write_all(&bytes).await);
            tokio::time::sleep(Duration::from_secs(30)).await;
        }
    }
}
