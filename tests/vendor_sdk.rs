//! The vendor's own Python SDK as a client, beside this one.
//!
//! Skipped, with a message, unless `TCSAS_PYTHON` names a Python that has the package
//! `tencentcloud-sdk-python-hunyuan`.

#[path = "vendor_sdk/python.rs"]
mod python;
#[path = "vendor_sdk/raw_stream.rs"]
mod raw_stream;

use std::net::SocketAddr;

use python::{Python, SECRET_ID, SECRET_KEY};
use serde_json::{Value, json};
use tcsas::Credentials;

/// The service of these tests.
mod hunyuan {
    tcsas_macros::include_specs!("specs/hunyuan");
}

const SCRIPT: &str = "chat_completions.py";

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
