//! `tcsas import` with names that collide, and files that are links.

mod program;

use std::fs;
use std::path::Path;

use program::{run, tally};
use serde_json::{Value, json};

/// Imports a description with these actions, each with a data type in its response.
fn import(actions: &[(&str, &str)], folder: &Path) -> (String, String) {
    let mut api = json!({
        "metadata": { "apiVersion": "2025-01-06", "serviceShortName": "things" },
        "actions": {}, "objects": { "I": { "members": [] } }
    });
    for (action, data_type) in actions {
        let output = format!("{action}Response");
        let member = json!({ "name": "A", "type": "object", "member": data_type });
        api["actions"][action] = json!({ "input": "I", "output": output });
        api["objects"][output] = json!({ "members": [member] });
        api["objects"][data_type] = json!({ "members": [] });
    }
    write(&folder.join("description"), &api);
    let (from, to) = (folder.join("description"), folder.join("specs"));
    let arguments = [Path::new("import"), &from, Path::new("--out"), &to];
    run(arguments).both(0)
}

fn write(path: &Path, value: &Value) {
    fs::write(path, value.to_string()).expect("a file");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn actions_without_a_valid_file_name_are_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let long = "A".repeat(256);
    let actions = ["Do", "DO", "Do_It", "DoIt", "Shared", "api", "Con", &long];
    let actions: Vec<_> = actions.into_iter().map(|name| (name, "T")).collect();
    let (out, err) = import(&actions, folder.path());
    assert_eq!(tally(&out), "created 3, changed 0, unchanged 0, left out 6");
    assert_eq!(
        names(&folder.path().join("specs")),
        ["DO.json", "DoIt.json", "shared.json"]
    );
    for message in [
        "Do: left out: its name differs from `DO` only in case or underscores\n",
        "Do_It: left out: its name differs from `DoIt` only in case or underscores\n",
        "Shared: left out: the file name `Shared.json` is reserved; describe the action in a file of another name\n",
        "api: left out: the file name `api.json` is reserved; describe the action in a file of another name\n",
        "Con: left out: the file name `Con.json` is reserved; describe the action in a file of another name\n",
        "A: left out: its name is too long for a file name; describe the action in a file of another name\n",
    ] {
        assert!(err.contains(message), "{message}: {err}");
    }
    // An action in a file of another name is updated like the others.
    let manual = json!({
        "service": "things", "version": "2025-01-06", "endpoint": "things.tencentcloudapi.com",
        "action": "Shared", "description": "Own docs", "input": [], "output": []
    });
    write(&folder.path().join("specs/manual.json"), &manual);
    let (out, _) = import(&actions, folder.path());
    assert_eq!(tally(&out), "created 0, changed 1, unchanged 3, left out 5");
    let text = fs::read_to_string(folder.path().join("specs/manual.json")).expect("a file");
    assert!(
        text.contains("\"Own docs\"") && text.contains("\"type\": \"T\""),
        "{text}"
    );
}

#[test]
fn actions_with_unnameable_data_types_are_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let actions = [
        ("A", "Date"),
        ("B", "Thing"),
        ("C", "THING"),
        ("D", "Other"),
    ];
    let (out, err) = import(&actions, folder.path());
    assert_eq!(tally(&out), "created 2, changed 0, unchanged 0, left out 2");
    for message in [
        "A: left out: it uses the data type `Date`, which has the name of a built-in type\n",
        "B: left out: it uses the data type `Thing`, which differs from `THING` only in case or underscores\n",
    ] {
        assert!(err.contains(message), "{message}: {err}");
    }
    assert_eq!(names(&folder.path().join("specs")), ["C.json", "D.json"]);
}

#[test]
fn unrelated_files_are_not_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let specs = folder.path().join("specs");
    fs::create_dir(&specs).expect("a folder");
    fs::create_dir(specs.join("a.json")).expect("a folder");
    let other = json!({
        "service": "things", "version": "2025-01-06", "endpoint": "things.tencentcloudapi.com",
        "action": "Other", "input": [], "output": []
    });
    write(&specs.join("B.json"), &other);
    let (out, err) = import(&[("A", "T"), ("B", "T"), ("C", "T")], folder.path());
    assert_eq!(tally(&out), "created 1, changed 0, unchanged 1, left out 2");
    for name in ["A", "B"] {
        assert!(err.contains(&format!("{name}: left out: `")), "{err}");
    }
    assert!(
        err.contains("exists and does not describe it; rename that file"),
        "{err}"
    );
    assert!(
        err.contains("Other: no longer in the description; `B.json` is kept unchanged"),
        "{err}"
    );
    assert_eq!(names(&specs), ["B.json", "C.json", "a.json"]);
}

#[cfg(unix)]
#[test]
fn files_outside_the_folder_are_not_written() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = tempfile::tempdir().expect("a folder");
    let specs = folder.path().join("specs");
    import(&[("A", "T")], folder.path());
    // The file is replaced by a link to another place.
    let elsewhere = folder.path().join("elsewhere.txt");
    fs::rename(specs.join("A.json"), &elsewhere).expect("a name");
    symlink(&elsewhere, specs.join("A.json")).expect("a link");
    let before = fs::read_to_string(&elsewhere).expect("a file");
    let (out, _) = import(&[("A", "Other")], folder.path());
    assert_eq!(tally(&out), "created 0, changed 1, unchanged 0");
    assert_eq!(fs::read_to_string(&elsewhere).expect("a file"), before);
    let kind = fs::symlink_metadata(specs.join("A.json")).expect("a file");
    assert!(kind.is_file(), "the link is replaced");

    // Permissions are kept.
    fs::set_permissions(specs.join("A.json"), fs::Permissions::from_mode(0o600))
        .expect("permissions");
    import(&[("A", "T")], folder.path());
    let kind = fs::metadata(specs.join("A.json")).expect("a file");
    assert_eq!(kind.permissions().mode() & 0o777, 0o600);
    assert_eq!(names(&specs), ["A.json"], "no temporary file is left");
}
