//! Every mistake in `tests/ui` gets the message that lies beside it.
//!
//! A case is `NAME.json`, or a folder `NAME` of spec files, and `NAME.stderr` holds what is said
//! about it. `TCSAS_BLESS=1` writes the messages instead of comparing them.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use tcsas_spec::{Options, Outcome, load};

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir("tests/ui").expect("the folder of cases");
    let mut cases: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension() != Some(OsStr::new("stderr")))
        .collect();
    cases.sort();
    cases
}

fn said_about(outcome: Outcome) -> String {
    let all = outcome.diagnostics.iter().chain(&outcome.warnings);
    let said: String = all.map(|said| format!("{said}\n\n")).collect();
    let said = match said.strip_suffix('\n') {
        Some(said) => said.to_owned(),
        None => said,
    };
    match cfg!(windows) {
        // Paths are written as they are on the system that the cases were written on.
        true => said.replace('\\', "/"),
        false => said,
    }
}

/// Compares what is said with what lies in `golden`, or writes it there.
fn check(golden: &Path, said: &str, wrong: &mut Vec<String>) {
    if std::env::var_os("TCSAS_BLESS").is_some() {
        fs::write(golden, said).expect("the golden message is written");
        return;
    }
    let expected = fs::read_to_string(golden)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    if expected != said {
        let name = golden.display();
        wrong.push(format!(
            "---- {name}, expected:\n{expected}\n---- found:\n{said}"
        ));
    }
}

#[test]
fn mistakes_explain_themselves() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let said = said_about(load(case, &Options::default()));
        assert!(!said.is_empty(), "{} has no mistake", case.display());
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        let first = if name.starts_with("warning-") {
            "warning: "
        } else {
            "error: "
        };
        assert!(said.starts_with(first), "{name}: {said}");
        check(&case.with_extension("stderr"), &said, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases.len() >= 40, "only {} cases", cases.len());
}

#[test]
fn a_pattern_that_nothing_fits_is_named() {
    let options = Options {
        actions: vec!["ModfyMNP".into(), "Modify*".into(), "Describe*".into()],
        exclude: vec!["modifyMNP".into()],
        ..Options::default()
    };
    let said = said_about(load(Path::new("../specs/ModifyMNP.json"), &options));
    let expected = "\
error: no action fits `Describe*`
 --> ../specs/ModifyMNP.json

error: no action fits `ModfyMNP`
 --> ../specs/ModifyMNP.json
  = help: did you mean `ModifyMNP`?

error: no action fits `modifyMNP`
 --> ../specs/ModifyMNP.json
  = help: did you mean `ModifyMNP`?
";
    assert_eq!(said, expected);
}

#[test]
fn a_folder_that_does_not_exist_is_named_in_full() {
    let said = said_about(load(Path::new("tests/nowhere"), &Options::default()));
    let tried = std::env::current_dir()
        .expect("a folder")
        .join("tests/nowhere");
    let tried = tried.display().to_string().replace('\\', "/");
    let expected = format!(
        "error: no such file or folder\n --> tests/nowhere\n  = help: the path tried was `{tried}`\n"
    );
    assert_eq!(said, expected);
}

#[test]
fn a_folder_without_spec_files_is_named() {
    let said = said_about(load(Path::new("src"), &Options::default()));
    assert!(
        said.starts_with("error: no spec file in this folder\n --> src\n"),
        "{said}"
    );
}

#[test]
fn a_folder_of_folders_says_where_spec_files_are() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("cvm")).expect("a folder");
    fs::create_dir(folder.path().join("docs")).expect("a folder");
    fs::write(folder.path().join("cvm/Find.json"), "{}").expect("a file");
    let said = said_about(load(folder.path(), &Options::default()));
    let within = folder.path().join("cvm").display().to_string();
    let expected = format!("; folders in it are not searched: `{within}` has spec files\n");
    assert!(said.ends_with(&expected.replace('\\', "/")), "{said}");
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_do_not_hang() {
    let folder = std::env::temp_dir().join(format!("tcsas-spec-links-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(to, folder.join(name)).expect("a link");
    };
    link("b.json", "a.json");
    link("a.json", "b.json");
    link("nothing", "c.json");
    link(".", "d.json");
    let outcome = load(&folder, &Options::default());
    fs::remove_dir_all(&folder).expect("the folder can be removed");
    let messages: Vec<_> = outcome
        .diagnostics
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(messages.len(), 3, "{messages:?}");
    for (message, name) in messages.iter().zip(["a.json", "b.json", "c.json"]) {
        assert!(message.contains("symbolic link"), "{message}");
        assert!(message.contains(name), "{message}");
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let source = tcsas_spec::Source {
        name: "big.json".into(),
        text: vec![b' '; (32 << 20) + 1],
    };
    let outcome = tcsas_spec::read(vec![source], &Options::default());
    let expected = "error: this file is larger than 32 MiB\n --> big.json\n";
    assert_eq!(said_about(outcome), expected);
}
