#![allow(dead_code, reason = "every test file uses another part of it")]
//! A client that can send any kind of invalid request.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tcsas_emulator::Emulator;
use tcsas_runtime::Credentials;
use tcsas_runtime::sign::{self, CredentialScope, Payload, SigningKey};

/// The spec files of these tests.
pub const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/specs");

/// The credentials that [`start`] accepts.
pub fn credentials() -> Credentials {
    Credentials::new("AKIDtest", "secret")
}

/// A server for these tests' spec files.
pub fn start() -> Emulator {
    Emulator::start(SPECS, credentials()).unwrap()
}

pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_secs()).unwrap()
}

/// A request to be sent. The fields are public so that a test can invalidate one of them.
pub struct Call {
    pub method: &'static str,
    pub path: &'static str,
    pub action: &'static str,
    pub body: Vec<u8>,
    pub credentials: Credentials,
    pub timestamp: i64,
    pub service: &'static str,
    pub content_type: &'static str,
    /// Signed besides `content-type` and `host`.
    pub also_signed: &'static [&'static str],
    pub unsigned_payload: bool,
    /// Headers to add, to replace or (if empty) to omit, after signing.
    pub changed: Vec<(&'static str, String)>,
}

impl Call {
    pub fn new(body: &str) -> Self {
        Self {
            method: "POST",
            path: "/",
            action: "ListThings",
            body: body.into(),
            credentials: credentials(),
            timestamp: now(),
            service: "things",
            content_type: "application/json",
            also_signed: &[],
            unsigned_payload: false,
            changed: Vec::new(),
        }
    }

    pub fn change(mut self, name: &'static str, value: &str) -> Self {
        self.changed.push((name, value.to_owned()));
        self
    }

    /// The head and body as sent.
    pub fn bytes(&self, to: SocketAddr) -> Vec<u8> {
        let mut headers = vec![
            ("content-type", self.content_type.to_owned()),
            ("host", to.to_string()),
            ("x-tc-action", self.action.to_owned()),
            ("x-tc-timestamp", self.timestamp.to_string()),
            ("x-tc-version", "2025-01-06".to_owned()),
            ("content-length", self.body.len().to_string()),
        ];
        let mut payload = Payload::Signed(&self.body);
        if self.unsigned_payload {
            payload = Payload::Unsigned;
            headers.push(("x-tc-content-sha256", sign::UNSIGNED_PAYLOAD.to_owned()));
        }
        if let Some(token) = self.credentials.token() {
            headers.push(("x-tc-token", token.to_owned()));
        }
        let authorization = self.authorization(&headers, payload);
        headers.push(("authorization", authorization));
        for (name, value) in &self.changed {
            headers.retain(|header| header.0 != *name);
            if !value.is_empty() {
                headers.push((name, value.clone()));
            }
        }
        let mut bytes = format!("{} {} HTTP/1.1\r\n", self.method, self.path).into_bytes();
        for (name, value) in headers {
            bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(&self.body);
        bytes
    }

    fn authorization(&self, headers: &[(&str, String)], payload: Payload<'_>) -> String {
        let signed: Vec<(&str, &str)> = ["content-type", "host"]
            .iter()
            .chain(self.also_signed)
            .map(|name| headers.iter().find(|header| header.0 == *name).unwrap())
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let scope = CredentialScope::new(self.timestamp, self.service).unwrap();
        let request = sign::canonical_request("POST", &signed, &sign::hashed_payload(payload));
        let text = sign::string_to_sign(self.timestamp, &scope, &request);
        sign::authorization_header(
            self.credentials.secret_id(),
            &scope,
            &sign::signed_headers(&signed),
            &SigningKey::derive(self.credentials.secret_key(), &scope).sign(&text),
        )
    }

    /// Sends the request on a new connection.
    pub fn send(&self, emulator: &Emulator) -> HttpResponse {
        let mut stream = connect(emulator.address());
        stream.write_all(&self.bytes(emulator.address())).unwrap();
        HttpResponse::read(&mut stream)
    }
}

/// A connection that fails instead of blocking.
pub fn connect(to: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(to).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    stream
}

/// Reads the head of a response byte by byte, so that the body stays unread, and returns it with
/// the length it announces.
pub fn head(stream: &mut TcpStream) -> (String, u64) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let length = head.split_once("content-length: ").unwrap().1;
    let length = length.lines().next().unwrap().parse().unwrap();
    (head, length)
}

