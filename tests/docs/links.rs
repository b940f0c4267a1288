//! Links between the files of the repository.

use std::path::{Component, Path, PathBuf};

use crate::markdown::{Document, Link, documents};
use crate::scratch::workspace;

/// Addresses of files of this repository.
pub const REPOSITORY: [&str; 2] = [
    "https://github.com/tcsas/tcsas/blob/main/",
    "https://github.com/tcsas/tcsas/tree/main/",
];

#[test]
fn no_link_is_dead() {
    let documents = documents();
    let mut dead = Vec::new();
    let mut checked = 0;
    for document in &documents {
        for link in &document.links {
            checked += 1;
            if let Err(why) = check(document, link, &documents) {
                let (path, line, target) = (&document.path, link.line, &link.target);
                dead.push(format!("{path}:{line}: [{}]({target}): {why}", link.text));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
    assert!(checked > 100, "only {checked} links");
}

fn check(document: &Document, link: &Link, documents: &[Document]) -> Result<(), String> {
    if link.target.is_empty() {
        return Err("no definition".to_owned());
    }
    let ours = REPOSITORY
        .iter()
        .find_map(|at| link.target.strip_prefix(at));
    let (target, folder) = match ours {
        Some(path) => (path, Path::new("")),
        None if link.target.contains("://") || link.target.starts_with("mailto:") => return Ok(()),
        None => {
            let folder = Path::new(&document.path).parent().expect("a folder");
            (link.target.as_str(), folder)
        }
    };
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (target, None),
    };
    let path = match path {
        "" => PathBuf::from(&document.path),
        path => joined(folder, path).ok_or("it leaves the repository")?,
    };
    if !Path::new(&workspace("")).join(&path).exists() {
        return Err("no such file".to_owned());
    }
    let Some(anchor) = anchor else {
        return Ok(());
    };
    let page = documents.iter().find(|of| Path::new(&of.path) == path);
    let page = page.ok_or("only Markdown files have anchors")?;
    match page.has_anchor(anchor) {
        true => Ok(()),
        false => {
            let anchors: Vec<_> = page.headings.iter().map(|of| &*of.anchor).collect();
            Err(format!("no such heading; there are {anchors:?}"))
        }
    }
}

/// `path` as seen from `folder`, without `..`.
fn joined(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut joined = folder.to_owned();
    for component in Path::new(path).components() {
        match component {
            Component::Normal(name) => joined.push(name),
            Component::ParentDir => joined.pop().then_some(())?,
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(joined)
}

#[test]
fn dead_links_are_detected() {
    let page = Document::read("docs/errors.md");
    let documents = documents();
    let fails = |target: &str| {
        let link = Link {
            target: target.to_owned(),
            ..Link::default()
        };
        check(&page, &link, &documents).is_err()
    };
    let elsewhere = format!("{}no-such-file.md", REPOSITORY[0]);
    for target in [
        "",
        "no.md",
        "#no",
        "pagination.md#no",
        "../../README.md",
        &elsewhere,
    ] {
        assert!(fails(target), "{target}");
    }
    for target in [
        "pagination.md",
        "#variants",
        "pagination.md#the-spec",
        "../README.md",
    ] {
        assert!(!fails(target), "{target}");
    }
}
