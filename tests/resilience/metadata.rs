//! Credentials of a slow metadata service, for calls with short time limits on all kinds of
//! runtimes.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use tcsas::Credentials;
use tcsas::credential::InstanceRoleProvider;
use tcsas_emulator::Emulator;
use tokio::runtime::{Builder, Runtime};

use super::{ID, KEY, SPECS, client, cloud, read};

/// Delay of each of the metadata service's two responses.
const TAKES: Duration = Duration::from_millis(300);
const SHORT: Duration = Duration::from_millis(100);

/// A metadata service, and the service that accepts its credentials.
pub struct Metadata {
    pub emulator: Emulator,
    address: String,
    /// Number of credentials requested.
    handed_out: AtomicUsize,
    life: Duration,
    clock: fn() -> SystemTime,
    stopped: AtomicBool,
}

impl Metadata {
    /// Both services use `clock`.
    pub fn start(life: Duration, clock: fn() -> SystemTime) -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let service = Arc::new(Self {
            emulator: Emulator::builder(SPECS).clock(clock).start().unwrap(),
            address: listener.local_addr().unwrap().to_string(),
            handed_out: AtomicUsize::new(0),
            life,
            clock,
            stopped: AtomicBool::new(false),
        });
        let served = Arc::clone(&service);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if served.stopped.load(Ordering::SeqCst) {
                    return;
                }
                let served = Arc::clone(&served);
                // A client that disconnects is ignored.
                std::thread::spawn(move || served.respond(stream.unwrap()).unwrap_or_default());
            }
        });
        service
    }

    pub fn provider(&self) -> InstanceRoleProvider {
        InstanceRoleProvider::new().endpoint(format!("http://{}", self.address))
    }

    fn client(&self) -> cloud::Client {
        let builder = client(&self.emulator).credential_provider(self.provider());
        builder.build().unwrap()
    }

    fn respond(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        loop {
            let mut first = String::new();
            reader.read_line(&mut first)?;
            let mut line = first.clone();
            while !line.trim().is_empty() {
                line.clear();
                reader.read_line(&mut line)?;
            }
            if first.is_empty() {
                return Ok(());
            }
            std::thread::sleep(TAKES);
            let body = match first.contains("/security-credentials/role ") {
                true => self.hand_out(),
                false => "role".to_owned(),
            };
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
            (&stream).write_all((head + &body).as_bytes())?;
        }
    }

    fn hand_out(&self) -> String {
        let number = self.handed_out.fetch_add(1, Ordering::SeqCst);
        let (id, token) = (format!("{ID}{number}"), format!("token-{number}"));
        let expires = (self.clock)() + self.life;
        let credentials = Credentials::new(id.as_str(), KEY).with_token(token.as_str());
        self.emulator.accept(credentials.with_expiry(expires));
        let seconds = expires.duration_since(SystemTime::UNIX_EPOCH).unwrap();
        format!(
            r#"{{"Code":"Success","TmpSecretId":"{id}","TmpSecretKey":"{KEY}","Token":"{token}","ExpiredTime":{}}}"#,
            seconds.as_secs()
        )
    }

    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(&self.address));
    }
}

fn hour() -> Arc<Metadata> {
    Metadata::start(Duration::from_secs(3600), SystemTime::now)
}

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// Calls with a limit of 100 ms until one succeeds.
fn until_success(client: &cloud::Client, mut call: impl FnMut(&cloud::Client) -> bool) {
    for _ in 0..100 {
        if call(client) {
            return;
        }
    }
    panic!("no call succeeds");
}

#[test]
fn calls_with_short_limits_succeed_on_any_runtime() {
    let threads = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let (one, other) = (current_thread(), current_thread());
    let mut number = 0;
    let short = |client: &cloud::Client, runtime: &Runtime| {
        runtime
            .block_on(async { read(client, "a").timeout(SHORT).await })
            .is_ok()
    };
    let metadata = hour();
    until_success(&metadata.client(), |client| short(client, &threads));
    until_success(&metadata.client(), |client| short(client, &one));
    until_success(&metadata.client(), |client| {
        short(client, &current_thread())
    });
    until_success(&metadata.client(), |client| {
        number += 1;
        short(client, [&one, &other][number % 2])
    });
    // The first credentials, and the second ones, whose fetch is not interrupted, were requested
    // once.
    metadata.stop();
}

#[cfg(feature = "blocking")]
#[test]
fn blocking_calls_with_short_limits_succeed() {
    let metadata = hour();
    until_success(&metadata.client(), |client| {
        read(client, "a").timeout(SHORT).wait().is_ok()
    });
    assert_eq!(metadata.handed_out.load(Ordering::SeqCst), 1);
    metadata.stop();
}

#[test]
fn calls_of_several_runtimes_at_once_share_one_fetch() {
    let metadata = hour();
    let client = metadata.client();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| current_thread().block_on(async { read(&client, "a").await.unwrap() }));
        }
    });
    assert!(metadata.handed_out.load(Ordering::SeqCst) <= 2);
    metadata.stop();
}

#[test]
fn a_runtime_that_ends_during_a_fetch_fails_no_call_of_another() {
    let metadata = hour();
    let client = metadata.client();
    let gone = current_thread();
    gone.block_on(async { read(&client, "a").timeout(SHORT).await.unwrap_err() });
    std::thread::scope(|scope| {
        let call = scope.spawn(|| current_thread().block_on(async { read(&client, "b").await }));
        drop(gone);
        call.join().unwrap().unwrap();
    });
    metadata.stop();
}

#[tokio::test]
async fn short_lived_credentials_are_refreshed_between_calls() {
    let metadata = Metadata::start(Duration::from_secs(2), SystemTime::now);
    let client = metadata.client();
    for _ in 0..6 {
        // Less than the latency of a fetch, so that only the first call may wait.
        read(&client, "a").await.unwrap();
        tokio::time::sleep(Duration::from_millis(700)).await;
    }
    metadata.stop();
}
