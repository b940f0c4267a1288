//! `tcsas import`.

mod program;

use std::fs;
use std::path::Path;

use program::{Output, files, golden, golden_folder, run, tally};
use tempfile::TempDir;

const OLD: &str = "tests/golden/things-1";
const NEW: &str = "tests/golden/things-2";

/// A path in a temporary folder at which nothing exists yet.
fn folder() -> (TempDir, std::path::PathBuf) {
    let outer = tempfile::tempdir().expect("a folder");
    let inner = outer.path().join("specs");
    (outer, inner)
}

fn import(from: &str, to: &Path, options: &[&str]) -> Output {
    let mut arguments = vec!["import", from, "--out", to.to_str().expect("a text")];
    arguments.extend(options);
    run(arguments)
}

/// Replaces text in a file.
fn edit(folder: &Path, name: &str, old: &str, new: &str) {
    let path = folder.join(name);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains(old), "{old}: {text}");
    fs::write(path, text.replacen(old, new, 1)).expect("a file");
}

#[test]
fn importing_again_changes_nothing() {
    let (_outer, specs) = folder();
    let (out, err) = import(OLD, &specs, &["--intl"]).both(0);
    assert_eq!(tally(&out), "created 7, changed 0, unchanged 0");
    golden("import-1.stderr", &err);
    golden_folder("import-1", &specs);

    let before = files(&specs);
    let (out, _) = import(OLD, &specs, &["--intl"]).both(0);
    assert_eq!(tally(&out), "created 0, changed 0, unchanged 7");
    // The vendor's docs are in the files now, so that --facts-only changes nothing.
    let (out, _) = import(OLD, &specs, &["--facts-only"]).both(0);
    assert_eq!(tally(&out), "created 0, changed 0, unchanged 7");
    assert_eq!(files(&specs), before);

    let specs = specs.to_str().expect("a text");
    let out = run(["check", specs]).stdout(0);
    let endpoint = "things.intl.tencentcloudapi.com, the international site";
    assert_eq!(
        out,
        format!("6 actions, 4 data types, 7 error codes: no errors; calls go to {endpoint}\n")
    );
    let out = run(["diff", "--intl", OLD, specs]).stdout(0);
    // The examples that are invalid.
    assert_eq!(out, "no difference in facts; 2 texts changed\n");
}

#[test]
fn endpoint_and_the_reason_for_it_are_noted() {
    let (intl, mainland) = (
        "calls go to things.intl.tencentcloudapi.com, the international site",
        "calls go to things.tencentcloudapi.com, the mainland site",
    );
    let note = |options: &[&str], folder: &Path| import(OLD, folder, options).both(0).1;
    let endpoint = |folder: &Path| {
        let text = fs::read_to_string(folder.join("Login.json")).expect("a file");
        let line = text.lines().find(|line| line.contains("\"endpoint\""));
        line.expect("an endpoint").to_owned()
    };
    for (options, line, reason) in [
        (&[][..], mainland, "no site is specified"),
        (&["--site", "mainland"], mainland, ""),
        (&["--site", "intl"], intl, ""),
        (&["--intl"], intl, ""),
    ] {
        let (_outer, specs) = folder();
        let err = note(options, &specs);
        assert!(err.contains(line), "{options:?}: {err}");
        assert_eq!(
            err.contains("no site is specified"),
            !reason.is_empty(),
            "{err}"
        );
        assert_eq!(err.contains("--site intl"), !reason.is_empty(), "{err}");
        let written = endpoint(&specs);

        // The endpoint of the folder is kept, and another choice gets a note.
        let err = note(&[], &specs);
        assert!(
            err.contains(line) && err.contains("already specifies"),
            "{err}"
        );
        let (other, host) = match line == intl {
            true => ("mainland", "`things.tencentcloudapi.com`"),
            false => ("intl", "`things.intl.tencentcloudapi.com`"),
        };
        let err = note(&["--site", other], &specs);
        assert!(err.contains(line) && err.contains(host), "{err}");
        assert!(err.contains("change `endpoint`"), "{err}");
        assert_eq!(endpoint(&specs), written);
    }
    let (_outer, specs) = folder();
    let err = import(OLD, &specs, &["--site", "moon"]).usage_error();
    assert!(err.contains("possible values: intl, mainland"), "{err}");
}

