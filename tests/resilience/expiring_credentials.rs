//! Credentials that expire or are rejected, and wrong clocks.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

use tcsas::Credentials;
use tcsas::credential::CredentialProvider;
use tcsas::error::CredentialError;
use tcsas::transport::BoxFuture;
use tcsas_emulator::{Emulator, Fault, Step};

use super::{ID, KEY, SPECS, client, credentials, emulator, read, write};

/// Provides credentials that the emulator accepts for a short time, with the latency of a metadata
/// service.
#[derive(Clone, Debug)]
struct Role {
    emulator: Arc<Emulator>,
    life: Duration,
    given: Arc<AtomicUsize>,
}

impl Role {
    fn new(life: Duration) -> Self {
        Self {
            emulator: Arc::new(Emulator::builder(SPECS).start().unwrap()),
            life,
            given: Arc::default(),
        }
    }
}

impl CredentialProvider for Role {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async {
            tokio::time::sleep(Duration::from_millis(30)).await;
            let number = self.given.fetch_add(1, Ordering::SeqCst);
            let credentials = Credentials::new(format!("{ID}{number}"), KEY)
                .with_token(format!("token-{number}"))
                .with_expiry(SystemTime::now() + self.life);
            self.emulator.accept(credentials.clone());
            Ok(credentials)
        })
    }
}

#[tokio::test]
async fn expiring_credentials_fail_no_call_under_load() {
    let role = Role::new(Duration::from_millis(700));
    let client: super::cloud::Client = client(&role.emulator)
        .credential_provider(role.clone())
        .build()
        .unwrap();
    let until = Instant::now() + Duration::from_secs(3);
    let tasks: Vec<_> = (0..16)
        .map(|task| {
            let client = client.clone();
            tokio::spawn(async move {
                let mut calls = 0;
                while Instant::now() < until {
                    let name = format!("{task}-{calls}");
                    // A rejected token is no execution, so that this may be retried as well.
                    write(&client, &name).await.unwrap();
                    calls += 1;
                }
                calls
            })
        })
        .collect();
    let mut calls = 0;
    for task in tasks {
        calls += task.await.unwrap();
    }
    let given = role.given.load(Ordering::SeqCst);
    let executions = role.emulator.executions("WriteThing");
    println!(
        "{calls} calls with {given} sets of credentials, {} requests",
        role.emulator.requests("WriteThing")
    );
    assert!((4..=16).contains(&given), "{given}");
    assert_eq!((executions.total, executions.most()), (calls, 1));
}

#[tokio::test]
async fn a_rejected_token_is_replaced_once_and_the_call_retried() {
    let role = Role::new(Duration::from_secs(3600));
    let client: super::cloud::Client = client(&role.emulator)
        .credential_provider(role.clone())
        .build()
        .unwrap();
    write(&client, "a").await.unwrap();
    // It is revoked before its expiry.
    let first = "token-0".to_owned();
    let rejected = Step::before(Fault::TokenFailure { token: first });
    role.emulator
        .script("WriteThing", rejected.forever())
        .unwrap();
    let calls: Vec<_> = (0..8)
        .map(|i| tokio::spawn(write(&client, &format!("b{i}")).into_future()))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(role.given.load(Ordering::SeqCst), 2);
    assert_eq!(role.emulator.executions("WriteThing").most(), 1);

    // All tokens are rejected.
    let rejected = Step::before(Fault::error("AuthFailure.TokenFailure", "m"));
    role.emulator
        .script("WriteThing", rejected.forever())
        .unwrap();
    let before = role.emulator.requests("WriteThing");
    let error = write(&client, "c").await.unwrap_err();
    assert_eq!(error.attempts().unwrap().count(), 2, "{error}");
    assert_eq!(role.emulator.requests("WriteThing") - before, 2);
    assert_eq!(role.given.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_clock_an_hour_off_works_and_is_logged_once() {
    let emulator = emulator();
    let log = super::log_capture::Log::start();
    for hours in [-1i64, 1] {
        log.clear();
        let clock = move || {
            let hour = Duration::from_secs(3600);
            match hours {
                1 => SystemTime::now() + hour,
                _ => SystemTime::now() - hour,
            }
        };
        let client: super::cloud::Client = client(&emulator)
            .credentials(credentials())
            .clock(clock)
            .build()
            .unwrap();
        let before = emulator.requests("ReadThing");
        for i in 0..5 {
            read(&client, &i.to_string()).await.unwrap();
        }
        write(&client, &format!("w{hours}")).await.unwrap();
        // One request was rejected: the first.
        assert_eq!(emulator.requests("ReadThing") - before, 6);
        assert_eq!(
            log.lines_with("the clock of this machine is wrong").len(),
            1
        );
    }
}

/// Panics on its first call.
#[derive(Debug, Default)]
struct Clumsy(AtomicUsize);

impl CredentialProvider for Clumsy {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async {
            assert!(
                self.0.fetch_add(1, Ordering::SeqCst) > 0,
                "dropped on purpose"
            );
            Ok(credentials())
        })
    }
}

#[tokio::test]
async fn a_panicking_provider_fails_only_one_call() {
    let emulator = emulator();
    let client: super::cloud::Client = client(&emulator)
        .credential_provider(Clumsy::default())
        .build()
        .unwrap();
    // The panic is the provider's, and may be propagated or returned as an error.
    let first = tokio::spawn(read(&client, "a").into_future()).await;
    assert!(!matches!(first, Ok(Ok(_))));
    read(&client, "b").await.unwrap();
}

/// Never completes its first call.
#[derive(Debug, Default)]
struct Stuck(AtomicUsize);

impl CredentialProvider for Stuck {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async {
            if self.0.fetch_add(1, Ordering::SeqCst) == 0 {
                std::future::pending::<()>().await;
            }
            Ok(credentials())
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_provider_without_a_reply_is_called_again_after_a_while() {
    let client = super::transport::builder()
        .credential_provider(Stuck::default())
        .timeout(Duration::from_secs(20))
        .build()
        .unwrap();
    for _ in 0..5 {
        let error = read(&client, "a").await.unwrap_err().to_string();
        assert!(error.contains("credentials"), "{error}");
    }
    read(&client, "b").await.unwrap();
}
