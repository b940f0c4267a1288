//! Source files, and spans and positions in them.

use std::cell::OnceCell;
use std::path::PathBuf;

/// The content of a spec file.
#[derive(Clone, Debug)]
pub struct Source {
    /// Name shown in messages, usually the path of the file.
    pub name: PathBuf,
    /// The bytes of the file, which need not be valid.
    pub text: Vec<u8>,
}

impl Source {
    /// The text without a byte order mark; `None` if it is not UTF-8.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        let text = std::str::from_utf8(&self.text).ok()?;
        Some(text.strip_prefix('\u{feff}').unwrap_or(text))
    }
}

/// A range of bytes in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub file: u32,
    pub start: u32,
    pub end: u32,
}

/// A file decoded as UTF-8, without its byte order mark.
#[derive(Debug)]
pub(crate) struct File {
    pub name: PathBuf,
    pub text: String,
    /// Byte offset of the start of each line; computed on first use, since most files need no
    /// positions.
    lines: OnceCell<Vec<usize>>,
}

/// A line and a column in characters, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub line: usize,
    pub column: usize,
}

impl File {
    /// Wraps `text`, which may start with a byte order mark.
    pub(crate) fn new(name: PathBuf, mut text: String) -> Self {
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Self {
            name,
            text,
            lines: OnceCell::new(),
        }
    }

    /// Position of a byte offset.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary_at(offset);
        let lines = self.lines();
        let line = lines.partition_point(|start| *start <= offset).max(1);
        let start = lines.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..offset).unwrap_or("");
        Position {
            line,
            column: before.chars().count() + 1,
        }
    }

    /// The line around `offset` without its line break, and the offset within it.
    pub(crate) fn line_around(&self, offset: usize) -> (&str, usize) {
        let offset = self.text.floor_char_boundary_at(offset);
        let lines = self.lines();
        let next = lines.partition_point(|start| *start <= offset);
        let start = lines.get(next.wrapping_sub(1)).copied().unwrap_or(0);
        let end = lines.get(next).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..end).unwrap_or("");
        let line = line.trim_end_matches(['\n', '\r']);
        (line, (offset - start).min(line.len()))
    }

    /// The byte offset of a line and a column in bytes, both counted from 1, as in errors of
    /// `serde_json`.
    pub(crate) fn offset(&self, line: usize, byte_column: usize) -> usize {
        let start = self
            .lines()
            .get(line.wrapping_sub(1))
            .copied()
            .unwrap_or(self.text.len());
        // In column 0 of a line is the break before it.
        let offset = start.saturating_add(byte_column).saturating_sub(1);
        self.text.floor_char_boundary_at(offset)
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let ends = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(ends).collect()
        })
    }
}

/// `str::floor_char_boundary` needs a later Rust than this crate.
trait FloorCharBoundary {
    fn floor_char_boundary_at(&self, offset: usize) -> usize;
}

impl FloorCharBoundary for str {
    fn floor_char_boundary_at(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.len());
        while !self.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_lines_from_one() {
        let file = File::new("x".into(), "\u{feff}a\r\n\u{e9}\u{4e2d}z\n".into());
        let at = |offset| {
            let position = file.position(offset);
            (position.line, position.column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(3), (2, 1));
        assert_eq!(at(8), (2, 3));
        assert_eq!(at(7), (2, 2), "inside a character");
        assert_eq!(at(99), (3, 1), "past the end");
        assert_eq!(file.line_around(2), ("a", 1));
        assert_eq!(file.line_around(5), ("\u{e9}\u{4e2d}z", 2));
        assert_eq!(file.line_around(99), ("", 0));
        assert_eq!(file.offset(2, 3), 5);
    }
}
