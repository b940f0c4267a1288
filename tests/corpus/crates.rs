//! The crate generated from a spec, and the program in it that runs documented calls through its
//! client.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tcsas_spec::model::Action;

use crate::examples::Document;
use crate::scratch::{Scratch, read, workspace};

/// The source of the lib besides the spec.
const LIB: &str =
    "//! A service.\n#![deny(warnings)]\n#![warn(missing_docs)]\ntcsas_macros::include_specs";

const TABLE: &str = "//! The actions of the service.

macro_rules! entry {
    ($action:literal, $method:ident, $request:ident) => {
        crate::Entry {
            action: $action,
            response: |client| {
                let request = <described::$request as tcsas_runtime::__private::Message>::empty();
                #[allow(deprecated)]
                crate::response(client.$method(request))
            },
            request: crate::request::<described::$request>,
        }
    };
}

pub(crate) const TABLE: &[crate::Entry] = &[
";

/// The crate, regenerated for every service.
pub struct Crate {
    scratch: Scratch,
    /// The program that prints the names of generated items.
    names: PathBuf,
}

/// A documented text and its kind.
pub struct Case<'a> {
    pub request: bool,
    pub action: &'a Action,
    pub document: &'a Document,
}

impl Crate {
    pub fn new() -> Self {
        let scratch = Scratch::new("corpus-described");
        let manifest = manifest(
            "corpus-described",
            "[lib]\nname = \"described\"\n",
            &["tcsas-macros", "tcsas-runtime"],
            "serde_json = \"1\"\ntokio = { version = \"1\", default-features = false, features = [\"rt\", \"time\"] }\ntracing = { version = \"0.1\", default-features = false, features = [\"std\"] }\n",
        );
        scratch.write("Cargo.toml", &manifest);
        scratch.write("src/main.rs", &read("tests/corpus/program.rs"));
        Self {
            scratch,
            names: names(),
        }
    }

    /// Generates and compiles the crate of the spec in `folder`; returns the compiler's output
    /// unless it is silent.
    pub fn build(&self, folder: &Path) -> Result<(), String> {
        let path = folder.to_str().ok_or("the path is not Unicode")?;
        let entries = Command::new(&self.names).arg(path).output();
        let entries = entries.map_err(|error| error.to_string())?.stdout;
        let entries = String::from_utf8_lossy(&entries);
        self.scratch
            .write("src/table.rs", &format!("{TABLE}{entries}];\n"));
        self.scratch
            .write("src/lib.rs", &format!("{LIB}!({path:?});\n"));
        let (passed, text) = self.scratch.cargo(&["build"]);
        let is_diagnostic = |line: &str| line.starts_with("warning") || line.starts_with("error");
        if passed && !text.lines().any(is_diagnostic) {
            Ok(())
        } else {
            Err(text)
        }
    }

    /// The result of every case, in order.
    pub fn run(&self, cases: &[Case<'_>]) -> Result<Vec<Value>, String> {
        let mut lines = String::new();
        for case in cases {
            let kind = if case.request { "request" } else { "response" };
            let (action, text) = (&case.action.name, &case.document.text);
            let line = serde_json::json!({"kind": kind, "action": action, "text": text});
            let _ = writeln!(lines, "{line}");
        }
        self.scratch.write("cases", &lines);
        let results = self.scratch.folder.join("results");
        let output = Command::new(Scratch::program("corpus-described"))
            .arg(self.scratch.folder.join("cases"))
            .arg(&results)
            .output()
            .map_err(|error| error.to_string())?;
        let results = fs::read_to_string(results).map_err(|error| error.to_string())?;
        let results: Vec<Value> = results
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect();
        if output.status.success() && results.len() == cases.len() {
            Ok(results)
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned())
        }
    }
}

/// Builds the program that prints names.
fn names() -> PathBuf {
    let scratch = Scratch::new("corpus-names");
    scratch.write(
        "Cargo.toml",
        &manifest("corpus-names", "", &["tcsas-codegen", "tcsas-spec"], ""),
    );
    scratch.write("src/main.rs", &read("tests/corpus/print_names.rs"));
    let (passed, text) = scratch.cargo(&["build", "--quiet"]);
    assert!(passed, "{text}");
    Scratch::program("corpus-names")
}

/// A manifest with dependencies on members of the workspace, and others.
fn manifest(name: &str, targets: &str, members: &[&str], others: &str) -> String {
    let mut manifest = format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[workspace]\n\n{targets}\n\
         # Nobody debugs these, and no build of them is continued.\n\
         [profile.dev]\ndebug = false\nincremental = false\n\n[dependencies]\n{others}"
    );
    for member in members {
        let _ = writeln!(
            manifest,
            "{member} = {{ path = \"{}\" }}",
            workspace(member)
        );
    }
    manifest
}
