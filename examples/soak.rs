//! A soak test: calls under random faults for a given time, checked for duplicate executions and
//! leaks.
//!
//! ```text
//! cargo run --release --example soak -- --seconds 600
//! cargo run --release --example soak -- --seconds 60 --concurrency 64 --seed 7 --http-client hyper
//! ```
//!
//! One client calls the emulator from a fixed number of tasks. After every tenth of the time the
//! emulator is stopped, its counters are checked, and another one replaces it; the client stays.
//! The exit code is 1 if anything was executed twice that must not be, or if connections or tasks
//! are left.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tcsas::Credentials;
use tcsas::error::Error;
use tcsas::runtime::RetryPolicy;
use tcsas::transport::HttpClient;
use tcsas_emulator::{ACCEPT, Emulator, Fault, Place, Script, Step};

/// A test service, of which `ReadThing` is idempotent, `WriteThing` is not, and `CreateThing` has a
/// token.
mod cloud {
    tcsas_macros::include_specs!("tests/specs/faults");
}

const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/specs/faults");
const ACTIONS: [&str; 3] = ["ReadThing", "WriteThing", "CreateThing"];
const USAGE: &str =
    "usage: soak [--seconds N] [--concurrency N] [--seed N] [--http-client reqwest|hyper]";
/// Number of emulators, one after the other.
const ROUNDS: u32 = 10;
/// Probability of a fault, where one is possible.
const PROBABILITY: f64 = 0.3;

struct Settings {
    seconds: u64,
    concurrency: usize,
    seed: u64,
    http_client: HttpClient,
}

/// Counts of the calls so far.
#[derive(Default)]
struct Counts {
    next: AtomicU64,
    kinds: Mutex<BTreeMap<&'static str, u64>>,
    longest: Mutex<Duration>,
}

