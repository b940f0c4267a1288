//! Permits of the rate limiter.

use std::time::{Duration, Instant};

use tcsas::error::Error;
use tcsas_emulator::Emulator;

use super::{SPECS, client, cloud, credentials, limited};

#[tokio::test]
async fn sixty_four_callers_keep_to_the_limit_together() {
    let emulator = Emulator::builder(SPECS)
        .credentials(credentials())
        .enforce_rate_limits(true)
        .start()
        .unwrap();
    let client: cloud::Client = client(&emulator).rate_limits(true).build().unwrap();
    let started = Instant::now();
    let until = started + Duration::from_secs(3);
    let tasks: Vec<_> = (0..64)
        .map(|task| {
            let client = client.clone();
            tokio::spawn(async move {
                let (mut succeeded, mut waited) = (0, 0);
                for call in 0.. {
                    let left = until.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        break;
                    }
                    match limited(&client, &format!("{task}-{call}"))
                        .timeout(left)
                        .await
                    {
                        Ok(_) => succeeded += 1,
                        Err(Error::Timeout(error)) => {
                            let limited = error.to_string().contains("rate limit");
                            assert!(!error.is_unsent() || limited, "{error}");
                            waited += usize::from(error.is_unsent());
                        }
                        Err(other) => panic!("{other}"),
                    }
                }
                (succeeded, waited)
            })
        })
        .collect();
    let (mut succeeded, mut waited) = (0, 0);
    for task in tasks {
        let (a, w) = task.await.unwrap();
        succeeded += a;
        waited += w;
    }
    println!(
        "{succeeded} succeeded, {waited} ran out of time, {} in excess",
        emulator.excess("LimitedThing")
    );
    assert_eq!(emulator.excess("LimitedThing"), 0);
    assert!(
        (20..=30).contains(&succeeded) && waited > 0,
        "{succeeded} {waited}"
    );

    // The waiters that ran out of time have left the queue: the next waits no longer than for the
    // requests that were sent.
    let started = Instant::now();
    limited(&client, "next").await.unwrap();
    assert!(started.elapsed() < Duration::from_millis(1500));
}

#[tokio::test]
async fn a_dropped_waiter_leaves_the_queue() {
    let emulator = super::emulator();
    let client: cloud::Client = client(&emulator).rate_limits(true).build().unwrap();
    for i in 0..10 {
        limited(&client, &i.to_string()).await.unwrap();
    }
    let filled = Instant::now();
    let waiters: Vec<_> = (0..50)
        .map(|i| tokio::spawn(limited(&client, &format!("w{i}")).into_future()))
        .collect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    waiters.iter().for_each(|waiter| waiter.abort());
    limited(&client, "last").await.unwrap();
    assert!(
        filled.elapsed() < Duration::from_millis(2000),
        "{:?}",
        filled.elapsed()
    );
    assert_eq!(emulator.requests("LimitedThing"), 11);
    assert_eq!(emulator.excess("LimitedThing"), 0);
}
