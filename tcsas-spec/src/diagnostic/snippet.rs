//! A line of a file with a marker under the culprit.

use std::fmt;

use super::paint::Paint;
use super::quote::is_hidden;
use crate::source::{File, Position};

/// The widest stretch of a line that is shown.
const WINDOW: usize = 100;

/// How much of the line is shown before the culprit when it has to be cut.
const BEFORE: usize = 40;

/// A place in a file with the line it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Snippet {
    pub line: usize,
    pub column: usize,
    /// The line as it is shown.
    shown: String,
    /// How far right the marker starts, in columns of the screen.
    indent: usize,
    /// How long the marker is.
    length: usize,
    pub label: String,
}

impl Snippet {
    /// The bytes from `start` to `end` of `file`; what goes on behind the end of the line is not
    /// marked. Looks only at the characters that are shown: lines can be as long as files.
    pub(crate) fn new(file: &File, start: usize, end: usize, label: String) -> Self {
        let Position { line, column } = file.position(start);
        let (text, at) = file.line_around(start);
        let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
        let marked = after.len().min(end.saturating_sub(start));

        let mut shown = String::new();
        let mut indent = 0;
        let mut from = 0;
        if text.len() > WINDOW
            && let Some((cut, _)) = before.char_indices().rev().nth(BEFORE)
        {
            shown.push_str("...");
            indent = 3;
            from = cut;
        }
        for c in before.get(from..).unwrap_or("").chars() {
            indent += push(&mut shown, c);
        }
        let mut length = 0;
        let mut width = indent;
        for (offset, c) in after.char_indices() {
            if width >= WINDOW {
                shown.push_str("...");
                break;
            }
            let wide = push(&mut shown, c);
            width += wide;
            if offset < marked {
                length += wide;
            }
        }
        Self {
            line,
            column,
            shown: shown.trim_end().to_owned(),
            indent,
            length: length.max(1),
            label,
        }
    }

    /// Writes everything but the name of the file, which has just been written. The marker has a
    /// colour of its own.
    pub(crate) fn write(
        &self,
        f: &mut dyn fmt::Write,
        margin: usize,
        colour: &str,
        paint: &Paint,
    ) -> fmt::Result {
        let Self { line, column, .. } = self;
        let Paint {
            margin: blue, end, ..
        } = paint;
        write!(f, ":{line}:{column}\n{:margin$} {blue}|{end}\n", "")?;
        write!(f, "{blue}{line:margin$} |{end}")?;
        if !self.shown.is_empty() {
            write!(f, " {}", self.shown)?;
        }
        let marker = "^".repeat(self.length);
        let indent = self.indent;
        write!(
            f,
            "\n{:margin$} {blue}|{end} {:indent$}{colour}{marker}",
            "", ""
        )?;
        if !self.label.is_empty() {
            write!(f, " {}", self.label)?;
        }
        write!(f, "{end}")
    }
}

/// Appends a character in the form it is shown in, and says how wide that is.
fn push(shown: &mut String, c: char) -> usize {
    match c {
        '\t' => {
            shown.push_str("    ");
            4
        }
        _ if is_hidden(c) => {
            shown.push('\u{fffd}');
            1
        }
        _ => {
            shown.push(c);
            width(c)
        }
    }
}

/// How many columns a character takes: two for the wide ones of East Asia and for pictures.
fn width(c: char) -> usize {
    let wide = matches!(c,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}');
    if wide { 2 } else { 1 }
}
