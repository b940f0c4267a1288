//! Differences as text, for a person who reviews them.

use std::fmt::Write;

use serde_json::{Value, json};
use tcsas_spec::Diagnostic;

use super::change::{Change, Differences, Of, Sign, Text};
use crate::console::{count, number};
use crate::json_output;

/// What breaks callers, on a terminal.
const BREAKS: &str = "\x1b[1;31m";
const BOLD: &str = "\x1b[1m";
const END: &str = "\x1b[0m";

/// All differences, and the counts at the end.
pub(super) fn text(all: &[Differences], descriptions: bool) -> String {
    let mut text = listing(all, descriptions);
    text.push_str(&summary(all));
    text
}

/// All differences, with a blank line at the end if there are any.
pub(crate) fn listing(all: &[Differences], descriptions: bool) -> String {
    let mut text = String::new();
    for found in all {
        if let Some(sign) = found.whole() {
            for change in &found.changes {
                line(sign, change, &found.of.to_string(), &mut text);
            }
        } else if !found.changes.is_empty() || descriptions {
            // Blank lines around what has more than one line.
            if !text.is_empty() && !text.ends_with("\n\n") {
                text.push('\n');
            }
            let _ = writeln!(text, "{BOLD}{}{END}", found.of);
            for change in &found.changes {
                line(change.sign, change, &change.text, &mut text);
            }
            if descriptions {
                texts(&found.texts, &mut text);
            }
            text.push('\n');
        }
    }
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
    text
}

/// All differences, and what breaks callers of them, as a JSON document.
pub(super) fn document(all: &[Differences]) -> Value {
    let mut changes = Vec::new();
    let mut texts = Vec::new();
    let mut breaking = 0;
    for found in all {
        let (of, name) = match &found.of {
            Of::Service => ("service", None),
            Of::Action(name) => ("action", Some(name)),
            Of::DataType(name) => ("data_type", Some(name)),
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
        for text in &found.texts {
            texts.push(json!({
                "of": of, "name": name, "text_of": text.of, "old": text.old, "new": text.new,
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

/// What is wrong with descriptions that cannot be compared.
pub(super) fn unreadable<'d>(all: impl IntoIterator<Item = &'d Diagnostic>) -> Value {
    json!({
        "format": json_output::FORMAT,
        "breaking": null,
        "changes": [],
        "texts": [],
        "diagnostics": json_output::diagnostics(all),
    })
}

fn line(sign: Sign, change: &Change, what: &str, text: &mut String) {
    let mark = if change.breaks.is_some() { '!' } else { ' ' };
    let (sign, colour) = match sign {
        Sign::Added => ('+', "\x1b[32m"),
        Sign::Removed => ('-', "\x1b[31m"),
        Sign::Changed => ('~', "\x1b[33m"),
    };
    let colour = match change.breaks {
        Some(_) => BREAKS,
        None => colour,
    };
    let _ = write!(text, "{colour}{mark} {sign}{END} {what}");
    if let Some(why) = &change.breaks {
        let _ = write!(text, " {BREAKS}(breaks callers: {why}){END}");
    }
    text.push('\n');
}

fn texts(changed: &[Text], text: &mut String) {
    for Text { of, old, new } in changed {
        let _ = writeln!(text, "  ~ text: {of}");
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
        summary.push_str("no difference in facts");
    } else {
        let of = |pick: fn(&Of) -> bool| all.iter().filter(move |found| pick(&found.of));
        let is_action = |of: &Of| matches!(of, Of::Action(_));
        let is_type = |of: &Of| matches!(of, Of::DataType(_));
        for (what, is) in [
            ("actions", is_action as fn(&Of) -> bool),
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
    let texts: usize = all.iter().map(|found| found.texts.len()).sum();
    if texts > 0 {
        let _ = write!(summary, "; {} changed", count(texts, "text"));
    }
    summary.push('\n');
    summary
}
