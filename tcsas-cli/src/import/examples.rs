//! Documented calls: those that are there stay, and an action without any gets the vendor's.

use std::fmt;

use tcsas_spec::quote;

use super::described::Call;
use super::keys::ACTION;
use super::tree::Tree;
use super::words::Words;
use crate::console::count;

const EXAMPLE: &[&str] = &["title", "input", "output"];

/// A part of a documented call that cannot be taken over.
#[derive(Debug)]
pub(super) struct Unfit {
    pub action: String,
    /// `request` or `response`.
    part: &'static str,
    why: String,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { action, part, why } = self;
        write!(f, "{action}: the {part} of an example is left out: {why}")
    }
}

/// All that cannot be taken over in one line; nothing if there is none.
pub(super) fn summary(all: &[Unfit]) -> Option<String> {
    let first = all.first()?;
    let mut actions: Vec<&str> = all.iter().map(|unfit| &*unfit.action).collect();
    actions.dedup();
    let of = |part: &str| all.iter().filter(|unfit| unfit.part == part).count();
    let parts = [("request", of("request")), ("response", of("response"))];
    let parts = parts.iter().filter(|(_, amount)| *amount > 0);
    let parts: Vec<String> = parts.map(|(part, amount)| count(*amount, part)).collect();
    Some(format!(
        "left out of examples: {} of {}, such as of {}: {}; --verbose lists all",
        parts.join(" and "),
        count(actions.len(), "action"),
        quote(&first.action),
        first.why
    ))
}

/// Brings a file up to date.
pub(super) fn update(
    tree: &mut Tree,
    action: &str,
    calls: &[Call],
    words: Words,
    unfit: &mut Vec<Unfit>,
) {
    let mut examples = tree.items("examples").to_vec();
    if examples.is_empty() {
        let calls = calls.iter();
        examples = calls
            .filter_map(|call| new(action, call, words, unfit))
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

fn new(action: &str, call: &Call, words: Words, unfit: &mut Vec<Unfit>) -> Option<Tree> {
    let mut part = |what: &'static str, found: &Result<Tree, String>| match found {
        Ok(tree) => Some(tree.clone()),
        Err(why) => {
            unfit.push(Unfit {
                action: action.to_owned(),
                part: what,
                why: why.clone(),
            });
            None
        }
    };
    let input = part("request", &call.input);
    let output = part("response", &call.output);
    if input.is_none() && output.is_none() {
        return None;
    }
    Some(Tree::object([
        ("title", Some(Tree::String(words.of(&call.title)))),
        ("input", input),
        ("output", output),
    ]))
}
