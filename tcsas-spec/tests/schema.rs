//! The published schema and the reader accept the same spec files.

mod support;

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{cases, mutated};
use tcsas_spec::{Diagnostic, Kind, Options, Source, load, read};

fn schema() -> Validator {
    let text = fs::read_to_string("spec.schema.json").expect("the schema");
    let schema = serde_json::from_str(&text).expect("the schema is JSON");
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("a valid schema")
}

/// Whether a schema can express the rule behind a diagnostic.
fn is_structural(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.kind(), Kind::Json | Kind::Shape | Kind::Name)
}

/// Diagnostics for rules that a schema can express.
fn structural(text: Vec<u8>) -> Vec<String> {
    let name = "spec.json".into();
    let outcome = read(vec![Source { name, text }], &Options::default());
    let found = outcome.diagnostics.iter();
    found
        .filter(|d| is_structural(d))
        .map(ToString::to_string)
        .collect()
}

/// A spec that uses all keys.
fn full() -> Value {
    json!({
        "$schema": "x",
        "service": "tcsas",
        "version": "2024-02-29",
        "endpoint": "tcsas.tencentcloudapi.com:443",
        "action": "ModifyMNP",
        "description": "x",
        "subject": "Mini programs",
        "rate_limit": 20,
        "deprecated": false,
        "idempotent": true,
        "signed": true,
        "body": "octet-stream",
        "stream": true,
        "pagination": { "offset": "O", "first": 0, "limit": "L", "total": "D.N", "items": "D.L" },
        "input": [
            { "name": "A", "type": "String", "required": true, "example": null, "added_later": true },
            { "name": "B", "type": "Binary", "required": false, "default": [1], "disabled": true },
            { "name": "C", "type": "T", "required": false, "default": 1 }
        ],
        "output": [{ "name": "A", "type": "Array of Array of Float", "description": "x" }],
        "types": [{
            "name": "T",
            "description": "x",
            "usage": "both",
            "members": [{ "name": "A", "type": "TimestampISO8601", "guaranteed": true }]
        }],
        "errors": ["A", { "code": "A.B", "description": "x", "added_later": false }],
        "examples": [{ "title": "x", "input": {}, "output": { "Response": {} } }]
    })
}

/// A shared file that uses all keys.
fn shared() -> Value {
    let mut spec = full();
    spec.as_object_mut()
        .expect("an object")
        .retain(|key, _| SHARED.contains(&key.as_str()));
    spec
}

const SHARED: [&str; 6] = [
    "$schema", "service", "version", "endpoint", "types", "errors",
];

#[test]
fn every_spec_of_the_project_matches_the_schema() {
    let schema = schema();
    let mut specs = 0;
    for entry in fs::read_dir("../specs").expect("the folder of specs") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a spec");
        let spec: Value = serde_json::from_str(&text).expect("JSON");
        if spec.get("objects").is_some() {
            continue;
        }
        let wrong: Vec<_> = schema.iter_errors(&spec).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", path.display());
        assert_eq!(spec["$schema"], "../tcsas-spec/spec.schema.json");
        specs += 1;
    }
    assert!(specs > 0);
    let outcome = load(Path::new("../specs"), &Options::default());
    assert_eq!(
        outcome.into_result().map(|_| ()).map_err(|r| r.to_string()),
        Ok(())
    );
}

#[test]
fn spec_with_all_keys_is_valid() {
    for spec in [full(), shared()] {
        assert!(schema().is_valid(&spec));
        assert_eq!(structural(spec.to_string().into_bytes()), [""; 0]);
    }
}

/// Keys that distinguish shared files from action files.
#[test]
fn shared_files_are_distinguished_by_the_same_keys() {
    let schema = schema();
    for key in full().as_object().expect("an object").keys() {
        let mut added = shared();
        added[key] = full()[key].clone();
        let mut taken = shared();
        taken.as_object_mut().expect("an object").remove(key);
        let mut only = shared();
        only.as_object_mut()
            .expect("an object")
            .retain(|k, _| ["service", "version", key].contains(&k.as_str()));
        for spec in [added, taken, only] {
            let found = structural(spec.to_string().into_bytes());
            assert_eq!(schema.is_valid(&spec), found.is_empty(), "{spec} {found:?}");
        }
    }
}

