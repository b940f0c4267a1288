//! A server with scripted pages.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tcsas::{Credentials, RetryPolicy};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::cloud::Client;

/// The reaction of the server to a request.
pub enum Reply {
    /// Responds with this content of `Response`.
    Content(Value),
    /// Responds with this content of `Response` after a delay.
    Late(Duration, Value),
    /// Responds with this status and body.
    Http(&'static str, &'static str),
}

/// A received request.
#[derive(Clone, Debug)]
pub struct Request {
    /// The request line and headers, in lower case.
    pub head: String,
    /// The parameters.
    pub body: Value,
}

/// Determines the reply from the parameters and the index of the request, starting at 0.
type Handler = Box<dyn Fn(&Value, usize) -> Reply + Send + Sync>;

/// A server on loopback, shut down when dropped.
pub struct Server {
    pub address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
    task: JoinHandle<()>,
}

impl Server {
    pub async fn start(handler: impl Fn(&Value, usize) -> Reply + Send + Sync + 'static) -> Self {
        let handler: Arc<Handler> = Arc::new(Box::new(handler));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        let task = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let (handler, seen) = (Arc::clone(&handler), Arc::clone(&seen));
                tokio::spawn(async move { serve(connection, &handler, &seen).await });
            }
        });
        Self {
            address,
            requests,
            task,
        }
    }

    /// A server with a list of `length` strings, in pages of at most `cap`.
    pub async fn tags(length: u64, cap: u64) -> Self {
        Self::start(move |body, _| Reply::Content(tags(body, length, cap))).await
    }

    /// A server with a list of `length` jobs in numbered pages of at most `cap`, which omits
    /// those that are not `shown`, although they occupy positions in the list.
    pub async fn jobs(
        length: i64,
        cap: i64,
        shown: impl Fn(i64) -> bool + Send + Sync + 'static,
    ) -> Self {
        Self::start(move |body, number| {
            let page = body["PageNumber"].as_i64().unwrap_or(1);
            let size = body["PageSize"].as_i64().unwrap_or(cap).min(cap);
            let jobs = (page - 1) * size..(page * size).min(length);
            let jobs = jobs
                .filter(|id| shown(*id))
                .map(|id| json!({ "JobId": id }));
            let jobs: Vec<_> = jobs.collect();
            let id = format!("id-{number}");
            Reply::Content(json!({ "Total": length, "Jobs": jobs, "RequestId": id }))
        })
        .await
    }

    pub fn client(&self) -> Client {
        Client::builder()
            .credentials(Credentials::new("AKIDEXAMPLE", "key"))
            .endpoint(format!("http://{}", self.address))
            .retry(RetryPolicy::default().initial_delay(Duration::from_millis(1)))
            .timeout(Duration::from_secs(20))
            .build()
            .unwrap()
    }

    /// The requests received so far.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// The values of a parameter in the requests received so far.
    pub fn sent(&self, parameter: &str) -> Vec<Value> {
        let requests = self.requests();
        let values = requests.iter().map(|request| &request.body[parameter]);
        values.cloned().collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The requested page of `ListTags`.
pub fn tags(body: &Value, length: u64, cap: u64) -> Value {
    let start = body["Offset"].as_u64().unwrap_or(0);
    let size = body["Limit"].as_u64().unwrap_or(20).min(cap);
    let tags: Vec<_> = (start..length.min(start + size)).map(tag).collect();
    json!({ "TotalCount": length, "Tags": tags, "RequestId": format!("page-at-{start}") })
}

/// The string at a position of the list.
pub fn tag(place: u64) -> String {
    format!("tag {place}")
}

async fn serve(mut connection: TcpStream, handler: &Handler, seen: &Mutex<Vec<Request>>) {
    let mut bytes = Vec::new();
    while let Some(request) = read(&mut connection, &mut bytes).await {
        let body = request.body.clone();
        let number = {
            let mut seen = seen.lock().unwrap();
            seen.push(request);
            seen.len() - 1
        };
        let response = |value: Value| json!({ "Response": value }).to_string();
        let (status, text) = match handler(&body, number) {
            Reply::Content(value) => ("200 OK", response(value)),
            Reply::Late(wait, value) => {
                tokio::time::sleep(wait).await;
                ("200 OK", response(value))
            }
            Reply::Http(status, text) => (status, text.to_owned()),
        };
        let length = text.len();
        let response = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n\r\n{text}");
        if connection.write_all(response.as_bytes()).await.is_err() {
            return;
        }
    }
}

/// The next request of a connection.
async fn read(connection: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<Request> {
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let mut lines = head.lines();
            let length = lines.find_map(|line| line.strip_prefix("content-length: "))?;
            let length: usize = length.parse().ok()?;
            if bytes.len() >= end + 4 + length {
                let body = serde_json::from_slice(&bytes[end + 4..end + 4 + length]).ok()?;
                bytes.drain(..end + 4 + length);
                return Some(Request { head, body });
            }
        }
        if connection.read_buf(bytes).await.ok()? == 0 {
            return None;
        }
    }
}
