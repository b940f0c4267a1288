//! Secrets are wiped from memory, as SECURITY.md states. On Linux, where a process can read its own
//! memory as a file.

#![cfg(target_os = "linux")]

use std::fs::{File, read_to_string};
use std::os::unix::fs::FileExt;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};
use tcsas::runtime::bytes::Bytes;
use tcsas::runtime::http;
use tcsas::transport::{Body, BoxFuture, Transport, TransportError};
use tcsas::{Client, Credentials};

/// What a secret is masked with, so that looking for it does not add a copy of it.
const MASK: u8 = 0x80;

/// A text that only this run has, masked.
fn masked_secret() -> Vec<u8> {
    let mut masked = Vec::new();
    for _ in 0..3 {
        let random = read_to_string("/proc/sys/kernel/random/uuid").unwrap();
        let digits = random.bytes().filter(u8::is_ascii_hexdigit);
        masked.extend(digits.map(|digit| digit ^ MASK));
    }
    masked
}

/// The text behind a mask.
fn unmasked(masked: &[u8]) -> String {
    let mut text = String::with_capacity(masked.len());
    text.extend(masked.iter().map(|byte| char::from(byte ^ MASK)));
    text
}

/// The number of copies of a secret in the writable memory of this process. A copy counts if all
/// but its beginning is left: allocators write there once it is freed. The few bytes that registers
/// hold may be left on a stack.
fn copies(masked: &[u8]) -> usize {
    // What one test reads another one must not find.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let masked = &masked[16..];
    let memory = File::open("/proc/self/mem").unwrap();
    let mut buffer = vec![0; 1 << 16];
    let own = buffer.as_ptr() as u64..buffer.as_ptr() as u64 + buffer.len() as u64;
    let mut found = 0;
    for line in read_to_string("/proc/self/maps").unwrap().lines() {
        let (range, rest) = line.split_once(' ').unwrap();
        let (start, end) = range.split_once('-').unwrap();
        let address = |text| u64::from_str_radix(text, 16).unwrap();
        let (mut at, end) = (address(start), address(end));
        while rest.starts_with("rw") && at < end {
            // The buffer holds what was read before.
            if own.contains(&at) {
                at = own.end;
                continue;
            }
            let limit = if at < own.start {
                end.min(own.start)
            } else {
                end
            };
            let length = (limit - at).min(buffer.len() as u64);
            // Guard pages cannot be read.
            let Ok(read) = memory.read_at(&mut buffer[..length as usize], at) else {
                break;
            };
            let same = |text: &&[u8]| text.iter().zip(masked).all(|(a, b)| a ^ MASK == *b);
            found += buffer[..read].windows(masked.len()).filter(same).count();
            let overlap = masked.len() as u64 - 1;
            at += match at + (read as u64) < limit {
                true => read as u64 - overlap,
                false => limit - at,
            };
        }
    }
    buffer.fill(0);
    found
}

/// Responds once, without a socket.
#[derive(Debug)]
struct Canned(Mutex<String>);

impl Transport for Canned {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        assert!(request.headers().contains_key("authorization"));
        let body = Body::from(std::mem::take(&mut *self.0.lock().unwrap()));
        Box::pin(async { Ok(http::Response::new(body)) })
    }
}

fn client(secret_key: String, token: String, response: String) -> Client {
    let credentials = Credentials::new("AKIDTESTTESTTESTTEST", secret_key);
    Client::builder()
        .credentials(credentials.with_token(token))
        .zeroize_bodies(true)
        .transport(Canned(Mutex::new(response)))
        .build()
        .unwrap()
}

#[tokio::test]
async fn credentials_are_wiped_with_the_last_client() {
    let [key, token] = [masked_secret(), masked_secret()];
    let response = r#"{"Response":{"RequestId":"1"}}"#.to_owned();
    let client = client(unmasked(&key), unmasked(&token), response);
    let copy = client.clone();
    client.as_ref().call("X", &json!({})).await.unwrap();
    drop(client);
    let left = [copies(&key), copies(&token)];
    assert!(!left.contains(&0), "the copy has no credentials: {left:?}");
    drop(copy);
    assert_eq!([copies(&key), copies(&token)], [0, 0]);
}

#[tokio::test]
async fn zeroized_bodies_leave_no_copy() {
    let masked = masked_secret();
    let mut response = String::with_capacity(200);
    response.push_str(r#"{"Response":{"RequestId":"1","Data":""#);
    response.extend(masked.iter().map(|byte| char::from(byte ^ MASK)));
    response.push_str(r#""}}"#);
    let client = client("a-secret-key".to_owned(), String::new(), response);
    let mut request = json!({ "Data": null });
    request["Data"] = Value::String(unmasked(&masked));
    let response = client.as_ref().call("X", &request).await.unwrap();
    assert_eq!(copies(&masked), 2, "the program has one of each");
    for mut value in [request, response.into_inner()] {
        let Value::String(text) = value["Data"].take() else {
            panic!("no text");
        };
        text.into_bytes().fill(0);
    }
    assert_eq!(copies(&masked), 0);
}

#[cfg(feature = "profile")]
#[tokio::test]
async fn secret_key_of_a_file_is_wiped_with_its_credentials() {
    use tcsas::credential::{CredentialProvider, ProfileProvider};

    let masked = masked_secret();
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("wiped-credentials");
    let mut file = Vec::with_capacity(200);
    file.extend(b"[default]\nsecret_id = AKIDTESTTESTTESTTEST\nsecret_key = ");
    file.extend(masked.iter().map(|byte| byte ^ MASK));
    std::fs::write(&path, &file).unwrap();
    file.fill(0);
    let credentials = ProfileProvider::new().path(&path).provide().await.unwrap();
    std::fs::remove_file(path).unwrap();
    assert_eq!(copies(&masked), 1, "the credentials have one");
    drop(credentials);
    assert_eq!(copies(&masked), 0);
}
