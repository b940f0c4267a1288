//! Secrets are wiped from memory, as SECURITY.md states. On Linux, where a process can read its own
//! memory as a file.

#![cfg(target_os = "linux")]

use std::fs::{File, read_to_string};
use std::os::unix::fs::FileExt;

use serde_json::json;
use tcsas::runtime::bytes::Bytes;
use tcsas::runtime::http;
use tcsas::transport::{BoxFuture, Transport, TransportError};
use tcsas::{Client, Credentials};

/// What a secret is masked with, so that looking for it does not add a copy of it.
const MASK: u8 = 0x80;

/// A text that only this run has, masked.
fn masked_secret() -> Vec<u8> {
    let random = read_to_string("/proc/sys/kernel/random/uuid").unwrap();
    let digits = random.bytes().filter(u8::is_ascii_hexdigit);
    digits.map(|digit| digit ^ MASK).collect()
}

/// The text behind a mask.
fn unmasked(masked: &[u8]) -> String {
    let mut text = String::with_capacity(masked.len());
    text.extend(masked.iter().map(|byte| char::from(byte ^ MASK)));
    text
}

/// The number of copies of a secret in the writable memory of this process. A copy counts if its
/// second half is left: allocators write to the beginning of what is freed.
fn copies(masked: &[u8]) -> usize {
    let masked = &masked[masked.len() / 2..];
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

/// Responds without a socket.
#[derive(Debug)]
struct Canned;

impl Transport for Canned {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        assert!(request.headers().contains_key("authorization"));
        let body = Bytes::from_static(br#"{"Response":{"RequestId":"1"}}"#);
        Box::pin(async { Ok(http::Response::new(body)) })
    }
}

#[tokio::test]
async fn secret_key_is_wiped_with_the_last_client() {
    let masked = masked_secret();
    let client: Client = Client::builder()
        .credentials(Credentials::new("AKIDTESTTESTTESTTEST", unmasked(&masked)))
        .transport(Canned)
        .build()
        .unwrap();
    let copy = client.clone();
    client.as_ref().call("X", &json!({})).await.unwrap();
    drop(client);
    assert!(copies(&masked) > 0, "the copy has no key");
    drop(copy);
    assert_eq!(copies(&masked), 0);
}
