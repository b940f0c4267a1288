//! What an action file says, apart from data types, error codes and examples.

use tcsas_spec::model::Action;

use super::keys::ACTION;
use super::members::{self, Role};
use super::tree::Tree;
use super::words::Words;

/// Brings a file up to date; `existed` tells whether it has been there before.
pub(super) fn update(tree: &mut Tree, action: &Action, existed: bool, words: Words) {
    if !existed {
        let description = words.of(&action.description);
        tree.set("description", Tree::String(description), ACTION);
    }
    words.fill(tree, "description", &action.description, ACTION);
    tree.switch("deprecated", action.deprecated, ACTION);
    // Calls are signed unless a file says otherwise.
    match (tree.flag("signed").unwrap_or(true), action.signed) {
        (true, false) => tree.set("signed", Tree::Bool(false), ACTION),
        (false, true) => {
            let _ = tree.take("signed");
        }
        _ => {}
    }
    for (key, fields, role) in [
        ("input", &action.input, Role::Input),
        ("output", &action.output, Role::Output),
    ] {
        let members = members::merge(tree.items(key), fields, role, existed, words);
        tree.set(key, Tree::Array(members), ACTION);
    }
}
