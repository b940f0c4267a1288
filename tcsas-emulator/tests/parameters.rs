//! Validation of parameters, and documented responses.

mod common;

use common::{Call, SPECS, credentials, start};
use serde_json::json;
use tcsas_emulator::Emulator;

#[test]
fn valid_parameters_are_accepted() {
    let emulator = start();
    for body in [
        r#"{"Name":"a"}"#,
        r#" {"Name":"","Offset":null,"Filters":null} "#,
        r#"{"Name":"a","Offset":-9223372036854775808,"Limit":18446744073709551615,"Ratio":1,"Sorted":true}"#,
        r#"{"Name":"a","Offset":9223372036854775807,"Limit":0,"Ratio":-1.5e3,"Day":"2025-01-06"}"#,
        r#"{"Name":"a","Filters":[],"Main":{"Key":"k","Values":null}}"#,
        r#"{"Name":"a","Filters":[{"Key":"k"},{"Key":"k","Values":["v",""]}]}"#,
    ] {
        assert_eq!(Call::new(body).send(&emulator).error(), "", "{body}");
    }
}

#[test]
fn the_invalid_parameter_is_named() {
    let emulator = start();
    for (body, code, what) in [
        ("{}", "MissingParameter", "`Name`"),
        (r#"{"Name":null}"#, "MissingParameter", "`Name`"),
        (
            r#"{"Name":"a","Main":{}}"#,
            "MissingParameter",
            "`Main.Key`",
        ),
        (
            r#"{"Name":"a","Filters":[{"Key":"k"},{"Values":[]}]}"#,
            "MissingParameter",
            "`Filters[1].Key`",
        ),
        (r#"{"Name":"a","name":"b"}"#, "UnknownParameter", "`name`"),
        (r#"{"Name":"a","X":null}"#, "UnknownParameter", "`X`"),
        (
            r#"{"Name":"a","Main":{"Key":"k","X":1}}"#,
            "UnknownParameter",
            "`Main.X`",
        ),
        (
            r#"{"Name":1}"#,
            "InvalidParameter",
            "`Name` must be a string, not the number 1",
        ),
        (r#"{"Name":[]}"#, "InvalidParameter", "`Name`"),
        (
            r#"{"Name":"a","Offset":1.5}"#,
            "InvalidParameter",
            "`Offset`",
        ),
        (
            r#"{"Name":"a","Offset":"1"}"#,
            "InvalidParameter",
            "`Offset`",
        ),
        (
            r#"{"Name":"a","Offset":9223372036854775808}"#,
            "InvalidParameter",
            "`Offset`",
        ),
        (
            r#"{"Name":"a","Offset":-9223372036854775809}"#,
            "InvalidParameter",
            "`Offset`",
        ),
        (r#"{"Name":"a","Limit":-1}"#, "InvalidParameter", "`Limit`"),
        (
            r#"{"Name":"a","Limit":18446744073709551616}"#,
            "InvalidParameter",
            "`Limit`",
        ),
        (r#"{"Name":"a","Ratio":"1"}"#, "InvalidParameter", "`Ratio`"),
        (r#"{"Name":"a","Sorted":0}"#, "InvalidParameter", "`Sorted`"),
        (
            r#"{"Name":"a","Day":20250106}"#,
            "InvalidParameter",
            "`Day`",
        ),
        (r#"{"Name":"a","Main":[]}"#, "InvalidParameter", "`Main`"),
        (
            r#"{"Name":"a","Filters":{}}"#,
            "InvalidParameter",
            "`Filters`",
        ),
        (
            r#"{"Name":"a","Filters":[null]}"#,
            "InvalidParameter",
            "`Filters[0]`",
        ),
        (
            r#"{"Name":"a","Filters":[{"Key":"k","Values":"v"}]}"#,
            "InvalidParameter",
            "`Filters[0].Values`",
        ),
        (
            r#"{"Name":"a","Filters":[{"Key":"k","Values":["v",1]}]}"#,
            "InvalidParameter",
            "`Filters[0].Values[1]`",
        ),
    ] {
        let error = Call::new(body).send(&emulator).error();
        assert!(
            error.starts_with(&format!("{code} ")) && error.contains(what),
            "{body}: {error}"
        );
    }
}

#[test]
fn a_body_that_is_not_an_object_is_rejected() {
    let emulator = start();
    let deep = "[".repeat(100_000);
    for body in [
        "",
        "null",
        "[]",
        "\"a\"",
        "{",
        "{}x",
        "{\"Name\":\"a\",}",
        &deep,
    ] {
        let error = Call::new(body).send(&emulator).error();
        assert!(
            error.starts_with("InvalidParameter The request body"),
            "{error}"
        );
    }
    let mut call = Call::new("");
    call.body = b"{\"Name\":\"\xff\"}".to_vec();
    let error = call.send(&emulator).error();
    assert!(
        error.starts_with("InvalidParameter The request body"),
        "{error}"
    );
}

#[test]
fn the_example_is_returned_as_written() {
    let emulator = start();
    let http = Call::new(r#"{"Name":"a"}"#).send(&emulator);
    let id = http.response()["RequestId"].take();
    let spec = std::fs::read_to_string(format!("{SPECS}/ListThings.json")).unwrap();
    // The output of the last example: from its brace to the end, without the closing brackets of
    // example, list and file.
    let (_, example) = spec.rsplit_once(r#""output": "#).unwrap();
    let example = example.trim_end_matches(['}', ']', '\n', ' ']);
    let expected = example.replace(r#""made up""#, &id.to_string());
    assert!(http.body.starts_with(&expected), "{}", http.body);
    assert_eq!(http.body[expected.len()..].trim(), "} }");
}

#[test]
fn without_an_example_the_response_is_generated_from_the_spec() {
    let emulator = start();
    let mut call = Call::new("{}");
    call.action = "AssumeThing";
    let http = call.send(&emulator);
    let mut response = http.response();
    response.as_object_mut().unwrap().remove("RequestId");
    assert_eq!(
        response,
        json!({
            "Text": "", "Number": 0, "Flag": false, "List": [],
            "Tree": { "Label": "", "Inner": {} }
        })
    );
    assert!(
        http.body
            .starts_with(r#"{"Response":{"Text":"","Number":0,"#)
    );
}

#[test]
fn a_single_file_is_a_service() {
    let file = format!("{SPECS}/ListThings.json");
    let emulator = Emulator::start(file, credentials()).unwrap();
    assert_eq!(Call::new(r#"{"Name":"a"}"#).send(&emulator).error(), "");
    let mut call = Call::new("{}");
    call.action = "AssumeThing";
    assert!(call.send(&emulator).error().starts_with("InvalidAction"));
}
