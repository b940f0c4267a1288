//! Crates generated for the bench in the target folder, and compiled by the Cargo that runs it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::Value;

use crate::recorder::{self, Notes};

/// A generated crate. All of them share a target folder.
pub struct Crate {
    /// The name of the package, and of the file that Cargo compiles.
    pub name: &'static str,
    pub folder: PathBuf,
}

/// The settings of a compilation.
#[derive(Clone, Copy)]
pub struct How<'a> {
    /// The command of Cargo.
    pub command: &'a [&'a str],
    pub incremental: bool,
    /// Unstable options for the compiler, whose output is kept.
    pub flags: Option<&'a str>,
}

/// The result of a compilation.
pub struct Built {
    /// Seconds that Cargo took.
    pub wall: f64,
    /// `None` if there was nothing to compile.
    pub notes: Option<Notes>,
    /// Cargo reported that there was nothing to compile.
    pub fresh: bool,
    pub artifacts: Vec<PathBuf>,
}

impl How<'_> {
    /// `cargo check`, as in the tables.
    pub const CHECK: How<'static> = How {
        command: &["check"],
        incremental: false,
        flags: None,
    };
    pub const DEBUG: How<'static> = How {
        command: &["build"],
        ..How::CHECK
    };
    pub const RELEASE: How<'static> = How {
        command: &["build", "--release"],
        ..How::CHECK
    };
    pub const AGAIN: How<'static> = How {
        incremental: true,
        ..How::CHECK
    };
}

impl Crate {
    /// Creates an empty crate with these dependencies, lines of its manifest.
    pub fn new(name: &'static str, dependencies: &str) -> Result<Self, String> {
        let folder = root().join(name);
        let _ = std::fs::remove_dir_all(&folder);
        let new = Self { name, folder };
        // No profile: these are the user's, with Cargo's defaults.
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{dependencies}"
        );
        new.write("Cargo.toml", &manifest)?;
        // The versions that the workspace was tested with; Cargo adds missing ones.
        let lock = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join("Cargo.lock");
        let lock =
            std::fs::read_to_string(&lock).map_err(|e| format!("{}: {e}", lock.display()))?;
        new.write("Cargo.lock", &lock)?;
        Ok(new)
    }

    /// Writes a file of the crate, unless it is unchanged.
    pub fn write(&self, path: &str, text: &str) -> Result<(), String> {
        let path = self.folder.join(path);
        if std::fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&path);
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&path, text))
            .map_err(|error| format!("{}: {error}", path.display()))
    }

    /// Makes Cargo consider the crate changed.
    pub fn touch(&self) -> Result<(), String> {
        let file = ["src/lib.rs", "src/main.rs"].map(|name| self.folder.join(name));
        let file = file.iter().find(|file| file.exists());
        let file = file.ok_or_else(|| format!("{} has no source", self.name))?;
        std::fs::read(file)
            .and_then(|text| std::fs::write(file, text))
            .map_err(|error| format!("{}: {error}", file.display()))
    }

    /// Compiles the crate.
    pub fn compile(&self, how: How<'_>) -> Result<Built, String> {
        let notes = root().join("notes");
        let mut cargo = Command::new(env!("CARGO"));
        recorder::watch(&mut cargo, self.name, &notes, how.flags);
        cargo
            .args(how.command)
            .args(["--message-format", "json", "--target-dir"])
            .arg(root().join("target"))
            .current_dir(&self.folder)
            .env("CARGO_INCREMENTAL", if how.incremental { "1" } else { "0" });
        for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_WRAPPER"] {
            cargo.env_remove(variable);
        }
        let start = Instant::now();
        let output = cargo.output().map_err(|error| error.to_string())?;
        let wall = start.elapsed().as_secs_f64();
        let notes = recorder::notes(&notes);
        let text = String::from_utf8_lossy(&output.stdout);
        let messages: Vec<Value> = text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect();
        if !output.status.success() {
            let rendered = messages
                .iter()
                .filter_map(|m| m["message"]["rendered"].as_str());
            let rendered: String = rendered.collect();
            let stderr = String::from_utf8_lossy(&output.stderr);
            let kept = notes.map(|notes| notes.stderr).unwrap_or_default();
            return Err(format!(
                "{} does not compile\n{rendered}{stderr}{kept}",
                self.name
            ));
        }
        let artifact = messages
            .iter()
            .rev()
            .find(|m| m["reason"] == "compiler-artifact" && m["target"]["name"] == self.name);
        let files = artifact.and_then(|m| m["filenames"].as_array());
        let files = files.into_iter().flatten().filter_map(Value::as_str);
        Ok(Built {
            wall,
            notes,
            fresh: artifact.is_some_and(|m| m["fresh"] == true),
            artifacts: files.map(PathBuf::from).collect(),
        })
    }
}

/// The folder of the crates, their build output, and the notes on it.
fn root() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile-bench")
}
