//! Markdown that rustdoc shows as it is meant and never warns about.
//!
//! Everything in a text that could mean something in Markdown is escaped.

use super::tree::{BlockKind, Description, Inline};

impl Description {
    /// Markdown that rustdoc shows as it is meant, without warnings.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        // The widths of the markers of the items that the next block may lie in.
        let mut markers: Vec<usize> = Vec::new();
        let mut in_list = false;
        for block in &self.blocks {
            markers.truncate(block.depth);
            let marker = match block.kind {
                BlockKind::Paragraph => String::new(),
                BlockKind::Item => "- ".to_owned(),
                BlockKind::NumberedItem(number) => format!("{number}. "),
            };
            if !out.is_empty() {
                let tight = in_list && !marker.is_empty();
                out.push_str(if tight { "\n" } else { "\n\n" });
            }
            in_list = block.depth > 0 || !marker.is_empty();
            out.push_str(&" ".repeat(markers.iter().sum()));
            out.push_str(&marker);
            if !marker.is_empty() {
                markers.push(marker.len());
            }
            push_escaped_start(&mut out, &inlines(&block.inlines));
        }
        out
    }
}

/// Appends the text of a block, whose first characters could make it something else.
fn push_escaped_start(out: &mut String, text: &str) {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    let marks: &[char] = if digits.is_empty() {
        &['#', '-', '+', '=', ':']
    } else {
        &['.', ')']
    };
    out.push_str(digits);
    if rest.starts_with(marks) {
        out.push('\\');
    }
    out.push_str(rest);
}

fn inlines(content: &[Inline]) -> String {
    let mut out = String::new();
    for inline in content {
        let marked = match inline {
            Inline::Text(text) => {
                push_escaped(text, &mut out);
                continue;
            }
            Inline::Code(text) => code(text),
            Inline::Strong(content) => format!("**{}**", inlines(content)),
            Inline::Link { content, url } => {
                format!("[{}](<{}>)", inlines(content), url.replace('&', "&amp;"))
            }
            Inline::Autolink(url) => format!("<{url}>"),
            Inline::ItemLink { code: text, path } => format!("[{}]({path})", code(text)),
        };
        if marked.starts_with('`') && out.ends_with('`') {
            // Two code spans would become one.
            out.push(' ');
        }
        out.push_str(&marked);
    }
    out
}

/// A code span that shows `text`.
pub(super) fn code(text: &str) -> String {
    // The fence is longer than any run of backticks inside, so that none can end it.
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn push_escaped(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(is_special) {
        out.push_str(&rest[..at]);
        let before = rest[..at].chars().next_back().or(out.chars().next_back());
        rest = &rest[at..];
        let used = push_special(rest, before, out);
        rest = &rest[used..];
    }
    out.push_str(rest);
}

fn is_special(c: char) -> bool {
    matches!(
        c,
        ':' | '!' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '\\' | '$'
    )
}

/// Appends the special character at the start of `rest`, escaped if it would be markup. Returns the
/// number of bytes consumed.
fn push_special(rest: &str, before: Option<char>, out: &mut String) -> usize {
    let c = rest.chars().next().unwrap_or(' ');
    match c {
        // Before a link it would make a picture.
        '!' if !matches!(rest.as_bytes().get(1), None | Some(b'[')) => out.push('!'),
        // Text that was not recognised as an address stays text.
        ':' if !(out.ends_with("http") || out.ends_with("https"))
            || !(rest.starts_with("://") || "://".starts_with(rest)) =>
        {
            out.push(':');
        }
        // Between letters an underscore never starts emphasis.
        '_' if before.is_some_and(char::is_alphanumeric)
            && rest[1..].starts_with(char::is_alphanumeric) =>
        {
            out.push('_');
        }
        '`' => {
            // The whole run at once: no shorter one can start a code span here.
            let run = rest.len() - rest.trim_start_matches('`').len();
            out.push_str(&"\\`".repeat(run));
            return run;
        }
        _ => {
            out.push('\\');
            out.push(c);
        }
    }
    c.len_utf8()
}
