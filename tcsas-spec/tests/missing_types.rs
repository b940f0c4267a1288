//! Spec files without the shared file that describes their data types.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tcsas_spec::{Diagnostic, Options, Outcome, Source, load, read};

fn action(name: &str, types: &[&str]) -> Value {
    let fields = types.iter().zip(0..);
    let fields = fields.map(|(ty, i)| json!({ "name": format!("F{i}"), "type": ty }));
    json!({
        "service": "things",
        "version": "2025-01-06",
        "endpoint": "things.tencentcloudapi.com",
        "action": name,
        "input": [],
        "output": fields.collect::<Vec<_>>(),
        "errors": ["FailedOperation"]
    })
}

fn shared(types: &[&str]) -> Value {
    let types = types.iter();
    let types = types.map(|name| json!({ "name": name, "members": [] }));
    json!({ "service": "things", "version": "2025-01-06", "types": types.collect::<Vec<_>>() })
}

fn write(folder: &Path, name: &str, value: &Value) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, value.to_string()).expect("written");
}

/// The only error.
#[track_caller]
fn error(outcome: Outcome) -> Diagnostic {
    let [diagnostic] = &outcome.diagnostics[..] else {
        panic!("{:?}", outcome.diagnostics);
    };
    diagnostic.clone()
}

#[track_caller]
fn help(diagnostic: &Diagnostic) -> &str {
    diagnostic.help().expect("advice")
}

#[test]
fn file_of_specs_alone_names_the_shared_file_and_the_remedies() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("DescribeMNP.json");
    fs::copy("../specs/DescribeMNP.json", &file).expect("copied");
    for path in [folder.path(), &*file] {
        let error = error(load(path, &Options::default()));
        let message = "unknown types `MNPDetailI18nVO`, `AgeRatingItem`: no file describes them, and there is no `shared.json`";
        assert_eq!(error.message(), message);
        assert_eq!(error.related().count(), 1);
        for remedy in [
            "copy the `shared.json` of that folder too, which also describes error codes",
            "`tcsas export DescribeMNP --specs THAT_FOLDER --out THIS_FOLDER`",
        ] {
            assert!(help(&error).contains(remedy), "{error}");
        }
    }
    // With it, both compile.
    fs::copy("../specs/shared.json", folder.path().join("shared.json")).expect("copied");
    for path in [folder.path(), &*file] {
        assert_eq!(load(path, &Options::default()).diagnostics, []);
    }
}

#[test]
fn shared_file_above_or_of_another_name_is_found() {
    let outer = tempfile::tempdir().expect("a folder");
    let base = outer.path();
    write(base, "specs/own/Find.json", &action("Find", &["Thing"]));
    let found = |path: &str| {
        let options = Options {
            base: base.to_owned(),
            ..Options::default()
        };
        let error = error(load(Path::new(path), &options));
        help(&error).replace('\\', "/")
    };
    let missing = found("specs/own");
    assert!(missing.starts_with("if this file was copied"), "{missing}");

    write(base, "specs/shared.json", &shared(&["Thing"]));
    let above = "`specs/shared.json` describes it, but files in the folder above are not read: copy that file to the folder of this one";
    assert_eq!(found("specs/own"), above);
    assert_eq!(found("specs/own/Find.json"), above);

    write(base, "specs/own/common.json", &shared(&["Thing", "Other"]));
    write(base, "specs/own/Make.json", &action("Make", &["Thing"]));
    // A file that describes more of the missing data types is preferred.
    write(
        base,
        "specs/own/Find.json",
        &action("Find", &["Thing", "Other"]),
    );
    let beside = "`specs/own/common.json` describes them, but only `shared.json` is read beside a single file: rename that file to `shared.json`, or use the whole folder";
    assert_eq!(found("specs/own/Find.json"), beside);
    let folder = load(&base.join("specs/own"), &Options::default());
    assert_eq!(folder.diagnostics, []);
}

#[test]
fn unreadable_files_elsewhere_are_ignored() {
    let outer = tempfile::tempdir().expect("a folder");
    let base = outer.path();
    write(base, "specs/Find.json", &action("Find", &["Thing"]));
    write(base, "specs/sub/c.json", &shared(&["Thing"]));
    fs::write(
        base.join("specs/sub/a.json"),
        b"{ \"types\": [\"Thing\" \xff",
    )
    .expect("written");
    fs::write(
        base.join("specs/sub/b.json"),
        "{ \"types\": [{ \"name\": 1 }, 2] }",
    )
    .expect("written");
    fs::create_dir(base.join("specs/sub/d.json")).expect("a folder");
    let error = error(load(&base.join("specs"), &Options::default()));
    assert!(help(&error).contains("c.json` describes it"), "{error}");
}

#[test]
fn places_are_bounded_and_counted() {
    let types: Vec<String> = (0..1_000).map(|i| format!("Type{}", i % 500)).collect();
    let types: Vec<&str> = types.iter().map(String::as_str).collect();
    let source = Source {
        name: "Find.json".into(),
        text: action("Find", &types).to_string().into_bytes(),
    };
    let error = error(read(vec![source], &Options::default()));
    let message = "unknown types `Type0`, `Type1`, `Type2`, `Type3`, `Type4`, `Type5`, `Type6`, `Type7` and 492 more: no file describes them, and there is no `shared.json`";
    assert_eq!(error.message(), message);
    assert_eq!(error.related().count(), 100);
    let text = error.to_string();
    assert!(text.contains("= and in 991 more places"), "{text}");
    assert_eq!(text.matches("is unknown too").count(), 8, "{text}");
}

/// Files may list codes without descriptions for good, so that these alone do not reveal a missing
/// shared file.
#[test]
fn plain_error_codes_alone_are_valid() {
    let source = Source {
        name: "Find.json".into(),
        text: action("Find", &["String"]).to_string().into_bytes(),
    };
    let outcome = read(vec![source], &Options::default());
    assert_eq!((outcome.diagnostics, outcome.warnings), (vec![], vec![]));
    assert!(outcome.service.actions[0].errors[0].description.is_empty());
}
