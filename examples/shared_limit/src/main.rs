//! A rate limit shared by several processes, kept in Redis.
//!
//! ```text
//! cargo run -p shared-limit-example    # Redis at REDIS_URL, default redis://127.0.0.1/
//! ```

use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{AsyncCommands, Script};
use tcsas::transport::BoxFuture;
use tcsas::{Client, Credentials, ModifyMnpRequest, Quota, RateLimiter};
use tcsas_emulator::Emulator;
use tokio::runtime::Handle;
use tokio::task::JoinSet;

/// Takes a place among the requests of the last `ARGV[2]` milliseconds if there are fewer than
/// `ARGV[1]`, and returns the time to wait otherwise. All processes use the clock of Redis.
const TAKE: &str = r"
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
local taken = redis.call('ZCARD', KEYS[1])
if taken < tonumber(ARGV[1]) then
    redis.call('ZADD', KEYS[1], now, ARGV[3])
    redis.call('PEXPIRE', KEYS[1], ARGV[2])
    return 0
end
local index = taken - ARGV[1]
local leaves = redis.call('ZRANGE', KEYS[1], index, index, 'WITHSCORES')
return leaves[2] + ARGV[2] - now
";

/// Issues permits to all processes that use the same Redis.
///
/// Waiting requests occupy no place in Redis, so that a process that ends while it waits delays no
/// others. If Redis cannot be reached, `acquire` returns an error, and clients send their requests
/// without a permit.
pub struct SharedLimit {
    redis: ConnectionManager,
    take: Script,
    span: Duration,
    /// The waiters of this process, first in, first out. Only the first one queries Redis.
    queues: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    /// Distinguishes the places of this process from those of others.
    program: u64,
    places: AtomicU64,
}

impl SharedLimit {
    /// Connects to Redis.
    pub async fn connect(redis: redis::Client) -> redis::RedisResult<Self> {
        // Calls have deadlines of their own, and must not wait for a Redis that is down.
        let config = ConnectionManagerConfig::new().set_number_of_retries(0);
        Ok(Self {
            redis: ConnectionManager::new_with_config(redis, config).await?,
            take: Script::new(TAKE),
            span: Duration::from_millis(1100),
            queues: Mutex::default(),
            program: RandomState::new().hash_one(()),
            places: AtomicU64::new(0),
        })
    }

    /// Sets how long a request occupies a place. Default: 1.1 seconds, because the service counts
    /// the requests that arrive in any second, and the latency of the network varies.
    #[must_use]
    pub fn span(mut self, span: Duration) -> Self {
        self.span = span;
        self
    }

    fn queue(&self, key: &str) -> Arc<tokio::sync::Mutex<()>> {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(queues.entry(key.to_owned()).or_default())
    }

    /// Takes a place, or returns the time until one is free.
    async fn take(&self, key: &str, limit: u32) -> redis::RedisResult<Option<Duration>> {
        let number = self.places.fetch_add(1, Ordering::Relaxed);
        let mut place = Place {
            redis: self.redis.clone(),
            key,
            name: format!("{:016x}-{number}", self.program),
            kept: false,
        };
        let mut script = self.take.key(key);
        script.arg(limit).arg(self.span.as_millis() as u64);
        let taken = script.arg(&place.name).invoke_async(&mut place.redis).await;
        // After an error too: the request is sent then, and a place may have been taken.
        place.kept = true;
        let wait: u64 = taken?;
        Ok((wait > 0).then(|| Duration::from_millis(wait)))
    }
}

impl RateLimiter for SharedLimit {
    fn acquire<'a>(
        &'a self,
        quota: Quota<'a>,
    ) -> BoxFuture<'a, Result<(), Box<dyn Error + Send + Sync>>> {
        Box::pin(async move {
            // The key that the service counts by. Processes with different credentials of the same
            // account, such as temporary ones, use a name of the account here instead.
            let key = format!(
                "rate:{}:{}:{}:{}",
                quota.service, quota.action, quota.region, quota.secret_id
            );
            let queue = self.queue(&key);
            let _first = queue.lock().await;
            while let Some(wait) = self.take(&key, quota.per_second).await? {
                tokio::time::sleep(wait).await;
            }
            Ok(())
        })
    }
}

impl fmt::Debug for SharedLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharedLimit").finish_non_exhaustive()
    }
}

/// A requested place.
struct Place<'a> {
    redis: ConnectionManager,
    key: &'a str,
    name: String,
    /// The reply was received; a place, if there is one, is used.
    kept: bool,
}

/// Releases the place of a call that was dropped between the query and its reply. The connection
/// preserves their order. Should the release fail as well, the place is free again at the end of
/// the span.
impl Drop for Place<'_> {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        if let Ok(runtime) = Handle::try_current() {
            let (mut redis, key) = (self.redis.clone(), self.key.to_owned());
            let name = std::mem::take(&mut self.name);
            runtime.spawn(async move { redis.zrem::<_, _, ()>(key, name).await });
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let url = std::env::var("REDIS_URL").unwrap_or_else(|_| "redis://127.0.0.1/".to_owned());
    match run(&url).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(url: &str) -> Result<(), Box<dyn Error>> {
    let redis = redis::Client::open(url)?;
    let address = redis.get_connection_info().addr().clone();
    let reached = tokio::time::timeout(Duration::from_secs(1), SharedLimit::connect(redis.clone()));
    let Ok(Ok(first)) = reached.await else {
        println!("no Redis at {address}: skipped");
        return Ok(());
    };
    let second = SharedLimit::connect(redis).await?;

    let keys = Credentials::new("AKIDEXAMPLE", "a-key-that-only-the-emulator-accepts");
    let emulator = Emulator::builder(tcsas::SPECS)
        .credentials(keys.clone())
        .enforce_rate_limits(true)
        .start()?;
    let begun = Instant::now();
    let mut calls = JoinSet::new();
    for limit in [first, second] {
        // As in two processes: they share only Redis.
        let client: Client = Client::builder()
            .credentials(keys.clone())
            .endpoint(emulator.endpoint())
            .rate_limiter(limit)
            .build()?;
        for _ in 0..25 {
            calls.spawn(client.modify_mnp(request()).into_future());
        }
    }
    while let Some(call) = calls.join_next().await {
        call??;
    }
    println!(
        "2 clients made 50 calls of an action that takes 20 in a second, in {:.1} s",
        begun.elapsed().as_secs_f64()
    );
    println!(
        "the server counted {} requests, {} of them in excess",
        emulator.requests("ModifyMNP"),
        emulator.excess("ModifyMNP")
    );
    Ok(())
}

/// A request of an action that takes 20 calls a second.
pub fn request() -> ModifyMnpRequest {
    ModifyMnpRequest::builder()
        .mnp_type("Life Service->144_Lilliputian Services")
        .mnp_name("autotest_miniapp")
        .mnp_intro("test")
        .mnp_desc("test")
        .mnp_id("mpg9yjc0qbpkelik")
        .platform_id("T04257DS9431720WTAG")
        .build()
}
