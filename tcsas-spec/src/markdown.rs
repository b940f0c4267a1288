//! Markdown that rustdoc shows as it was meant and never warns about.
//!
//! Descriptions come from people who did not write for rustdoc. Everything that could mean
//! something there is escaped, except what plainly was meant: code in backticks, `**bold**`, links,
//! addresses, and lines that start like items of a list.

use std::borrow::Cow;

use crate::blocks::Blocks;
use crate::diagnostic::is_hidden;

/// How far the end of a code span, a link or a tag is looked for, in bytes. Bounds the time that
/// text full of beginnings without ends can take.
const REACH: usize = 4096;

/// Plain text as Markdown.
pub(crate) fn from_text(text: &str) -> String {
    let mut blocks = Blocks::default();
    blocks.lines(&visible(text));
    blocks.finish()
}

/// `text` without characters that do not show: what stands around them must not come together only
/// after it has been judged.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c != '\n' && is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().filter_map(|c| match c {
        '\n' => Some(c),
        '\t' | '\r' => Some(' '),
        _ => (!is_hidden(c)).then_some(c),
    });
    Cow::Owned(shown.collect())
}

/// Appends a paragraph of Markdown.
pub(crate) fn add_paragraph(markdown: &mut String, paragraph: &str) {
    if !markdown.is_empty() {
        markdown.push_str("\n\n");
    }
    markdown.push_str(paragraph);
}

