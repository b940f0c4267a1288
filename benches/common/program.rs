//! Benches that compare with other crates: each is a program in its own crate, generated in the
//! target folder, so that the other crates are not dependencies of the workspace.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// A program to be generated: its name, features of `tcsas-runtime`, its dependencies besides ours
/// as TOML, and its files.
pub struct Program {
    pub name: &'static str,
    pub features: &'static [&'static str],
    pub dependencies: &'static str,
    pub files: &'static [(&'static str, &'static str)],
    pub arguments: &'static [&'static str],
    pub environment: &'static [(&'static str, &'static str)],
}

impl Program {
    /// Generates the program, builds it in release mode and runs it.
    pub fn run(&self) -> ExitCode {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(self.name);
        if let Err(error) = self.write(&folder) {
            eprintln!("error: cannot write to {}: {error}", folder.display());
            return ExitCode::FAILURE;
        }
        let status = Command::new(env!("CARGO"))
            .args(["run", "--quiet", "--release", "--target-dir"])
            .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-target"))
            .arg("--")
            .args(self.arguments)
            .envs(self.environment.iter().copied())
            .current_dir(&folder)
            .status();
        match status {
            Ok(status) if status.success() => ExitCode::SUCCESS,
            Ok(_) => ExitCode::FAILURE,
            Err(error) => {
                eprintln!("error: cannot run cargo: {error}");
                ExitCode::FAILURE
            }
        }
    }

    fn write(&self, folder: &Path) -> std::io::Result<()> {
        let ours = |name, features: &[&str]| {
            let path: PathBuf = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(name);
            let path = path.display().to_string();
            format!("{name} = {{ path = {path:?}, features = {features:?} }}\n")
        };
        let manifest = format!(
            "[package]\nname = \"{}\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{}{}{}",
            self.name,
            ours("tcsas-macros", &[]),
            ours("tcsas-runtime", self.features),
            self.dependencies
        );
        for (path, text) in [("Cargo.toml", manifest.as_str())].iter().chain(self.files) {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
            std::fs::write(path, text)?;
        }
        Ok(())
    }
}
