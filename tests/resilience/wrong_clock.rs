//! Temporary credentials on machines with a wrong clock, by more or less than their lifetime.

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use tcsas::Credentials;
use tcsas::credential::{CredentialProvider, ProviderChain};
use tcsas::error::CredentialError;
use tcsas::runtime::bytes::Bytes;
use tcsas::runtime::http;
use tcsas::transport::{Body, BoxFuture, Limits, Transport, TransportError};
use tcsas_emulator::{Emulator, Fault, Step};

use super::metadata::Metadata;
use super::{ID, KEY, SPECS, client, cloud, read, write};

const HOUR: i64 = 3600;
const YEARS: i64 = 3653 * 24 * HOUR;

fn shift(time: SystemTime, seconds: i64) -> SystemTime {
    let by = Duration::from_secs(seconds.unsigned_abs());
    if seconds < 0 { time - by } else { time + by }
}

/// Provides credentials that the emulator accepts until they expire by its clock.
#[derive(Clone, Debug)]
struct Vault {
    emulator: Arc<Emulator>,
    life: i64,
    given: Arc<AtomicUsize>,
    /// Seconds by which the service's clock was advanced.
    passed: Arc<AtomicI64>,
}

impl Vault {
    fn new(life: i64) -> Self {
        let passed = Arc::new(AtomicI64::new(0));
        let shown = Arc::clone(&passed);
        let clock = move || shift(SystemTime::now(), shown.load(Ordering::SeqCst));
        Self {
            emulator: Arc::new(Emulator::builder(SPECS).clock(clock).start().unwrap()),
            life,
            given: Arc::default(),
            passed,
        }
    }

    fn now(&self) -> SystemTime {
        shift(SystemTime::now(), self.passed.load(Ordering::SeqCst))
    }

    /// A client whose clock is off by this number of seconds.
    fn client(&self, off: &Arc<AtomicI64>) -> cloud::Client {
        let (vault, off) = (self.clone(), Arc::clone(off));
        client(&self.emulator)
            .credential_provider(self.clone())
            .clock(move || shift(vault.now(), off.load(Ordering::SeqCst)))
            .build()
            .unwrap()
    }

    fn given(&self) -> usize {
        self.given.load(Ordering::SeqCst)
    }
}

impl CredentialProvider for Vault {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async {
            let number = self.given.fetch_add(1, Ordering::SeqCst);
            let credentials = Credentials::new(format!("{ID}{number}"), KEY)
                .with_token(format!("token-{number}"))
                .with_expiry(shift(self.now(), self.life));
            self.emulator.accept(credentials.clone());
            Ok(credentials)
        })
    }
}

#[tokio::test]
async fn a_clock_off_by_more_than_the_lifetime_is_corrected_by_the_first_call() {
    for life in [24, HOUR, 12 * HOUR] {
        for off in [30, 60, HOUR, 13 * HOUR, YEARS] {
            for off in [off, -off] {
                let vault = Vault::new(life);
                let client = vault.client(&Arc::new(AtomicI64::new(off)));
                // Neither a rejected timestamp nor a rejected token is an execution.
                write(&client, "first").await.unwrap();
                assert!(vault.emulator.requests("WriteThing") <= 2);
                for i in 0..5 {
                    read(&client, &i.to_string()).await.unwrap();
                }
                assert_eq!(vault.emulator.requests("ReadThing"), 5, "{life} {off}");
                assert!(vault.given() <= 2, "{life} {off}: {}", vault.given());
            }
        }
    }
}

#[tokio::test]
async fn expired_credentials_are_replaced_despite_a_slow_clock() {
    for off in [-60, -HOUR, -13 * HOUR, -YEARS] {
        let vault = Vault::new(24);
        let client = vault.client(&Arc::new(AtomicI64::new(off)));
        for i in 0..5 {
            write(&client, &i.to_string()).await.unwrap();
            vault.passed.fetch_add(40, Ordering::SeqCst);
        }
        assert_eq!(vault.emulator.executions("WriteThing").most(), 1);
    }
}

#[tokio::test]
async fn clock_adjustments_fail_no_call() {
    let vault = Vault::new(HOUR);
    let off = Arc::new(AtomicI64::new(0));
    let client = vault.client(&off);
    for (i, by) in [0, 13 * HOUR, 0, -13 * HOUR, YEARS, -YEARS, 0, 40, HOUR]
        .into_iter()
        .enumerate()
    {
        off.store(by, Ordering::SeqCst);
        write(&client, &i.to_string()).await.unwrap();
    }
}