/// A code span that shows `text`.
pub(crate) fn code(text: &str) -> String {
    let text = squeezed(text);
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    // The fence is longer than any run of backticks inside, so that none can end it.
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A link; `text` is Markdown. `None` if `url` is not an address that can be linked to.
pub(crate) fn link(text: &str, url: &str) -> Option<String> {
    let url = url.trim();
    let allowed =
        |c: char| c > ' ' && !is_hidden(c) && !c.is_whitespace() && !"<>\"\\`|^{}[]".contains(c);
    if url.len() > REACH || !is_url_start(url) || !url.chars().all(allowed) {
        return None;
    }
    let text = text.trim();
    if text.is_empty() {
        return Some(format!("<{url}>"));
    }
    // A link inside a link is none.
    if text.contains("](") || text.contains("<http") {
        return Some(text.to_owned());
    }
    Some(format!("[{text}](<{}>)", url.replace('&', "&amp;")))
}

/// Appends text within a line: escaped, white space squeezed.
pub(crate) fn inline(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(is_special) {
        out.push_str(&rest[..at]);
        let before = rest[..at].chars().next_back().or(out.chars().next_back());
        rest = &rest[at..];
        let used = special(rest, before, out);
        rest = &rest[used..];
    }
    out.push_str(rest);
}

/// Appends a link, code or the like.
pub(crate) fn push_marked(markdown: &str, out: &mut String) {
    if markdown.starts_with('`') && out.ends_with('`') {
        // Two code spans would become one.
        out.push(' ');
    }
    out.push_str(markdown);
}

/// The start of `text` in which the end of something may lie.
pub(crate) fn within_reach(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn is_special(c: char) -> bool {
    match c {
        'h' | ':' | '!' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '\\'
        | '$' => true,
        ' '..='~' => false,
        _ => c.is_whitespace(),
    }
}

/// Appends what `rest` starts with, which is special, and returns how many bytes that was.
fn special(rest: &str, before: Option<char>, out: &mut String) -> usize {
    let c = rest.chars().next().unwrap_or(' ');
    let known = match c {
        'h' => url(rest).map(|url| (url.len(), format!("<{url}>"))),
        '`' => code_span(rest),
        '[' => markdown_link(rest),
        '*' => bold(rest),
        _ => None,
    };
    if let Some((used, markdown)) = known {
        push_marked(&markdown, out);
        return used;
    }
    match c {
        'h' => out.push('h'),
        // Before a link, which may come with the next tag, it would make a picture.
        '!' if !matches!(rest.as_bytes().get(1), None | Some(b'[')) => out.push('!'),
        // What is no address yet could become one with the text of the next tag.
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
        _ if c.is_whitespace() => out.push(' '),
        '`' => {
            // The whole run at once: no shorter one can start a code span here.
            let near = within_reach(rest);
            let run = near.len() - near.trim_start_matches('`').len();
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

/// The code span that `text` starts with: its length and how to write it.
fn code_span(text: &str) -> Option<(usize, String)> {
    let text = within_reach(text);
    let content = text.trim_start_matches('`');
    let fence = text.len() - content.len();
    let mut at = 0;
    loop {
        at += content[at..].find('`')?;
        let after = content[at..].trim_start_matches('`');
        let run = content.len() - at - after.len();
        if run == fence {
            return Some((fence + at + run, code(&content[..at])));
        }
        at += run;
    }
}

/// The link that `text` starts with, as Markdown has them.
fn markdown_link(text: &str) -> Option<(usize, String)> {
    let text = within_reach(text);
    let close = text.find(']')?;
    let rest = text[close + 1..].strip_prefix('(')?;
    let end = rest.find(')')?;
    let mut shown = String::new();
    inline(text[1..close].trim_start_matches(['!', '[']), &mut shown);
    let used = close + 1 + 1 + end + 1;
    Some((used, link(&shown, &rest[..end])?))
}

/// The `**bold**` text that `text` starts with.
fn bold(text: &str) -> Option<(usize, String)> {
    let text = within_reach(text);
    let content = text.strip_prefix("**")?;
    let end = content.find("**")?;
    let mut shown = String::new();
    inline(&content[..end], &mut shown);
    // Judged by what is left of it: characters that do not show are gone by now.
    if shown.is_empty() || shown.trim() != shown {
        return None;
    }
    Some((end + 4, format!("**{shown}**")))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_its_meaning() {
        for (text, markdown) in [
            ("", ""),
            ("  Mini program ID.  ", "Mini program ID."),
            ("a\n\nb\nc", "a\n\nb\n\nc"),
            ("    fn main() {}", "fn main() {}"),
            (
                "```rust\npanic!()\n```",
                "\\`\\`\\`rust\n\npanic!()\n\n\\`\\`\\`",
            ),
            ("use `a[0]` and `<b>`", "use `a[0]` and `<b>`"),
            ("``a`b``", "`` a`b ``"),
            ("lonely ` tick", "lonely \\` tick"),
            ("[Foo] and [`Foo`]", "\\[Foo\\] and \\[`Foo`\\]"),
            ("<script>x</script>", "\\<script\\>x\\</script\\>"),
            ("&lt;", "\\&lt;"),
            ("SNAKE_CASE _x_ __y__", "SNAKE_CASE \\_x\\_ \\_\\_y\\_\\_"),
            ("2 * 3 **b** ** c**", "2 \\* 3 **b** \\*\\* c\\*\\*"),
            ("# no heading", "\\# no heading"),
            ("1. x", "1\\. x"),
            ("-1: x", "\\-1: x"),
            ("kinds:\n- a\n- b\nend", "kinds:\n\n- a\n- b\n\nend"),
            (
                "see https://a.b/c_d?x=1&y=2.",
                "see <https://a.b/c_d?x=1&y=2>.",
            ),
            ("(http://a.b)", "(<http://a.b>)"),
            ("http(s)://<x>, http://", "http(s)://\\<x\\>, http\\://"),
            ("[a](https://a.b/?c&d) b", "[a](<https://a.b/?c&amp;d>) b"),
            ("[a](javascript:x)", "\\[a\\](javascript:x)"),
            ("**\u{202e}**", "\\*\\*\\*\\*"),
            ("a\u{202e}b\u{0}c\td", "abc d"),
        ] {
            assert_eq!(from_text(text), markdown, "{text:?}");
        }
    }
}
