//! Retries, limits, failover, credentials and connections, end to end against the emulator and
//! custom transports.

#[cfg(feature = "blocking")]
#[path = "resilience/blocking.rs"]
mod blocking;
#[path = "resilience/call_settings.rs"]
mod call_settings;
#[path = "resilience/cancellation.rs"]
mod cancellation;
#[path = "resilience/certificates.rs"]
mod certificates;
#[path = "resilience/connecting.rs"]
mod connecting;
#[path = "resilience/connection_errors.rs"]
mod connection_errors;
#[path = "resilience/environment.rs"]
mod environment;
#[path = "resilience/event_faults.rs"]
mod event_faults;
#[path = "resilience/events.rs"]
mod events;
#[path = "resilience/expiring_credentials.rs"]
mod expiring_credentials;
#[path = "resilience/headers.rs"]
mod headers;
#[path = "common/http_client.rs"]
mod http_client;
#[path = "resilience/idle_connections.rs"]
mod idle_connections;
#[path = "resilience/log_capture.rs"]
mod log_capture;
#[path = "resilience/metadata.rs"]
mod metadata;
#[path = "resilience/proxy.rs"]
mod proxy;
#[path = "resilience/rate_limit.rs"]
mod rate_limit;
#[path = "resilience/retry.rs"]
mod retry;
#[path = "resilience/runtimes.rs"]
mod runtimes;
#[cfg(feature = "socks")]
#[path = "resilience/socks.rs"]
mod socks;
#[path = "resilience/tls.rs"]
mod tls;
#[path = "resilience/tower_layers.rs"]
mod tower_layers;
#[path = "resilience/transport.rs"]
mod transport;
#[path = "resilience/tunnel.rs"]
mod tunnel;
#[path = "resilience/wrong_clock.rs"]
mod wrong_clock;

use std::time::Duration;

use http_client::http_client;
use tcsas::runtime::{Call, RetryPolicy};
use tcsas::{ClientBuilder, Credentials};
use tcsas_emulator::Emulator;

/// The service of these tests.
mod cloud {
    tcsas_macros::include_specs!("specs/faults");
}

const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/faults");
const ID: &str = "AKIDRESILIENCERESILIENCE";
const KEY: &str = "s3cr3t-key-of-resilience";

fn credentials() -> Credentials {
    Credentials::new(ID, KEY)
}

fn emulator() -> Emulator {
    Emulator::start(SPECS, credentials()).unwrap()
}

fn builder() -> ClientBuilder<cloud::Client> {
    cloud::Client::builder().http_client(http_client())
}

/// A client with long timeouts, because machines may be busy, and short waits between attempts.
fn client(emulator: &Emulator) -> ClientBuilder<cloud::Client> {
    builder()
        .credentials(credentials())
        .endpoint(emulator.endpoint())
        .timeout(Duration::from_secs(20))
        .rate_limits(false)
        .retry(quick())
}

fn quick() -> RetryPolicy {
    RetryPolicy::default().initial_delay(Duration::from_millis(10))
}

fn read(
    client: &cloud::Client,
    name: &str,
) -> Call<cloud::ReadThingResponse, cloud::ReadThingError> {
    client.read_thing(cloud::ReadThingRequest::builder().name(name).build())
}

fn write(
    client: &cloud::Client,
    name: &str,
) -> Call<cloud::WriteThingResponse, cloud::WriteThingError> {
    client.write_thing(cloud::WriteThingRequest::builder().name(name).build())
}

fn limited(
    client: &cloud::Client,
    name: &str,
) -> Call<cloud::LimitedThingResponse, cloud::LimitedThingError> {
    client.limited_thing(cloud::LimitedThingRequest::builder().name(name).build())
}

/// Waits until `left` returns 0, and returns its value after at most five seconds.
async fn gone(left: impl Fn() -> usize) -> usize {
    for _ in 0..500 {
        if left() == 0 {
            return 0;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    left()
}
