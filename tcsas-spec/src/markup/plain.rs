//! The text that spec files hold.
//!
//! In plain text, code, bold text, links and lines that start like items are found again when they
//! are parsed. What plain text has no form for, lists in lists and numbered ones, becomes lines
//! that read the same.

use super::markdown::code;
use super::tree::{BlockKind, Description, Inline};

/// Which marks a text shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// Those of code, bold text and links.
    All,
    /// Those of code; the address of a link in brackets behind it.
    CodeOnly,
    /// None, and no addresses of links.
    None,
}

impl Description {
    /// The text that [`from_text`](Self::from_text) parses to the same description, or else one
    /// that reads the same.
    #[must_use]
    pub fn plain(&self) -> String {
        let marked = text(self, Marks::All);
        let parsed = Self::from_text(&marked);
        if parsed == *self {
            return marked;
        }
        let bare = text(self, Marks::CodeOnly);
        let forms = [(parsed, &marked), (Self::from_text(&bare), &bare)];
        // As it looks, or else as it reads.
        let looks = |form: &Self| shown(form) == shown(self);
        let reads = |form: &Self| words(form) == words(self);
        let best = forms.iter().find(|(form, _)| looks(form));
        let best = best.or_else(|| forms.iter().find(|(form, _)| reads(form)));
        best.map_or(&bare, |(_, text)| *text).clone()
    }

    /// The text without any marks or addresses, a line for each block.
    #[must_use]
    pub fn visible_text(&self) -> String {
        text(self, Marks::None)
    }
}

/// The visible letters and digits.
fn words(description: &Description) -> String {
    let mut words = shown(description);
    words.retain(char::is_alphanumeric);
    words
}

/// The visible text without white space.
fn shown(description: &Description) -> String {
    let mut shown = text(description, Marks::CodeOnly);
    shown.retain(|c| !c.is_whitespace());
    shown
}

/// A line for each block.
fn text(description: &Description, marks: Marks) -> String {
    let lines = description.blocks.iter().map(|block| {
        let content = inlines(&block.inlines, marks);
        match block.kind {
            BlockKind::Paragraph => content,
            BlockKind::Item => format!("- {content}"),
            BlockKind::NumberedItem(number) => format!("{number}. {content}"),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn inlines(content: &[Inline], marks: Marks) -> String {
    let mut out = String::new();
    for inline in content {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Code(text) | Inline::ItemLink { code: text, .. } if marks == Marks::None => {
                out.push_str(text);
            }
            Inline::Code(text) | Inline::ItemLink { code: text, .. } => {
                if out.ends_with('`') {
                    // Two code spans would become one.
                    out.push(' ');
                }
                out.push_str(&code(text));
            }
            Inline::Strong(content) => {
                let mark = if marks == Marks::All { "**" } else { "" };
                out.push_str(mark);
                out.push_str(&inlines(content, marks));
                out.push_str(mark);
            }
            Inline::Link { content, url } => {
                let content = inlines(content, marks);
                out.push_str(&match marks {
                    Marks::All => format!("[{content}]({url})"),
                    Marks::CodeOnly => format!("{content} ({url})"),
                    Marks::None => content,
                });
            }
            Inline::Autolink(url) => out.push_str(url),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    #[test]
    fn text_reads_back_as_the_same_markdown() {
        for (html, text) in [
            ("", ""),
            ("<p>a</p>\n<p>b</p>", "a\nb"),
            (
                "<p>a:</p><ul><li>x</li><li>y_</li></ul>\nNote",
                "a:\n- x\n- y_\nNote",
            ),
            ("a <code>b&lt;c&gt;</code>!", "a `b<c>`!"),
            ("<b>Note:</b> 2 * 3", "**Note:** 2 * 3"),
            (
                "see <a href=\"https://a.b/?c=1&amp;d\">x_y</a>.",
                "see [x_y](https://a.b/?c=1&d).",
            ),
            ("at https://a.b/c_d.", "at https://a.b/c_d."),
            ("'<Custom prefix>' \\ # | ~", "'<Custom prefix>' \\ # | ~"),
            ("-1: x", "-1: x"),
            ("# no [heading]", "# no [heading]"),
        ] {
            let markdown = Description::from_html(html);
            assert_eq!(markdown.plain(), text, "{html:?}");
            assert_eq!(Description::from_text(text), markdown, "{html:?}");
        }
    }

    #[test]
    fn markup_without_a_plain_form_reads_the_same() {
        for (html, text) in [
            (
                "<ol><li>x<ul><li>y</li></ul></li><li>z</li></ol>",
                "1. x\n- y\n2. z",
            ),
            ("<li>a<br>b</li>", "- a\nb"),
            ("<a href=\"https://a.b/\">x [1]</a>", "x [1] (https://a.b/)"),
        ] {
            assert_eq!(Description::from_html(html).plain(), text, "{html:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_word_is_lost_and_nothing_changes_when_read_again(pieces in vec(select(vec![
            "a", "b1", " ", "\n", "<p>", "</p>", "<ul>", "<ol>", "<li>", "</li>", "</ul>", "<b>",
            "</b>", "<br>", "<code>", "</code>", "`", "``", "**", "*", "_", "[", "]", "(", ")",
            "<a href=\"https://a.bc/?d&e=(f)\">", "<a href=\"https://x.y/z\">", "</a>",
            "https://a.b/c", "http://", "<", ">", "&lt;", "\\", "- ", "1. ", "#", "|", "\u{e9}",
            "&amp;amp;", "!", ":",
        ]), 0..24)) {
            let markdown = Description::from_html(&pieces.concat());
            let text = markdown.plain();
            let mut seen = Description::from_text(&text).markdown();
            seen.retain(char::is_alphanumeric);
            let mut left = seen.chars();
            for c in words(&markdown).chars() {
                prop_assert!(left.any(|other| other == c), "{markdown:?} {text:?}");
            }
        }

        #[test]
        fn plain_text_survives_a_round_trip(text in "[a-c0-2 \n`*_<>()!|#:.-]{0,40}") {
            let markdown = Description::from_text(&text);
            let again = Description::from_text(&markdown.plain());
            // What stands at an end may be escaped that need not be.
            prop_assert_eq!(super::text(&again, Marks::All), super::text(&markdown, Marks::All));
        }
    }
}
