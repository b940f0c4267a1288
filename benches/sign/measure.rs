//! Signing, compared with the hashing required by the algorithm and with common alternatives.
//!
//! Every round measures every contestant once, so that changes in the speed of the machine affect
//! all; the table has the medians of the rounds. The program is compiled by `cargo bench --bench
//! sign`, which writes a crate for it, so that the other crates are not dependencies of the
//! workspace.

use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::hint::black_box;
use std::time::{Duration, Instant, SystemTime};
use tcsas_runtime::Credentials;
use tcsas_runtime::sign::{Payload, Signable, Signer, authorization};
use tencentcloud_sign_sdk::{Tc3Signer, sha256_hex};

const ROUNDS: usize = 201;
const SIZES: [(&str, usize); 3] = [("230 B", 230), ("4 KiB", 4 << 10), ("1 MiB", 1 << 20)];
const HOST: &str = "tcsas.intl.tencentcloudapi.com";
const ID: &str = "AKIDEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAM";
const KEY: &str = "an-example-key-of-32-characters.";
const TIMESTAMP: i64 = 1_736_121_600;

/// A contestant: its name, and its operation on a payload.
type Contestant = (&'static str, Box<dyn Fn(&str)>);

fn main() {
    println!("| | {} |", SIZES.map(|(name, _)| name).join(" | "));
    println!("|---|{}", "---:|".repeat(SIZES.len()));
    let columns: Vec<Vec<f64>> = SIZES
        .iter()
        .map(|(_, size)| measure(&contestants(), *size))
        .collect();
    for (row, (name, _)) in contestants().iter().enumerate() {
        let cells: Vec<String> = columns
            .iter()
            .map(|column| format!("{:.0} ns ({:.2})", column[row], column[row] / column[0]))
            .collect();
        println!("| {name} | {} |", cells.join(" | "));
    }
    println!("\nMedians of {ROUNDS} rounds; in brackets, as a multiple of bare hashing.");
    let payload = payload(230);
    for (name, contestant) in contestants() {
        contestant(&payload);
        let counted = allocation_counter::measure(|| contestant(&payload));
        println!(
            "heap allocations per signature: {:2}  {name}",
            counted.count_total
        );
    }
    for (column, limit) in [(0, 1.4), (2, 1.05)] {
        let ratio = columns[column][1] / columns[column][0];
        let result = if ratio <= limit { "ok" } else { "missed" };
        println!(
            "target: signer/bare at {} {ratio:.2} <= {limit} {result}",
            SIZES[column].0
        );
    }
}

/// Nanoseconds per contestant, the median of the rounds.
fn measure(contestants: &[Contestant], size: usize) -> Vec<f64> {
    let payload = payload(size);
    // Repeated often enough that the cost of the clock is negligible.
    let repeat = (50_000 / size).clamp(1, 100);
    let mut times = vec![Vec::with_capacity(ROUNDS); contestants.len()];
    for _ in 0..ROUNDS {
        for ((_, contestant), times) in contestants.iter().zip(&mut times) {
            let start = Instant::now();
            for _ in 0..repeat {
                contestant(black_box(&payload));
            }
            times.push(start.elapsed().as_nanos() as f64 / repeat as f64);
        }
    }
    times.iter_mut().map(|times| median(times)).collect()
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn payload(size: usize) -> String {
    let mut text = "{\"MNPName\":\"".to_owned();
    text.push_str(&"x".repeat(size - text.len() - 2));
    text + "\"}"
}

fn contestants() -> Vec<Contestant> {
    vec![bare(), signer(), uncached(), other_crate(), aws()]
}

/// The payload, a canonical request, and one HMAC with a prepared key over a string to sign.
fn bare() -> Contestant {
    let request = [b'r'; 169];
    let string = [b's'; 129];
    let key = Hmac::<Sha256>::new_from_slice(&[7; 32]).expect("any length");
    let contestant = move |payload: &str| {
        black_box(Sha256::digest(payload));
        black_box(Sha256::digest(black_box(request)));
        black_box(key.clone().chain_update(black_box(string)).finalize());
    };
    ("bare hashing", Box::new(contestant))
}

fn signer() -> Contestant {
    let signer = Signer::new(Credentials::new(ID, KEY), "tcsas", HOST, "application/json");
    let contestant = move |payload: &str| {
        let header = signer.authorization(Payload::Signed(payload.as_bytes()), TIMESTAMP);
        black_box(header.expect("a time with a date"));
    };
    ("tcsas-runtime, `Signer`", Box::new(contestant))
}

fn uncached() -> Contestant {
    let credentials = Credentials::new(ID, KEY);
    let contestant = move |payload: &str| {
        let call = Signable {
            service: "tcsas",
            host: HOST,
            content_type: "application/json",
            payload: Payload::Signed(payload.as_bytes()),
            timestamp: TIMESTAMP,
        };
        black_box(authorization(&credentials, &call).expect("a time with a date"));
    };
    ("the same without caching", Box::new(contestant))
}

fn other_crate() -> Contestant {
    let signer = Tc3Signer::new(ID.into(), KEY.into(), "tcsas".into(), false);
    let contestant = move |payload: &str| {
        let headers = format!("content-type:application/json\nhost:{HOST}\n");
        let hash = sha256_hex(payload);
        let result = signer.sign(
            "POST",
            "/",
            "",
            &headers,
            "content-type;host",
            &hash,
            TIMESTAMP,
        );
        black_box(signer.create_authorization_header(&result, "content-type;host"));
    };
    ("tencentcloud-sign-sdk", Box::new(contestant))
}

fn aws() -> Contestant {
    let identity = aws_credential_types::Credentials::new(ID, KEY, None, None, "bench").into();
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(TIMESTAMP as u64);
    let contestant = move |payload: &str| {
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region("us-east-1")
            .name("service")
            .time(time)
            .settings(SigningSettings::default())
            .build()
            .expect("complete")
            .into();
        let headers = [("content-type", "application/json"), ("host", HOST)];
        let body = SignableBody::Bytes(payload.as_bytes());
        let request = SignableRequest::new(
            "POST",
            "https://tcsas.intl.tencentcloudapi.com/",
            headers.into_iter(),
            body,
        );
        black_box(sign(request.expect("valid"), &parameters).expect("signed"));
    };
    ("aws-sigv4 (AWS's algorithm)", Box::new(contestant))
}
