//! Calls over both HTTP clients, compared with the bare clients posting prepared bytes, and with
//! another crate for the same service.
//!
//! All of them call one small server on loopback that reads a request and writes a fixed response.
//! The contestants alternate, round by round, so that changes in the speed of the machine affect
//! all; the tables have the medians of the rounds. The program is compiled by `cargo bench --bench
//! call`, which writes a crate for it.

mod large;
mod server;

use std::hint::black_box;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tcsas_runtime::Credentials;
use tcsas_runtime::transport::HttpClient;

tcsas_macros::include_specs!("specs");

const ROUNDS: usize = 21;
const ID: &str = "AKIDEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAM";
const KEY: &str = "an-example-key-of-32-characters.";

type Future = Pin<Box<dyn std::future::Future<Output = ()> + Send>>;

/// Makes one call. Panics unless the response is correct.
type Call = Arc<dyn Fn() -> Future + Send + Sync>;

/// A contestant: its name and its call.
type Contestant = (&'static str, Call);

/// The measurements of one round.
struct Round {
    per_second: f64,
    p50: f64,
    p99: f64,
}

fn main() {
    // The bare client has no TLS provider; ours installs one and does not need this.
    drop(rustls::crypto::ring::default_provider().install_default());
    let address = server::start();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(small(address));
    large::report(address);
}

async fn small(address: std::net::SocketAddr) {
    let contestants = [
        bare_reqwest(address),
        bare_hyper(address),
        ours("tcsas over reqwest", address, HttpClient::Reqwest),
        ours("tcsas over hyper", address, HttpClient::Hyper),
        other(address),
    ];
    for concurrency in [1, 64] {
        let calls = if concurrency == 1 { 1_000 } else { 5_000 };
        let mut rounds: Vec<Vec<Round>> = contestants.iter().map(|_| Vec::new()).collect();
        for number in 0..=ROUNDS {
            for ((_, contestant), rounds) in contestants.iter().zip(&mut rounds) {
                let round = run(contestant, concurrency, calls).await;
                // The first calls open the connections.
                if number > 0 {
                    rounds.push(round);
                }
            }
        }
        report(concurrency, &contestants, &rounds);
    }
}

async fn run(contestant: &Call, concurrency: usize, calls: usize) -> Round {
    let start = Instant::now();
    let workers: Vec<_> = (0..concurrency)
        .map(|_| {
            let contestant = Arc::clone(contestant);
            tokio::spawn(async move {
                let mut times = Vec::with_capacity(calls / concurrency);
                for _ in 0..calls / concurrency {
                    let start = Instant::now();
                    contestant().await;
                    times.push(start.elapsed());
                }
                times
            })
        })
        .collect();
    let mut times = Vec::with_capacity(calls);
    for worker in workers {
        times.extend(worker.await.expect("no call failed"));
    }
    let total = start.elapsed();
    times.sort();
    let micros = |part: f64| times[((times.len() - 1) as f64 * part) as usize].as_secs_f64() * 1e6;
    Round {
        per_second: times.len() as f64 / total.as_secs_f64(),
        p50: micros(0.5),
        p99: micros(0.99),
    }
}

/// The rows of the contestants, in their order.
const BARE_REQWEST: usize = 0;
const BARE_HYPER: usize = 1;
const OVER_REQWEST: usize = 2;
const OVER_HYPER: usize = 3;

fn report(concurrency: usize, contestants: &[Contestant], rounds: &[Vec<Round>]) {
    println!("\n| {concurrency} at a time | calls/s | of bare reqwest | p50 µs | p99 µs | of bare reqwest |");
    println!("|---|---:|---:|---:|---:|---:|");
    let of = |row: usize, value: fn(&Round) -> f64| median(rounds[row].iter().map(value));
    // Ratios per round, so that both sides are measured at the same time.
    let ratio = |row: usize, to: usize, value: fn(&Round) -> f64| {
        median(
            rounds[row]
                .iter()
                .zip(&rounds[to])
                .map(|(this, bare)| value(this) / value(bare)),
        )
    };
    let rate = |round: &Round| round.per_second;
    let tail = |round: &Round| round.p99;
    for (row, (name, _)) in contestants.iter().enumerate() {
        println!(
            "| {name} | {:.0} | {:.2} | {:.0} | {:.0} | {:.2} |",
            of(row, rate),
            ratio(row, BARE_REQWEST, rate),
            of(row, |round| round.p50),
            of(row, tail),
            ratio(row, BARE_REQWEST, tail)
        );
    }
    if concurrency == 1 {
        return;
    }
    let result = |met: bool| if met { "ok" } else { "missed" };
    for (what, row, to, least) in [
        ("over hyper, of bare reqwest", OVER_HYPER, BARE_REQWEST, 1.10),
        ("over hyper, of bare hyper-util", OVER_HYPER, BARE_HYPER, 0.75),
        ("over reqwest, of bare reqwest", OVER_REQWEST, BARE_REQWEST, 0.85),
    ] {
        let rate = ratio(row, to, rate);
        println!(
            "target: rate {what} {rate:.2} >= {least:.2} {}",
            result(rate >= least)
        );
    }
    let tail = ratio(OVER_HYPER, BARE_REQWEST, tail);
    println!(
        "target: p99 over hyper, of bare reqwest {tail:.2} <= 1.00 {}",
        result(tail <= 1.0)
    );
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn documented_request() -> ModifyMnpRequest {
    ModifyMnpRequest::builder()
        .mnp_type("Logistics Services->1_Pickup/Delivery,Life Service->144_Lilliputian Services")
        .mnp_name("autotest_miniapp")
        .mnp_intro("test")
        .mnp_desc("test")
        .mnp_id("mpg9yjc0qbpkelik")
        .platform_id("T04257DS9431720WTAG")
        .build()
}

/// The headers of a call, signed once.
fn prepared_headers() -> http::HeaderMap {
    let mut headers = http::HeaderMap::new();
    for (name, value) in [
        ("content-type", "application/json"),
        ("x-tc-action", "ModifyMNP"),
        ("x-tc-version", "2025-01-06"),
        ("x-tc-timestamp", "1736121600"),
        ("x-tc-requestclient", "tcsas-rust/0.1.0"),
        ("x-tc-language", "en-US"),
    ] {
        headers.insert(name, http::HeaderValue::from_static(value));
    }
    let authorization = format!(
        "TC3-HMAC-SHA256 Credential={ID}/2025-01-06/tcsas/tc3_request, SignedHeaders=content-type;host, Signature={}",
        "0".repeat(64)
    );
    headers.insert("authorization", authorization.parse().expect("a header"));
    headers
}

fn prepared_body() -> bytes::Bytes {
    serde_json::to_vec(&documented_request()).expect("JSON").into()
}

/// The same bytes and headers every time; the response is read and not decoded.
fn bare_reqwest(address: std::net::SocketAddr) -> Contestant {
    let (headers, body) = (prepared_headers(), prepared_body());
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(60))
        .connect_timeout(Duration::from_secs(10))
        .build()
        .expect("a client");
    let url: reqwest::Url = format!("http://{address}/").parse().expect("an address");
    let contestant = move || -> Future {
        let call = client
            .post(url.clone())
            .headers(headers.clone())
            .body(body.clone())
            .send();
        Box::pin(async move {
            let response = call.await.expect("a response");
            black_box(response.bytes().await.expect("a body"));
        })
    };
    ("bare reqwest, prepared bytes", Arc::new(contestant))
}

/// The same with the pooled client of hyper-util, which has no time limit.
fn bare_hyper(address: std::net::SocketAddr) -> Contestant {
    use http_body_util::{BodyExt, Full};
    use hyper_util::client::legacy::Client;
    use hyper_util::rt::TokioExecutor;
    let (headers, body) = (prepared_headers(), prepared_body());
    let client = Client::builder(TokioExecutor::new()).build_http::<Full<bytes::Bytes>>();
    let uri: http::Uri = format!("http://{address}/").parse().expect("an address");
    let contestant = move || -> Future {
        let mut request = http::Request::new(Full::new(body.clone()));
        *request.method_mut() = http::Method::POST;
        *request.uri_mut() = uri.clone();
        *request.headers_mut() = headers.clone();
        let call = client.request(request);
        Box::pin(async move {
            let response = call.await.expect("a response");
            black_box(response.into_body().collect().await.expect("a body").to_bytes());
        })
    };
    ("bare hyper-util, prepared bytes", Arc::new(contestant))
}

fn ours(name: &'static str, address: std::net::SocketAddr, http_client: HttpClient) -> Contestant {
    let credentials = Credentials::new(ID, KEY);
    let endpoint = format!("http://{address}");
    let client: Client = Client::builder()
        .http_client(http_client)
        // The limit of the spec is 20 calls per second.
        .rate_limits(false)
        .credentials(credentials)
        .endpoint(endpoint)
        .build()
        .expect("a client");
    let contestant = move || -> Future {
        let call = client.modify_mnp(documented_request());
        Box::pin(async move {
            let response = call.await.expect("a response");
            assert_eq!(response.data.resource_id, 727);
        })
    };
    (name, Arc::new(contestant))
}

/// It prefixes the host with the service's name, which is impossible with an address: it uses
/// `HTTP_PROXY`, which the others ignore.
fn other(_: std::net::SocketAddr) -> Contestant {
    let client = tencent_sdk::Client::builder("http://loopback.example")
        .expect("an address")
        .auth(tencent_sdk::Auth::tc3(ID, KEY))
        .default_region("ap-guangzhou")
        .no_system_proxy(false)
        .build()
        .expect("a client");
    let contestant = move || -> Future {
        let client = client.clone();
        Box::pin(async move {
            black_box(
                client
                    .billing()
                    .describe_account_balance()
                    .await
                    .expect("a response"),
            );
        })
    };
    ("tencent-sdk, another action", Arc::new(contestant))
}
