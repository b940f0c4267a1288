//! `tcsas diff`.

mod program;

use std::fs;
use std::path::Path;

use program::{golden, run};
use serde_json::{Value, json};

const OLD: &str = "tests/golden/things-1";
const NEW: &str = "tests/golden/things-2";

#[test]
fn what_differs_is_listed_with_what_breaks() {
    golden("diff.stdout", &run(["diff", OLD, NEW]).stdout(0));
    golden("diff-back.stdout", &run(["diff", NEW, OLD]).stdout(0));
    let out = run(["diff", "--descriptions", OLD, NEW]).stdout(0);
    golden("diff-descriptions.stdout", &out);
}

#[test]
fn what_breaks_can_fail() {
    let out = run(["diff", "--fail-on-breaking", OLD, NEW]).stdout(1);
    assert_eq!(out, run(["diff", OLD, NEW]).stdout(0));
    let out = run(["diff", "--fail-on-breaking", OLD, OLD]).stdout(0);
    assert_eq!(out, "no difference in facts\n");
    let out = run(["diff", "--fail-on-breaking", "--intl", OLD, OLD]).stdout(0);
    assert_eq!(out, "no difference in facts\n");
}

#[test]
fn mistakes_on_both_sides_are_told() {
    let (out, err) = run(["diff", "tests/nowhere", "tests/specs/comment.json"]).both(2);
    assert_eq!(out, "");
    for said in [
        "error: no such file or folder\n --> tests/nowhere\n",
        "error: this is not valid JSON\n --> tests/specs/comment.json:",
        "\nerror: nothing was compared because of the errors above\n",
    ] {
        assert!(err.contains(said), "{said}: {err}");
    }
}

/// An action with all that people say of one.
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

/// What differs after `change`.
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
fn what_people_say_is_compared_too() {
    for (key, value, said) in [
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
            "description",
            json!("Does it."),
            "no difference in facts; 1 text changed\n",
        ),
        (
            "examples",
            json!([{ "input": {} }]),
            "no difference in facts; 1 text changed\n",
        ),
        (
            "errors",
            json!(["X", "Y"]),
            "action Do\n  + error code `Y`\n",
        ),
        (
            "errors",
            json!([]),
            "action Do\n! - error code `X` (breaks callers: its variant is gone)\n",
        ),
    ] {
        let out = changed(|spec| spec[key] = value);
        assert!(out.starts_with(said), "{key}: {out}");
    }
}

#[test]
fn what_is_one_type_in_rust_breaks_nobody() {
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
    // A list that is not there is an empty one.
    let out = changed(|spec| spec["types"][0]["members"][0]["required"] = json!(true));
    assert!(out.contains("  ~ member `C`: always there\n"), "{out}");
    // Only what contains itself by value needs a `Box`.
    let out = changed(|spec| spec["types"][0]["members"][0]["type"] = json!("T"));
    assert!(out.contains("! ~ member `C`: Array of T -> T"), "{out}");
}

#[test]
fn lists_in_pages_are_compared() {
    let paged = |spec: &mut Value| {
        spec["input"] =
            json!([{ "name": "A", "type": "Integer" }, { "name": "Limit", "type": "Integer" }]);
        spec["pagination"] = json!({ "page": "A", "limit": "Limit", "items": "B.C" });
    };
    let out = changed(paged);
    assert!(
        out.contains("  ~ pages: none -> page `A`, limit `Limit`, items `B.C`\n"),
        "{out}"
    );

    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, spec: &Value| {
        let path = folder.path().join(name);
        fs::write(&path, spec.to_string()).expect("a file");
        path
    };
    let mut spec = action();
    paged(&mut spec);
    let old = write("old.json", &spec);
    spec["pagination"] = json!(false);
    let new = write("new.json", &spec);
    let out = run([Path::new("diff"), &old, &new]).stdout(0);
    let said = "! ~ pages: page `A`, limit `Limit`, items `B.C` -> none (breaks callers: `pages` of its calls is gone)\n";
    assert!(out.contains(said), "{out}");
}
