//! Requests that are not JSON, byte by byte as they arrive at a server.

#[path = "uploads/emulated.rs"]
mod emulated;
#[path = "common/http_client.rs"]
mod http_client;
#[path = "common/log_writer.rs"]
mod log_writer;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http_client::http_client;
use log_writer::Log;
use tcsas::{ClientBuilder, Credentials, Error, RetryPolicy};
use tcsas_runtime::bytes::Bytes;
use tcsas_runtime::sign::{self, Payload, Signable};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::util::SubscriberInitExt;

/// Sent as `octet-stream`.
mod logs {
    tcsas_macros::include_specs!("specs/logs");
}

/// Sent as multipart/form-data.
mod files {
    tcsas_macros::include_specs!("specs/files");
}

const SUCCESS: &str = r#"{"Response":{"FileId":"f-1","RequestId":"r-1"}}"#;
const INTERNAL_ERROR: &str =
    r#"{"Response":{"Error":{"Code":"InternalError","Message":"m"},"RequestId":"r-0"}}"#;

/// Bytes that are valid neither as UTF-8 nor as JSON.
const CONTENT: &[u8] = b"\x00\xff\r\n--SENTINEL\"}";

/// A request as it arrived.
struct Received {
    head: String,
    body: Vec<u8>,
}

impl Received {
    /// The value of the only header of that name.
    fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.head.lines().skip(1).filter_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then_some(value.trim())
        });
        let value = values.next();
        assert!(values.next().is_none(), "{name} is sent twice");
        value
    }

    /// Checks the signature over the content type, the host and the body.
    fn assert_signed(&self, service: &str) {
        let signed = sign::authorization(
            &credentials(),
            &Signable {
                service,
                host: self.header("host").unwrap(),
                content_type: self.header("content-type").unwrap(),
                payload: Payload::Signed(&self.body),
                timestamp: self.header("x-tc-timestamp").unwrap().parse().unwrap(),
            },
        );
        assert_eq!(self.header("authorization").unwrap(), signed.unwrap());
    }
}

/// A server that gives one response after another.
struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    task: JoinHandle<()>,
}

