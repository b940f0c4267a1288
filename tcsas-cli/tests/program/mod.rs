//! What the tests of the program share: running it, and comparing what it says.
#![allow(dead_code, reason = "every test uses its own part")]

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What the program said and how it ended.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs the program in the folder of this package.
pub fn run<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Said {
    let output = Command::new(env!("CARGO_BIN_EXE_tcsas"))
        .args(arguments)
        .output()
        .expect("the program runs");
    let text = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).expect("text");
        // Paths are written as they are on the system that the golden files were written on.
        if cfg!(windows) {
            text.replace('\\', "/")
        } else {
            text
        }
    };
    Said {
        code: output.status.code(),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

impl Said {
    /// Expects this exit code, and nothing on standard error.
    #[track_caller]
    pub fn quietly(self, code: i32) -> String {
        assert_eq!((self.code, &*self.err), (Some(code), ""), "{}", self.out);
        self.out
    }

    /// Expects this exit code.
    #[track_caller]
    pub fn with(self, code: i32) -> (String, String) {
        assert_eq!(self.code, Some(code), "{self:?}");
        (self.out, self.err)
    }

    /// Expects a wrong call, and gives what was said about it.
    #[track_caller]
    pub fn refused(self) -> String {
        assert_eq!((self.code, &*self.out), (Some(2), ""), "{}", self.err);
        self.err
    }
}

/// The line of an import that counts files.
#[track_caller]
pub fn tally(out: &str) -> &str {
    let line = out.lines().find(|line| line.contains(", unchanged "));
    line.unwrap_or_else(|| panic!("no count: {out}"))
}

/// Compares a text with the file `tests/golden/NAME`, or writes it there if `TCSAS_BLESS` is set.
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