#[test]
fn same_values_are_rejected() {
    let schema = schema();
    for (pointer, right, wrong) in [
        (
            "/service",
            vec![json!("a-1")],
            vec![json!(""), json!("A"), json!("a_b"), json!(1)],
        ),
        (
            "/version",
            vec![json!("2000-02-29")],
            vec![json!("2023-02-29"), json!("2023-13-01"), json!("x")],
        ),
        (
            "/endpoint",
            vec![json!("localhost"), json!("1.2.3.4:65535")],
            vec![
                json!("a:65536"),
                json!("a:0"),
                json!("a:080"),
                json!("a/"),
                json!("-a"),
                json!("a."),
            ],
        ),
        (
            "/action",
            vec![json!("a"), json!("A".repeat(256))],
            vec![json!("1a"), json!("A".repeat(257))],
        ),
        (
            "/rate_limit",
            vec![json!(1), json!(20.0), json!(4_294_967_295_u64)],
            vec![
                json!(0),
                json!(-1),
                json!(1.5),
                json!(4_294_967_296_u64),
                json!("20"),
                json!(null),
            ],
        ),
        ("/signed", vec![json!(false)], vec![json!(0), json!(null)]),
        (
            "/pagination",
            vec![
                json!(false),
                json!({ "page": "A", "items": "A.B" }),
                json!({ "page": "A", "first": 0, "items": "A.B" }),
                json!({ "offset": "A", "first": 1.0, "items": "A.B" }),
                json!({ "offset": "A", "items": "A".repeat(256) }),
            ],
            vec![
                json!(true),
                json!(null),
                json!("Offset"),
                json!({}),
                json!({ "items": "A" }),
                json!({ "offset": "A" }),
                json!({ "offset": "A", "page": "A", "items": "A" }),
                json!({ "offset": "A", "items": "A", "size": "A" }),
                json!({ "page": "A", "first": 2, "items": "A" }),
                json!({ "page": "A", "first": -1, "items": "A" }),
                json!({ "page": "A", "first": 0.5, "items": "A" }),
                json!({ "page": "A", "first": "0", "items": "A" }),
                json!({ "page": "A", "first": null, "items": "A" }),
                json!({ "offset": "A.B", "items": "A" }),
                json!({ "offset": "A", "items": "A." }),
                json!({ "offset": "A", "items": ["A"] }),
                json!({ "offset": "A", "limit": 20, "items": "A" }),
                json!({ "offset": "A", "items": "A".repeat(257) }),
            ],
        ),
        (
            "/input/0/type",
            vec![json!("Date")],
            vec![json!(""), json!("Array of "), json!("a b"), json!("[]")],
        ),
        (
            "/input/2/required",
            vec![json!(false)],
            vec![json!(true), json!("true")],
        ),
        (
            "/types/0/usage",
            vec![json!("in"), json!("out")],
            vec![json!("both "), json!(true)],
        ),
        (
            "/errors/1/code",
            vec![json!("A.C"), json!("1_.2")],
            vec![json!(""), json!("A."), json!("A-B")],
        ),
        (
            "/errors/0",
            vec![json!("B"), json!({ "code": "B" })],
            vec![json!(""), json!({}), json!(null), json!(["B"])],
        ),
        (
            "/subject",
            vec![json!(""), json!("Mini programs")],
            vec![json!("a\nb"), json!(null)],
        ),
        (
            "/types/0/members/0/guaranteed",
            vec![json!(false)],
            vec![json!(1), json!(null)],
        ),
        (
            "/examples/0/output",
            vec![json!({ "Response": 1 })],
            vec![json!({}), json!([])],
        ),
        (
            "/input",
            vec![json!([])],
            vec![json!({}), json!(null), json!([null])],
        ),
    ] {
        for (value, fits) in right
            .iter()
            .map(|v| (v, true))
            .chain(wrong.iter().map(|v| (v, false)))
        {
            let mut spec = full();
            *spec.pointer_mut(pointer).expect("a value to replace") = value.clone();
            assert_eq!(schema.is_valid(&spec), fits, "schema: {pointer} {value}");
            let found = structural(spec.to_string().into_bytes());
            assert_eq!(
                found.is_empty(),
                fits,
                "reader: {pointer} {value} {found:?}"
            );
        }
    }
}

#[test]
fn mutated_specs_have_the_same_result() {
    let schema = schema();
    let mut runner = proptest::test_runner::TestRunner::new(cases(1_000));
    let specs = prop_oneof![mutated(full()), mutated(shared())];
    let outcome = runner.run(&specs, |spec| {
        let fits = schema.is_valid(&spec);
        let found = structural(spec.to_string().into_bytes());
        prop_assert_eq!(fits, found.is_empty(), "{}\n{:?}", spec, found);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
