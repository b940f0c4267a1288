//! The vendor's own Python SDK as a client, beside this one.
//!
//! Skipped, with a message, unless `TCSAS_PYTHON` names a Python that has the package
//! `tencentcloud-sdk-python-hunyuan`.

#[path = "vendor_sdk/python.rs"]
mod python;
#[path = "vendor_sdk/raw_stream.rs"]
mod raw_stream;
#[path = "vendor_sdk/uploads.rs"]
mod uploads;

use std::net::SocketAddr;
use std::time::Duration;

use python::{Python, SECRET_ID, SECRET_KEY};
use serde_json::{Value, json};
use tcsas::Credentials;
use tcsas_emulator::{Emulator, Fault, Place, Response, Step};

/// The service of these tests.
mod hunyuan {
    tcsas_macros::include_specs!("specs/hunyuan");
}

const SCRIPT: &str = "chat_completions.py";
const ACTION: &str = "ChatCompletions";

fn emulator(secret_key: &str) -> Emulator {
    let credentials = Credentials::new(SECRET_ID, secret_key);
    Emulator::start(hunyuan::Client::SPECS, credentials).unwrap()
}

fn delta(content: &str) -> Value {
    json!({ "Choices": [{ "Delta": { "Content": content } }] })
}

/// The events that this library returns, as the script prints those of the SDK.
async fn own_events(address: SocketAddr) -> Vec<Value> {
    let client = hunyuan::Client::builder()
        .credentials(Credentials::new(SECRET_ID, SECRET_KEY))
        .endpoint(format!("http://{address}"))
        .build()
        .unwrap();
    let message = hunyuan::types::Message::builder()
        .role("user")
        .content("你好");
    let request = hunyuan::ChatCompletionsRequest::builder()
        .model("hunyuan-lite")
        .messages([message.build()])
        .stream(true)
        .build();
    let mut events = client.chat_completions(request).events();
    let mut found = Vec::new();
    while let Some(event) = events.next().await {
        let event = event.unwrap();
        assert_eq!(event.request_id, "id-of-the-stream");
        found.push(printed(&event));
    }
    found
}

/// An event, with the members that it has.
fn printed(event: &hunyuan::ChatCompletionsResponse) -> Value {
    let mut members = serde_json::Map::new();
    if !event.choices.is_empty() {
        let choices = event.choices.iter().map(|choice| {
            let delta = choice.delta.as_ref().unwrap();
            json!({ "Delta": { "Content": delta.content.as_deref().unwrap() } })
        });
        members.insert("Choices".to_owned(), choices.collect());
    }
    if let Some(error) = &event.error_msg {
        let error = json!({ "Code": error.code.unwrap(), "Msg": error.msg.as_deref().unwrap() });
        members.insert("ErrorMsg".to_owned(), error);
    }
    json!({ "event": members })
}

#[tokio::test]
async fn both_clients_read_the_same_events() {
    let Some(python) = Python::find() else { return };
    let stream = "\
        : connected\n\n\
        data: {\"Choices\":[{\"Delta\":{\"Content\":\"你\"}}]}\n\n\
        id: 2\nevent: message\nretry: 100\ndata:{\"Choices\":[{\"Delta\":{\"Content\":\"好 \u{1f44b}\"}}]}\n\n\
        data: {\"Choices\":\ndata: [{\"Delta\":{\"Content\":\"\"}}]}\n\n\
        data: {\"ErrorMsg\":{\"Code\":4001,\"Msg\":\"interrupted: \\\"\"}}\r\n\r\n";
    let expected = [
        json!({ "event": { "Choices": [{ "Delta": { "Content": "你" } }] } }),
        json!({ "event": { "Choices": [{ "Delta": { "Content": "好 \u{1f44b}" } }] } }),
        json!({ "event": { "Choices": [{ "Delta": { "Content": "" } }] } }),
        json!({ "event": { "ErrorMsg": { "Code": 4001, "Msg": "interrupted: \"" } } }),
    ];
    // A prime number, so that pieces end within lines, characters and ends of lines.
    for length in [stream.len(), 7] {
        let pieces = stream.as_bytes().chunks(length).map(<[u8]>::to_vec);
        let address = raw_stream::start(pieces.collect());
        assert_eq!(own_events(address).await, expected, "{length}");
        assert_eq!(python.run(SCRIPT, address, "stream"), expected, "{length}");
    }
}

