//! Which docs and guarantees of a description go into spec files.

use tcsas_spec::Description;

use crate::spec_file::Tree;

/// The choice of docs and guarantees.
#[derive(Clone, Copy, Debug)]
pub(super) struct DocPolicy {
    /// Leaves out the vendor's docs.
    pub facts_only: bool,
    /// Guarantees the response fields that the vendor flags as always present.
    pub adopt_guaranteed: bool,
}

impl DocPolicy {
    /// The docs of the description as plain text.
    pub(super) fn text(self, description: &Description) -> String {
        match self.facts_only {
            true => String::new(),
            false => description.plain(),
        }
    }

    /// Sets `key` to the docs of the description if `tree` has no text there.
    pub(super) fn fill(
        self,
        tree: &mut Tree,
        key: &str,
        description: &Description,
        order: &[&str],
    ) {
        if tree.str(key).trim().is_empty() {
            let text = self.text(description);
            if !text.is_empty() {
                tree.set(key, Tree::String(text), order);
            }
        }
    }
}
