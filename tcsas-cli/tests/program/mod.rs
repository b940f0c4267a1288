//! Runs the program and compares its output with golden files.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A vendor's description.
pub const OLD: &str = "tests/specs/things-1";

/// A newer version of [`OLD`].
pub const NEW: &str = "tests/specs/things-2";

/// The output of the program.
#[derive(Debug)]
pub struct Output {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs the program in the folder of this crate.
pub fn run<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Output {
    run_in(".", arguments)
}

/// Runs the program in a folder, relative to that of this crate.
pub fn run_in<A: AsRef<OsStr>>(folder: &str, arguments: impl IntoIterator<Item = A>) -> Output {
    let process = Command::new(env!("CARGO_BIN_EXE_tcsas"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).expect("text");
        // Golden files have paths of Unix.
        if cfg!(windows) {
            text.replace('\\', "/")
        } else {
            text
        }
    };
    Output {
        code: process.status.code(),
        out: text(process.stdout),
        err: text(process.stderr),
    }
}

impl Output {
    /// Standard output. Expects an exit code and an empty standard error.
    #[track_caller]
    pub fn stdout(self, code: i32) -> String {
        assert_eq!((self.code, &*self.err), (Some(code), ""), "{}", self.out);
        self.out
    }

    /// Both outputs. Expects an exit code.
    #[track_caller]
    pub fn both(self, code: i32) -> (String, String) {
        assert_eq!(self.code, Some(code), "{self:?}");
        (self.out, self.err)
    }

    /// Standard error of a call with invalid arguments.
    #[track_caller]
    pub fn usage_error(self) -> String {
        assert_eq!((self.code, &*self.out), (Some(2), ""), "{}", self.err);
        self.err
    }
}

/// A path in a temporary folder at which nothing exists yet.
pub fn new_folder() -> (TempDir, PathBuf) {
    let outer = tempfile::tempdir().expect("a folder");
    let inner = outer.path().join("specs");
    (outer, inner)
}

/// Imports a description into a folder.
pub fn import(from: &str, to: &Path, options: &[&str]) -> Output {
    let mut arguments = vec!["import", from, "--out", to.to_str().expect("a text")];
    arguments.extend(options);
    run(arguments)
}

/// Replaces text in a file.
pub fn edit(folder: &Path, name: &str, old: &str, new: &str) {
    let path = folder.join(name);
    let text = fs::read_to_string(&path).expect("a file");
    assert!(text.contains(old), "{old}: {text}");
    fs::write(path, text.replacen(old, new, 1)).expect("a file");
}

/// The line in the output of an import that counts files.
#[track_caller]
pub fn tally(out: &str) -> &str {
    let line = out.lines().find(|line| line.contains(", unchanged "));
    line.unwrap_or_else(|| panic!("no count: {out}"))
}

/// Compares a text with the file `tests/golden/NAME`, or writes the file if `TCSAS_BLESS` is set.
#[track_caller]
pub fn golden(name: &str, text: &str) {
    let path = Path::new("tests/golden").join(name);
    if std::env::var_os("TCSAS_BLESS").is_some() {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("a folder");
        }
        fs::write(&path, text).expect("the golden text is written");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, expected.replace("\r\n", "\n"), "{}", path.display());
}

/// The files of a folder, by name.
pub fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut files: Vec<_> = entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into();
            (name, fs::read_to_string(&path).expect("a text"))
        })
        .collect();
    files.sort();
    files
}

/// Compares a folder with `tests/golden/NAME`.
#[track_caller]
pub fn golden_folder(name: &str, folder: &Path) {
    let expected = Path::new("tests/golden").join(name);
    let files = files(folder);
    if std::env::var_os("TCSAS_BLESS").is_some() {
        let _ = fs::remove_dir_all(&expected);
    } else {
        let names = |files: &[(String, String)]| -> Vec<String> {
            files.iter().map(|(name, _)| name.clone()).collect()
        };
        assert_eq!(names(&files), names(&self::files(&expected)));
    }
    for (file, text) in files {
        golden(&format!("{name}/{file}"), &text);
    }
}
