mod backoff;
mod clocks;
mod runtimes;
mod sharing;

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::SystemTime;

use tokio::time::{Instant, sleep, timeout};

use super::state::FETCH_TIMEOUT;
use super::*;
use crate::transport::BoxFuture;

const HOUR: Duration = Duration::from_secs(3600);
/// The start of the tests by the service's clock.
const START: Duration = Duration::from_secs(1_700_000_000);

/// Returns new credentials from each fetch after a delay, and fails while `broken`.
#[derive(Debug)]
struct Scripted {
    fetches: AtomicUsize,
    concurrent: AtomicUsize,
    most_concurrent: AtomicUsize,
    broken: AtomicBool,
    /// The duration of a fetch, and its own time limit.
    takes: Duration,
    limit: Duration,
    life: Duration,
    began: Instant,
    /// Seconds that the service's clock was set ahead by.
    passed: AtomicU64,
}

impl Scripted {
    fn new(life: Duration) -> Self {
        Self {
            fetches: AtomicUsize::new(0),
            concurrent: AtomicUsize::new(0),
            most_concurrent: AtomicUsize::new(0),
            broken: AtomicBool::new(false),
            takes: Duration::from_millis(300),
            limit: Duration::from_secs(5),
            life,
            began: Instant::now(),
            passed: AtomicU64::new(0),
        }
    }

    /// The service's time.
    fn now(&self) -> SystemTime {
        let passed = Duration::from_secs(self.passed.load(Ordering::SeqCst));
        SystemTime::UNIX_EPOCH + START + passed + self.began.elapsed()
    }

    fn pass(&self, time: Duration) {
        self.passed.fetch_add(time.as_secs(), Ordering::SeqCst);
    }

    fn fetches(&self) -> usize {
        self.fetches.load(Ordering::SeqCst)
    }

    fn break_down(&self, broken: bool) {
        self.broken.store(broken, Ordering::SeqCst);
    }
}

/// Counts concurrent fetches, dropped ones included.
struct Inside<'a>(&'a AtomicUsize);

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

#[derive(Debug)]
struct Provider(Arc<Scripted>);

impl CredentialProvider for Provider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async {
            let script = &*self.0;
            let number = script.fetches.fetch_add(1, Ordering::SeqCst);
            let concurrent = script.concurrent.fetch_add(1, Ordering::SeqCst) + 1;
            let _inside = Inside(&script.concurrent);
            script
                .most_concurrent
                .fetch_max(concurrent, Ordering::SeqCst);
            // Like the time limit of an HTTP client, it runs without polls, and is checked first.
            let limit = sleep(script.limit);
            if let Either::Left(_) = select(pin!(limit), pin!(sleep(script.takes))).await {
                return Err(CredentialError::new("the vault did not respond in time"));
            }
            if script.broken.load(Ordering::SeqCst) {
                return Err(CredentialError::new("the vault is sealed"));
            }
            let credentials = Credentials::new(format!("AKID{number}"), "SENTINEL");
            Ok(credentials.with_expiry(script.now() + script.life))
        })
    }
}

/// A refresher whose clock is the service's.
fn refresher(script: Scripted) -> (Arc<Scripted>, Refresher<Credentials>) {
    let script = Arc::new(script);
    let shown = Arc::clone(&script);
    let clock = Clock::new(Box::new(move || shown.now()));
    let provider = Arc::new(Provider(Arc::clone(&script)));
    let refresher = Refresher::new(provider, Ok, Arc::new(clock));
    (script, refresher)
}

/// One for any provider, and the system's clock.
fn of(provider: impl CredentialProvider + 'static) -> Refresher<Credentials> {
    let clock = Clock::new(Box::new(SystemTime::now));
    Refresher::new(Arc::new(provider), Ok, Arc::new(clock))
}

async fn id(refresher: &Refresher<Credentials>) -> Result<String, CredentialError> {
    Ok(refresher.get().await?.value.secret_id().to_owned())
}

/// A call that is dropped after `limit`, unless it has its credentials by then.
async fn within(
    limit: Duration,
    refresher: &Refresher<Credentials>,
) -> Option<Result<String, String>> {
    let id = timeout(limit, id(refresher)).await.ok()?;
    Some(id.map_err(|error| error.to_string()))
}
