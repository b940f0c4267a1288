//! Pieces of Markdown.

use std::fmt::Write;

use tcsas_spec::Description;

/// Appends an item of a list: a link, a remark and a text.
pub(super) fn item(name: &str, target: &str, remark: &str, text: &str, doc: &mut String) {
    let _ = write!(doc, "- [`{name}`]({target}){remark}");
    if !text.is_empty() {
        let _ = write!(doc, ": {text}");
    }
    doc.push('\n');
}

/// A description followed by a remark.
pub(super) fn noted(description: &Description, note: &str) -> String {
    match description.is_empty() {
        true => format!("{note}."),
        false => format!("{}\n\n{note}.", description.markdown()),
    }
}

pub(super) fn description_or(description: &Description, other: impl FnOnce() -> String) -> String {
    if description.is_empty() {
        other()
    } else {
        description.markdown()
    }
}

/// The spelling of an identifier in links and prose: without `r#`.
pub(super) fn link(ident: &str) -> &str {
    ident.strip_prefix("r#").unwrap_or(ident)
}
