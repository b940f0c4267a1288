//! Responses set by a test in place of the documented ones.

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::{Call, start};
use serde_json::{Value, json};
use tcsas_emulator::{Fault, Response, Step};

fn change(body: &str) -> Call {
    Call {
        action: "ChangeThing",
        ..Call::new(body)
    }
}

#[test]
fn a_custom_response_depends_on_the_parameters() {
    let emulator = start();
    let respond = |parameters: &Value| match parameters["Name"].as_str() {
        Some("gone") => Response::error("ResourceNotFound", "No such thing."),
        name => json!({ "Called": name, "RequestId": "not this one" }).into(),
    };
    emulator.respond_unchecked("ChangeThing", respond).unwrap();
    let mut found = change(r#"{"Name":"a"}"#).send(&emulator).response();
    assert_eq!(found["Called"], "a");
    let id = found["RequestId"].take();
    assert_eq!(id.as_str().map(str::len), Some(36));
    let error = change(r#"{"Name":"gone"}"#).send(&emulator).response();
    assert_eq!(error["Error"]["Code"], "ResourceNotFound");
    assert_ne!(error["RequestId"], id);
    // Invalid requests are still rejected, and a new response replaces the first.
    let error = change("{}").send(&emulator).response();
    assert_eq!(error["Error"]["Code"], "MissingParameter");
    emulator.respond("ChangeThing", |_| json!([1])).unwrap();
    let error = change(r#"{"Name":"a"}"#).send(&emulator).response();
    assert_eq!(error["Error"]["Code"], "InternalError");
    assert_eq!(
        error["Error"]["Message"],
        "The custom response is not an object but [1]."
    );
}

#[test]
fn a_custom_response_is_requested_for_executions_only() {
    let emulator = start();
    let responses = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&responses);
    let respond = move |_: &Value| json!({ "Number": counter.fetch_add(1, Ordering::SeqCst) });
    emulator.respond_unchecked("ChangeThing", respond).unwrap();
    let steps = [
        Step::before(Fault::internal_error()),
        Step::after(Fault::internal_error()),
    ];
    emulator.script("ChangeThing", steps).unwrap();
    for _ in 0..2 {
        change(r#"{"Name":"a"}"#).send(&emulator).response();
    }
    let third = change(r#"{"Name":"a"}"#).send(&emulator).response();
    assert_eq!(
        (&third["Number"], responses.load(Ordering::SeqCst)),
        (&json!(1), 2)
    );
}

#[test]
fn an_unknown_action_is_an_error_with_a_suggestion() {
    let emulator = start();
    let error = emulator.respond("DropThing", |_| json!({})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the spec files describe no action `DropThing`"
    );
    let error = emulator.respond("ListThngs", |_| json!({})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the spec files describe no action `ListThngs`; did you mean `ListThings`?"
    );
    let error = emulator.script("changeThing", [Step::pass()]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the script for `changeThing`: the spec files describe no such action; did you mean `ChangeThing`?"
    );
    let error = emulator.script("Unrelated", [Step::pass()]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the script for `Unrelated`: the spec files describe no such action; `*` is for all of them"
    );
}

/// A misspelt field would be absent for the client, and the test would pass or fail for the wrong
/// reason.
#[test]
fn a_custom_response_that_does_not_match_the_spec_is_reported() {
    let emulator = start();
    let error = |response: Value| {
        emulator
            .respond("ListThings", move |_| response.clone())
            .unwrap();
        let mut found = Call::new(r#"{"Name":"a"}"#).send(&emulator).response();
        found["Error"]["Message"].take()
    };
    for (response, misfit) in [
        (
            json!({ "Thing": [] }),
            "`Thing` is not described; did you mean `Things`?",
        ),
        (json!({ "Things": 1 }), "`Things` is 1, not a list"),
        (
            json!({ "Things": [{}, { "size": 1 }] }),
            "`Things[1].size` is not described; did you mean `Size`?",
        ),
        (
            json!({ "Things": [{ "Size": "1" }] }),
            "`Things[0].Size` is \"1\", not a number",
        ),
    ] {
        let message =
            format!("The custom response does not match the spec of the action: {misfit}.");
        assert_eq!(error(response), message);
    }
    for response in [
        json!({}),
        json!({ "Things": null, "RequestId": 1 }),
        json!({ "Things": [{ "Size": 1.5 }, {}, null] }),
    ] {
        assert_eq!(error(response), Value::Null);
    }
}
