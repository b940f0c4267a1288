//! The code on the pages is what a reader can copy: complete, and accepted by the compiler and by
//! the reader of specs.

use serde_json::Value;

use crate::markdown::{Document, documents};
use crate::scratch::{Scratch, workspace};

/// Files whose Rust is compiled.
fn compiled() -> Vec<Document> {
    let documents = documents().into_iter();
    documents
        .filter(|of| of.path.starts_with("docs/") || of.path.starts_with("README"))
        .collect()
}

/// Blocks are doctests, or are compiled as a crate: those of the README below, those of the page
/// about spec files in `tests/drop_in.rs`.
#[test]
fn every_rust_block_is_compiled() {
    let mut blocks = 0;
    for document in compiled() {
        let as_crate = document.path.starts_with("README") || document.path == "docs/spec-files.md";
        for block in &document.blocks {
            let at = format!("{}:{}", document.path, block.line);
            let Some(kind) = block.language.strip_prefix("rust") else {
                let known = ["json", "mermaid", "sh", "text", "toml"];
                assert!(
                    known.contains(&&*block.language),
                    "{at}: {}",
                    block.language
                );
                continue;
            };
            blocks += 1;
            assert!(
                matches!(kind, "" | ",no_run") || kind == ",ignore" && as_crate,
                "{at} is not compiled"
            );
        }
    }
    assert!(blocks > 15, "only {blocks} blocks");
}

/// rustdoc hides lines that begin with `# `, and GitHub does not.
#[test]
fn no_line_of_code_is_hidden() {
    for document in compiled() {
        let rust = document.blocks.iter();
        for block in rust.filter(|of| of.language.starts_with("rust")) {
            let hidden = block
                .text
                .lines()
                .find(|line| *line == "#" || line.starts_with("# "));
            assert_eq!(hidden, None, "{}:{}", document.path, block.line);
        }
    }
}

#[test]
fn json_blocks_are_valid() {
    let mut specs = 0;
    for document in compiled() {
        for block in document.blocks.iter().filter(|of| of.language == "json") {
            let at = format!("{}:{}", document.path, block.line);
            let value: Value = match block.text.starts_with('{') {
                true => serde_json::from_str(&block.text),
                // An entry of a spec.
                false => serde_json::from_str(&format!("{{{}}}", block.text)),
            }
            .unwrap_or_else(|error| panic!("{at}: {error}"));
            if value["action"].is_string() {
                specs += 1;
                let diagnostics = diagnostics("valid", &block.text);
                assert!(diagnostics.is_empty(), "{at}: {diagnostics}");
            }
        }
    }
    assert!(specs >= 3, "only {specs} specs");
}

/// The diagnostics of a spec file with this text.
fn diagnostics(name: &str, text: &str) -> String {
    let action: Value = serde_json::from_str(text).unwrap();
    let scratch = Scratch::new(&format!("docs-{name}"));
    let file = format!("specs/{}.json", action["action"].as_str().unwrap());
    scratch.write(&file, text);
    let outcome = tcsas_spec::load(
        &scratch.folder.join("specs"),
        &tcsas_spec::Options::default(),
    );
    let diagnostics = outcome.diagnostics.iter().chain(&outcome.warnings);
    let folder = format!("{}/", scratch.folder.display());
    let text: Vec<_> = diagnostics
        .map(|of| of.to_string().replace(&folder, ""))
        .collect();
    text.join("\n")
}

/// The message about an error in a spec, as printed.
#[test]
fn documented_spec_error_has_the_documented_message() {
    for (path, index) in [("README.md", 1), ("docs/spec-files.md", 0)] {
        let document = Document::read(path);
        let spec = document
            .block("json", 0)
            .replacen("\"String\"", "\"Strng\"", 1);
        let documented = document.block("text", index);
        let printed = diagnostics("unknown-type", &spec);
        for line in documented.lines().map(str::trim) {
            assert!(printed.contains(line), "{path}: {line}\n{printed}");
        }
    }
}

#[test]
fn documented_faults_are_accepted() {
    let faults = Document::read("docs/testing.md");
    let scratch = Scratch::new("docs-faults");
    scratch.write("faults.json", faults.block("json", 0));
    let emulator = tcsas_emulator::Emulator::builder(workspace("specs"))
        .faults(scratch.folder.join("faults.json"))
        .start()
        .unwrap();
    assert!(emulator.endpoint().starts_with("http://127.0.0.1:"));
}

/// A crate that consists of the blocks of the README. Its test passes.
#[test]
fn crate_of_the_readme_compiles() {
    let readme = Document::read("README.md");
    let scratch = Scratch::new("docs-readme");
    let root = workspace("");
    let manifest = readme.block("toml", 0);
    let manifest = manifest.replace("../tcsas", root.trim_end_matches('/'));
    let package = "[package]\nname = \"docs-readme\"\nedition = \"2024\"\n\n[workspace]\n\n";
    scratch.write("Cargo.toml", &format!("{package}{manifest}"));
    scratch.write("specs/DescribeZones.json", readme.block("json", 0));
    let call = readme.block("rust,no_run", 0);
    scratch.write("src/main.rs", call);
    scratch.write("tests/zones.rs", readme.block("rust,ignore", 0));
    let (passed, text) = scratch.cargo(&["test"]);
    assert!(passed && text.contains("1 passed"), "{text}");
    assert!(!text.contains("warning"), "{text}");

    let omitted = "        .mnp_desc(\"test\")\n";
    assert!(call.contains(omitted));
    scratch.write("src/main.rs", &call.replace(omitted, ""));
    let (passed, text) = scratch.check();
    let message = readme.block("text", 0).trim();
    assert!(!passed && text.contains(message), "{text}");
}
