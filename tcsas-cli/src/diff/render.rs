//! Writes differences as text and as JSON.

use std::fmt::Write;

use serde_json::{Value, json};
use tcsas_spec::Diagnostic;

use super::change::{Change, Differences, DocChange, Sign, Subject};
use crate::console::{count, number};
use crate::json_output;

/// Color of a line that breaks callers.
const BREAKS: &str = "\x1b[1;31m";
const BOLD: &str = "\x1b[1m";
const END: &str = "\x1b[0m";

/// All differences, and their numbers at the end.
pub(super) fn text(all: &[Differences], docs: bool) -> String {
    let mut text = listing(all, docs);
    text.push_str(&summary(all));
    text
}

/// All differences, with a blank line at the end unless there are none.
pub(crate) fn listing(all: &[Differences], docs: bool) -> String {
    let mut text = String::new();
    for found in all {
        if let Some(sign) = found.whole() {
            for change in &found.changes {
                line(sign, change, &found.subject.to_string(), &mut text);
            }
        } else if !found.changes.is_empty() || docs {
            // A blank line before and after a subject of several lines.
            if !text.is_empty() && !text.ends_with("\n\n") {
                text.push('\n');
            }
            let _ = writeln!(text, "{BOLD}{}{END}", found.subject);
            for change in &found.changes {
                line(change.sign, change, &change.text, &mut text);
            }
            if docs {
                doc_changes(&found.docs, &mut text);
            }
            text.push('\n');
        }
    }
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
    text
}

/// All differences as a JSON document.
pub(super) fn document(all: &[Differences]) -> Value {
    let mut changes = Vec::new();
    let mut texts = Vec::new();
    let mut breaking = 0;
    for found in all {
        let (of, name) = match &found.subject {
            Subject::Service => ("service", None),
            Subject::Action(name) => ("action", Some(name)),
            Subject::DataType(name) => ("data_type", Some(name)),
        };
        for change in &found.changes {
            breaking += usize::from(change.breaks.is_some());
            changes.push(json!({
                "of": of,
                "name": name,
                "change": change.sign.as_str(),
                "about": change.about.as_str(),
                "text": change.text,
                "breaks": change.breaks,
            }));
        }
        for doc in &found.docs {
            texts.push(json!({
                "of": of, "name": name, "text_of": doc.of, "old": doc.old, "new": doc.new,
            }));
        }
    }
    json!({
        "format": json_output::FORMAT,
        "breaking": breaking,
        "changes": changes,
        "texts": texts,
        "diagnostics": [],
    })
}

/// The JSON document for descriptions that cannot be read.
pub(super) fn unreadable<'d>(all: impl IntoIterator<Item = &'d Diagnostic>) -> Value {
    json!({
        "format": json_output::FORMAT,
        "breaking": null,
        "changes": [],
        "texts": [],
        "diagnostics": json_output::diagnostics(all),
    })
}

fn line(sign: Sign, change: &Change, item: &str, text: &mut String) {
    let mark = if change.breaks.is_some() { '!' } else { ' ' };
    let (sign, color) = match sign {
        Sign::Added => ('+', "\x1b[32m"),
        Sign::Removed => ('-', "\x1b[31m"),
        Sign::Changed => ('~', "\x1b[33m"),
    };
    let color = match change.breaks {
        Some(_) => BREAKS,
        None => color,
    };
    let _ = write!(text, "{color}{mark} {sign}{END} {item}");
    if let Some(reason) = &change.breaks {
        let _ = write!(text, " {BREAKS}(breaks callers: {reason}){END}");
    }
    text.push('\n');
}

fn doc_changes(changes: &[DocChange], text: &mut String) {
    for DocChange { of, old, new } in changes {
        let _ = writeln!(text, "  ~ docs: {of}");
        for (sign, lines) in [('-', old), ('+', new)] {
            for line in lines.lines() {
                let _ = writeln!(text, "      {sign} {line}");
            }
        }
    }
}

fn summary(all: &[Differences]) -> String {
    let mut summary = String::new();
    if all.iter().all(|found| found.changes.is_empty()) {
        summary.push_str("no differences in facts");
    } else {
        let of = |pick: fn(&Subject) -> bool| all.iter().filter(move |found| pick(&found.subject));
        let is_action = |subject: &Subject| matches!(subject, Subject::Action(_));
        let is_type = |subject: &Subject| matches!(subject, Subject::DataType(_));
        for (what, is) in [
            ("actions", is_action as fn(&Subject) -> bool),
            ("data types", is_type),
        ] {
            let (mut added, mut removed, mut changed) = (0, 0, 0);
            for found in of(is).filter(|found| !found.changes.is_empty()) {
                match found.whole() {
                    Some(Sign::Added) => added += 1,
                    Some(Sign::Removed) => removed += 1,
                    _ => changed += 1,
                }
            }
            let [added, removed, changed] = [added, removed, changed].map(number);
            let _ = write!(
                summary,
                "{what}: {added} added, {removed} removed, {changed} changed; "
            );
        }
        let changes = all.iter().flat_map(|found| &found.changes);
        let breaking = changes.filter(|change| change.breaks.is_some()).count();
        let _ = write!(summary, "{} breaking callers", count(breaking, "change"));
    }
    let docs: usize = all.iter().map(|found| found.docs.len()).sum();
    if docs > 0 {
        let _ = write!(summary, "; {} changed", count(docs, "doc text"));
    }
    summary.push('\n');
    summary
}
