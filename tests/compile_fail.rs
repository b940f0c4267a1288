//! What must not compile, and what the compiler says then.
//!
//! `TRYBUILD=overwrite cargo test --test compile_fail` writes the messages anew.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The messages of these are the macro's own, and the same with every compiler.
const OURS: &[&str] = &[
    "bad_json",
    "duplicate_parameter",
    "one_bad_file",
    "unknown_argument",
    "unknown_type",
];

/// In these the compiler says part of it in its own words, which change from version to version.
const WITH_THE_COMPILERS_WORDS: &[&str] = &[
    "all_required_missing",
    "many_required_missing",
    "missing_required",
    "not_a_list",
    "not_a_text",
    "set_in_one_branch",
    "unknown_field",
];

/// The version whose words are in the files.
const COMPILER: &str = "rustc 1.95.";

/// Paths of specs are relative to a manifest, and trybuild makes a crate of its own to compile the
/// cases in: the specs have to go there.
fn copy_specs(target: &Path) {
    let to = target.join("tests/trybuild/tcsas/ui-specs");
    let _ = fs::remove_dir_all(&to);
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/specs"),
        &to,
    );
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let name = entry.unwrap().file_name();
            copy(&from.join(&name), &to.join(&name));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}

#[test]
fn what_must_not_compile() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    copy_specs(target);
    let mut cases = OURS.to_vec();
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc)
        .arg("--version")
        .output()
        .unwrap()
        .stdout;
    if String::from_utf8_lossy(&version).starts_with(COMPILER) {
        cases.extend(WITH_THE_COMPILERS_WORDS);
    } else {
        println!("skipped {WITH_THE_COMPILERS_WORDS:?}: the messages are those of {COMPILER}x");
    }
    // This message names an absolute path, which trybuild makes portable only below the workspace.
    if target == Path::new(env!("CARGO_MANIFEST_DIR")).join("target") {
        cases.push("missing_file");
    } else {
        println!("skipped missing_file: the target folder is not where the message has it");
    }
    let tests = trybuild::TestCases::new();
    for case in cases {
        tests.compile_fail(format!("tests/ui/{case}.rs"));
    }
}
