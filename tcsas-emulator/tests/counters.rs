//! Counters of requests, executions, excess and connections.

mod common;

use std::io::Write;
use std::thread::sleep;
use std::time::Duration;

use common::{Call, HttpResponse, SPECS, connect, credentials, eventually, start};
use tcsas_emulator::{Emulator, Executions};
use tcsas_runtime::Credentials;

fn change(body: &str) -> Call {
    Call {
        action: "ChangeThing",
        ..Call::new(body)
    }
}

#[test]
fn executions_are_counted_apart_from_requests_and_by_body() {
    let emulator = start();
    let (a, b) = (r#"{"Name":"a"}"#, r#"{"Name":"b"}"#);
    for body in [a, b, a, "{}"] {
        change(body).send(&emulator).response();
    }
    let mut forged = change(a);
    forged.credentials = Credentials::new("AKIDtest", "forged");
    forged.send(&emulator).response();
    assert_eq!(emulator.requests("ChangeThing"), 5);
    let counts = emulator.executions("ChangeThing");
    assert_eq!((counts.total, counts.untracked), (3, 0));
    assert_eq!((counts.per_body[a], counts.per_body[b]), (2, 1));
    assert_eq!((counts.most(), counts.containing("\"b\"")), (2, 1));
    assert!(counts.per_token.is_empty());
    assert_eq!(emulator.executions("ListThings"), Executions::default());
    assert_eq!(emulator.executions("DropThings"), Executions::default());
    assert_eq!(emulator.take_executions("ChangeThing"), counts);
    assert_eq!(emulator.executions("ChangeThing").total, 0);
}

#[test]
fn a_client_token_executes_once() {
    let emulator = start();
    let send = |token: &str| {
        let body = format!(r#"{{"Name":"a","ClientToken":"{token}"}}"#);
        change(&body).send(&emulator).response()["RequestId"].take()
    };
    let first = send("one");
    assert_eq!(send("one"), first);
    assert_ne!(send("two"), first);
    // An empty token counts as absent.
    assert_ne!(send(""), send(""));
    let counts = emulator.executions("ChangeThing");
    assert_eq!(counts.total, 4);
    let used = counts.per_token["one"];
    assert_eq!((used.executions, used.replays), (1, 1));
    assert_eq!(counts.per_token.len(), 2);
}

#[test]
fn excess_is_counted_and_rejected_only_if_enforced() {
    for enforced in [false, true] {
        let builder = Emulator::builder(SPECS).credentials(credentials());
        let builder = builder.credentials(Credentials::new("AKIDother", "key"));
        let emulator = builder.enforce_rate_limits(enforced).start().unwrap();
        let call = change(r#"{"Name":"a"}"#);
        let mut stream = connect(emulator.address());
        let mut send = |call: &Call| {
            let bytes = call.bytes(emulator.address());
            stream.write_all(&bytes).unwrap();
            HttpResponse::read(&mut stream).error()
        };
        let errors: Vec<_> = (0..5).map(|_| send(&call)).collect();
        assert_eq!(errors[..3], ["", "", ""]);
        for error in &errors[3..] {
            let rejected = error.starts_with("RequestLimitExceeded More than 3 ");
            assert_eq!(rejected, enforced, "{error}");
        }
        assert_eq!(emulator.excess("ChangeThing"), 2);
        let executed = if enforced { 3 } else { 5 };
        assert_eq!(emulator.executions("ChangeThing").total, executed);
        let mut other = change(r#"{"Name":"a"}"#);
        other.credentials = Credentials::new("AKIDother", "key");
        assert_eq!(send(&other), "");
        sleep(Duration::from_millis(1001));
        assert_eq!(send(&call), "");
        assert_eq!(emulator.excess("ChangeThing"), 2);
        assert_eq!(emulator.excess("ListThings"), 0);
    }
}

#[test]
fn connections_are_counted() {
    let emulator = start();
    let (a, b) = (connect(emulator.address()), connect(emulator.address()));
    eventually(|| emulator.open_connections() == 2);
    drop(a);
    eventually(|| emulator.open_connections() == 1);
    drop(b);
    eventually(|| emulator.open_connections() == 0);
    assert_eq!(emulator.connections(), 2);
}
