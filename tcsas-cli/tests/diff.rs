//! `tcsas diff`.

mod program;

use std::fs;
use std::path::Path;

use program::{NEW, OLD, golden, run};
use serde_json::{Value, json};

#[test]
fn differences_are_listed_with_the_breaking_ones_marked() {
    golden("diff.stdout", &run(["diff", OLD, NEW]).stdout(0));
    golden("diff-back.stdout", &run(["diff", NEW, OLD]).stdout(0));
    let out = run(["diff", "--descriptions", OLD, NEW]).stdout(0);
    golden("diff-descriptions.stdout", &out);
}

#[test]
fn fail_on_breaking_exits_with_1() {
    let out = run(["diff", "--fail-on-breaking", OLD, NEW]).stdout(1);
    assert_eq!(out, run(["diff", OLD, NEW]).stdout(0));
    let out = run(["diff", "--fail-on-breaking", OLD, OLD]).stdout(0);
    assert_eq!(out, "no differences in facts\n");
    let out = run(["diff", "--fail-on-breaking", "--intl", OLD, OLD]).stdout(0);
    assert_eq!(out, "no differences in facts\n");
}

#[test]
fn errors_on_both_sides_are_reported() {
    let (out, err) = run(["diff", "tests/nowhere", "tests/specs/comment.json"]).both(2);
    assert_eq!(out, "");
    for part in [
        "error: no such file or folder\n --> tests/nowhere\n",
        "error: this is not valid JSON\n --> tests/specs/comment.json:",
        "\nerror: nothing was compared because of the errors above\n",
    ] {
        assert!(err.contains(part), "{part}: {err}");
    }
}

/// An action with every key that can be edited manually.
fn action() -> Value {
    json!({
        "service": "things", "version": "2025-01-06", "endpoint": "things.example", "action": "Do",
        "subject": "Things", "description": "Does.", "rate_limit": 20, "idempotent": true,
        "input": [{ "name": "A", "type": "Integer" }],
        "output": [{ "name": "B", "type": "T" }],
        "types": [{ "name": "T", "members": [{ "name": "C", "type": "Array of T" }] }],
        "errors": ["X"]
    })
}

/// The differences after `change`.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, spec: &Value| {
        let path = folder.path().join(name);
        fs::write(&path, spec.to_string()).expect("a file");
        path
    };
    let old = write("old.json", &action());
    let mut spec = action();
    change(&mut spec);
    let new = write("new.json", &spec);
    run([Path::new("diff"), &old, &new]).stdout(0)
}

#[test]
fn form_of_the_request_is_compared() {
    let multipart = changed(|spec| spec["input"][0]["type"] = json!("Binary"));
    let expected = "body: JSON -> multipart/form-data\n";
    assert!(multipart.contains(expected), "{multipart}");
    let octet_stream = changed(|spec| {
        spec["input"][0]["type"] = json!("Binary");
        spec["body"] = json!("octet-stream");
    });
    let expected = "body: JSON -> application/octet-stream\n";
    assert!(octet_stream.contains(expected), "{octet_stream}");
}

#[test]
fn every_key_of_an_action_is_compared() {
    for (key, value, expected) in [
        (
            "endpoint",
            json!("other.example"),
            "service\n  ~ endpoint: things.example -> other.example\n",
        ),
        (
            "version",
            json!("2026-01-06"),
            "service\n  ~ version: 2025-01-06 -> 2026-01-06\n",
        ),
        (
            "rate_limit",
            json!(5),
            "action Do\n  ~ rate limit: 20 -> 5\n",
        ),
        (
            "idempotent",
            json!(false),
            "action Do\n  ~ idempotent: yes -> no\n",
        ),
        (
            "subject",
            json!("All"),
            "action Do\n  ~ subject: Things -> All\n",
        ),
        (
            "signed",
            json!(false),
            "action Do\n  ~ calls are no longer signed\n",
        ),
        (
            "stream",
            json!(true),
            "action Do\n  + the response may be a stream of events\n",
        ),
        (
            "description",
            json!("Does it."),
            "no differences in facts; 1 doc text changed\n",
        ),
        (
            "examples",
            json!([{ "input": {} }]),
            "no differences in facts; 1 doc text changed\n",
        ),
        (
            "errors",
            json!(["X", "Y"]),
            "action Do\n  + error code `Y`\n",
        ),
        (
            "errors",
            json!([]),
            "action Do\n! - error code `X` (breaks callers: its variant is removed)\n",
        ),
    ] {
        let out = changed(|spec| spec[key] = value);
        assert!(out.starts_with(expected), "{key}: {out}");
    }
}

