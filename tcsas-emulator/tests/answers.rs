//! Answers that a test gives in place of the documented ones.

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
fn an_answer_is_made_of_the_parameters() {
    let emulator = start();
    let answer = |parameters: &Value| match parameters["Name"].as_str() {
        Some("gone") => Response::error("ResourceNotFound", "No such thing."),
        name => json!({ "Called": name, "RequestId": "not this one" }).into(),
    };
    emulator.respond_unchecked("ChangeThing", answer).unwrap();
    let mut found = change(r#"{"Name":"a"}"#).send(&emulator).response();
    assert_eq!(found["Called"], "a");
    let id = found["RequestId"].take();
    assert_eq!(id.as_str().map(str::len), Some(36));
    let refused = change(r#"{"Name":"gone"}"#).send(&emulator).response();
    assert_eq!(refused["Error"]["Code"], "ResourceNotFound");
    assert_ne!(refused["RequestId"], id);
    // What is not in order is refused as ever, and another answer takes the place of the first.
    let refused = change("{}").send(&emulator).response();
    assert_eq!(refused["Error"]["Code"], "MissingParameter");
    emulator.respond("ChangeThing", |_| json!([1])).unwrap();
    let refused = change(r#"{"Name":"a"}"#).send(&emulator).response();
    assert_eq!(refused["Error"]["Code"], "InternalError");
    assert_eq!(
        refused["Error"]["Message"],
        "The test's own answer is no object but [1]."
    );
}

#[test]
fn what_does_not_take_effect_is_not_asked_for_an_answer() {
    let emulator = start();
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let answer = move |_: &Value| json!({ "Number": counter.fetch_add(1, Ordering::SeqCst) });
    emulator.respond_unchecked("ChangeThing", answer).unwrap();
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
        (&third["Number"], asked.load(Ordering::SeqCst)),
        (&json!(1), 2)
    );
}

#[test]
fn an_action_that_does_not_exist_has_no_answer() {
    let emulator = start();
    let error = emulator.respond("DropThing", |_| json!({})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the spec files describe no action `DropThing`, so that there is nothing to answer"
    );
    let error = emulator.respond("ListThngs", |_| json!({})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the spec files describe no action `ListThngs`, so that there is nothing to answer; did you mean `ListThings`?"
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

/// A misspelt field would be none to the client, and the test would pass or fail for the wrong
/// reason.
#[test]
fn an_answer_that_the_service_would_not_give_is_said_to_be_one() {
    let emulator = start();
    let ask = |answer: Value| {
        emulator
            .respond("ListThings", move |_| answer.clone())
            .unwrap();
        let mut found = Call::new(r#"{"Name":"a"}"#).send(&emulator).response();
        found["Error"]["Message"].take()
    };
    for (answer, misfit) in [
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
            format!("The test's own answer does not fit the description of the action: {misfit}.");
        assert_eq!(ask(answer), message);
    }
    for answer in [
        json!({}),
        json!({ "Things": null, "RequestId": 1 }),
        json!({ "Things": [{ "Size": 1.5 }, {}, null] }),
    ] {
        assert_eq!(ask(answer), Value::Null);
    }
}
