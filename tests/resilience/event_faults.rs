//! Streams of events of the emulator, with faults between them.

use std::time::Duration;

use chat::{ChatCompletionsError, ChatCompletionsRequest, ChatCompletionsResponse, Client};
use futures_util::StreamExt;
use serde_json::json;
use tcsas::Error;
use tcsas::runtime::Call;
use tcsas_emulator::{Emulator, Fault, Place, Response, Step};

use super::{credentials, quick};

/// A service whose action responds with a stream.
mod chat {
    tcsas_macros::include_specs!("specs/chat");
}

const ACTION: &str = "ChatCompletions";

struct Setup {
    emulator: Emulator,
    client: Client,
}

impl Setup {
    fn new() -> Self {
        let emulator = Emulator::start(Client::SPECS, credentials()).unwrap();
        let client = Client::builder()
            .http_client(super::http_client())
            .credentials(credentials())
            .endpoint(emulator.endpoint())
            .retry(quick())
            .build()
            .unwrap();
        Self { emulator, client }
    }

    fn call(&self) -> Call<ChatCompletionsResponse, ChatCompletionsError> {
        let request = ChatCompletionsRequest::builder().prompt("Once");
        self.client.chat_completions(request.stream(true).build())
    }

    /// Responds with three events.
    fn respond(&self) {
        let respond = |_: &_| {
            let error = json!({ "Text": "", "ErrorMsg": { "Msg": "too long" } });
            Response::events([json!({ "Text": "upon" }), json!({ "Text": "多" }), error])
        };
        self.emulator.respond(ACTION, respond).unwrap();
    }

    /// The texts, and the error at the end.
    async fn texts(&self) -> (Vec<String>, Option<Error<ChatCompletionsError>>) {
        let events = self.call().idempotent(true).events();
        let mut events = events.event_timeout(Duration::from_millis(500));
        let mut texts = Vec::new();
        while let Some(event) = events.next().await {
            match event {
                Ok(event) => texts.push(event.text),
                Err(error) => return (texts, Some(error)),
            }
        }
        (texts, None)
    }
}

#[tokio::test]
async fn documented_response_is_a_stream_of_one() {
    let setup = Setup::new();
    let events: Vec<_> = setup.call().events().collect().await;
    let [Ok(event)] = &events[..] else {
        panic!("{events:?}");
    };
    assert_eq!(event.text, "upon a time");
    assert_eq!(event.request_id.len(), 36);
    // Without `Stream`, it is a single response.
    let request = ChatCompletionsRequest::builder().prompt("Once").build();
    let response = setup.client.chat_completions(request).await.unwrap();
    assert_eq!(response.text, "upon a time");
}

#[tokio::test]
async fn events_are_typed_responses() {
    let setup = Setup::new();
    setup.respond();
    let mut events = setup.call().events();
    let mut all = Vec::new();
    while let Some(event) = events.next().await {
        all.push(event.unwrap());
    }
    assert_eq!(all.len(), 3);
    assert!(
        all.iter()
            .all(|event| event.request_id == all[0].request_id)
    );
    let reason = all[2]
        .error_msg
        .as_ref()
        .and_then(|error| error.msg.as_deref());
    assert_eq!(reason, Some("too long"));
    let wrong = |_: &_| Response::events([json!({ "Text": "a" }), json!({ "Txet": "b" })]);
    setup.emulator.respond(ACTION, wrong).unwrap();
    let (texts, error) = setup.texts().await;
    assert!(texts.is_empty() && error.unwrap().to_string().contains("Txet"));
}

#[tokio::test]
async fn fault_between_events_is_an_error_after_them() {
    for (fault, before) in [
        (
            Fault::Close {
                at: Place::AfterEvent(1),
            },
            1,
        ),
        (
            Fault::Reset {
                at: Place::AfterEvent(2),
            },
            2,
        ),
        (
            Fault::Close {
                at: Place::AfterEvent(3),
            },
            3,
        ),
        (
            Fault::Delay {
                at: Place::AfterEvent(1),
                pause: Duration::from_secs(2),
            },
            1,
        ),
    ] {
        let setup = Setup::new();
        setup.respond();
        let name = format!("{fault:?}");
        setup.emulator.script(ACTION, [Step::after(fault)]).unwrap();
        let (texts, error) = setup.texts().await;
        let error = error.unwrap_or_else(|| panic!("{name}: {texts:?}"));
        // Bytes that were not read when a connection is reset are lost.
        assert!(
            texts.len() == before || name.contains("Reset"),
            "{name}: {texts:?}"
        );
        if !texts.is_empty() {
            assert!(error.request_id().is_some(), "{name}: {error}");
            assert_eq!(setup.emulator.requests(ACTION), 1, "{name}");
        }
    }
}

#[tokio::test]
async fn fault_before_the_first_event_is_retried() {
    for fault in [
        Fault::Close {
            at: Place::BeforeHeaders,
        },
        Fault::Close {
            at: Place::BeforeBody,
        },
        Fault::internal_error(),
        Fault::Html,
    ] {
        let setup = Setup::new();
        setup.respond();
        setup
            .emulator
            .script(ACTION, [Step::before(fault)])
            .unwrap();
        let (texts, error) = setup.texts().await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(texts, ["upon", "多", ""]);
        assert_eq!(setup.emulator.requests(ACTION), 2);
    }
}

#[tokio::test]
async fn stream_may_arrive_in_pieces_of_any_size() {
    for piece in [1, 7, 100] {
        let setup = Setup::new();
        setup.respond();
        let drip = Fault::Drip {
            piece,
            pause: Duration::ZERO,
        };
        setup.emulator.script(ACTION, [Step::after(drip)]).unwrap();
        let (texts, error) = setup.texts().await;
        assert!(error.is_none(), "{error:?}");
        assert_eq!(texts, ["upon", "多", ""]);
    }
}

#[tokio::test]
async fn text_that_is_no_event_ends_the_stream() {
    let setup = Setup::new();
    let garbage = |_: &_| Response::event_stream("data: {\"Text\":\"a\"}\n\n<html>\ndata: x\n\n");
    setup.emulator.respond(ACTION, garbage).unwrap();
    let (texts, error) = setup.texts().await;
    assert_eq!(texts, ["a"]);
    assert!(
        matches!(error, Some(Error::InvalidResponse(_))),
        "{error:?}"
    );
}
