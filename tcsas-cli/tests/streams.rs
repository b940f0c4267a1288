//! Output to terminals, pipes and other programs.

mod program;

use std::process::{Command, Stdio};

use program::{NEW, OLD, run};
use serde_json::Value;

const INVALID: &str = "tests/specs/several-errors.json";
const WARNINGS: &str = "tests/specs/warnings.json";

fn json(text: &str) -> Value {
    assert!(text.ends_with("}\n"), "{text}");
    serde_json::from_str(text).expect("one JSON document")
}

/// The keys of an object, in order.
fn keys(value: &Value) -> Vec<&str> {
    let object = value.as_object().expect("an object");
    object.keys().map(String::as_str).collect()
}

#[test]
fn check_writes_one_json_document() {
    let out = run(["check", "--format", "json", OLD, INVALID, WARNINGS]).stdout(1);
    let document = json(&out);
    assert_eq!(keys(&document), ["format", "services"]);
    assert_eq!(document["format"], 1);
    let services = document["services"].as_array().expect("a list");
    assert_eq!(services.len(), 3);
    for service in services {
        let fields = [
            "actions",
            "data_types",
            "diagnostics",
            "endpoint",
            "error_codes",
            "errors",
            "path",
            "site_is_presumed",
            "warnings",
        ];
        assert_eq!(keys(service), fields);
        let amount = service["diagnostics"].as_array().expect("a list").len();
        let errors = service["errors"].as_u64().expect("a number");
        let warnings = service["warnings"].as_u64().expect("a number");
        assert_eq!(amount as u64, errors + warnings);
    }
    assert_eq!(services[0]["path"], OLD);
    assert_eq!(
        (&services[0]["actions"], &services[0]["errors"]),
        (&6.into(), &0.into())
    );
    let first = &services[1]["diagnostics"][0];
    let fields = [
        "column", "file", "help", "kind", "label", "line", "message", "related", "severity",
    ];
    assert_eq!(keys(first), fields);
    assert_eq!(first["severity"], "error");
    assert_eq!(first["kind"], "name");
    assert_eq!(first["file"], INVALID);
    assert_eq!((&first["line"], &first["column"]), (&2.into(), &14.into()));
    assert_eq!(first["message"], "`TCSAS` is not a valid service name");
    assert_eq!(first["help"], "did you mean `tcsas`?");
    let warning = &services[2]["diagnostics"][0];
    assert_eq!(warning["severity"], "warning");
    let related = &warning["related"][0];
    assert_eq!(keys(related), ["column", "file", "label", "line"]);
    assert_eq!(related["line"], 8);

    // Warnings are not errors.
    let out = run(["check", "--format=json", WARNINGS]).stdout(0);
    assert_eq!(json(&out)["services"][0]["warnings"], 1);
}

#[test]
fn diff_writes_one_json_document() {
    let text = run(["diff", OLD, NEW]).stdout(0);
    let out = run(["diff", "--format", "json", OLD, NEW]).stdout(0);
    let document = json(&out);
    assert_eq!(
        keys(&document),
        ["breaking", "changes", "diagnostics", "format", "texts"]
    );
    let changes = document["changes"].as_array().expect("a list");
    let marked = text.lines().filter(|line| line.starts_with('!')).count();
    assert_eq!(document["breaking"], marked);
    for change in changes {
        assert_eq!(
            keys(change),
            ["about", "breaks", "change", "name", "of", "text"]
        );
        let shown = change["text"].as_str().expect("a text");
        assert!(text.contains(shown), "{shown}");
    }
    let gone = changes.iter().find(|change| change["name"] == "DropThing");
    let gone = gone.expect("the removed action");
    assert_eq!(
        (&gone["of"], &gone["change"]),
        (&"action".into(), &"removed".into())
    );
    assert_eq!(gone["breaks"], "its method and types are removed");
    let harmless = changes.iter().find(|change| change["breaks"].is_null());
    assert!(harmless.is_some());
    assert_eq!(document["texts"].as_array().map(Vec::len), Some(1));
    run(["diff", "--format=json", "--fail-on-breaking", OLD, NEW]).stdout(1);

    let out = run(["diff", "--format", "json", INVALID, "tests/nowhere"]).stdout(2);
    let document = json(&out);
    assert_eq!(document["breaking"], Value::Null);
    assert_eq!(document["diagnostics"].as_array().map(Vec::len), Some(6));
}

#[test]
fn invalid_values_of_options_are_named() {
    for (arguments, expected) in [
        (
            &["check", "--format", "xml", OLD][..],
            ["'xml' for '--format <FORMAT>'", "text, json"],
        ),
        (
            &["diff", "--color", "yes", OLD, NEW],
            ["'yes' for '--color <WHEN>'", "auto, always, never"],
        ),
        (
            &["--color=", "check", OLD],
            ["'--color <WHEN>'", "auto, always, never"],
        ),
    ] {
        let err = run(arguments).usage_error();
        for part in expected {
            assert!(err.contains(part), "{arguments:?}: {part}: {err}");
        }
    }
}

/// The output of the program with these variables in its environment.
fn with(variables: &[(&str, &str)], arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tcsas"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .envs(variables.iter().copied())
        .output()
        .expect("the program runs");
    let both = [output.stdout, output.stderr].concat();
    String::from_utf8(both).expect("text")
}

#[test]
fn colors_are_for_terminals_unless_requested() {
    for arguments in [&["check", INVALID][..], &["diff", OLD, NEW]] {
        let plain = with(&[], arguments);
        assert!(!plain.contains('\x1b'), "this is no terminal: {plain}");
        let mut always = arguments.to_vec();
        always.push("--color=always");
        let colored = with(&[("NO_COLOR", "1")], &always);
        assert!(colored.contains("\x1b[1;31m"), "{colored}");
        // Only the colors differ.
        let mut stripped = colored;
        while let Some(start) = stripped.find('\x1b') {
            let end = stripped[start..].find('m').expect("the end of a color");
            stripped.replace_range(start..=start + end, "");
        }
        assert_eq!(stripped, plain);
        let mut never = vec!["--color", "never"];
        never.extend(arguments);
        assert_eq!(with(&[("CLICOLOR_FORCE", "1")], &never), plain);
    }
    let document = with(&[], &["diff", "--format=json", "--color=always", OLD, NEW]);
    assert!(!document.contains('\x1b'), "{document}");
}

#[test]
fn closed_pipe_is_not_an_error() {
    let run = |arguments: &[&str]| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tcsas"))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        let err = String::from_utf8(output.stderr).expect("text");
        (output.status.code(), err)
    };
    for (arguments, code) in [
        (&["diff", OLD, NEW][..], 0),
        (&["diff", "--fail-on-breaking", OLD, NEW], 1),
        (&["diff", "--format=json", OLD, NEW], 0),
        (&["check", "--site", "intl", OLD, NEW], 0),
        (&["--help"], 0),
    ] {
        assert_eq!(run(arguments), (Some(code), String::new()), "{arguments:?}");
    }
}
