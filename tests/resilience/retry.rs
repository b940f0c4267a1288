//! Retries: which failures are retried, how often, and what the error states.

use std::time::{Duration, Instant};

use tcsas::error::{Error, StopReason};
use tcsas::runtime::RetryPolicy;
use tcsas_emulator::{Fault, Place, Step};

use super::{client, cloud, emulator, read, write};

#[tokio::test]
async fn the_error_states_the_attempts_and_the_stop_reason() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).build().unwrap();
    let forever = |action, fault: Fault| {
        let step = Step::before(fault).forever();
        emulator.script(action, step).unwrap();
    };
    forever("ReadThing", Fault::internal_error());
    let error = read(&client, "a").await.unwrap_err();
    let attempts = error.attempts().unwrap();
    assert_eq!(
        (attempts.count(), attempts.stop_reason()),
        (4, StopReason::Exhausted)
    );
    assert!(
        error
            .to_string()
            .contains("4 attempts: all that the retry policy allows"),
        "{error}"
    );

    forever(
        "WriteThing",
        Fault::Reset {
            at: Place::BeforeHeaders,
        },
    );
    let error = write(&client, "a").await.unwrap_err();
    let attempts = error.attempts().unwrap();
    assert_eq!(
        (attempts.count(), attempts.stop_reason()),
        (1, StopReason::NotIdempotent)
    );
    assert!(
        error
            .to_string()
            .contains("1 attempt: not repeated, because the action may have been executed"),
        "{error}"
    );
    // The caller may know the action to be idempotent.
    let error = write(&client, "b").idempotent(true).await.unwrap_err();
    assert_eq!(error.attempts().unwrap().count(), 4);
    let error = read(&client, "b")
        .retry(RetryPolicy::off())
        .await
        .unwrap_err();
    assert_eq!(error.attempts().unwrap().count(), 1);
}

#[tokio::test]
async fn retry_after_is_respected() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).build().unwrap();
    for status in [429, 503] {
        let step = Step::before(Fault::retry_after(status, "1"));
        emulator.script("ReadThing", step).unwrap();
        let started = Instant::now();
        read(&client, "a").await.unwrap();
        assert!(started.elapsed() >= Duration::from_secs(1));
    }
    let step = Step::before(Fault::retry_after(503, "3600"));
    emulator.script("ReadThing", step).unwrap();
    let started = Instant::now();
    let error = read(&client, "b").await.unwrap_err();
    assert_eq!(
        error.attempts().unwrap().stop_reason(),
        StopReason::Deadline
    );
    assert!(
        error
            .to_string()
            .contains("the time limit of the call leaves no time for another"),
        "{error}"
    );
    assert!(started.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn the_retry_budget_limits_the_load_on_a_failing_service() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).build().unwrap();
    emulator
        .script("ReadThing", Step::before(Fault::internal_error()).forever())
        .unwrap();
    let mut budget = 0;
    for i in 0..300 {
        let error = read(&client, &i.to_string()).await.unwrap_err();
        budget += usize::from(error.attempts().unwrap().stop_reason() == StopReason::Budget);
    }
    // A fifth of the calls, and one a second.
    let requests = emulator.requests("ReadThing");
    assert!((330..=400).contains(&requests), "{requests}");
    assert!(budget > 200, "{budget}");
    emulator.clear_scripts();
    read(&client, "after").await.unwrap();
}

#[tokio::test]
async fn the_attempt_timeout_applies_only_if_another_attempt_is_possible() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator)
        .attempt_timeout(Duration::from_millis(300))
        .build()
        .unwrap();
    let slow = || {
        Step::before(Fault::Delay {
            at: Place::BeforeHeaders,
            pause: Duration::from_secs(1),
        })
    };
    for action in ["ReadThing", "WriteThing"] {
        emulator.script(action, slow()).unwrap();
    }
    read(&client, "a").await.unwrap();
    write(&client, "a").await.unwrap();
    assert_eq!(
        (
            emulator.requests("ReadThing"),
            emulator.requests("WriteThing")
        ),
        (2, 1)
    );
}

#[tokio::test]
async fn an_oversized_body_is_rejected_before_it_is_sent() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).build().unwrap();
    match read(&client, &"x".repeat((10 << 20) + 1)).await {
        Err(Error::Request(error)) => assert!(error.to_string().contains("10485760"), "{error}"),
        other => panic!("{:?}", other.map(|_| ())),
    }
    assert_eq!(
        (emulator.requests("ReadThing"), emulator.connections()),
        (0, 0)
    );
}