fn main() -> ExitCode {
    let Some(settings) = settings() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let result = runtime
        .map_err(|error| error.to_string())
        .and_then(|runtime| runtime.block_on(soak(&settings)));
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn settings() -> Option<Settings> {
    let mut settings = Settings {
        seconds: 60,
        concurrency: 16,
        seed: 1,
        http_client: HttpClient::Reqwest,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next()?;
        match name.as_str() {
            "--seconds" => settings.seconds = value.parse().ok()?,
            "--concurrency" => settings.concurrency = value.parse().ok()?,
            "--seed" => settings.seed = value.parse().ok()?,
            "--http-client" => {
                settings.http_client = match value.as_str() {
                    "reqwest" => HttpClient::Reqwest,
                    "hyper" => HttpClient::Hyper,
                    _ => return None,
                }
            }
            _ => return None,
        }
    }
    (settings.concurrency > 0 && settings.seconds > 0).then_some(settings)
}

/// Runs the test and returns whether it passed.
async fn soak(settings: &Settings) -> Result<bool, String> {
    let start = memory();
    let mut emulator = emulator(0, settings.seed)?;
    let port = emulator.address().port();
    let client = client(&emulator, settings.http_client)?;
    let counts = Arc::new(Counts::default());
    let (mut duplicates, mut left, mut connections, mut requests) = (0, 0, 0, 0);
    let mut first = None;
    let started = Instant::now();
    for round in 1..=ROUNDS {
        let until = started + Duration::from_secs(settings.seconds) * round / ROUNDS;
        let tasks: Vec<_> = (0..settings.concurrency)
            .map(|_| tokio::spawn(calls(client.clone(), Arc::clone(&counts), until)))
            .collect();
        for task in tasks {
            task.await.map_err(|error| error.to_string())?;
        }
        duplicates += executed_twice(&emulator)?;
        connections += emulator.connections();
        requests += requested(&emulator);
        if round == ROUNDS {
            break;
        }
        // The emulator's connections end with it, and with them the tasks of the client, except the
        // one that monitors idle connections for the life of the client.
        drop(emulator);
        left += gone(|| tasks_alive().saturating_sub(1)).await;
        first = first.or_else(|| Some(memory()));
        emulator = self::emulator(port, settings.seed + u64::from(round))?;
    }
    drop(client);
    let open = gone(|| emulator.open_connections()).await;
    left += gone(tasks_alive).await;
    drop(emulator);
    let end = memory();

    let kinds = counts.kinds.lock().map_err(|error| error.to_string())?;
    let kind = |kind| kinds.get(kind).copied().unwrap_or(0);
    let all: u64 = kinds.values().sum();
    let elapsed = started.elapsed();
    println!(
        "soak: {} s, {} tasks, seed {}, {:?}",
        elapsed.as_secs(),
        settings.concurrency,
        settings.seed,
        settings.http_client
    );
    println!(
        "calls            {all} ({:.0}/s), {requests} requests on {connections} connections",
        all as f64 / elapsed.as_secs_f64()
    );
    println!("success          {}", kind("success"));
    for name in [
        "service_error",
        "timeout",
        "transport",
        "invalid_response",
        "not sent",
    ] {
        println!("{name:<16} {}", kind(name));
    }
    let longest = counts.longest.lock().map_err(|error| error.to_string())?;
    println!("longest call     {} ms", longest.as_millis());
    println!("duplicates       {duplicates}");
    println!("leaked tasks     {left}");
    println!("open connections {open}");
    let first = first.flatten();
    println!(
        "memory           {} at start, {} after a tenth of the time, {} at the end",
        shown(start),
        shown(first),
        shown(end)
    );
    Ok(duplicates == 0 && left == 0 && open == 0)
}

fn credentials() -> Credentials {
    Credentials::new(
        "AKIDSOAKSOAKSOAKSOAK",
        "a-key-that-only-the-emulator-accepts",
    )
}

fn emulator(port: u16, seed: u64) -> Result<Emulator, String> {
    let builder = Emulator::builder(SPECS)
        .credentials(credentials())
        .port(port);
    let builder = ACTIONS.into_iter().fold(builder, |builder, action| {
        builder.script(action, trouble(seed))
    });
    let closed = |reset, seed| Step::before(Fault::CloseAtAccept { reset }).chance(0.05, seed);
    let builder = builder.script(
        ACCEPT,
        Script::from([closed(false, seed), closed(true, seed + 1)]).repeat(),
    );
    builder.start().map_err(|error| error.to_string())
}

fn client(emulator: &Emulator, http_client: HttpClient) -> Result<cloud::Client, String> {
    let retry = RetryPolicy::default().initial_delay(Duration::from_millis(20));
    let builder = cloud::Client::builder()
        .http_client(http_client)
        .credentials(credentials())
        .endpoint(emulator.endpoint())
        .timeout(Duration::from_secs(1))
        .attempt_timeout(Duration::from_millis(300))
        .max_response_size(64 << 10)
        .rate_limits(false)
        .retry(retry);
    builder.build().map_err(|error| error.to_string())
}

/// All faults of a request, repeated.
fn trouble(seed: u64) -> Script {
    let pause = Duration::from_millis(20);
    let silence = Duration::from_millis(1200);
    let mut faults = vec![
        Fault::error("FailedOperation", "on purpose"),
        Fault::error("InternalError", "on purpose"),
        Fault::error("ServiceUnavailable", "on purpose"),
        Fault::status(500, ""),
        Fault::status(502, "<html>no</html>"),
        Fault::retry_after(503, "0"),
        Fault::Html,
        Fault::InvalidJson,
        Fault::Redirect {
            status: 307,
            location: "/elsewhere".to_owned(),
        },
        Fault::WrongClock {
            seconds: 3600,
            date: true,
        },
        Fault::OverLong {
            extra: "HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"Response\":{}}".to_owned(),
        },
        Fault::ContentLength { off: -10 },
        Fault::ContentLength { off: 10 },
        Fault::Gzip,
        Fault::GzipBomb { decoded: 1 << 20 },
        Fault::Drip {
            piece: 50,
            pause: Duration::from_millis(1),
        },
        Fault::Endless {
            piece: 8 << 10,
            pause: Duration::from_millis(1),
        },
    ];
    for at in [
        Place::BeforeHeaders,
        Place::InHeaders,
        Place::BeforeBody,
        Place::InBody,
        Place::AfterBody,
    ] {
        faults.push(Fault::Reset { at });
        faults.push(Fault::Close { at });
        faults.push(Fault::Delay { at, pause });
        faults.push(Fault::Delay { at, pause: silence });
    }
    // Faults that rule out the execution occur only before it.
    let mut steps = vec![
        Step::before(Fault::request_limit_exceeded()),
        Step::before(Fault::status(429, "")),
    ];
    for fault in faults {
        steps.push(Step::before(fault.clone()));
        steps.push(Step::after(fault));
    }
    let steps = steps.into_iter().zip(0..);
    let steps = steps.map(|(step, i)| step.chance(PROBABILITY, seed * 1000 + i));
    steps.collect::<Script>().repeat()
}

/// Makes calls one after the other until the time is up.
async fn calls(client: cloud::Client, counts: Arc<Counts>, until: Instant) {
    while Instant::now() < until {
        let number = counts.next.fetch_add(1, Ordering::Relaxed);
        let name = format!("call-{number}");
        let started = Instant::now();
        let kind = match number % 3 {
            0 => {
                let request = cloud::ReadThingRequest::builder().name(name).build();
                kind(client.read_thing(request).await)
            }
            1 => {
                let request = cloud::WriteThingRequest::builder().name(name).build();
                kind(client.write_thing(request).await)
            }
            _ => {
                let request = cloud::CreateThingRequest::builder().name(name).build();
                kind(client.create_thing(request).await)
            }
        };
        if let Ok(mut kinds) = counts.kinds.lock() {
            *kinds.entry(kind).or_default() += 1;
        }
        if let Ok(mut longest) = counts.longest.lock() {
            *longest = started.elapsed().max(*longest);
        }
    }
}

fn kind<R, E>(result: Result<R, Error<E>>) -> &'static str {
    match result {
        Ok(_) => "success",
        Err(Error::Service(_)) => "service_error",
        Err(Error::Timeout(_)) => "timeout",
        Err(Error::Transport(_)) => "transport",
        Err(Error::InvalidResponse(_)) => "invalid_response",
        Err(_) => "not sent",
    }
}

