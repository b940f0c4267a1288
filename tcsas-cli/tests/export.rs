//! `tcsas export`.

mod program;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use program::{NEW, OLD, Output, edit, files, golden, import, new_folder, run, tally};
use tcsas_spec::model::Service;
use tcsas_spec::{Options, Source, load, prune, read};

const SPECS: &str = "../specs";

/// Exports with the arguments `what`, which name actions and options, into a folder.
fn export(what: &[&str], from: &str, to: &Path) -> Output {
    let mut arguments: Vec<&OsStr> = vec!["export".as_ref(), "--specs".as_ref(), from.as_ref()];
    arguments.extend(what.iter().map(OsStr::new));
    arguments.extend(["--out".as_ref(), to.as_os_str()]);
    run(arguments)
}

fn model(path: &Path) -> Service {
    let outcome = load(path, &Options::default());
    outcome.into_result().expect("valid specs")
}

/// The part of a model that actions use.
fn of_actions(service: &Service, actions: &[&str]) -> Service {
    let mut service = service.clone();
    let actions: Vec<String> = actions.iter().map(|action| (*action).to_owned()).collect();
    assert_eq!(prune(&mut service, &actions, &[]), [""; 0]);
    service
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn files_have_the_model_of_the_folder_alone_and_together() {
    let (_outer, out) = new_folder();
    let (text, err) = export(&["*"], SPECS, &out).both(0);
    assert_eq!(
        (tally(&text), &*err),
        ("created 155, changed 0, unchanged 0", "")
    );
    let whole = model(Path::new(SPECS));
    assert_eq!(model(&out), of_actions(&whole, &["*"]));

    let files = files(&out);
    let read = |files: &[&(String, String)]| {
        let sources = files.iter().map(|(name, text)| Source {
            name: name.into(),
            text: text.clone().into_bytes(),
        });
        let outcome = read(sources.collect(), &Options::default());
        assert_eq!(outcome.warnings, []);
        outcome.into_result().expect("valid files")
    };
    let action = |file: &(String, String)| file.0.trim_end_matches(".json").to_owned();
    for file in &files {
        assert!(!file.1.contains("$schema"), "{}", file.0);
        assert_eq!(read(&[file]), of_actions(&whole, &[&action(file)]));
    }
    for pair in files.windows(2) {
        let actions = [&*action(&pair[0]), &*action(&pair[1])];
        assert_eq!(read(&[&pair[0], &pair[1]]), of_actions(&whole, &actions));
    }
    // Nothing is written twice.
    let (text, _) = export(&["*"], SPECS, &out).both(0);
    assert_eq!(tally(&text), "created 0, changed 0, unchanged 155");
    let out = out.to_str().expect("a text");
    assert_eq!(
        run(["diff", SPECS, out]).stdout(0),
        "no differences in facts\n"
    );
}

#[test]
fn file_has_what_its_action_uses_and_no_more() {
    let (_outer, specs) = new_folder();
    import(OLD, &specs, &["--intl"]).both(0);
    edit(
        &specs,
        "shared.json",
        "\"code\": \"FailedOperation\", \"description\": \"\"",
        "\"code\": \"FailedOperation\", \"description\": \"It failed.\"",
    );
    edit(
        &specs,
        "FindThings.json",
        "{\n",
        "{\n  \"$schema\": \"https://example.com/spec.schema.json\",\n",
    );
    let from = specs.to_str().expect("a text");
    let text = run(["export", "FindThings", "--specs", from]).stdout(0);
    golden("export-FindThings.json", &text);
    assert_eq!(
        run(["export", "FindThings", "--specs", from, "--out", "-"]).stdout(0),
        text
    );
    // A path from the folder of the specs would be wrong elsewhere.
    edit(&specs, "FindThings.json", "https://example.com/", "../");
    let without = run(["export", "FindThings", "--specs", from]).stdout(0);
    assert_eq!(
        without,
        text.replace(
            "  \"$schema\": \"https://example.com/spec.schema.json\",\n",
            ""
        )
    );
    // A single file is a source too.
    let file = specs.join("FindThings.json");
    let file = file.to_str().expect("a text");
    assert_eq!(run(["export", "*", "--specs", file]).stdout(0), without);
}

#[test]
fn vendor_description_is_exported_as_import_writes_it() {
    let (_outer, imported) = new_folder();
    import(OLD, &imported, &["--intl", "--self-contained"]).both(0);
    for from in [OLD, &format!("{OLD}/api.json")] {
        let (_other, exported) = new_folder();
        let (_, err) = export(&["*", "--intl"], from, &exported).both(0);
        assert_eq!(err, "");
        assert_eq!(files(&exported), files(&imported));
    }
    let (_other, exported) = new_folder();
    let (_, err) = export(&["Login"], OLD, &exported).both(0);
    assert!(err.contains("no site is specified"), "{err}");

    let both = tempfile::tempdir().expect("a folder");
    for name in ["a.json", "b.json"] {
        fs::copy(format!("{OLD}/api.json"), both.path().join(name)).expect("copied");
    }
    let (_, err) = export(&["*"], both.path().to_str().expect("a text"), &exported).both(1);
    assert!(err.contains("both describe a service"), "{err}");
}

#[test]
fn patterns_select_actions() {
    let (_outer, out) = new_folder();
    let what = ["*Team", "CreateMNP", "--exclude", "Delete*"];
    export(&what, SPECS, &out).both(0);
    let exported = names(&out);
    for name in ["CreateMNP.json", "DescribeTeam.json"] {
        assert!(exported.contains(&name.to_owned()), "{exported:?}");
    }
    assert!(
        !exported.contains(&"DeleteTeam.json".to_owned()),
        "{exported:?}"
    );
    assert!(
        exported
            .iter()
            .all(|name| name == "CreateMNP.json" || name.ends_with("Team.json")),
        "{exported:?}"
    );

    for (what, message) in [
        (
            &["DescribeMNPs"][..],
            "error: no action of `../specs` matches `DescribeMNPs`; did you mean `DescribeMNP`?\n",
        ),
        (
            &["CreateMNP", "--exclude", "CreatMNP"],
            "error: no action of `../specs` matches `CreatMNP`; did you mean `CreateMNP`?\n",
        ),
        (
            &["CreateMNP", "--exclude", "Create*"],
            "error: --exclude leaves no action to export\n",
        ),
    ] {
        let (text, err) = export(what, SPECS, &out).both(1);
        assert_eq!((&*text, &*err), ("", message));
    }
    let err = run(["export", "Create*", "--specs", SPECS]).usage_error();
    assert!(
        err.contains("only one can be printed; --out DIR writes them"),
        "{err}"
    );
    let err = run(["export"]).usage_error();
    assert!(err.contains("<ACTION>..."), "{err}");
}

#[test]
fn existing_files_are_replaced_only_with_force() {
    let (_outer, out) = new_folder();
    let (text, _) = export(&["CreateMNP", "--dry-run"], SPECS, &out).both(0);
    assert_eq!(
        text,
        "created CreateMNP.json\n\ncreated 1, changed 0, unchanged 0; nothing was written (--dry-run)\n"
    );
    assert!(!out.exists());
    export(&["CreateMNP"], SPECS, &out).both(0);
    edit(
        &out,
        "CreateMNP.json",
        "\"description\": \"",
        "\"description\": \"Own: ",
    );
    let edited = files(&out);
    let (text, err) = export(&["CreateMNP", "DescribeMNP"], SPECS, &out).both(1);
    assert_eq!(text, "");
    assert!(
        err.contains("CreateMNP.json` would be replaced; --force replaces existing files"),
        "{err}"
    );
    assert_eq!(files(&out), edited, "no file is written");
    let (text, _) = export(&["CreateMNP", "--force", "--dry-run"], SPECS, &out).both(0);
    assert_eq!(
        tally(&text),
        "created 0, changed 1, unchanged 0; nothing was written (--dry-run)"
    );
    assert_eq!(files(&out), edited);
    let (text, _) = export(&["CreateMNP", "--force"], SPECS, &out).both(0);
    assert_eq!(tally(&text), "created 0, changed 1, unchanged 0");
    assert_ne!(files(&out), edited);

    // A file that only has the same name.
    fs::write(out.join("DescribeMNP.json"), "{ \"mine\": 1 }").expect("written");
    let (_, err) = export(&["DescribeMNP"], SPECS, &out).both(1);
    assert!(err.contains("--force"), "{err}");
    fs::remove_file(out.join("DescribeMNP.json")).expect("removed");
    fs::create_dir(out.join("DescribeMNP.json")).expect("a folder");
    let (_, err) = export(&["DescribeMNP", "--force"], SPECS, &out).both(1);
    assert!(err.contains("cannot write `"), "{err}");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_differ_in_case_are_not_mixed() {
    let (_outer, out) = new_folder();
    fs::create_dir(&out).expect("a folder");
    fs::write(out.join("createmnp.json"), "{}").expect("written");
    let (_, err) = export(&["CreateMNP", "--force"], SPECS, &out).both(1);
    assert!(
        err.contains("differs from `CreateMNP.json` only in case"),
        "{err}"
    );
    assert_eq!(names(&out), ["createmnp.json"]);
}

/// The command in the diagnostic of a copied file repairs it.
#[test]
fn copied_files_are_repaired_by_the_command_in_their_diagnostic() {
    let (_outer, out) = new_folder();
    fs::create_dir(&out).expect("a folder");
    let copied = ["DescribeMNP.json", "DescribeTeam.json"];
    for name in copied {
        fs::copy(Path::new(SPECS).join(name), out.join(name)).expect("copied");
    }
    let folder = out.to_str().expect("a text");
    let (_, err) = run(["check", folder]).both(1);
    let command = err
        .split('`')
        .find(|part| part.starts_with("tcsas export "));
    let command = command.unwrap_or_else(|| panic!("no command: {err}"));
    let arguments = command.split(' ').skip(1).map(|word| match word {
        "THAT_FOLDER" => SPECS,
        "THIS_FOLDER" => folder,
        word => word,
    });
    // The other file is still incomplete, which is no obstacle.
    let (text, _) = run(arguments).both(0);
    assert!(tally(&text).contains("changed 1"), "{text}");
    let (text, _) = export(&["DescribeMNP", "DescribeTeam"], SPECS, &out).both(0);
    assert!(
        tally(&text).ends_with("unchanged 1") || tally(&text).ends_with("unchanged 2"),
        "{text}"
    );
    let text = run(["check", folder]).stdout(0);
    assert!(text.starts_with("2 actions, "), "{text}");
}

#[test]
fn conflicts_with_the_files_of_the_folder_are_errors() {
    let (_outer, out) = new_folder();
    export(&["FindThings", "--intl"], NEW, &out).both(0);
    let before = files(&out);
    let (text, err) = export(&["MakeThing", "--intl"], OLD, &out).both(1);
    assert_eq!(text, "");
    assert!(
        err.contains("error: conflicting definitions of data type `Thing`"),
        "{err}"
    );
    assert!(
        err.contains("nothing was written because the files would not be valid together"),
        "{err}"
    );
    assert_eq!(files(&out), before);

    // Errors of other files are their own.
    fs::remove_file(out.join("FindThings.json")).expect("removed");
    fs::write(out.join("Broken.json"), "{").expect("written");
    export(&["MakeThing", "--intl"], OLD, &out).both(0);
    assert_eq!(names(&out), ["Broken.json", "MakeThing.json"]);
    let (_, err) = export(&["CreateMNP"], SPECS, &out).both(1);
    assert!(
        err.contains("all files of a folder must have the same service"),
        "{err}"
    );
}

#[test]
fn source_and_target_must_be_different_folders() {
    let (_outer, specs) = new_folder();
    import(OLD, &specs, &["--intl"]).both(0);
    let before = files(&specs);
    let from = specs.to_str().expect("a text");
    let file = specs.join("Login.json");
    for from in [from, file.to_str().expect("a text")] {
        let (_, err) = export(&["Login", "--force"], from, &specs).both(1);
        assert!(err.contains("is the folder of --specs"), "{err}");
    }
    let (_, err) = export(&["Login"], from, &file).both(1);
    assert!(err.contains("cannot read the folder `"), "{err}");
    assert_eq!(files(&specs), before);

    // The default source is `specs` in the current folder, which this crate does not have.
    let (_, err) = run(["export", "Login", "--out", from]).both(1);
    assert!(
        err.contains("error: no such file or folder\n --> specs\n"),
        "{err}"
    );
    assert!(err.contains("--specs names another source"), "{err}");
    fs::write(specs.join("Login.json"), "{").expect("written");
    let (_outer, out) = new_folder();
    let (_, err) = export(&["FindThings"], from, &out).both(1);
    assert!(err.contains("this is not valid JSON"), "{err}");
    assert!(!out.exists());
}

#[test]
fn reserved_file_names_are_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    for action in ["Shared", "Find"] {
        let text = format!(
            "{{ \"service\": \"things\", \"version\": \"2025-01-06\", \"endpoint\": \"things.tencentcloudapi.com\", \
             \"action\": \"{action}\", \"input\": [], \"output\": [] }}"
        );
        fs::write(folder.path().join(format!("my-{action}.json")), text).expect("written");
    }
    let from = folder.path().to_str().expect("a text");
    let (_outer, out) = new_folder();
    let (text, err) = export(&["*"], from, &out).both(0);
    assert_eq!(
        tally(&text),
        "created 1, changed 0, unchanged 0, left out 1"
    );
    assert!(
        err.contains("Shared: left out: the file name `Shared.json` is reserved"),
        "{err}"
    );
    assert_eq!(names(&out), ["Find.json"]);
    let (_, err) = export(&["Shared"], from, &out).both(1);
    assert!(err.contains("is reserved"), "{err}");
}
