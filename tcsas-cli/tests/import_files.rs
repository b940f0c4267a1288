//! `tcsas import` with invalid files, unsuitable folders and files in other places.

mod program;

use std::fs;

use program::{NEW, OLD, edit, files, import, new_folder, run, tally};

#[test]
fn errors_and_examples_can_be_read_from_other_files() {
    let (outer, specs) = new_folder();
    let api = outer.path().join("description.json");
    fs::copy(format!("{OLD}/api.json"), &api).expect("a copy");
    let api = api.to_str().expect("a text");
    let (out, _) = import(api, &specs, &["--site", "mainland"]).both(0);
    assert_eq!(tally(&out), "created 7, changed 0, unchanged 0");
    let (errors, examples) = (format!("{OLD}/errors.json"), format!("{OLD}/examples.json"));
    let more = ["--errors", &errors, "--examples", &examples];
    let (out, _) = import(api, &specs, &more).both(0);
    assert_eq!(tally(&out), "created 0, changed 6, unchanged 1");
    let out = run(["check", specs.to_str().expect("a text")]).stdout(0);
    assert!(
        out.starts_with("6 actions, 4 data types, 7 error codes: no errors"),
        "{out}"
    );

    let broken = outer.path().join("broken.json");
    fs::write(&broken, "{").expect("a file");
    let broken = broken.to_str().expect("a text");
    let (_, err) = import(api, &specs, &["--errors", broken]).both(1);
    assert!(
        err.contains(&format!(" --> {broken}:1:2\n").replace('\\', "/")),
        "{err}"
    );
    let (_, err) = import(api, &specs, &["--examples", "tests/nowhere"]).both(1);
    assert!(
        err.contains("error: no such file or folder\n --> tests/nowhere\n"),
        "{err}"
    );
    let (_, err) = import(api, &specs, &["--examples", "tests"]).both(1);
    assert_eq!(err, "error: `tests` is not a file\n");
}

#[test]
fn folder_with_errors_is_not_changed() {
    let (_outer, specs) = new_folder();
    import(OLD, &specs, &[]).both(0);
    edit(&specs, "Login.json", "\"String\"", "\"Strng\"");
    let before = files(&specs);
    let (out, err) = import(NEW, &specs, &[]).both(1);
    assert_eq!(out, "");
    assert!(err.contains("error: unknown type `Strng`\n"), "{err}");
    assert!(err.contains("Login.json:"), "{err}");
    let last = err.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("error: nothing was written because files in `"),
        "{err}"
    );
    assert_eq!(files(&specs), before);
}

#[test]
fn description_with_errors_is_not_imported() {
    let (_outer, specs) = new_folder();
    for (from, message) in [
        ("tests/specs/vendor-unknown-type", "error: "),
        (
            "tests/specs/vendor-truncated",
            "error: this is not valid JSON\n",
        ),
        ("tests/nowhere/api.json", "error: no such file or folder\n"),
        (
            "tests/specs/action-name.json",
            "error: `tests/specs/action-name.json` is not a vendor's API description, which has the keys `actions`, `objects` and `metadata`\n",
        ),
    ] {
        let (out, err) = import(from, &specs, &[]).both(1);
        assert_eq!(out, "", "{from}");
        assert!(err.starts_with(message), "{from}: {err}");
    }
    assert!(!specs.exists());
}

#[test]
fn unsuitable_folders_are_rejected() {
    let (outer, specs) = new_folder();
    fs::write(&specs, "x").expect("a file");
    let (_, err) = import(OLD, &specs, &[]).both(1);
    assert!(
        err.contains("is not a folder; --out takes a folder, or a path that does not exist"),
        "{err}"
    );

    let vendor = outer.path().join("vendor");
    fs::create_dir(&vendor).expect("a folder");
    fs::copy(format!("{OLD}/api.json"), vendor.join("api.json")).expect("a copy");
    let (_, err) = import(OLD, &vendor, &[]).both(1);
    assert!(
        err.contains("is a vendor's API description; --out takes a folder without one"),
        "{err}"
    );

    let other = outer.path().join("other");
    import(OLD, &other, &["--actions", "Login"]).both(0);
    edit(&other, "Login.json", "2025-01-06", "2024-01-06");
    let (_, err) = import(OLD, &other, &[]).both(1);
    assert!(
        err.contains("describes the version `2024-01-06`, but the description `2025-01-06`"),
        "{err}"
    );
}

#[test]
fn renamed_action_file_is_updated() {
    let (_outer, specs) = new_folder();
    import(OLD, &specs, &[]).both(0);
    fs::rename(specs.join("Login.json"), specs.join("session.json")).expect("a name");
    let (out, _) = import(OLD, &specs, &[]).both(0);
    assert_eq!(tally(&out), "created 0, changed 0, unchanged 7");
}
