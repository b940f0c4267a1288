//! Which words and promises of a description go into spec files.

use tcsas_spec::plain_text;

use super::tree::Tree;

/// What is taken over where nobody has written anything yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// The vendor's sentences are left out.
    pub facts_only: bool,
    /// The fields of responses that the vendor flags as always there are promised.
    pub adopt_guaranteed: bool,
}

impl Words {
    /// What the description says, as plain text.
    pub(super) fn of(self, markdown: &str) -> String {
        match self.facts_only {
            true => String::new(),
            false => plain_text(markdown),
        }
    }

    /// Gives `tree` the words of the description under `key` if it has none of its own.
    pub(super) fn fill(self, tree: &mut Tree, key: &str, markdown: &str, order: &[&str]) {
        if tree.str(key).trim().is_empty() {
            let words = self.of(markdown);
            if !words.is_empty() {
                tree.set(key, Tree::String(words), order);
            }
        }
    }
}