/// The number of duplicate executions.
fn executed_twice(emulator: &Emulator) -> Result<usize, String> {
    let mut duplicates = 0;
    for action in ["WriteThing", "CreateThing"] {
        let executions = emulator.executions(action);
        if executions.untracked > 0 {
            return Err(format!(
                "too many executions of {action} to detect duplicates: use less time"
            ));
        }
        // Each call has a unique name, and thereby a unique body. Duplicates differ at most in the
        // token.
        let mut names = BTreeMap::new();
        for (body, count) in &executions.per_body {
            let body: serde_json::Value =
                serde_json::from_str(body).map_err(|error| error.to_string())?;
            *names.entry(body["Name"].to_string()).or_insert(0) += count;
        }
        duplicates += names.values().map(|count| count - 1).sum::<usize>();
    }
    Ok(duplicates)
}

fn requested(emulator: &Emulator) -> usize {
    ACTIONS.iter().map(|action| emulator.requests(action)).sum()
}

fn tasks_alive() -> usize {
    let runtime = tokio::runtime::Handle::current();
    runtime.metrics().num_alive_tasks()
}

/// Waits until nothing is left, and returns the rest after ten seconds.
async fn gone(left: impl Fn() -> usize) -> usize {
    for _ in 0..1000 {
        if left() == 0 {
            return 0;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    left()
}

/// The resident memory of this process, emulator included, in KiB, where available.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line?.trim().strip_suffix(" kB")?.parse().ok()
}

fn shown(memory: Option<u64>) -> String {
    memory.map_or_else(
        || "unknown".to_owned(),
        |kib| format!("{:.1} MiB", kib as f64 / 1024.0),
    )
}
