//! The pages in `docs/` are complete, and lead to the same places in rustdoc as in the repository.

use std::collections::{HashMap, HashSet};

use crate::links::REPOSITORY;
use crate::markdown::{Document, documents};
use crate::scratch::{read, workspace};

/// The definitions that rustdoc uses instead of those of the pages.
const RUSTDOC_LINKS: &str = "src/guide_links.md";

fn pages() -> Vec<Document> {
    let pages: Vec<_> = documents()
        .into_iter()
        .filter(|of| of.path.starts_with("docs/"))
        .collect();
    assert!(pages.len() > 10, "only {}", pages.len());
    pages
}

#[test]
fn every_page_is_in_the_index_and_in_rustdoc() {
    let index = Document::read("docs/README.md");
    let modules = read("src/guide.rs");
    for page in pages() {
        let file = page.path.trim_start_matches("docs/");
        if file == "README.md" {
            continue;
        }
        let listed = index.links.iter().any(|link| link.target == file);
        assert!(listed, "docs/README.md does not link to {file}");
        let module = module(file);
        let line = format!("    {module} \"{file}\"\n");
        assert!(modules.contains(&line), "src/guide.rs lacks {line}");
        assert_eq!(page.headings[0].level, 1, "{file} has no title");
    }
}

fn module(file: &str) -> String {
    file.trim_end_matches(".md").replace('-', "_")
}

#[test]
fn links_lead_to_the_same_places_in_rustdoc() {
    let rustdoc = Document::read(RUSTDOC_LINKS).definitions;
    let mut problems = Vec::new();
    let mut used = HashSet::new();
    for page in pages() {
        for link in page.links.iter().filter(|of| of.inline) {
            if !link.target.contains("://") {
                let (path, line, text) = (&page.path, link.line, &link.text);
                problems.push(format!("{path}:{line}: [{text}] is not a reference"));
            }
        }
        let ours = page.definitions.iter();
        for (label, target) in ours.filter(|(_, target)| !target.contains("://")) {
            used.insert(label.clone());
            let expected = in_rustdoc(target);
            if rustdoc.get(label) != Some(&expected) {
                let path = &page.path;
                problems.push(format!(
                    "{path}: {RUSTDOC_LINKS} lacks [{label}]: {expected}"
                ));
            }
        }
    }
    let unused = rustdoc.keys().filter(|label| !used.contains(*label));
    problems.extend(unused.map(|label| format!("{RUSTDOC_LINKS}: [{label}] is not used")));
    problems.sort();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The target of a link of a page, as seen from rustdoc.
fn in_rustdoc(target: &str) -> String {
    if let Some(path) = target.strip_prefix("../") {
        let folder = std::path::Path::new(&workspace(path)).is_dir();
        return format!("{}{path}", REPOSITORY[usize::from(folder)]);
    }
    let (file, anchor) = match target.split_once('#') {
        Some((file, anchor)) => (file, format!("#{anchor}")),
        None => (target, String::new()),
    };
    match file {
        "README.md" => format!("crate::guide{anchor}"),
        file => format!("crate::guide::{}{anchor}", module(file)),
    }
}

/// rustdoc and GitHub derive the same anchors from plain headings only.
#[test]
fn headings_are_plain() {
    for page in pages() {
        let mut seen = HashMap::new();
        for heading in &page.headings {
            let plain = |c: char| c.is_ascii_alphanumeric() || " -_,".contains(c);
            let (path, text) = (&page.path, &heading.text);
            assert!(text.chars().all(plain), "{path}: {text:?}");
            assert!(
                seen.insert(&heading.anchor, ()).is_none(),
                "{path}: {text:?} twice"
            );
        }
    }
}

/// A newcomer finishes it.
#[test]
fn the_readme_is_short() {
    for file in ["README.md", "README.zh-CN.md"] {
        let lines = read(file).lines().count();
        assert!((50..=150).contains(&lines), "{file} has {lines} lines");
    }
}
