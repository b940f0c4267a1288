//! Code and specs that must not compile, with the expected compiler output.
//!
//! `TRYBUILD=overwrite cargo test --test compile_fail` updates the messages.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The messages of these cases are the macro's own, and the same with every compiler.
const OURS: &[&str] = &[
    "bad_json",
    "duplicate_parameter",
    "one_bad_file",
    "path_constant",
    "path_variable",
    "unknown_argument",
    "unknown_type",
];

/// The messages of these cases are partly the compiler's, and change between versions.
const WITH_THE_COMPILERS_WORDS: &[&str] = &[
    "all_required_missing",
    "many_required_missing",
    "missing_required",
    "not_a_list",
    "not_a_stream",
    "not_a_text",
    "set_in_one_branch",
    "unknown_field",
];

/// The compiler version of the expected messages.
const COMPILER: &str = "rustc 1.95.";

/// Spec paths are relative to a manifest, and trybuild compiles the cases in a separate crate: the
/// specs are copied there.
fn copy_specs(target: &Path) {
    let to = target.join("tests/trybuild/tcsas-tests/ui-specs");
    let _ = fs::remove_dir_all(&to);
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/specs"), &to);
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
fn invalid_code_and_specs_do_not_compile() {
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
    // This message contains an absolute path, which trybuild makes portable only below the
    // workspace.
    if target == Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("target") {
        cases.push("missing_file");
    } else {
        println!("skipped missing_file: the target folder is not below the workspace");
    }
    let tests = trybuild::TestCases::new();
    for case in cases {
        tests.compile_fail(format!("ui/{case}.rs"));
    }
}