/// The head and body of a response.
#[derive(Debug)]
pub struct HttpResponse {
    pub head: String,
    pub body: String,
}

impl HttpResponse {
    pub fn read(stream: &mut TcpStream) -> Self {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            stream.read_exact(&mut byte).unwrap();
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
        let (_, length) = head.split_once("content-length: ").unwrap();
        let length = length.lines().next().unwrap().parse().unwrap();
        let mut body = vec![0; length];
        stream.read_exact(&mut body).unwrap();
        let body = String::from_utf8(body).unwrap();
        Self { head, body }
    }

    /// The content of the envelope, after checks that apply to all responses.
    pub fn response(&self) -> Value {
        assert!(self.head.starts_with("http/1.1 200 "), "{self:?}");
        assert!(
            self.head.contains("\r\ncontent-type: application/json\r\n"),
            "{self:?}"
        );
        let mut whole: Value = serde_json::from_str(&self.body).unwrap();
        let response = whole["Response"].take();
        let id = response["RequestId"].as_str().unwrap();
        assert_eq!(uuid::Uuid::parse_str(id).unwrap().get_version_num(), 4);
        response
    }

    /// Code and message, joined by a space; empty for a success.
    pub fn error(&self) -> String {
        let error = self.response()["Error"].take();
        match error["Code"].as_str() {
            Some(code) => format!("{code} {}", error["Message"].as_str().unwrap()),
            None => String::new(),
        }
    }
}

/// Whether a response is complete.
fn whole(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let length = |head: &str| {
        let (_, length) = head.split_once("content-length: ")?;
        length.lines().next()?.parse().ok()
    };
    text.split_once("\r\n\r\n")
        .is_some_and(|(head, body)| length(head).is_some_and(|length: usize| body.len() >= length))
}

/// Waits until `holds`, and fails after ten seconds.
pub fn eventually(holds: impl Fn() -> bool) {
    for _ in 0..1000 {
        if holds() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("the condition did not hold in time");
}

/// The state of a connection after a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    Closed,
    Reset,
    /// It is open, and no data arrives for a while.
    Open,
}

/// The bytes received on a connection.
#[derive(Debug)]
pub struct Came {
    pub text: String,
    pub ended: Ended,
    /// When the last byte arrived, since the call was sent.
    pub last: Duration,
    pub stream: TcpStream,
}

impl Came {
    /// Sends a call on a new connection, and reads until no more data arrives.
    pub fn of(emulator: &Emulator, call: &Call) -> Self {
        let mut stream = connect(emulator.address());
        stream.write_all(&call.bytes(emulator.address())).unwrap();
        Self::read(stream)
    }

    pub fn read(mut stream: TcpStream) -> Self {
        let since = Instant::now();
        stream
            .set_read_timeout(Some(Duration::from_millis(700)))
            .unwrap();
        let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
        let mut last = Duration::ZERO;
        let ended = loop {
            match stream.read(&mut buffer) {
                Ok(0) => break Ended::Closed,
                Ok(n) => {
                    last = since.elapsed();
                    bytes.extend_from_slice(&buffer[..n]);
                    if whole(&bytes) {
                        // Data after it arrives at once.
                        let little = Duration::from_millis(100);
                        stream.set_read_timeout(Some(little)).unwrap();
                    }
                }
                Err(error) => match error.kind() {
                    ErrorKind::ConnectionReset => break Ended::Reset,
                    ErrorKind::WouldBlock | ErrorKind::TimedOut => break Ended::Open,
                    _ => panic!("{error}"),
                },
            }
        };
        Self {
            text: String::from_utf8_lossy(&bytes).into_owned(),
            ended,
            last,
            stream,
        }
    }

    /// Head and body. Without an end of the head, all of it is head.
    pub fn parts(&self) -> (&str, &str) {
        self.text.split_once("\r\n\r\n").unwrap_or((&self.text, ""))
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.parts().0.lines().skip(1);
        let mut headers = lines.filter_map(|line| line.split_once(": "));
        headers
            .find(|header| header.0 == name)
            .map(|header| header.1)
    }

    pub fn length(&self) -> usize {
        self.header("content-length").unwrap().parse().unwrap()
    }
}
