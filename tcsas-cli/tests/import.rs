//! `tcsas import`.

mod program;

use std::fs;
use std::path::Path;

use program::{Said, files, golden, golden_folder, run, tally};
use tempfile::TempDir;

const OLD: &str = "tests/golden/things-1";
const NEW: &str = "tests/golden/things-2";

/// An empty folder, which is not there yet, in one that goes away with it.
fn folder() -> (TempDir, std::path::PathBuf) {
    let outer = tempfile::tempdir().expect("a folder");
    let inner = outer.path().join("specs");
    (outer, inner)
}

fn import(from: &str, to: &Path, options: &[&str]) -> Said {
    let mut arguments = vec!["import", from, "--out", to.to_str().expect("a text")];
    arguments.extend(options);
    run(arguments)
}

/// Puts words into a file.
fn edit(folder: &Path, name: &str, old: &str, new: &str) {
    let path = folder.join(name);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains(old), "{old}: {text}");
    fs::write(path, text.replacen(old, new, 1)).expect("a file");
}

#[test]
fn a_description_becomes_files_and_stays_so() {
    let (_outer, specs) = folder();
    let (out, err) = import(OLD, &specs, &["--intl"]).with(0);
    assert_eq!(tally(&out), "created 7, changed 0, unchanged 0");
    golden("import-1.stderr", &err);
    golden_folder("import-1", &specs);

    let before = files(&specs);
    let (out, _) = import(OLD, &specs, &["--intl"]).with(0);
    assert_eq!(tally(&out), "created 0, changed 0, unchanged 7");
    // The sentences of the vendor are there, and leaving them out now changes nothing.
    let (out, _) = import(OLD, &specs, &["--facts-only"]).with(0);
    assert_eq!(tally(&out), "created 0, changed 0, unchanged 7");
    assert_eq!(files(&specs), before);

    let specs = specs.to_str().expect("a text");
    let out = run(["check", specs]).quietly(0);
    let host = "things.intl.tencentcloudapi.com, the international site";
    assert_eq!(
        out,
        format!("6 actions, 4 data types, 7 error codes: no mistakes; calls go to {host}\n")
    );
    let out = run(["diff", "--intl", OLD, specs]).quietly(0);
    // The examples that are broken.
    assert_eq!(out, "no difference in facts; 2 texts changed\n");
}

#[test]
fn the_site_is_chosen_and_told() {
    let (intl, mainland) = (
        "calls go to things.intl.tencentcloudapi.com, the international site",
        "calls go to things.tencentcloudapi.com, the mainland site",
    );
    let said = |options: &[&str], folder: &Path| import(OLD, folder, options).with(0).1;
    let endpoint = |folder: &Path| {
        let text = fs::read_to_string(folder.join("Login.json")).expect("a file");
        let line = text.lines().find(|line| line.contains("\"endpoint\""));
        line.expect("an endpoint").to_owned()
    };
    for (options, line, reason) in [
        (&[][..], mainland, "nothing says which site"),
        (&["--site", "mainland"], mainland, ""),
        (&["--site", "intl"], intl, ""),
        (&["--intl"], intl, ""),
    ] {
        let (_outer, specs) = folder();
        let err = said(options, &specs);
        assert!(err.contains(line), "{options:?}: {err}");
        assert_eq!(err.contains("nothing says"), !reason.is_empty(), "{err}");
        assert_eq!(err.contains("--site intl"), !reason.is_empty(), "{err}");
        let written = endpoint(&specs);

        // What is in the folder stays, and a choice that would differ is not passed over without a
        // word.
        let err = said(&[], &specs);
        assert!(err.contains(line) && err.contains("says already"), "{err}");
        let (other, host) = match line == intl {
            true => ("mainland", "`things.tencentcloudapi.com`"),
            false => ("intl", "`things.intl.tencentcloudapi.com`"),
        };
        let err = said(&["--site", other], &specs);
        assert!(err.contains(line) && err.contains(host), "{err}");
        assert!(err.contains("change `endpoint`"), "{err}");
        assert_eq!(endpoint(&specs), written);
    }
    let (_outer, specs) = folder();
    let err = import(OLD, &specs, &["--site", "moon"]).refused();
    assert!(err.contains("there are `intl` and `mainland`"), "{err}");
}

#[test]
fn facts_come_without_the_sentences() {
    let (_outer, specs) = folder();
    let (out, _) = import(&format!("{OLD}/api.json"), &specs, &["--facts-only"]).with(0);
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
    // Who wants them after all gets them.
    let (out, _) = import(OLD, &specs, &[]).with(0);
    assert_eq!(tally(&out), "created 0, changed 7, unchanged 0");
    let (_other, full) = folder();
    import(OLD, &full, &[]).with(0);
    assert_eq!(files(&specs), files(&full));
}

