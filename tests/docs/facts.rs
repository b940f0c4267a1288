//! Lists on the pages are complete: features, examples, commands.

use std::collections::BTreeSet;
use std::path::Path;

use crate::markdown::{Document, documents};
use crate::scratch::{read, workspace};

/// The words in backquotes that begin the rows of the table below `heading`.
fn first_cells(path: &str, heading: &str) -> BTreeSet<String> {
    let text = read(path);
    let section = text.split(&format!("\n## {heading}\n")).nth(1);
    let section = section.unwrap_or_else(|| panic!("{path}: no {heading}"));
    let section = section.split("\n## ").next().unwrap_or_default();
    let cells = section.lines().filter_map(|line| line.strip_prefix("| `"));
    let cells = cells.filter_map(|line| line.split('|').next());
    let names = cells.flat_map(|cell| cell.split('`').step_by(2));
    // Commas between names, and the command in the head of a table.
    let names = names.map(str::trim).filter(|name| !name.is_empty());
    let names = names.filter(|name| !name.contains([',', ' ']));
    names.map(str::to_owned).collect()
}

#[test]
fn every_feature_is_listed() {
    let manifest = read("Cargo.toml");
    let features = manifest.split("[features]\n").nth(1).unwrap();
    let features = features.split("\n\n").next().unwrap().lines();
    let names = features
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name);
    let expected: BTreeSet<_> = names
        .filter(|name| *name != "default")
        .map(str::to_owned)
        .collect();
    assert_eq!(first_cells("docs/configuration.md", "Features"), expected);
}

#[test]
fn every_example_is_listed() {
    let listed = first_cells("docs/calls.md", "Examples");
    let examples = std::fs::read_dir(workspace("examples")).unwrap();
    let examples = examples.map(|entry| entry.unwrap().path());
    // Crates of their own are listed by the names of their packages.
    let examples = examples.filter(|path| !path.join("Cargo.toml").exists());
    let expected: BTreeSet<_> = examples
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(listed, expected);
}

/// Every key of a spec file, as the schema has it.
#[test]
fn every_key_of_a_spec_is_listed() {
    let schema: serde_json::Value =
        serde_json::from_str(&read("tcsas-spec/spec.schema.json")).unwrap();
    let keys = schema["properties"].as_object().unwrap().keys();
    let listed = first_cells("docs/spec-files.md", "Format");
    let missing: Vec<_> = keys
        .filter(|key| *key != "$schema" && !listed.contains(*key))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The public methods in a file.
fn methods(path: &str) -> BTreeSet<String> {
    let source = read(path);
    let mut hidden = false;
    let functions = source.lines().map(str::trim).filter_map(|line| {
        hidden |= line == "#[doc(hidden)]";
        let function = line.strip_prefix("pub fn ")?;
        // Of generated code.
        (!std::mem::take(&mut hidden)).then_some(function)
    });
    let names = functions.filter_map(|rest| rest.split(['(', '<']).next());
    let names: BTreeSet<_> = names.map(str::to_owned).collect();
    assert!(names.len() > 5, "{path}: {names:?}");
    names
}

#[test]
fn every_setting_is_listed() {
    for (page, source, suffix) in [
        (
            "docs/configuration.md",
            "tcsas-runtime/src/client/builder.rs",
            "(",
        ),
        ("docs/calls.md", "tcsas-runtime/src/call/call.rs", "`"),
    ] {
        let text = read(page);
        let listed = |name: &String| text.contains(&format!("`{name}{suffix}"));
        let missing: Vec<_> = methods(source)
            .into_iter()
            // `Client::builder`, with which the table begins.
            .filter(|name| name != "builder" && name != "new" && !listed(name))
            .collect();
        assert_eq!(missing, [""; 0], "{page}");
    }
}

/// The variables that the pages name are those that the crates read.
#[test]
fn every_variable_is_listed() {
    let mut sources = String::new();
    for folder in ["tcsas-runtime/src", "tcsas-credentials/src"] {
        append(Path::new(&workspace(folder)), &mut sources);
    }
    let read: BTreeSet<_> = sources
        .split('"')
        .filter(|text| is_variable(text))
        .collect();
    let pages = documents();
    let pages = pages.iter().filter(|of| of.path.starts_with("docs/"));
    let listed: Vec<_> = pages.flat_map(|page| page.code.clone()).collect();
    let listed: BTreeSet<_> = listed
        .iter()
        .map(|code| &**code)
        .filter(|code| is_variable(code))
        .collect();
    // A misspelling that an error explains.
    let unlisted: Vec<_> = read
        .difference(&listed)
        .filter(|name| **name != "TENCENTCLOUD_SECRETID")
        .collect();
    let unread: Vec<_> = listed.difference(&read).collect();
    assert!(
        unlisted.is_empty() && unread.is_empty(),
        "not listed: {unlisted:?}, not read: {unread:?}"
    );
    assert!(read.len() > 10, "{read:?}");
}

fn is_variable(text: &str) -> bool {
    let named = ["TENCENTCLOUD_", "TKE_", "TCCLI_"]
        .iter()
        .any(|prefix| text.starts_with(prefix));
    (named || text.ends_with("_PROXY"))
        && text.chars().all(|c| c.is_ascii_uppercase() || c == '_')
        && !text.ends_with('_')
}

/// Appends the text of all Rust files in `folder`.
fn append(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            append(&path, text);
        } else {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// `cargo … -p PACKAGE`, `--example NAME`, `--test NAME` and `--bench NAME` name what exists.
#[test]
fn commands_name_existing_targets() {
    let root = workspace("");
    let exists = |path: String| Path::new(&root).join(path).exists();
    let mut commands = 0;
    for document in documents() {
        for (kind, name) in arguments(&document) {
            commands += 1;
            let found = match kind.as_str() {
                "--example" => {
                    exists(format!("examples/{name}.rs")) || exists(format!("examples/{name}"))
                }
                "--test" => {
                    let folders = ["", "tcsas-spec/", "tcsas-codegen/", "tcsas-runtime/"];
                    folders
                        .iter()
                        .any(|folder| exists(format!("{folder}tests/{name}.rs")))
                }
                "--bench" => exists(format!("benches/{name}.rs")),
                _ => {
                    name == "tcsas" || exists(format!("{name}/Cargo.toml")) || {
                        let example = name.trim_end_matches("-example").replace('-', "_");
                        exists(format!("examples/{example}/Cargo.toml"))
                    }
                }
            };
            assert!(found, "{}: no {kind} {name}", document.path);
        }
    }
    assert!(commands > 20, "only {commands}");
}

/// The arguments of Cargo in the code of a page, with their values.
fn arguments(document: &Document) -> Vec<(String, String)> {
    let blocks = document.blocks.iter().filter(|of| of.language == "sh");
    let code = blocks.map(|of| &of.text).chain(&document.code);
    let lines = code.flat_map(|text| text.lines());
    let commands = lines.filter(|line| line.contains("cargo "));
    let mut found = Vec::new();
    for command in commands {
        let words: Vec<_> = command.split(' ').collect();
        for pair in words.windows(2) {
            let known = ["--example", "--test", "--bench", "-p"].contains(&pair[0]);
            // Names in capitals and dots stand for any.
            if known
                && pair[1]
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || "-_".contains(c))
            {
                found.push((pair[0].to_owned(), pair[1].to_owned()));
            }
        }
    }
    found
}