#[test]
fn types_break_callers_only_if_they_differ_in_rust() {
    let member = |ty: &str| json!([{ "name": "A", "type": ty }]);
    let out = changed(|spec| spec["input"] = member("UnsignedInteger"));
    assert!(
        out.contains("! ~ parameter `A`: Integer -> UnsignedInteger"),
        "{out}"
    );
    let out = changed(|spec| spec["input"] = member("Array of Integer"));
    assert!(
        out.contains("! ~ parameter `A`: Integer -> Array of Integer"),
        "{out}"
    );
    // A missing list is an empty list.
    let out = changed(|spec| spec["types"][0]["members"][0]["required"] = json!(true));
    assert!(out.contains("  ~ member `C`: always present\n"), "{out}");
    // A data type that contains itself directly needs a `Box`.
    let out = changed(|spec| spec["types"][0]["members"][0]["type"] = json!("T"));
    assert!(out.contains("! ~ member `C`: Array of T -> T"), "{out}");
}

#[test]
fn a_response_that_is_no_longer_a_stream_breaks_callers() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, stream: bool| {
        let mut spec = action();
        spec["stream"] = json!(stream);
        let path = folder.path().join(name);
        fs::write(&path, spec.to_string()).expect("a file");
        path
    };
    let (old, new) = (write("old.json", true), write("new.json", false));
    let out = run([Path::new("diff"), &old, &new]).stdout(0);
    let expected = "! - the response is no longer a stream of events (breaks callers: its calls have no `events()`)\n";
    assert!(out.contains(expected), "{out}");
}

#[test]
fn pagination_is_compared() {
    let paginate = |spec: &mut Value| {
        spec["input"] =
            json!([{ "name": "A", "type": "Integer" }, { "name": "Limit", "type": "Integer" }]);
        spec["pagination"] = json!({ "page": "A", "limit": "Limit", "items": "B.C" });
    };
    let out = changed(paginate);
    assert!(
        out.contains("  ~ pagination: none -> page `A`, limit `Limit`, items `B.C`\n"),
        "{out}"
    );

    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, spec: &Value| {
        let path = folder.path().join(name);
        fs::write(&path, spec.to_string()).expect("a file");
        path
    };
    let mut spec = action();
    paginate(&mut spec);
    let old = write("old.json", &spec);
    spec["pagination"] = json!(false);
    let new = write("new.json", &spec);
    let out = run([Path::new("diff"), &old, &new]).stdout(0);
    let expected = "! ~ pagination: page `A`, limit `Limit`, items `B.C` -> none (breaks callers: its calls lose `pages` and `items`)\n";
    assert!(out.contains(expected), "{out}");
}

#[test]
fn changed_rust_names_break_callers() {
    let fields = |names: &[&str]| -> Value {
        names
            .iter()
            .map(|name| json!({ "name": name, "type": "String", "required": false }))
            .collect()
    };
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, names: &[&str]| {
        let mut spec = action();
        spec["input"] = fields(names);
        let path = folder.path().join(name);
        fs::write(&path, spec.to_string()).expect("a file");
        path
    };
    for (old, new, expected) in [
        (&["PublicIP"][..], &["PublicIP", "PublicIp"][..], ""),
        (
            &["PublicIP"],
            &["PublicIp", "PublicIP"],
            "! ~ parameter `PublicIP`: Rust name: `public_ip` -> `public_ip_2` (breaks callers: its Rust name changes)\n",
        ),
        (
            &["PublicIP", "PublicIp"],
            &["PublicIp"],
            "! ~ parameter `PublicIp`: Rust name: `public_ip_2` -> `public_ip` (breaks callers: its Rust name changes)\n",
        ),
        // Underscores keep these apart.
        (&["AB"], &["A_B", "AB"], ""),
    ] {
        let (old, new) = (write("old.json", old), write("new.json", new));
        let out = run([Path::new("diff"), &old, &new]).stdout(0);
        match expected {
            "" => assert!(!out.contains("Rust name"), "{out}"),
            _ => assert!(out.contains(expected), "{out}"),
        }
    }
}
