//! Every line of the threat model names what holds it, and every test that a page names exists.

use std::path::Path;

use crate::markdown::{Document, Link, documents};
use crate::scratch::read;

#[test]
fn every_line_of_the_threat_model_is_held() {
    let document = Document::read("SECURITY.md");
    let mut rows = 0;
    for table in &document.tables {
        for (index, links) in table.rows.iter().enumerate() {
            rows += 1;
            assert!(
                *links > 0,
                "SECURITY.md:{}: nothing holds row {}",
                table.line,
                index + 1
            );
        }
    }
    assert!(rows > 20, "only {rows} rows");
}

/// The name of the test that a link names: its text is a name in code, its target a Rust file.
fn named_test(link: &Link) -> Option<&str> {
    let name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let named = link.code && link.target.ends_with(".rs") && link.text.chars().all(name);
    named.then_some(link.text.as_str())
}

#[test]
fn every_named_test_exists() {
    let mut tests = 0;
    for document in documents() {
        let folder = Path::new(&document.path).parent().unwrap();
        for link in &document.links {
            let Some(name) = named_test(link) else {
                continue;
            };
            tests += 1;
            let path = folder.join(&link.target);
            let source = read(&path.display().to_string());
            let (file, line) = (&document.path, link.line);
            let is_test = has_test(&source, name);
            assert!(is_test, "{file}:{line}: no test {name} in {}", link.target);
        }
    }
    assert!(tests > 20, "only {tests} tests");
}

/// Whether `source` has a function `name` with an attribute that makes it a test.
fn has_test(source: &str, name: &str) -> bool {
    let lines: Vec<_> = source.lines().map(str::trim).collect();
    let start = format!("fn {name}(");
    let function = lines
        .iter()
        .position(|line| line.trim_start_matches("async ").starts_with(&start));
    let Some(function) = function else {
        return false;
    };
    let before = lines[..function].iter().rev();
    before
        .take_while(|line| line.starts_with('#') || line.starts_with('/'))
        .any(|line| *line == "#[test]" || line.starts_with("#[tokio::test"))
}

#[test]
fn only_tests_count() {
    let source = "/// A helper.\nfn helper() {}\n\n#[tokio::test(start_paused = true)]\nasync fn held() {}\n";
    assert!(has_test(source, "held"));
    assert!(!has_test(source, "helper"));
    assert!(!has_test(source, "help"));
}
