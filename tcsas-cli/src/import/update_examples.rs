//! Updates documented calls: existing examples are kept, and an action without examples gets the
//! vendor's.

use std::fmt;

use tcsas_spec::keys::{ACTION, EXAMPLE};
use tcsas_spec::quote;

use super::doc_policy::DocPolicy;
use super::vendor_description::DocumentedCall;
use crate::console::count;
use crate::spec_file::Tree;

/// A part of a documented call that cannot be taken over.
#[derive(Debug)]
pub(super) struct OmittedPart {
    action: String,
    /// `request` or `response`.
    part: &'static str,
    reason: String,
}

impl fmt::Display for OmittedPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            action,
            part,
            reason,
        } = self;
        write!(f, "{action}: the {part} of an example is omitted: {reason}")
    }
}

/// All omitted parts in one line; `None` if there are none.
pub(super) fn summary(all: &[OmittedPart]) -> Option<String> {
    let first = all.first()?;
    let mut actions: Vec<&str> = all.iter().map(|omitted| &*omitted.action).collect();
    actions.dedup();
    let number = |part: &str| all.iter().filter(|omitted| omitted.part == part).count();
    let parts = ["request", "response"].map(|part| (part, number(part)));
    let parts = parts.iter().filter(|(_, amount)| *amount > 0);
    let parts: Vec<String> = parts.map(|(part, amount)| count(*amount, part)).collect();
    Some(format!(
        "examples of {} omit {}, for example of {}: {}; --verbose lists all",
        count(actions.len(), "action"),
        parts.join(" and "),
        quote(&first.action),
        first.reason
    ))
}

/// Updates the examples of an action.
pub(super) fn update(
    tree: &mut Tree,
    action: &str,
    calls: &[DocumentedCall],
    policy: DocPolicy,
    omitted: &mut Vec<OmittedPart>,
) {
    let mut examples = tree.items("examples").to_vec();
    if examples.is_empty() {
        let calls = calls.iter();
        examples = calls
            .filter_map(|call| new_example(action, call, policy, omitted))
            .collect();
    } else {
        for example in &mut examples {
            let same = calls.iter().find(|call| is_same_call(example, call));
            if let Some(call) = same {
                policy.fill(example, "title", &call.title, EXAMPLE);
            }
        }
    }
    if !examples.is_empty() {
        tree.set("examples", Tree::Array(examples), ACTION);
    }
}

fn is_same_call(example: &Tree, call: &DocumentedCall) -> bool {
    let is_same = |key, part: &Result<Tree, String>| example.get(key) == part.as_ref().ok();
    is_same("input", &call.input) && is_same("output", &call.output)
}

fn new_example(
    action: &str,
    call: &DocumentedCall,
    policy: DocPolicy,
    omitted: &mut Vec<OmittedPart>,
) -> Option<Tree> {
    let mut part = |name: &'static str, body: &Result<Tree, String>| match body {
        Ok(tree) => Some(tree.clone()),
        Err(reason) => {
            omitted.push(OmittedPart {
                action: action.to_owned(),
                part: name,
                reason: reason.clone(),
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
        ("title", Some(Tree::String(policy.text(&call.title)))),
        ("input", input),
        ("output", output),
    ]))
}
