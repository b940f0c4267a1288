//! What is repeated, how often, and what the error says in the end.

use std::time::{Duration, Instant};

use tcsas::error::{Error, StopReason};
use tcsas::runtime::RetryPolicy;
use tcsas_emulator::{Fault, Place, Step};

use super::{client, cloud, emulator, read, write};

#[tokio::test]
async fn the_error_says_how_many_attempts_there_were_and_why_no_more() {
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
    // The caller may know better.
    let error = write(&client, "b").idempotent(true).await.unwrap_err();
    assert_eq!(error.attempts().unwrap().count(), 4);
    let error = read(&client, "b")
        .retry(RetryPolicy::off())
        .await
        .unwrap_err();
    assert_eq!(error.attempts().unwrap().count(), 1);
}

#[tokio::test]
async fn a_server_that_asks_to_be_left_alone_is() {
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
async fn a_service_in_trouble_is_not_buried_under_repetitions() {
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
async fn an_attempt_is_cut_short_only_where_there_can_be_another() {
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
async fn a_body_that_is_too_large_is_refused_before_it_is_sent() {
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