#[test]
fn facts_only_leaves_out_the_docs_of_the_vendor() {
    let (_outer, specs) = folder();
    let (out, _) = import(&format!("{OLD}/api.json"), &specs, &["--facts-only"]).both(0);
    assert_eq!(tally(&out), "created 7, changed 0, unchanged 0");
    let mut texts = 0;
    for (name, text) in files(&specs) {
        for line in text
            .lines()
            .filter(|line| line.contains("\"description\"") || line.contains("\"title\""))
        {
            texts += 1;
            assert!(
                line.contains("\"description\": \"\"") || line.contains("\"title\": \"\""),
                "{name}: {line}"
            );
        }
    }
    assert!(texts > 30, "{texts}");
    // A later import without the option adds them.
    let (out, _) = import(OLD, &specs, &[]).both(0);
    assert_eq!(tally(&out), "created 0, changed 7, unchanged 0");
    let (_other, full) = folder();
    import(OLD, &full, &[]).both(0);
    assert_eq!(files(&specs), files(&full));
}

#[test]
fn newer_description_preserves_manual_edits() {
    let (_outer, specs) = folder();
    import(OLD, &specs, &["--facts-only", "--intl"]).both(0);
    let edit = |name: &str, old: &str, new: &str| edit(&specs, name, old, new);
    edit(
        "FindThings.json",
        "\"description\": \"\",\n",
        "\"subject\": \"Looking\",\n  \"description\": \"Looks for things.\",\n  \"rate_limit\": 20,\n  \"idempotent\": true,\n",
    );
    edit(
        "FindThings.json",
        "\"name\": \"Limit\", \"type\": \"UnsignedInteger\", \"required\": false, \"description\": \"\"",
        "\"name\": \"Limit\", \"type\": \"UnsignedInteger\", \"required\": false, \"description\": \"At most so many\", \"example\": 7, \"default\": 10",
    );
    edit(
        "LendThing.json",
        "\"name\": \"Until\", \"type\": \"Date\", \"required\": false, \"description\": \"\"",
        "\"name\": \"Until\", \"type\": \"Date\", \"required\": false, \"description\": \"The end\", \"default\": \"2030-01-01\"",
    );
    edit(
        "MakeThing.json",
        "\"title\": \"\"",
        "\"title\": \"Any chair\"",
    );
    edit(
        "FindThings.json",
        "\"code\": \"InvalidParameterValue.Filter\", \"description\": \"\"",
        "\"code\": \"InvalidParameterValue.Filter\", \"description\": \"The filter is wrong.\"",
    );
    edit(
        "shared.json",
        "\"code\": \"FailedOperation\", \"description\": \"\"",
        "\"code\": \"FailedOperation\", \"description\": \"It failed.\"",
    );
    edit(
        "FindThings.json",
        "\"name\": \"Filter\",\n      \"description\": \"\"",
        "\"name\": \"Filter\",\n      \"description\": \"What must hold\"",
    );
    edit(
        "CountThings.json",
        "\"output\": [",
        "\"output\": [{ \"name\": \"RequestId\", \"type\": \"String\", \"required\": true }, ",
    );

    let (out, err) = import(NEW, &specs, &[]).both(0);
    assert_eq!(tally(&out), "created 1, changed 6, unchanged 1");
    golden("import-2.stderr", &err);
    golden_folder("import-2", &specs);
    let (out, _) = import(NEW, &specs, &[]).both(0);
    assert_eq!(tally(&out), "created 0, changed 0, unchanged 8");
    // The host that the folder had stays, and so does what the description dropped.
    let out = run(["diff", "--intl", NEW, specs.to_str().expect("a text")]).stdout(0);
    golden("import-2-diff.stdout", &out);
}

#[test]
fn patterns_select_actions() {
    let (_outer, specs) = folder();
    let (out, _) = import(OLD, &specs, &["--actions", "Find*", "--actions=Login"]).both(0);
    assert_eq!(tally(&out), "created 2, changed 0, unchanged 0");
    let names = |files: &[(String, String)]| -> Vec<String> {
        files.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&files(&specs)), ["FindThings.json", "Login.json"]);
    let (out, _) = import(OLD, &specs, &["--actions", "MakeThing"]).both(0);
    assert_eq!(tally(&out), "created 2, changed 1, unchanged 1");
    let (out, _) = import(OLD, &specs, &[]).both(0);
    assert_eq!(tally(&out), "created 3, changed 3, unchanged 1");
    let (out, err) = import(OLD, &specs, &["--actions", "FindThngs"]).both(1);
    assert_eq!(out, "");
    assert_eq!(
        err,
        "error: no action of the description matches `FindThngs`; did you mean `FindThings`?\n"
    );
}

