//! Markdown of the model as the text that spec files hold.
//!
//! The model has descriptions as Markdown, with everything escaped that would mean something by
//! chance. Spec files hold plain text, in which code, bold text, links and lines that start like
//! items are found again when they are read. What plain text has no form for, lists in lists and
//! numbered ones, becomes lines that read the same.

use crate::markdown::from_text;

/// The text that reads back as `markdown`, or else shows the same words.
#[must_use]
pub fn plain(markdown: &str) -> String {
    let marked = text(markdown, true);
    if from_text(&marked) == markdown {
        return marked;
    }
    let bare = text(markdown, false);
    // As it looks, or else as it reads.
    let looks = |text: &String| shown(&from_text(text)) == shown(markdown);
    let reads = |text: &String| words(&from_text(text)) == words(markdown);
    let forms = [&marked, &bare];
    let best = forms.into_iter().find(|text| looks(text));
    let best = best.or_else(|| forms.into_iter().find(|text| reads(text)));
    best.unwrap_or(&bare).clone()
}

/// The letters and digits of what somebody sees.
fn words(markdown: &str) -> String {
    let mut words = shown(markdown);
    words.retain(char::is_alphanumeric);
    words
}

/// What somebody sees, without white space.
fn shown(markdown: &str) -> String {
    let mut shown = text(markdown, false);
    shown.retain(|c| !c.is_whitespace());
    shown
}

/// The text of all lines; `marks` keeps bold text and links such.
fn text(markdown: &str, marks: bool) -> String {
    let lines = markdown.lines().filter(|line| !line.trim().is_empty());
    let lines = lines.map(|line| {
        let line = line.trim_start();
        match line.strip_prefix("- ") {
            Some(item) => format!("- {}", inline(item, marks)),
            // Numbers are kept as words.
            None => inline(line, marks),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The text of a line.
fn inline(markdown: &str, marks: bool) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        let used = match c {
            '\\' => {
                let escaped = rest[1..].chars().next();
                out.extend(escaped);
                1 + escaped.map_or(0, char::len_utf8)
            }
            '`' => {
                let code = code_span(rest);
                out.push_str(code);
                code.len()
            }
            '<' => match rest.find('>') {
                Some(end) => {
                    out.push_str(&rest[1..end]);
                    end + 1
                }
                None => 1,
            },
            '*' if rest.starts_with("**") => {
                if marks {
                    out.push_str("**");
                }
                2
            }
            '[' => match link(rest) {
                Some((used, text, url)) => {
                    let text = inline(text, marks);
                    let url = url.replace("&amp;", "&");
                    if marks {
                        out.push_str(&format!("[{text}]({url})"));
                    } else {
                        out.push_str(&format!("{text} ({url})"));
                    }
                    used
                }
                None => 1,
            },
            c => {
                out.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[used..];
    }
    out
}

/// The code span that `text` starts with, or the backticks if it is none.
fn code_span(text: &str) -> &str {
    let content = text.trim_start_matches('`');
    let fence = text.len() - content.len();
    let mut at = fence;
    while let Some(next) = text[at..].find('`') {
        at += next;
        let run = text[at..].len() - text[at..].trim_start_matches('`').len();
        at += run;
        if run == fence {
            return &text[..at];
        }
    }
    &text[..fence]
}

/// The link that `text` starts with: its length, its text and where it leads.
fn link(text: &str) -> Option<(usize, &str, &str)> {
    let mut at = 1;
    while let Some(c) = text.get(at..)?.chars().next() {
        match c {
            ']' => {
                let url = text[at..].strip_prefix("](<")?;
                let end = url.find(">)")?;
                return Some((at + 3 + end + 2, &text[1..at], &url[..end]));
            }
            '\\' => at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8),
            '`' => at += code_span(&text[at..]).len(),
            c => at += c.len_utf8(),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::html::to_markdown;

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
            let markdown = to_markdown(html);
            assert_eq!(plain(&markdown), text, "{html:?}");
            assert_eq!(from_text(text), markdown, "{html:?}");
        }
    }

    #[test]
    fn what_has_no_form_in_plain_text_reads_the_same() {
        for (html, text) in [
            (
                "<ol><li>x<ul><li>y</li></ul></li><li>z</li></ol>",
                "1. x\n- y\n2. z",
            ),
            ("<li>a<br>b</li>", "- a\nb"),
            ("<a href=\"https://a.b/\">x [1]</a>", "x [1] (https://a.b/)"),
        ] {
            assert_eq!(plain(&to_markdown(html)), text, "{html:?}");
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
            let markdown = to_markdown(&pieces.concat());
            let text = plain(&markdown);
            let mut seen = from_text(&text);
            seen.retain(char::is_alphanumeric);
            let mut left = seen.chars();
            for c in words(&markdown).chars() {
                prop_assert!(left.any(|other| other == c), "{markdown:?} {text:?}");
            }
        }

        #[test]
        fn what_came_from_plain_text_is_plain_text_again(text in "[a-c0-2 \n`*_<>()!|#:.-]{0,40}") {
            let markdown = from_text(&text);
            let again = from_text(&plain(&markdown));
            // What stands at an end may be escaped that need not be.
            prop_assert_eq!(super::text(&again, true), super::text(&markdown, true));
        }
    }
}