impl Server {
    async fn start(responses: &'static [&'static str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let received = Arc::<Mutex<Vec<Received>>>::default();
        let requests = Arc::clone(&received);
        let task = tokio::spawn(async move {
            for response in responses {
                let (mut connection, _) = listener.accept().await.unwrap();
                let request = read(&mut connection).await;
                requests.lock().unwrap().push(request);
                let length = response.len();
                let head = format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n"
                );
                let response = [head.as_bytes(), response.as_bytes()].concat();
                connection.write_all(&response).await.unwrap();
            }
        });
        Self {
            address,
            received,
            task,
        }
    }

    fn configure<C: From<tcsas_runtime::Client>>(
        &self,
        builder: ClientBuilder<C>,
    ) -> ClientBuilder<C> {
        builder
            .http_client(http_client())
            .credentials(credentials())
            .endpoint(format!("http://{}", self.address))
            .retry(RetryPolicy::default().initial_delay(Duration::from_millis(1)))
    }

    fn logs(&self) -> logs::Client {
        self.configure(logs::Client::builder()).build().unwrap()
    }

    fn files(&self) -> files::Client {
        self.configure(files::Client::builder()).build().unwrap()
    }

    /// The requests so far, once as many as expected have arrived.
    fn take(&self, count: usize) -> Vec<Received> {
        let received = std::mem::take(&mut *self.received.lock().unwrap());
        assert_eq!(received.len(), count);
        received
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn credentials() -> Credentials {
    Credentials::new("AKIDTESTTESTTESTTEST", "s3cr3t-key-of-the-test")
}

async fn read(connection: &mut TcpStream) -> Received {
    let mut bytes = Vec::new();
    loop {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        if let Some(end) = end {
            let received = Received {
                head: String::from_utf8(bytes[..end].to_vec()).unwrap(),
                body: bytes[end + 4..].to_vec(),
            };
            let length = received.header("content-length").unwrap();
            if received.body.len() == length.parse::<usize>().unwrap() {
                return received;
            }
        }
        assert_ne!(connection.read_buf(&mut bytes).await.unwrap(), 0);
    }
}

fn log_request(topic: &str) -> logs::UploadLogRequest {
    logs::UploadLogRequest::builder()
        .topic_id(topic)
        .compress_type("lz4")
        .body(CONTENT)
        .build()
}

#[tokio::test]
async fn octet_stream_is_the_raw_body_with_parameters_in_headers() {
    let server = Server::start(&[INTERNAL_ERROR, SUCCESS]).await;
    let call = server.logs().upload_log(log_request("t-1"));
    let response = call.idempotent(true).await.unwrap();
    assert_eq!(response.request_id, "r-1");

    let requests = server.take(2);
    for request in &requests {
        assert!(request.head.starts_with("POST / HTTP/1.1\r\n"));
        assert_eq!(
            request.header("content-type"),
            Some("application/octet-stream")
        );
        assert_eq!(request.header("x-tc-action"), Some("UploadLog"));
        assert_eq!(request.header("x-tc-version"), Some("2020-10-16"));
        assert_eq!(request.header("X-CLS-TopicId"), Some("t-1"));
        assert_eq!(request.header("X-CLS-CompressType"), Some("lz4"));
        for absent in ["X-CLS-HashKey", "X-CLS-Body"] {
            assert_eq!(request.header(absent), None);
        }
        assert_eq!(request.body, CONTENT);
        request.assert_signed("cls");
    }
}

#[tokio::test]
async fn unsigned_payload_is_announced_in_uploads_too() {
    let server = Server::start(&[SUCCESS]).await;
    let call = server.logs().upload_log(log_request("t"));
    call.unsigned_payload().await.unwrap();
    let request = &server.take(1)[0];
    assert_eq!(
        request.header("x-tc-content-sha256"),
        Some("UNSIGNED-PAYLOAD")
    );
    let signed = Signable {
        service: "cls",
        host: request.header("host").unwrap(),
        content_type: "application/octet-stream",
        payload: Payload::Unsigned,
        timestamp: request.header("x-tc-timestamp").unwrap().parse().unwrap(),
    };
    let signed = sign::authorization(&credentials(), &signed).unwrap();
    assert_eq!(request.header("authorization"), Some(&*signed));
}

#[tokio::test]
async fn parameter_that_is_no_header_value_is_named_in_the_error() {
    let server = Server::start(&[]).await;
    for topic in ["SENTINEL\r\nX-TC-Token: x", "SENTINEL\u{e9}", " SENTINEL"] {
        let error = server.logs().upload_log(log_request(topic)).await;
        let error = error.unwrap_err();
        assert!(matches!(error, Error::Request(_)), "{error:?}");
        let text = format!("{error} {error:?}");
        assert!(text.contains("the parameter `TopicId`"), "{text}");
        assert!(!text.contains("SENTINEL"), "{text}");
    }
    let long = "x".repeat(70_000);
    let error = server.logs().upload_log(log_request(&long)).await;
    let text = error.unwrap_err().to_string();
    assert!(text.contains("`TopicId`") && text.len() < 300, "{text}");
}

#[tokio::test]
async fn multipart_has_a_part_for_each_parameter_and_is_shared_by_attempts() {
    let server = Server::start(&[INTERNAL_ERROR, SUCCESS]).await;
    let request = files::UploadFileRequest::builder()
        .file(CONTENT)
        .cover(Vec::new())
        .title("Ü \"x\"")
        .pages(18_446_744_073_709_551_615)
        .scale(1.5)
        .public(true)
        .labels(["a", "b\"c"])
        .owner(files::types::Owner::builder().name("n").build())
        .client_token("token-1")
        .build();
    // It is retried, since the service recognizes the token.
    let response = server.files().upload_file(request).await.unwrap();
    assert_eq!(response.file_id.as_deref(), Some("f-1"));

    let requests = server.take(2);
    let content_type = requests[0].header("content-type").unwrap();
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    assert!(boundary.len() == 32 && boundary.bytes().all(|b| b.is_ascii_hexdigit()));
    let mut expected = Vec::new();
    for (head, content) in [
        ("name=\"File\"; filename=\"File\"\r\n", CONTENT),
        ("name=\"Cover\"; filename=\"Cover\"\r\n", b""),
        ("name=\"Title\"\r\n", "Ü \"x\"".as_bytes()),
        ("name=\"Pages\"\r\n", b"18446744073709551615"),
        ("name=\"Scale\"\r\n", b"1.5"),
        ("name=\"Public\"\r\n", b"true"),
        (
            "name=\"Labels\"\r\nContent-Type: application/json\r\n",
            br#"["a","b\"c"]"#,
        ),
        (
            "name=\"Owner\"\r\nContent-Type: application/json\r\n",
            br#"{"Name":"n"}"#,
        ),
        ("name=\"ClientToken\"\r\n", b"token-1"),
    ] {
        let head = format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n");
        expected.extend_from_slice(head.as_bytes());
        expected.extend_from_slice(content);
        expected.extend_from_slice(b"\r\n");
    }
    expected.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    for request in &requests {
        assert_eq!(request.header("content-type"), Some(content_type));
        assert_eq!(request.header("x-tc-action"), Some("UploadFile"));
        assert_eq!(
            request.body.escape_ascii().to_string(),
            expected.escape_ascii().to_string()
        );
        request.assert_signed("files");
    }
}

#[tokio::test]
async fn multipart_without_a_token_gets_one() {
    let server = Server::start(&[INTERNAL_ERROR, SUCCESS, SUCCESS]).await;
    for _ in 0..2 {
        let request = files::UploadFileRequest::builder().file("x").build();
        server.files().upload_file(request).await.unwrap();
    }
    let requests = server.take(3);
    let text = |request: &Received| String::from_utf8(request.body.clone()).unwrap();
    let first = text(&requests[0]);
    let (_, token) = first.split_once("name=\"ClientToken\"\r\n\r\n").unwrap();
    assert!(token.find("\r\n") == Some(32), "{first}");
    assert_eq!(first, text(&requests[1]), "a retry");
    assert!(!text(&requests[2]).contains(&token[..32]), "another call");
}

#[tokio::test]
async fn body_larger_than_the_limit_is_not_sent() {
    let server = Server::start(&[]).await;
    let content = Bytes::from(vec![0; (10 << 20) + 1]);
    let request = logs::UploadLogRequest::builder()
        .topic_id("t")
        .body(content.clone())
        .build();
    let file = files::UploadFileRequest::builder().file(content).build();
    let errors = [
        server
            .logs()
            .upload_log(request)
            .await
            .unwrap_err()
            .to_string(),
        server
            .files()
            .upload_file(file)
            .await
            .unwrap_err()
            .to_string(),
    ];
    for error in errors {
        assert!(error.contains("at most 10485760"), "{error}");
    }
}

/// Requests of the vendor's Python client (tencentcloud-sdk-python 3.0.1459), as a server received
/// them.
#[test]
fn signatures_are_those_of_the_vendors_client() {
    let multipart = [
        "--6e67494d17c74a2c9108afd913575fb1\r\nContent-Disposition: form-data; name=\"Title\"\r\n\r\nx\r\n",
        "--6e67494d17c74a2c9108afd913575fb1\r\nContent-Disposition: form-data; name=\"Labels\"\r\nContent-Type: application/json\r\n\r\n[\"a\", \"b\"]\r\n",
        "--6e67494d17c74a2c9108afd913575fb1\r\nContent-Disposition: form-data; name=\"Owner\"\r\nContent-Type: application/json\r\n\r\n{\"Name\": \"n\"}\r\n",
        "--6e67494d17c74a2c9108afd913575fb1\r\nContent-Disposition: form-data; name=\"File\"; filename=\"File\"\r\n\r\n",
    ];
    let end = b"\x00\xff\r\n--6e67494d17c74a2c9108afd913575fb1--\r\n";
    let multipart = [multipart.concat().as_bytes(), end].concat();
    for (content_type, payload, signature) in [
        (
            "application/octet-stream",
            b"\x00\xffabc".as_slice(),
            "b16765699226389fcbe40f657e7a7bffa2dc19f927b95d6927bf437bfe1e45bd",
        ),
        (
            "multipart/form-data; boundary=6e67494d17c74a2c9108afd913575fb1",
            &multipart,
            "cccf42eb9ee6b3be3ec432bdb08d3b471a23b4481e33073f6175b9470c1df0fa",
        ),
    ] {
        let signed = Signable {
            service: "cls",
            host: "127.0.0.1:42913",
            content_type,
            payload: Payload::Signed(payload),
            timestamp: 1_795_699_485,
        };
        let header = sign::authorization(&Credentials::new("id", "key"), &signed).unwrap();
        assert!(
            header.ends_with(&format!("Signature={signature}")),
            "{header}"
        );
    }
}

#[tokio::test]
async fn content_is_neither_logged_nor_shown() {
    let server = Server::start(&[SUCCESS, SUCCESS]).await;
    let log = Log::default();
    let writer = log.clone();
    let _guard = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .with_ansi(false)
        .set_default();
    // JSON, which is logged when it is the body of another request.
    let content = br#"{"A":"SENTINEL"}"#;
    let request = logs::UploadLogRequest::builder()
        .topic_id("t")
        .body(content.as_slice())
        .build();
    let shown = format!("{request:?}");
    assert!(shown.contains("body: 16 bytes") && !shown.contains("SENTINEL"));
    let client = server.configure(logs::Client::builder()).log_bodies(true);
    client.build().unwrap().upload_log(request).await.unwrap();
    let file = files::UploadFileRequest::builder()
        .file(content.as_slice())
        .build();
    let client = server.configure(files::Client::builder()).log_bodies(true);
    client.build().unwrap().upload_file(file).await.unwrap();

    let log = log.text();
    assert!(!log.contains("SENTINEL"), "{log}");
    assert!(
        log.contains("16 bytes of application/octet-stream"),
        "{log}"
    );
    assert!(log.contains("bytes of multipart/form-data"), "{log}");
}

#[test]
fn requests_are_copied_compared_and_stored() {
    let request = log_request("t-1");
    let copy = request.clone();
    assert_eq!(copy, request);
    assert_eq!(
        copy.body.as_ptr(),
        request.body.as_ptr(),
        "the memory is shared"
    );
    let stored = serde_json::to_string(&request).unwrap();
    let restored: logs::UploadLogRequest = serde_json::from_str(&stored).unwrap();
    assert_eq!(restored, request);
    for broken in ["[256]", "[-1]", "[\"1\"]", "\"text\""] {
        let text = format!(r#"{{"TopicId":"t","Body":{broken}}}"#);
        let error = serde_json::from_str::<logs::UploadLogRequest>(&text).unwrap_err();
        assert!(error.to_string().contains("Body"), "{error}");
    }
}
