//! The parser for text within a line.
//!
//! Descriptions come from people who did not write for rustdoc. Only what plainly was meant is
//! markup: code in backticks, `**bold**`, links and addresses. All the rest is text.

use super::inlines::{contains, push_text, trim};
use super::tree::Inline;
use super::{REACH, within_reach};
use crate::diagnostic::is_hidden;

impl Inline {
    /// Code on one line, without characters that do not show; `None` if nothing is left.
    #[must_use]
    pub fn code(text: &str) -> Option<Self> {
        let text = squeezed(text);
        let text = text.trim();
        (!text.is_empty()).then(|| Self::Code(text.to_owned()))
    }
}

/// `content` linked to `url`, or `content` alone if it holds a link already. `None` if `url` is not
/// an address that can be linked to.
pub(super) fn link(mut content: Vec<Inline>, url: &str) -> Option<Vec<Inline>> {
    let url = url.trim();
    let allowed =
        |c: char| c > ' ' && !is_hidden(c) && !c.is_whitespace() && !"<>\"\\`|^{}[]".contains(c);
    if url.len() > REACH || !is_url_start(url) || !url.chars().all(allowed) {
        return None;
    }
    trim(&mut content);
    if content.is_empty() {
        return Some(vec![Inline::Autolink(url.to_owned())]);
    }
    if contains(&content, |inline| {
        matches!(inline, Inline::Link { .. } | Inline::Autolink(_))
    }) {
        return Some(content);
    }
    let url = url.to_owned();
    Some(vec![Inline::Link { content, url }])
}

/// The inlines of a text without line breaks.
pub(super) fn inlines(text: &str) -> Vec<Inline> {
    let mut content = Vec::new();
    let mut rest = text;
    let mut plain = 0;
    while let Some(at) = rest[plain..].find(['h', '`', '[', '*']) {
        let start = plain + at;
        match marked(&rest[start..]) {
            Ok((used, markup)) => {
                push_text(&rest[..start], &mut content);
                content.extend(markup);
                rest = &rest[start + used..];
                plain = 0;
            }
            Err(skipped) => plain = start + skipped,
        }
    }
    push_text(rest, &mut content);
    content
}

/// The markup that `text` starts with and its length, or how many bytes are text in any case.
fn marked(text: &str) -> Result<(usize, Vec<Inline>), usize> {
    let found = match text.as_bytes()[0] {
        b'h' => url(text).map(|url| (url.len(), vec![Inline::Autolink(url.to_owned())])),
        b'`' => code_span(text),
        b'[' => markdown_link(text),
        _ => strong(text),
    };
    found.ok_or_else(|| match text.as_bytes()[0] {
        // The whole run at once: no shorter one can start a code span here.
        b'`' => {
            let near = within_reach(text);
            near.len() - near.trim_start_matches('`').len()
        }
        _ => 1,
    })
}

/// The address that `text` starts with.
fn url(text: &str) -> Option<&str> {
    if !is_url_start(text) {
        return None;
    }
    let inside = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(c);
    let text = within_reach(text);
    let end = text.find(|c| !inside(c)).unwrap_or(text.len());
    let mut url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    if url.ends_with(')') && !url.contains('(') {
        url = url.trim_end_matches([')', '.', ',', ';']);
    }
    let host = url.split_once("://")?.1;
    (!host.is_empty()).then_some(url)
}

fn is_url_start(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// The code span that `text` starts with, and its length.
fn code_span(text: &str) -> Option<(usize, Vec<Inline>)> {
    let text = within_reach(text);
    let content = text.trim_start_matches('`');
    let fence = text.len() - content.len();
    let mut at = 0;
    loop {
        at += content[at..].find('`')?;
        let after = content[at..].trim_start_matches('`');
        let run = content.len() - at - after.len();
        if run == fence {
            let code = Inline::code(&content[..at]).into_iter().collect();
            return Some((fence + at + run, code));
        }
        at += run;
    }
}

/// The link that `text` starts with, as Markdown has them, and its length.
fn markdown_link(text: &str) -> Option<(usize, Vec<Inline>)> {
    let text = within_reach(text);
    let close = text.find(']')?;
    let rest = text[close + 1..].strip_prefix('(')?;
    let end = rest.find(')')?;
    let content = inlines(text[1..close].trim_start_matches(['!', '[']));
    let used = close + 1 + 1 + end + 1;
    Some((used, link(content, &rest[..end])?))
}

/// The `**bold**` text that `text` starts with, and its length.
fn strong(text: &str) -> Option<(usize, Vec<Inline>)> {
    let text = within_reach(text);
    let inner = text.strip_prefix("**")?;
    let end = inner.find("**")?;
    let content = inlines(&inner[..end]);
    let mut trimmed = content.clone();
    trim(&mut trimmed);
    // White space beside the marks keeps Markdown from taking them for such.
    if content.is_empty() || trimmed != content {
        return None;
    }
    Some((end + 4, vec![Inline::Strong(content)]))
}

/// `text` on one line, without characters that do not show.
fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let words = text.split_whitespace();
    for (i, word) in words.enumerate() {
        if i > 0 {
            out.push(' ');
        }
        out.extend(word.chars().filter(|c| !is_hidden(*c)));
    }
    out
}
