//! An HTTP proxy, which also records the requests.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::cloud;

/// A proxy on loopback for one request per connection, stopped when dropped.
pub struct Proxy {
    pub address: SocketAddr,
    pub heads: Arc<Mutex<Vec<String>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Proxy {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let heads = Arc::default();
        let kept: Arc<Mutex<Vec<String>>> = Arc::clone(&heads);
        let task = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                tokio::spawn(forward(connection, Arc::clone(&kept)));
            }
        });
        Self {
            address,
            heads,
            task,
        }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The value of a header of the last request.
    pub fn last(&self, name: &str) -> Option<String> {
        let heads = self.heads.lock().unwrap();
        let lines = heads
            .last()?
            .lines()
            .filter_map(|line| line.split_once(": "));
        let mut found = lines.filter(|line| line.0.eq_ignore_ascii_case(name));
        found.next().map(|line| line.1.to_owned())
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn forward(mut client: TcpStream, heads: Arc<Mutex<Vec<String>>>) -> Option<()> {
    let mut bytes = Vec::new();
    let (head, rest) = loop {
        if client.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
        let text = String::from_utf8(bytes.clone()).ok()?;
        if let Some((head, rest)) = text.split_once("\r\n\r\n") {
            break (head.to_owned(), rest.to_owned());
        }
    };
    let length = head.to_ascii_lowercase();
    let length = length.split_once("content-length: ")?.1.lines().next()?;
    let mut missing = length.parse::<usize>().ok()? - rest.len();
    let mut body = rest.into_bytes();
    while missing > 0 {
        let read = client.read_buf(&mut body).await.ok()?;
        missing = missing.checked_sub(read).filter(|_| read > 0)?;
    }
    heads.lock().unwrap().push(head.clone());
    // POST http://HOST:PORT/ HTTP/1.1
    let (method, rest) = head.split_once(" http://")?;
    let (host, rest) = rest.split_once('/')?;
    let mut server = TcpStream::connect(host).await.ok()?;
    let request = format!("{method} /{rest}\r\nconnection: close\r\n\r\n");
    server.write_all(request.as_bytes()).await.ok()?;
    server.write_all(&body).await.ok()?;
    let mut response = Vec::new();
    server.read_to_end(&mut response).await.ok()?;
    client.write_all(&response).await.ok()
}

#[tokio::test]
async fn the_last_of_proxy_and_no_proxy_applies() {
    let unused = "http://127.0.0.1:9";
    let calls = async |builder: tcsas::ClientBuilder<cloud::Client>| {
        let client = builder.retry(super::RetryPolicy::off()).build().unwrap();
        super::read(&client, "a").await.is_ok()
    };
    let (emulator, proxy) = (super::emulator(), Proxy::start().await);
    let base = || super::client(&emulator);
    assert!(calls(base().no_proxy().proxy(proxy.url())).await);
    assert_eq!(proxy.heads.lock().unwrap().len(), 1);
    assert!(!calls(base().no_proxy().proxy(unused)).await);
    assert!(calls(base().proxy(unused).no_proxy()).await);
    assert_eq!(proxy.heads.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn calls_go_through_the_given_proxy() {
    let emulator = super::emulator();
    let proxy = Proxy::start().await;
    let client: cloud::Client = super::client(&emulator).proxy(proxy.url()).build().unwrap();
    super::read(&client, "a").await.unwrap();
    let heads = proxy.heads.lock().unwrap().clone();
    assert_eq!(heads.len(), 1);
    let line = format!("POST {}/ HTTP/1.1\r\n", emulator.endpoint());
    assert!(heads[0].starts_with(&line), "{}", heads[0]);

    let direct: cloud::Client = super::client(&emulator)
        .proxy(proxy.url())
        .no_proxy()
        .build()
        .unwrap();
    super::read(&direct, "b").await.unwrap();
    assert_eq!(proxy.heads.lock().unwrap().len(), 1);
}
