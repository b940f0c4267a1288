//! Results as JSON, for programs. `docs/command-line.md` documents the fields; fields may be added,
//! but not removed.

use std::path::Path;

use serde_json::{Value, json};
use tcsas_spec::Diagnostic;

/// The version of the format. It changes when a field is removed or changes its meaning.
pub(super) const FORMAT: u32 = 1;

/// Diagnostics as a JSON array.
pub(super) fn diagnostics<'d>(all: impl IntoIterator<Item = &'d Diagnostic>) -> Value {
    all.into_iter().map(diagnostic).collect()
}

fn diagnostic(diagnostic: &Diagnostic) -> Value {
    let related = diagnostic.related().map(|(file, line, column, label)| {
        json!({ "file": path(file), "line": line, "column": column, "label": label })
    });
    json!({
        "severity": diagnostic.severity().as_str(),
        "kind": diagnostic.kind().as_str(),
        "file": path(diagnostic.file()),
        "line": diagnostic.line(),
        "column": diagnostic.column(),
        "message": diagnostic.message(),
        "label": diagnostic.label(),
        "help": diagnostic.help(),
        "related": related.collect::<Vec<_>>(),
    })
}

pub(super) fn path(path: &Path) -> Value {
    path.to_string_lossy().into()
}

/// The document as indented text.
pub(super) fn text(document: &Value) -> String {
    format!("{document:#}\n")
}
