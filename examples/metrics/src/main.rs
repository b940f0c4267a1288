//! Counters and latencies of calls with the crate `metrics`, whose exporters write them for
//! Prometheus, StatsD and others.
//!
//! ```text
//! cargo run -p metrics-example
//! ```

use std::error::Error;

use metrics_util::debugging::{DebugValue, DebuggingRecorder};
use tcsas::observe::{Event, Observer};
use tcsas::{Client, Credentials, ModifyMnpRequest};
use tcsas_emulator::{Emulator, Fault, Step};

/// Forwards the outcomes of calls to `metrics`.
#[derive(Debug)]
struct Metrics;

impl Observer for Metrics {
    fn attempt(&self, event: &Event<'_>) {
        let labels = [
            ("action", event.action.to_owned()),
            ("outcome", event.outcome.to_string()),
            // Codes are a limited set of labels; request ids would be one per call.
            ("code", event.outcome.code().unwrap_or_default().to_owned()),
        ];
        metrics::counter!("tencentcloud_attempts_total", &labels).increment(1);
    }

    fn call(&self, event: &Event<'_>) {
        let labels = [
            ("action", event.action.to_owned()),
            ("outcome", event.outcome.to_string()),
        ];
        metrics::counter!("tencentcloud_calls_total", &labels).increment(1);
        metrics::histogram!("tencentcloud_call_seconds", &labels).record(event.duration);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    // A production program installs an exporter here instead.
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    recorder.install()?;

    let credentials = Credentials::new("AKIDEXAMPLE", "a-key-that-only-the-emulator-accepts");
    let emulator = Emulator::start(tcsas::SPECS, credentials.clone())?;
    let client: Client = Client::builder()
        .credentials(credentials)
        .endpoint(emulator.endpoint())
        .observer(Metrics)
        .build()?;

    // The first call is throttled and retried, the second ends with the error, and the third
    // succeeds at once.
    emulator.script(
        "ModifyMNP",
        [
            Step::before(Fault::request_limit_exceeded()),
            Step::pass(),
            Step::before(Fault::internal_error()),
        ],
    )?;
    for _ in 0..3 {
        if let Err(error) = client.modify_mnp(request()).await {
            println!("{error}");
        }
    }

    for (key, _, _, value) in snapshotter.snapshot().into_vec() {
        let labels: Vec<_> = (key.key().labels())
            .map(|label| format!("{}={:?}", label.key(), label.value()))
            .collect();
        let name = format!("{}{{{}}}", key.key().name(), labels.join(","));
        match value {
            DebugValue::Counter(count) => println!("{name} {count}"),
            DebugValue::Gauge(value) => println!("{name} {value}"),
            DebugValue::Histogram(values) => {
                let sum: f64 = values.iter().map(|value| value.0).sum();
                println!("{name} {} calls, {sum:.3} s in all", values.len());
            }
        }
    }
    Ok(())
}

fn request() -> ModifyMnpRequest {
    ModifyMnpRequest::builder()
        .mnp_type("Life Service->144_Lilliputian Services")
        .mnp_name("autotest_miniapp")
        .mnp_intro("test")
        .mnp_desc("test")
        .mnp_id("mpg9yjc0qbpkelik")
        .platform_id("T04257DS9431720WTAG")
        .build()
}
