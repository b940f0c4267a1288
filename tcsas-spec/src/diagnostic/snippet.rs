//! A line of a file with a marker under the reported span.
//!
//! annotate-snippets 0.12 renders the same layout, but scans whole lines: 0.24 s a diagnostic (4.7
//! s unoptimized, as macros are compiled) where a file of 16 MB is one line, against constant time
//! here. Cutting the line before would lose the column in its header.

use std::fmt;

use unicode_width::UnicodeWidthChar;

use super::paint::Paint;
use super::quote::is_hidden;
use crate::source::{File, Position};

/// Maximum width of the shown part of a line, in columns.
const WINDOW: usize = 100;

/// Number of characters shown before the span when the line is cut.
const BEFORE: usize = 40;

/// A position in a file, with the line around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Snippet {
    pub line: usize,
    pub column: usize,
    /// The line as shown.
    shown: String,
    /// Columns before the marker.
    indent: usize,
    /// Length of the marker in columns.
    length: usize,
    pub label: String,
}

impl Snippet {
    /// A snippet of the bytes from `start` to `end` of `file`, of which only the first line is
    /// marked. Reads only the characters that are shown: a line can be as long as its file.
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

    /// Writes the position, the line and the marker; the caller has written the name of the file.
    /// `colour` is the colour of the marker.
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

/// Appends a character as shown; returns its width in columns.
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
            c.width().unwrap_or(1)
        }
    }
}
