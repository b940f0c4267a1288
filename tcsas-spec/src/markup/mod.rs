//! Descriptions as a tree of blocks and inlines.
//!
//! The parsers for text and HTML build a [`Description`]; the renderers for Markdown and plain text
//! print it. Rendered text is parsed in one place only: [`Description::plain`] checks that a spec
//! file with its text is read as the same description.

mod builder;
mod html;
mod inline_parser;
mod inlines;
mod markdown;
mod plain;
mod summary;
mod tag;
mod text;
mod tree;

pub use tree::{Block, BlockKind, Description, Inline};

/// How far the end of a code span, a link or a tag is looked for, in bytes. Bounds the time that
/// text full of beginnings without ends can take.
const REACH: usize = 4096;

/// The start of `text` in which the end of something may lie.
fn within_reach(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
