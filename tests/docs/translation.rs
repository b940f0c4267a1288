//! The translation of the README has the same structure, code and figures.

use std::fmt::Debug;

use crate::markdown::{Block, Document};

const ORIGINAL: &str = "README.md";
const TRANSLATION: &str = "README.zh-CN.md";

/// Asserts that two lists are equal, and names the first difference.
fn assert_same<T: PartialEq + Debug>(what: &str, original: &[T], translation: &[T]) {
    let length = original.len().max(translation.len());
    for index in 0..length {
        assert_eq!(
            translation.get(index),
            original.get(index),
            "{what} {} of {TRANSLATION} (left) differs from {ORIGINAL}",
            index + 1
        );
    }
    assert!(length > 0, "no {what} to compare");
}

fn both() -> [Document; 2] {
    [ORIGINAL, TRANSLATION].map(Document::read)
}

#[test]
fn headings_have_the_same_levels() {
    let [original, translation] = both().map(|of| {
        let levels = of.headings.iter().map(|heading| heading.level);
        levels.collect::<Vec<_>>()
    });
    assert_same("heading", &original, &translation);
}

#[test]
fn code_blocks_are_the_same_except_for_comments() {
    let [original, translation] = both().map(|of| {
        let code = of.blocks.iter().map(|of| (of.language.clone(), code(of)));
        code.collect::<Vec<_>>()
    });
    assert_same("code block", &original, &translation);
}

/// The text of a block without comments and the labels of diagrams.
fn code(block: &Block) -> String {
    let language = block.language.split(',').next().unwrap_or_default();
    let comment = match language {
        "rust" => " // ",
        "toml" | "sh" => " # ",
        "mermaid" => {
            let parts = block.text.split('"').enumerate();
            return parts
                .filter(|(index, _)| index % 2 == 0)
                .map(|(_, part)| part)
                .collect();
        }
        _ => return block.text.clone(),
    };
    let code = block
        .text
        .lines()
        .map(|line| match line.split_once(comment) {
            Some((code, _)) => code.trim_end(),
            None => line,
        });
    code.collect::<Vec<_>>().join("\n")
}

#[test]
fn links_have_the_same_targets() {
    let [original, translation] = both().map(|of| {
        let targets = of.links.iter().map(|link| match &*link.target {
            // Each file links to the other one.
            ORIGINAL | TRANSLATION => "the other language".to_owned(),
            target => target.to_owned(),
        });
        targets.collect::<Vec<_>>()
    });
    assert_same("link", &original, &translation);
}

#[test]
fn tables_have_the_same_rows() {
    let [original, translation] = both().map(|of| {
        let sizes = of.tables.iter().map(|of| (of.columns, of.rows.len()));
        sizes.collect::<Vec<_>>()
    });
    assert_same("table", &original, &translation);
}

/// Another order of words is a matter of language, another number is not.
#[test]
fn figures_and_names_are_the_same() {
    let [original, translation] = both().map(|of| {
        let words = of.text.split(|c: char| !c.is_ascii_digit() && c != '.');
        let numbers = words
            .map(|word| word.trim_matches('.').to_owned())
            .filter(|word| !word.is_empty());
        let mut facts: Vec<String> = numbers.chain(of.code.iter().cloned()).collect();
        facts.sort();
        facts
    });
    assert_same("figure or name", &original, &translation);
}
