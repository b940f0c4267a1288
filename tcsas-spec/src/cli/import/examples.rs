//! Documented calls: those that are there stay, and an action without any gets the vendor's.

use super::described::Call;
use super::keys::ACTION;
use super::tree::Tree;
use super::words::Words;

const EXAMPLE: &[&str] = &["title", "input", "output"];

/// Brings a file up to date.
pub(super) fn update(
    tree: &mut Tree,
    action: &str,
    calls: &[Call],
    words: Words,
    messages: &mut Vec<String>,
) {
    let mut examples = tree.items("examples").to_vec();
    if examples.is_empty() {
        let calls = calls.iter();
        examples = calls
            .filter_map(|call| new(action, call, words, messages))
            .collect();
    } else {
        for example in &mut examples {
            let same = calls.iter().find(|call| is_of(example, call));
            if let Some(call) = same {
                words.fill(example, "title", &call.title, EXAMPLE);
            }
        }
    }
    if !examples.is_empty() {
        tree.set("examples", Tree::Array(examples), ACTION);
    }
}

/// Whether an example shows this call.
fn is_of(example: &Tree, call: &Call) -> bool {
    let same = |key, said: &Result<Tree, String>| example.get(key) == said.as_ref().ok();
    same("input", &call.input) && same("output", &call.output)
}

fn new(action: &str, call: &Call, words: Words, messages: &mut Vec<String>) -> Option<Tree> {
    let mut part = |what: &str, found: &Result<Tree, String>| match found {
        Ok(tree) => Some(tree.clone()),
        Err(why) => {
            messages.push(format!(
                "{action}: the {what} of an example is left out: {why}"
            ));
            None
        }
    };
    let input = part("request", &call.input);
    let output = part("answer", &call.output);
    if input.is_none() && output.is_none() {
        return None;
    }
    Some(Tree::object([
        ("title", Some(Tree::String(words.of(&call.title)))),
        ("input", input),
        ("output", output),
    ]))
}
