//! Signatures that the vendor's own Python SDK computed.
//!
//! `tests/vectors.jsonl` is a selection of edge cases: empty and large bodies, escapes and code
//! points of every length, day boundaries, a leap day, the epoch, tokens, unsigned payloads, and
//! regional, internal and international hosts. `TCSAS_VECTORS=FILE` runs another file of the same
//! format.

use serde::Deserialize;
use tcsas_runtime::Credentials;
use tcsas_runtime::sign::{self, Payload, Signable};

#[derive(Deserialize)]
struct Vector {
    secret_id: String,
    secret_key: String,
    token: String,
    service: String,
    host: String,
    timestamp: i64,
    unsigned_payload: bool,
    content_type: String,
    payload: String,
    authorization: String,
}

impl Vector {
    fn authorization(&self) -> String {
        let payload = if self.unsigned_payload {
            Payload::Unsigned
        } else {
            Payload::Signed(self.payload.as_bytes())
        };
        let credentials = Credentials::new(self.secret_id.as_str(), self.secret_key.as_str());
        let call = Signable {
            service: &self.service,
            host: &self.host,
            content_type: &self.content_type,
            payload,
            timestamp: self.timestamp,
        };
        sign::authorization(&credentials.with_token(&*self.token), &call).unwrap()
    }
}

#[test]
fn vectors() {
    let text = match std::env::var_os("TCSAS_VECTORS") {
        Some(file) => std::fs::read_to_string(file).unwrap(),
        None => include_str!("vectors.jsonl").to_owned(),
    };
    let vectors: Vec<Vector> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let passed = vectors
        .iter()
        .filter(|vector| vector.authorization() == vector.authorization)
        .count();
    println!("vectors: {passed}/{}", vectors.len());
    assert!(vectors.len() >= 40, "too few vectors to be meaningful");
    assert_eq!(passed, vectors.len());
}
