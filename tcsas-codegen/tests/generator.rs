//! [`Generator`] in a build script.

use std::fs;

use tcsas_codegen::{GenerateError, Generator};

const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../specs");

#[test]
fn selected_actions_are_written_once() {
    let out_dir = tempfile::tempdir().unwrap();
    let generator = Generator::new(SPECS).actions(["ModifyMNP"]);
    let path = generator.write(out_dir.path()).unwrap();
    let written = fs::read_to_string(&path).unwrap();
    assert_eq!(written, generator.source().unwrap());
    assert!(written.contains("pub struct ModifyMnpRequest"));
    assert!(!written.contains("DescribeMnpRequest"));

    let modified = |path| fs::metadata(path).unwrap().modified().unwrap();
    let before = modified(&path);
    generator.write(out_dir.path()).unwrap();
    assert_eq!(modified(&path), before);
}

#[test]
fn only_responses_of_streams_can_be_read_as_events() {
    let specs = tempfile::tempdir().unwrap();
    for (action, stream) in [("Chat", true), ("Ask", false)] {
        let spec = format!(
            r#"{{"service":"s","version":"2025-01-06","endpoint":"s.tencentcloudapi.com","action":"{action}",
                "stream":{stream},"input":[],"output":[]}}"#
        );
        fs::write(specs.path().join(format!("{action}.json")), spec).unwrap();
    }
    let source = Generator::new(specs.path()).source().unwrap();
    assert!(
        source.contains("impl rt::Streamed for ChatResponse {}"),
        "{source}"
    );
    assert!(source.contains("client.chat(request).events()"), "{source}");
    assert!(!source.contains("Streamed for AskResponse"), "{source}");
    assert!(!source.contains("client.ask(request).events()"), "{source}");
}

#[test]
fn every_diagnostic_of_invalid_specs_is_in_the_error() {
    let specs = tempfile::tempdir().unwrap();
    let spec = |ty: &str| {
        format!(
            r#"{{"service":"s","version":"2025-01-06","endpoint":"s.tencentcloudapi.com","action":"Get{ty}",
                "input":[{{"name":"A","type":"{ty}","required":true,"description":""}}],"output":[]}}"#
        )
    };
    for ty in ["Strng", "Intger"] {
        fs::write(specs.path().join(format!("{ty}.json")), spec(ty)).unwrap();
    }
    let error = Generator::new(specs.path()).source().unwrap_err();
    let GenerateError::Specs(diagnostics) = &error else {
        panic!("{error}");
    };
    assert_eq!(diagnostics.len(), 2);
    for part in ["Strng.json", "Intger.json", "String", "Integer"] {
        assert!(error.to_string().contains(part), "{error}");
    }
}

#[test]
fn an_unwritable_folder_is_named() {
    let error = Generator::new(SPECS)
        .write("/nonexistent/folder")
        .unwrap_err();
    assert!(matches!(error, GenerateError::Write { .. }));
    assert!(error.to_string().contains("/nonexistent/folder"), "{error}");
}