#[test]
fn documented_example_is_an_event_or_a_response() {
    let Some(python) = Python::find() else { return };
    let emulator = emulator(SECRET_KEY);
    let choices = json!([{ "Delta": { "Role": "assistant", "Content": "你好！" } }]);
    for (mode, kind) in [("stream", "event"), ("single", "response")] {
        let lines = python.run(SCRIPT, emulator.address(), mode);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!(lines[0][kind]["Choices"], choices, "{lines:?}");
    }
    assert_eq!(emulator.executions(ACTION).total, 2);
}

#[test]
fn events_arrive_one_by_one() {
    let Some(python) = Python::find() else { return };
    let emulator = emulator(SECRET_KEY);
    let events = || ["多", "云", "\u{1f44b}"].map(delta);
    let expected = events().map(|event| json!({ "event": event }));
    emulator
        .respond(ACTION, move |_| Response::events(events()))
        .unwrap();
    let pause = Duration::from_millis(500);
    let delay = Fault::Delay {
        at: Place::AfterEvent(1),
        pause,
    };
    emulator.script(ACTION, Step::before(delay)).unwrap();
    let lines = python.timed(SCRIPT, emulator.address(), "stream");
    let waited = lines[1].1 - lines[0].1;
    assert!(waited > pause / 2, "{waited:?}");
    let lines: Vec<_> = lines.into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, expected);
    // In pieces of a few bytes.
    let drip = Fault::Drip {
        piece: 5,
        pause: Duration::from_millis(1),
    };
    emulator.script(ACTION, Step::before(drip)).unwrap();
    assert_eq!(python.run(SCRIPT, emulator.address(), "stream"), expected);
    // Without a fault.
    assert_eq!(python.run(SCRIPT, emulator.address(), "stream"), expected);
}

#[test]
fn error_response_and_broken_stream_are_errors_of_the_sdk() {
    let Some(python) = Python::find() else { return };
    let emulator = emulator(SECRET_KEY);
    emulator
        .respond(ACTION, |_| Response::error("LimitExceeded", "Too many."))
        .unwrap();
    let lines = python.run(SCRIPT, emulator.address(), "stream");
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0]["error"]["Code"], "LimitExceeded", "{lines:?}");
    assert!(lines[0]["error"]["RequestId"].is_string(), "{lines:?}");

    emulator
        .respond(ACTION, |_| Response::events(["a", "b"].map(delta)))
        .unwrap();
    for fault in [
        Fault::Close {
            at: Place::AfterEvent(1),
        },
        Fault::Reset {
            at: Place::AfterEvent(0),
        },
    ] {
        let events = usize::from(matches!(fault, Fault::Close { .. }));
        emulator.script(ACTION, Step::after(fault)).unwrap();
        let lines = python.run(SCRIPT, emulator.address(), "stream");
        assert_eq!(lines.len(), events + 1, "{lines:?}");
        assert!(lines[events]["disconnected"].is_string(), "{lines:?}");
    }
}

#[test]
fn signature_with_another_key_is_rejected() {
    let Some(python) = Python::find() else { return };
    let emulator = emulator("another-key");
    let lines = python.run(SCRIPT, emulator.address(), "stream");
    assert_eq!(lines.len(), 1, "{lines:?}");
    let code = &lines[0]["error"]["Code"];
    assert_eq!(code, "AuthFailure.SignatureFailure", "{lines:?}");
    assert_eq!(emulator.executions(ACTION).total, 0);
}