#[tokio::test]
async fn expired_credentials_are_tried_once_and_not_by_every_call() {
    let vault = Vault::new(-HOUR);
    let client = vault.client(&Arc::new(AtomicI64::new(0)));
    for _ in 0..100 {
        let error = read(&client, "a").await.unwrap_err().to_string();
        assert!(
            error.contains("expired 3600 seconds ago by the service's clock"),
            "{error}"
        );
    }
    assert_eq!(vault.emulator.requests("ReadThing"), 1);
    assert!(vault.given() <= 5, "{}", vault.given());
}

/// The machine's clock; the metadata service and the emulator are 13 hours ahead of it.
fn thirteen_hours_ago() -> SystemTime {
    shift(SystemTime::now(), -13 * HOUR)
}

#[tokio::test]
async fn the_instance_role_works_with_a_wrong_clock() {
    let life = Duration::from_secs(3600);
    for chain in [false, true] {
        let metadata = Metadata::start(life, thirteen_hours_ago);
        let builder = client(&metadata.emulator);
        let builder = match chain {
            false => builder.credential_provider(metadata.provider()),
            true => builder.credential_provider(
                ProviderChain::new().then("instance role", metadata.provider()),
            ),
        };
        let client: cloud::Client = builder.build().unwrap();
        let start = Instant::now();
        read(&client, "a").await.unwrap();
        assert!(start.elapsed() < Duration::from_secs(15));
        metadata.stop();
    }
}

/// Responses without `Date`.
#[derive(Debug)]
struct Dateless(Arc<dyn Transport>);

impl Transport for Dateless {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async {
            let mut response = self.0.send(request).await?;
            response.headers_mut().remove(http::header::DATE);
            Ok(response)
        })
    }
}

#[tokio::test]
async fn an_uncorrected_clock_is_named() {
    for off in [HOUR, 13 * HOUR, YEARS, -YEARS] {
        let vault = Vault::new(HOUR / 2);
        let seen = vault.clone();
        let transport =
            super::http_client::transport(&vault.emulator.endpoint(), Limits::default());
        let client: cloud::Client = client(&vault.emulator)
            .credential_provider(vault.clone())
            .clock(move || shift(seen.now(), off))
            .transport(Dateless(transport))
            .build()
            .unwrap();
        for _ in 0..5 {
            let error = read(&client, "a").await.unwrap_err().to_string();
            assert!(error.contains("the clock of this machine"), "{error}");
        }
        assert!(vault.given() <= 3, "{}", vault.given());
    }
    // Within the service's tolerance, everything works.
    let vault = Vault::new(24);
    let seen = vault.clone();
    let transport = super::http_client::transport(&vault.emulator.endpoint(), Limits::default());
    let client: cloud::Client = client(&vault.emulator)
        .credential_provider(vault.clone())
        .clock(move || shift(seen.now(), 60))
        .transport(Dateless(transport))
        .build()
        .unwrap();
    for _ in 0..20 {
        read(&client, "a").await.unwrap();
    }
    assert!(vault.given() <= 10, "{}", vault.given());
}

/// Has no credentials, and counts how often it is called.
#[derive(Clone, Debug, Default)]
struct Empty(Arc<Mutex<usize>>);

impl CredentialProvider for Empty {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async {
            *self.0.lock().unwrap() += 1;
            Err(CredentialError::new("the vault is sealed"))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_provider_without_credentials_is_not_called_by_every_call() {
    let empty = Empty::default();
    let log = super::log_capture::Log::start();
    let client = super::transport::builder()
        .credential_provider(empty.clone())
        .build()
        .unwrap();
    for _ in 0..100 {
        let error = read(&client, "a").await.unwrap_err().to_string();
        assert!(error.contains("the vault is sealed"), "{error}");
    }
    assert_eq!(*empty.0.lock().unwrap(), 2);
    assert_eq!(log.lines_with("credential refresh failed").len(), 2);
}

#[tokio::test]
async fn permanently_rejected_tokens_are_not_fetched_by_every_call() {
    let vault = Vault::new(HOUR);
    let client = vault.client(&Arc::new(AtomicI64::new(0)));
    let rejected = Step::before(Fault::error("AuthFailure.TokenFailure", "m"));
    vault
        .emulator
        .script("ReadThing", rejected.forever())
        .unwrap();
    for _ in 0..100 {
        let error = read(&client, "a").await.unwrap_err();
        assert_eq!(error.code(), Some("AuthFailure.TokenFailure"));
    }
    assert!(vault.given() <= 10, "{}", vault.given());
    // Once tokens are accepted again, the current ones are.
    vault.emulator.clear_scripts();
    read(&client, "a").await.unwrap();

    // Occasional rejections fail no call.
    let now_and_then = [
        Step::before(Fault::error("AuthFailure.TokenFailure", "m")),
        Step::pass(),
    ];
    let script: tcsas_emulator::Script = now_and_then.into();
    vault.emulator.script("ReadThing", script.repeat()).unwrap();
    for _ in 0..20 {
        read(&client, "a").await.unwrap();
    }
}
