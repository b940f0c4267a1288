//! Settings of a single call, as received by the service.

use std::time::{Duration, Instant};

use tcsas::Error;
use tcsas_emulator::{Fault, Place, Step};

use super::proxy::Proxy;
use super::{client, cloud, emulator, read};

#[tokio::test]
async fn settings_of_a_call_apply_to_it_only() {
    let emulator = emulator();
    let proxy = Proxy::start().await;
    let client: cloud::Client = client(&emulator)
        .proxy(proxy.url())
        .region("ap-singapore")
        .build()
        .unwrap();
    let seen = || {
        [
            "x-tc-region",
            "x-tc-language",
            "x-tc-traceid",
            "x-tc-content-sha256",
        ]
        .map(|name| proxy.last(name).unwrap_or_default())
    };
    read(&client, "a")
        .region("eu-frankfurt")
        .language("zh-CN")
        .header("X-TC-TraceId", "trace-7")
        .unsigned_payload()
        .await
        .unwrap();
    assert_eq!(
        seen(),
        ["eu-frankfurt", "zh-CN", "trace-7", "UNSIGNED-PAYLOAD"]
    );
    read(&client, "b").await.unwrap();
    assert_eq!(seen(), ["ap-singapore", "en-US", "", ""]);
    assert_eq!(proxy.last("x-tc-action").as_deref(), Some("ReadThing"));
}

#[tokio::test]
async fn the_timeout_of_a_call_overrides_the_clients() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).build().unwrap();
    let pause = Duration::from_secs(5);
    let slow = Step::before(Fault::Delay {
        at: Place::BeforeHeaders,
        pause,
    });
    emulator.script("ReadThing", slow).unwrap();
    let started = Instant::now();
    match read(&client, "a").timeout(Duration::from_millis(200)).await {
        Err(Error::Timeout(error)) => assert_eq!(error.limit(), Duration::from_millis(200)),
        other => panic!("{other:?}"),
    }
    assert!(started.elapsed() < Duration::from_secs(3));
    let slow = Step::before(Fault::Delay {
        at: Place::InBody,
        pause,
    });
    emulator.script("ReadThing", slow).unwrap();
    // A second attempt is fast.
    let call = read(&client, "b").attempt_timeout(Duration::from_millis(200));
    call.await.unwrap();
    assert!(started.elapsed() < Duration::from_secs(4));
}

#[tokio::test]
async fn an_unsigned_body_is_accepted() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).unsigned_payload(true).build().unwrap();
    read(&client, "a").await.unwrap();
    assert_eq!(emulator.executions("ReadThing").total, 1);
}

#[tokio::test]
async fn a_reserved_header_is_rejected_before_sending() {
    let emulator = emulator();
    let client: cloud::Client = client(&emulator).build().unwrap();
    for (name, value) in [
        ("Authorization", "x"),
        ("x-tc-token", "x"),
        ("a b", "x"),
        ("x-a", "a\nb"),
    ] {
        let error = read(&client, "a").header(name, value).await.unwrap_err();
        assert!(matches!(error, Error::Request(_)), "{error}");
    }
    assert_eq!(emulator.requests("ReadThing"), 0);
}
