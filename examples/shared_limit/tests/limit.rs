//! The limit of the example, with a Redis of its own. Skipped where `redis-server`
//! is not installed.

#[allow(dead_code)]
#[path = "../src/main.rs"]
mod example;
#[path = "../../../tests/common/programs.rs"]
mod programs;

use std::future::poll_fn;
use std::io;
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::task::Poll;
use std::time::{Duration, Instant};

use example::{SharedLimit, request};
use programs::Running;
use tcsas::{Client, Credentials, Quota, RateLimiter};
use tcsas_emulator::Emulator;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// A Redis without persistence, shut down at the end of the test.
struct Redis {
    url: String,
    _server: Running,
}

impl Redis {
    /// Returns `None`, with a message, if Redis is not installed.
    async fn start() -> Option<Self> {
        // Another process may take the port before the server binds it.
        for _ in 0..5 {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr();
            let port = port.unwrap().port().to_string();
            let spawned = Command::new("redis-server")
                .args(["--bind", "127.0.0.1", "--port", &port])
                .args(["--save", "", "--appendonly", "no"])
                .current_dir(env!("CARGO_TARGET_TMPDIR"))
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn();
            let mut server = match spawned {
                Ok(child) => Running(child),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    println!("redis-server is not installed: skipped");
                    return None;
                }
                Err(error) => panic!("redis-server: {error}"),
            };
            let url = format!("redis://127.0.0.1:{port}/");
            let started = Instant::now();
            while started.elapsed() < Duration::from_secs(10)
                && server.0.try_wait().unwrap().is_none()
            {
                if SharedLimit::connect(redis::Client::open(&*url).unwrap())
                    .await
                    .is_ok()
                {
                    return Some(Self {
                        url,
                        _server: server,
                    });
                }
                sleep(Duration::from_millis(20)).await;
            }
        }
        panic!("redis-server does not start");
    }

    async fn limit(&self) -> SharedLimit {
        let client = redis::Client::open(&*self.url).unwrap();
        SharedLimit::connect(client).await.unwrap()
    }
}

#[tokio::test]
async fn two_clients_share_one_limit() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let keys = Credentials::new("AKIDEXAMPLE", "key");
    let emulator = Emulator::builder(tcsas::SPECS)
        .credentials(keys.clone())
        .enforce_rate_limits(true)
        .start()
        .unwrap();
    let end = Instant::now() + Duration::from_secs(3);
    let mut tasks = JoinSet::new();
    for number in 0..2 {
        let client: Client = Client::builder()
            .credentials(keys.clone())
            .endpoint(emulator.endpoint())
            // Longer than the default: other load on this machine delays requests.
            .rate_limiter(redis.limit().await.span(Duration::from_millis(1300)))
            .build()
            .unwrap();
        for _ in 0..15 {
            let client = client.clone();
            tasks.spawn(async move {
                let mut calls = [0; 2];
                while Instant::now() < end {
                    client.modify_mnp(request()).await.unwrap();
                    calls[number] += 1;
                }
                calls
            });
        }
    }
    let mut calls = [0; 2];
    while let Some(task) = tasks.join_next().await {
        let [first, second] = task.unwrap();
        calls = [calls[0] + first, calls[1] + second];
    }
    assert_eq!(emulator.excess("ModifyMNP"), 0);
    assert_eq!(emulator.requests("ModifyMNP"), calls[0] + calls[1]);
    assert!(calls[0] > 0 && calls[1] > 0, "{calls:?}");
    // 20 at once, and 20 more in each of the spans that follow.
    assert!(calls[0] + calls[1] >= 60, "{calls:?}");

    let mut command = Command::new(env!("CARGO_BIN_EXE_shared-limit-example"));
    let printed = programs::output(command.env("REDIS_URL", &redis.url));
    assert!(printed.contains("2 clients made 50 calls"), "{printed}");
}

#[tokio::test]
async fn cancelled_waiter_takes_no_place() {
    let Some(redis) = Redis::start().await else {
        return;
    };
    let span = Duration::from_secs(2);
    let [first, second] = [redis.limit().await, redis.limit().await].map(|it| it.span(span));
    let started = Instant::now();
    let of = |action| Quota::new("tcsas", action, 1);
    first.acquire(of("A")).await.unwrap();
    for _ in 0..5 {
        for limit in [&first, &second] {
            let permit = timeout(Duration::from_millis(50), limit.acquire(of("A")));
            assert!(permit.await.is_err());
        }
    }
    second.acquire(of("A")).await.unwrap();
    let took = started.elapsed();
    assert!(took >= span && took < span * 3 / 2, "{took:?}");

    // A waiter that was granted a place and never polls for the response.
    let started = Instant::now();
    for _ in 0..5 {
        let mut permit = first.acquire(of("B"));
        let pending = poll_fn(|context| Poll::Ready(permit.as_mut().poll(context)));
        assert!(pending.await.is_pending());
        sleep(Duration::from_millis(50)).await;
        drop(permit);
        sleep(Duration::from_millis(50)).await;
    }
    second.acquire(of("B")).await.unwrap();
    assert!(started.elapsed() < span / 2, "{:?}", started.elapsed());
}

#[test]
fn example_without_redis_says_so() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shared-limit-example"));
    // Where nothing listens.
    let printed = programs::output(command.env("REDIS_URL", "redis://127.0.0.1:1/"));
    assert!(
        printed.contains("no Redis at 127.0.0.1:1: skipped"),
        "{printed}"
    );
}