#[test]
fn a_newer_description_keeps_what_people_wrote() {
    let (_outer, specs) = folder();
    import(OLD, &specs, &["--facts-only", "--intl"]).with(0);
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

    let (out, err) = import(NEW, &specs, &[]).with(0);
    assert_eq!(tally(&out), "created 1, changed 6, unchanged 1");
    golden("import-2.stderr", &err);
    golden_folder("import-2", &specs);
    let (out, _) = import(NEW, &specs, &[]).with(0);
    assert_eq!(tally(&out), "created 0, changed 0, unchanged 8");
    // The host that the folder had stays, and so does what the description dropped.
    let out = run(["diff", "--intl", NEW, specs.to_str().expect("a text")]).quietly(0);
    golden("import-2-diff.stdout", &out);
}

#[test]
fn only_the_actions_that_are_asked_for_come() {
    let (_outer, specs) = folder();
    let (out, _) = import(OLD, &specs, &["--actions", "Find*", "--actions=Login"]).with(0);
    assert_eq!(tally(&out), "created 2, changed 0, unchanged 0");
    let names = |files: &[(String, String)]| -> Vec<String> {
        files.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&files(&specs)), ["FindThings.json", "Login.json"]);
    let (out, _) = import(OLD, &specs, &["--actions", "MakeThing"]).with(0);
    assert_eq!(tally(&out), "created 2, changed 1, unchanged 1");
    let (out, _) = import(OLD, &specs, &[]).with(0);
    assert_eq!(tally(&out), "created 3, changed 3, unchanged 1");
    let (out, err) = import(OLD, &specs, &["--actions", "FindThngs"]).with(1);
    assert_eq!(out, "");
    assert_eq!(
        err,
        "tcsas: no action of the description fits `FindThngs`; did you mean `FindThings`?\n"
    );
}

#[test]
fn what_lies_elsewhere_is_used_if_it_is_named() {
    let (outer, specs) = folder();
    let api = outer.path().join("description.json");
    fs::copy(format!("{OLD}/api.json"), &api).expect("a copy");
    let api = api.to_str().expect("a text");
    let (out, _) = import(api, &specs, &["--site", "mainland"]).with(0);
    assert_eq!(tally(&out), "created 7, changed 0, unchanged 0");
    let (errors, examples) = (format!("{OLD}/errors.json"), format!("{OLD}/examples.json"));
    let more = ["--errors", &errors, "--examples", &examples];
    let (out, _) = import(api, &specs, &more).with(0);
    assert_eq!(tally(&out), "created 0, changed 6, unchanged 1");
    let out = run(["check", specs.to_str().expect("a text")]).quietly(0);
    assert!(
        out.starts_with("6 actions, 4 data types, 7 error codes: no mistakes"),
        "{out}"
    );

    let broken = outer.path().join("broken.json");
    fs::write(&broken, "{").expect("a file");
    let broken = broken.to_str().expect("a text");
    let (_, err) = import(api, &specs, &["--errors", broken]).with(1);
    assert!(
        err.contains(&format!(" --> {broken}:1:2\n").replace('\\', "/")),
        "{err}"
    );
    let (_, err) = import(api, &specs, &["--examples", "tests/nowhere"]).with(1);
    assert!(
        err.contains("error: no such file or folder\n --> tests/nowhere\n"),
        "{err}"
    );
    let (_, err) = import(api, &specs, &["--examples", "tests"]).with(1);
    assert_eq!(err, "tcsas: `tests` is no file\n");
}

#[test]
fn a_folder_with_mistakes_is_left_alone() {
    let (_outer, specs) = folder();
    import(OLD, &specs, &[]).with(0);
    edit(&specs, "Login.json", "\"String\"", "\"Strng\"");
    let before = files(&specs);
    let (out, err) = import(NEW, &specs, &[]).with(1);
    assert_eq!(out, "");
    assert!(err.contains("error: unknown type `Strng`\n"), "{err}");
    assert!(err.contains("Login.json:"), "{err}");
    let last = err.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("tcsas: nothing is written before these mistakes in `"),
        "{err}"
    );
    assert_eq!(files(&specs), before);
}

#[test]
fn a_description_with_mistakes_is_not_imported() {
    let (_outer, specs) = folder();
    for (from, said) in [
        ("tests/specs/vendor-unknown-type", "error: "),
        (
            "tests/specs/vendor-truncated",
            "error: this is not valid JSON\n",
        ),
        ("tests/nowhere/api.json", "error: no such file or folder\n"),
        (
            "tests/specs/action-name.json",
            "tcsas: `tests/specs/action-name.json` is no vendor's description, which has `actions`, `objects` and `metadata`\n",
        ),
    ] {
        let (out, err) = import(from, &specs, &[]).with(1);
        assert_eq!(out, "", "{from}");
        assert!(err.starts_with(said), "{from}: {err}");
    }
    assert!(!specs.exists());
}

