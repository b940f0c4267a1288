//! What a client does so that a call need not fail, or fails rather than does harm: end to end,
//! against the emulator and transports of the tests.

#[cfg(feature = "blocking")]
#[path = "resilience/blocking.rs"]
mod blocking;
#[path = "resilience/causes.rs"]
mod causes;
#[path = "resilience/certificates.rs"]
mod certificates;
#[path = "resilience/clock.rs"]
mod clock;
#[path = "resilience/connecting.rs"]
mod connecting;
#[path = "resilience/environment.rs"]
mod environment;
#[path = "resilience/headers.rs"]
mod headers;
#[path = "resilience/idle.rs"]
mod idle;
#[path = "resilience/keys.rs"]
mod keys;
#[path = "resilience/leave.rs"]
mod leave;
#[path = "resilience/limit.rs"]
mod limit;
#[path = "resilience/log.rs"]
mod log;
#[path = "resilience/metadata.rs"]
mod metadata;
#[path = "resilience/proxy.rs"]
mod proxy;
#[path = "resilience/repeat.rs"]
mod repeat;
#[path = "resilience/runtimes.rs"]
mod runtimes;
#[cfg(feature = "socks")]
#[path = "resilience/socks.rs"]
mod socks;
#[path = "resilience/tls.rs"]
mod tls;
#[path = "resilience/transport.rs"]
mod transport;
#[path = "resilience/tunnel.rs"]
mod tunnel;
#[path = "resilience/wire.rs"]
mod wire;

use std::time::Duration;

use tcsas::runtime::{Call, RetryPolicy};
use tcsas::{ClientBuilder, Credentials};
use tcsas_emulator::Emulator;

/// The made-up service.
mod cloud {
    tcsas_macros::include_specs!("tests/specs/faults");
}

const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/specs/faults");
const ID: &str = "AKIDRESILIENCERESILIENCE";
const KEY: &str = "s3cr3t-key-of-resilience";

fn keys() -> Credentials {
    Credentials::new(ID, KEY)
}

fn emulator() -> Emulator {
    Emulator::start(SPECS, keys()).unwrap()
}

/// Patient, because machines have a lot to do, and quick to repeat.
fn client(emulator: &Emulator) -> ClientBuilder<cloud::Client> {
    cloud::Client::builder()
        .credentials(keys())
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

/// Waits until `left` is 0, and gives what it is after five seconds.
async fn gone(left: impl Fn() -> usize) -> usize {
    for _ in 0..500 {
        if left() == 0 {
            return 0;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    left()
}
