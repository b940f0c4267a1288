//! Crates made for a test, compiled by the Cargo that runs it.

// Each test uses what it needs.
#![allow(dead_code)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A crate in the target folder. All of them share one folder for what they compile.
pub struct Scratch {
    pub folder: PathBuf,
}

impl Scratch {
    /// An empty crate of that name, without anything an earlier run has left.
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        let scratch = Self { folder };
        // The versions that the workspace was built with are on this machine already.
        scratch.write("Cargo.lock", &read("Cargo.lock"));
        scratch
    }

    /// Writes a file of the crate.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Deletes a file of the crate.
    pub fn delete(&self, path: &str) {
        std::fs::remove_file(self.folder.join(path)).unwrap();
    }

    /// Runs `cargo check` and gives whether it passed, and all that it printed.
    pub fn check(&self) -> (bool, String) {
        self.cargo(&["check"])
    }

    /// Runs `cargo` and gives whether it passed, and all that it printed.
    pub fn cargo(&self, args: &[&str]) -> (bool, String) {
        let Output {
            status,
            stdout,
            stderr,
        } = Command::new(env!("CARGO"))
            .args(args)
            .args(["--offline", "--color", "never", "--target-dir"])
            .arg(target())
            .current_dir(&self.folder)
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        let text = [stdout, stderr].concat();
        (
            status.success(),
            String::from_utf8_lossy(&text).into_owned(),
        )
    }

    /// Where `cargo build` puts the program called `name`.
    pub fn program(name: &str) -> PathBuf {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        target().join("debug").join(file)
    }
}

/// The folder for what the crates compile.
pub fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("scratch-target")
}

/// A file of the workspace.
pub fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The path of a folder of the workspace, as a TOML or Rust string holds it.
pub fn workspace(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(path)
        .display()
        .to_string()
        .replace('\\', "/")
}