#[test]
fn folders_that_are_something_else_are_left_alone() {
    let (outer, specs) = folder();
    fs::write(&specs, "x").expect("a file");
    let (_, err) = import(OLD, &specs, &[]).with(1);
    assert!(
        err.contains("is no folder; --out wants one, or a name that is free"),
        "{err}"
    );

    let vendor = outer.path().join("vendor");
    fs::create_dir(&vendor).expect("a folder");
    fs::copy(format!("{OLD}/api.json"), vendor.join("api.json")).expect("a copy");
    let (_, err) = import(OLD, &vendor, &[]).with(1);
    assert!(
        err.contains("is a vendor's description; --out wants a folder that has none"),
        "{err}"
    );

    let other = outer.path().join("other");
    import(OLD, &other, &["--actions", "Login"]).with(0);
    edit(&other, "Login.json", "2025-01-06", "2024-01-06");
    let (_, err) = import(OLD, &other, &[]).with(1);
    assert!(
        err.contains("describes the version `2024-01-06`, and the description `2025-01-06`"),
        "{err}"
    );
}

#[test]
fn a_file_by_another_name_is_still_that_of_its_action() {
    let (_outer, specs) = folder();
    import(OLD, &specs, &[]).with(0);
    fs::rename(specs.join("Login.json"), specs.join("keys.json")).expect("a name");
    let (out, _) = import(OLD, &specs, &[]).with(0);
    assert_eq!(tally(&out), "created 0, changed 0, unchanged 7");
}

#[test]
fn what_changes_is_named_and_a_dry_run_changes_nothing() {
    let (_outer, specs) = folder();
    import(OLD, &specs, &[]).with(0);
    edit(
        &specs,
        "CountThings.json",
        "How many there are.",
        "Own words",
    );
    let before = files(&specs);
    let (dry, said) = import(NEW, &specs, &["--dry-run"]).with(0);
    assert_eq!(files(&specs), before, "nothing is written");
    let (out, again) = import(NEW, &specs, &[]).with(0);
    assert_eq!(said, again);
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
    let (out, _) = import(NEW, &specs, &["--dry-run"]).with(0);
    assert!(
        out.starts_with("created 0, changed 0, unchanged 8; nothing"),
        "{out}"
    );

    let (_outer, specs) = folder();
    let (out, _) = import(OLD, &specs, &["--dry-run"]).with(0);
    assert!(out.starts_with("created CountThings.json\n"), "{out}");
    assert!(!specs.exists());
}

#[test]
fn flags_of_the_vendor_are_adopted_on_request() {
    let (_outer, specs) = folder();
    let (out, _) = import(OLD, &specs, &[]).with(0);
    let hint = "fields that the description flags as always there may be absent for callers; --adopt-guaranteed promises them\n";
    assert!(out.ends_with(hint), "{out}");
    // The newer description has other flags.
    let (out, _) = import(NEW, &specs, &[]).with(0);
    assert!(
        !out.contains("always there (") && !out.contains("may be absent ("),
        "{out}"
    );
    let (out, _) = import(NEW, &specs, &["--adopt-guaranteed"]).with(0);
    assert!(
        out.contains("always there (breaks callers: its field is no longer an `Option`)"),
        "{out}"
    );
    assert!(!out.contains("may be absent for callers"), "{out}");
    let (out, _) = import(OLD, &specs, &[]).with(0);
    assert!(!out.contains("may be absent ("), "{out}");
}

#[test]
fn examples_that_do_not_fit_are_summarised() {
    let (_outer, specs) = folder();
    let (_, err) = import(OLD, &specs, &["--dry-run", "--site", "intl"]).with(0);
    let (err, host) = err.split_at(err.find("tcsas: calls go to ").expect("a host"));
    assert_eq!(host.lines().count(), 1, "{host}");
    let summary = "tcsas: left out of examples: 2 requests and 2 responses of 2 actions, such as of `Login`: there is none; --verbose lists all\n";
    assert_eq!(err, summary);
    let (_, err) = import(OLD, &specs, &["--dry-run", "--verbose"]).with(0);
    assert_eq!(err.lines().count(), 4 + 1, "{err}");
    assert!(err.contains("tcsas: MakeThing: the response of an example is left out: it is not in a `Response` envelope\n"), "{err}");
}
