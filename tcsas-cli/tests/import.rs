//! `tcsas import`.

mod program;

use std::fs;
use std::path::Path;

use program::{NEW, OLD, edit, files, golden, golden_folder, import, new_folder, run, tally};

#[test]
fn importing_again_changes_nothing() {
    let (_outer, specs) = new_folder();
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
    assert_eq!(out, "no differences in facts; 2 doc texts changed\n");
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
        let (_outer, specs) = new_folder();
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
    let (_outer, specs) = new_folder();
    let err = import(OLD, &specs, &["--site", "moon"]).usage_error();
    assert!(err.contains("possible values: intl, mainland"), "{err}");
}

#[test]
fn facts_only_leaves_out_the_docs_of_the_vendor() {
    let (_outer, specs) = new_folder();
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
    let (_other, full) = new_folder();
    import(OLD, &full, &[]).both(0);
    assert_eq!(files(&specs), files(&full));
}

#[test]
fn newer_description_preserves_manual_edits() {
    let (_outer, specs) = new_folder();
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
        "\"name\": \"Filter\",\n      \"description\": \"A condition\"",
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
    // The endpoint of the folder is kept, and so are removed actions.
    let out = run(["diff", "--intl", NEW, specs.to_str().expect("a text")]).stdout(0);
    golden("import-2-diff.stdout", &out);
}

#[test]
fn patterns_select_actions() {
    let (_outer, specs) = new_folder();
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
fn changes_are_listed_and_dry_run_writes_nothing() {
    let (_outer, specs) = new_folder();
    import(OLD, &specs, &[]).both(0);
    edit(
        &specs,
        "CountThings.json",
        "Total number of things.",
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
        "! - field `Hint` (breaks callers: its field is removed)\n",
        "  + parameter `Page`: Integer\n",
    ] {
        assert!(out.contains(named), "{named}: {out}");
    }
    let (out, _) = import(NEW, &specs, &["--dry-run"]).both(0);
    assert!(
        out.starts_with("created 0, changed 0, unchanged 8; nothing"),
        "{out}"
    );

    let (_outer, specs) = new_folder();
    let (out, _) = import(OLD, &specs, &["--dry-run"]).both(0);
    assert!(out.starts_with("created CountThings.json\n"), "{out}");
    assert!(!specs.exists());
}

#[test]
fn vendor_guarantees_are_adopted_on_request() {
    let (_outer, specs) = new_folder();
    let (out, _) = import(OLD, &specs, &[]).both(0);
    let hint = "fields that the description flags as always present stay optional; --adopt-guaranteed guarantees them\n";
    assert!(out.ends_with(hint), "{out}");
    // The flags of the newer description differ.
    let (out, _) = import(NEW, &specs, &[]).both(0);
    assert!(
        !out.contains("always present (") && !out.contains("may be absent ("),
        "{out}"
    );
    let (out, _) = import(NEW, &specs, &["--adopt-guaranteed"]).both(0);
    assert!(
        out.contains("always present (breaks callers: its field is no longer an `Option`)"),
        "{out}"
    );
    assert!(!out.contains("stay optional"), "{out}");
    let (out, _) = import(OLD, &specs, &[]).both(0);
    assert!(!out.contains("may be absent ("), "{out}");
}

#[test]
fn omitted_examples_are_summarized() {
    let (_outer, specs) = new_folder();
    let (_, err) = import(OLD, &specs, &["--dry-run", "--site", "intl"]).both(0);
    let (err, endpoint) = err.split_at(err.find("note: calls go to ").expect("an endpoint"));
    assert_eq!(endpoint.lines().count(), 1, "{endpoint}");
    let summary = "note: examples of 2 actions omit 2 requests and 2 responses, for example of `Login`: it is missing; --verbose lists all\n";
    assert_eq!(err, summary);
    let (_, err) = import(OLD, &specs, &["--dry-run", "--verbose"]).both(0);
    assert_eq!(err.lines().count(), 4 + 1, "{err}");
    assert!(err.contains("note: MakeThing: the response of an example is omitted: it is not in a `Response` envelope\n"), "{err}");
}

#[test]
fn self_contained_files_need_no_shared_file() {
    let (_outer, specs) = new_folder();
    let (out, _) = import(OLD, &specs, &["--intl", "--self-contained"]).both(0);
    assert_eq!(tally(&out), "created 6, changed 0, unchanged 0");
    golden_folder("import-self-contained", &specs);
    let (_other, shared) = new_folder();
    import(OLD, &shared, &["--intl"]).both(0);
    let [specs_path, shared_path] = [&specs, &shared].map(|path| path.to_str().expect("a text"));
    let diff = run(["diff", shared_path, specs_path]).stdout(0);
    assert_eq!(diff, "no differences in facts\n");
    for (name, _) in files(&specs) {
        let file = specs.join(name);
        let alone = run(["check", file.to_str().expect("a text")]).stdout(0);
        assert!(alone.starts_with("1 action, "), "{alone}");
    }

    // Manual edits of one file stay there, and are no conflict with the others.
    edit(
        &specs,
        "FindThings.json",
        "\"description\": \"Owner.\"",
        "\"description\": \"My docs of it.\"",
    );
    let before = files(&specs);
    let (out, err) = import(OLD, &specs, &["--self-contained"]).both(0);
    assert_eq!(tally(&out), "created 0, changed 0, unchanged 6");
    assert!(!err.contains("are dropped"), "{err}");
    assert_eq!(files(&specs), before);
    let (out, _) = import(NEW, &specs, &["--self-contained"]).both(0);
    assert!(tally(&out).starts_with("created 1, "), "{out}");
    let kept = files(&specs);
    assert!(
        kept.iter()
            .any(|(name, text)| name == "FindThings.json" && text.contains("My docs of it."))
    );
    assert!(kept.iter().all(|(name, _)| name != "shared.json"));

    // Without the option, a shared file is created again, with a note.
    let (out, err) = import(NEW, &specs, &["--dry-run"]).both(0);
    assert!(out.contains("created shared.json\n"), "{out}");
    assert!(
        err.contains("moved to a shared file; --self-contained leaves such types in each file\n"),
        "{err}"
    );
    assert!(err.contains("are dropped"), "{err}");
}