#[test]
fn errors_and_examples_can_be_read_from_other_files() {
    let (outer, specs) = folder();
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
    let (_outer, specs) = folder();
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
    let (_outer, specs) = folder();
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
    let (outer, specs) = folder();
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
    let (_outer, specs) = folder();
    import(OLD, &specs, &[]).both(0);
    fs::rename(specs.join("Login.json"), specs.join("session.json")).expect("a name");
    let (out, _) = import(OLD, &specs, &[]).both(0);
    assert_eq!(tally(&out), "created 0, changed 0, unchanged 7");
}

#[test]
fn changes_are_listed_and_dry_run_writes_nothing() {
    let (_outer, specs) = folder();
    import(OLD, &specs, &[]).both(0);
    edit(
        &specs,
        "CountThings.json",
        "How many there are.",
        "Own docs",
    );
    let before = files(&specs);
    let (dry, notes) = import(NEW, &specs, &["--dry-run"]).both(0);
    assert_eq!(files(&specs), before, "nothing is written");
    let (out, again) = import(NEW, &specs, &[]).both(0);
    assert_eq!(notes, again);
    let count = "created 1, changed 6, unchanged 1";
    assert_eq!(
        (tally(&dry), tally(&out)),
        (&*format!("{count}; nothing was written (--dry-run)"), count)
    );
    assert_eq!(dry.replace("; nothing was written (--dry-run)", ""), out);
    golden("import-changes.stdout", &out);
    for named in [
        "created CopyThing.json\n",
        "changed FindThings.json\n",
        "action FindThings\n",
        "! - field `Hint` (breaks callers: its field is gone)\n",
        "  + parameter `Page`: Integer\n",
    ] {
        assert!(out.contains(named), "{named}: {out}");
    }
    let (out, _) = import(NEW, &specs, &["--dry-run"]).both(0);
    assert!(
        out.starts_with("created 0, changed 0, unchanged 8; nothing"),
        "{out}"
    );

    let (_outer, specs) = folder();
    let (out, _) = import(OLD, &specs, &["--dry-run"]).both(0);
    assert!(out.starts_with("created CountThings.json\n"), "{out}");
    assert!(!specs.exists());
}

#[test]
fn vendor_guarantees_are_adopted_on_request() {
    let (_outer, specs) = folder();
    let (out, _) = import(OLD, &specs, &[]).both(0);
    let hint = "fields that the description flags as always present stay optional; --adopt-guaranteed guarantees them\n";
    assert!(out.ends_with(hint), "{out}");
    // The flags of the newer description differ.
    let (out, _) = import(NEW, &specs, &[]).both(0);
    assert!(
        !out.contains("always there (") && !out.contains("may be absent ("),
        "{out}"
    );
    let (out, _) = import(NEW, &specs, &["--adopt-guaranteed"]).both(0);
    assert!(
        out.contains("always there (breaks callers: its field is no longer an `Option`)"),
        "{out}"
    );
    assert!(!out.contains("stay optional"), "{out}");
    let (out, _) = import(OLD, &specs, &[]).both(0);
    assert!(!out.contains("may be absent ("), "{out}");
}

#[test]
fn omitted_examples_are_summarized() {
    let (_outer, specs) = folder();
    let (_, err) = import(OLD, &specs, &["--dry-run", "--site", "intl"]).both(0);
    let (err, endpoint) = err.split_at(err.find("note: calls go to ").expect("an endpoint"));
    assert_eq!(endpoint.lines().count(), 1, "{endpoint}");
    let summary = "note: examples of 2 actions omit 2 requests and 2 responses, for example of `Login`: it is missing; --verbose lists all\n";
    assert_eq!(err, summary);
    let (_, err) = import(OLD, &specs, &["--dry-run", "--verbose"]).both(0);
    assert_eq!(err.lines().count(), 4 + 1, "{err}");
    assert!(err.contains("note: MakeThing: the response of an example is omitted: it is not in a `Response` envelope\n"), "{err}");
}
