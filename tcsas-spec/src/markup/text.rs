//! The parser for plain text.

use std::borrow::Cow;

use super::builder::Builder;
use super::tree::Description;
use crate::diagnostic::is_hidden;

impl Description {
    /// Parses plain text, in which code in backticks, `**bold**`, links, addresses, and lines that
    /// start like items of a list are recognised.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let mut builder = Builder::default();
        builder.lines(&visible(text));
        builder.finish()
    }
}

/// `text` without characters that do not show: the characters around them must not meet only after
/// they have been parsed.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
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

#[cfg(test)]
mod tests {
    use crate::Description;

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
            assert_eq!(
                Description::from_text(text).markdown(),
                markdown,
                "{text:?}"
            );
        }
    }
}
