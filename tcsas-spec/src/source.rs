//! The texts that are read, and places in them.

use std::cell::OnceCell;
use std::path::PathBuf;

/// A spec file that has been fetched from somewhere.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name shown in messages, usually the path of the file.
    pub name: PathBuf,
    /// What the file holds; need not be valid in any way.
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

/// A piece of one file, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub file: u32,
    pub start: u32,
    pub end: u32,
}

/// A file whose text is known to be UTF-8, without the byte order mark.
#[derive(Debug)]
pub(crate) struct File {
    pub name: PathBuf,
    pub text: String,
    /// Where each line starts; most files are never asked for it.
    lines: OnceCell<Vec<usize>>,
}

/// A line and column as people count them: from 1, in characters.
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

    /// The line and column of a byte offset.
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

    /// The text of the line that holds `offset`, without its end, and the offset within it.
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

    /// The byte offset of a line and a byte column, both counted from 1, as `serde_json` has them.
    pub(crate) fn offset(&self, line: usize, byte_column: usize) -> usize {
        let start = self
            .lines()
            .get(line.wrapping_sub(1))
            .copied()
            .unwrap_or(self.text.len());
        let offset = start.saturating_add(byte_column.saturating_sub(1));
        self.text.floor_char_boundary_at(offset)
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let ends = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(ends).collect()
        })
    }
}

/// `str::floor_char_boundary` came with a later Rust than this crate asks for.
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
