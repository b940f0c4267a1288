//! Diagnostics of the specs in `tests/ui` against golden files.
//!
//! A case is `NAME.json`, or a folder `NAME` of spec files, and `NAME.stderr` holds its
//! diagnostics. `TCSAS_BLESS=1` writes the golden files instead of comparing them.

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

/// All errors and warnings as text.
fn rendered(outcome: Outcome) -> String {
    let all = outcome.diagnostics.iter().chain(&outcome.warnings);
    let text: String = all.map(|diagnostic| format!("{diagnostic}\n\n")).collect();
    let text = match text.strip_suffix('\n') {
        Some(text) => text.to_owned(),
        None => text,
    };
    match cfg!(windows) {
        true => with_unix_paths(&text),
        false => text,
    }
}

/// The golden files have the path separators of Unix, and backslashes of their own.
fn with_unix_paths(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let has_path = ["--> ", "tests", "looked for"].map(|part| line.contains(part));
        match has_path.contains(&true) {
            true => line.replace('\\', "/"),
            false => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Compares `found` with the golden file, or writes it there.
fn check(golden: &Path, found: &str, wrong: &mut Vec<String>) {
    if std::env::var_os("TCSAS_BLESS").is_some() {
        fs::write(golden, found).expect("the golden message is written");
        return;
    }
    let expected = fs::read_to_string(golden)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    if expected != found {
        let name = golden.display();
        wrong.push(format!(
            "---- {name}, expected:\n{expected}\n---- found:\n{found}"
        ));
    }
}

#[test]
fn diagnostics_match_golden_files() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let found = rendered(load(case, &Options::default()));
        assert!(!found.is_empty(), "{} has no diagnostic", case.display());
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        let first = if name.starts_with("warning-") {
            "warning: "
        } else {
            "error: "
        };
        assert!(found.starts_with(first), "{name}: {found}");
        check(&case.with_extension("stderr"), &found, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases.len() >= 40, "only {} cases", cases.len());
}

#[test]
fn unmatched_pattern_is_reported() {
    let options = Options {
        actions: vec!["ModfyMNP".into(), "Modify*".into(), "Describe*".into()],
        exclude: vec!["modifyMNP".into()],
        ..Options::default()
    };
    let found = rendered(load(Path::new("../specs/ModifyMNP.json"), &options));
    let expected = "\
error: no action matches `Describe*`
 --> ../specs/ModifyMNP.json

error: no action matches `ModfyMNP`
 --> ../specs/ModifyMNP.json
  = help: did you mean `ModifyMNP`?

error: no action matches `modifyMNP`
 --> ../specs/ModifyMNP.json
  = help: did you mean `ModifyMNP`?
";
    assert_eq!(found, expected);
}

#[test]
fn missing_folder_is_reported_with_its_full_path() {
    let found = rendered(load(Path::new("tests/nowhere"), &Options::default()));
    let tried = std::env::current_dir()
        .expect("a folder")
        .join("tests/nowhere");
    let tried = tried.display().to_string().replace('\\', "/");
    let expected = format!(
        "error: no such file or folder\n --> tests/nowhere\n  = help: the full path is `{tried}`\n"
    );
    assert_eq!(found, expected);
}

#[test]
fn folder_without_spec_files_is_reported() {
    let found = rendered(load(Path::new("src"), &Options::default()));
    assert!(
        found.starts_with("error: no spec files in this folder\n --> src\n"),
        "{found}"
    );
}

#[test]
fn subfolder_with_spec_files_is_suggested() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("cvm")).expect("a folder");
    fs::create_dir(folder.path().join("docs")).expect("a folder");
    fs::write(folder.path().join("cvm/Find.json"), "{}").expect("a file");
    let found = rendered(load(folder.path(), &Options::default()));
    let within = folder.path().join("cvm").display().to_string();
    let expected = format!("; subfolders are not searched: there are spec files in `{within}`\n");
    assert!(found.ends_with(&expected.replace('\\', "/")), "{found}");
}

#[cfg(unix)]
#[test]
fn broken_symbolic_links_are_reported() {
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
fn too_large_file_is_reported() {
    let source = tcsas_spec::Source {
        name: "big.json".into(),
        text: vec![b' '; (32 << 20) + 1],
    };
    let outcome = tcsas_spec::read(vec![source], &Options::default());
    let expected = "error: this file is larger than 32 MiB\n --> big.json\n";
    assert_eq!(rendered(outcome), expected);
}
