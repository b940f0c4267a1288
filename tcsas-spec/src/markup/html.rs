//! The parser for the vendor's HTML.
//!
//! The vendor publishes HTML mixed with plain text and Markdown, seldom well formed. Known tags
//! become blocks and inlines; everything else is text.

use super::builder::Builder;
use super::inline_parser::link;
use super::inlines::{contains, trim};
use super::tag::{Tag, comment, end_of_code, entity};
use super::text::visible;
use super::tree::{Description, Inline};

/// Limit of open tags. At one more, those open so far are treated as having no end.
const MOST_OPEN: usize = 32;

impl Description {
    /// Parses the vendor's mix of HTML, text and Markdown.
    #[must_use]
    pub fn from_html(html: &str) -> Self {
        if !html.contains(['<', '&']) {
            return Self::from_text(html);
        }
        let html = visible(html);
        let mut parser = HtmlParser::default();
        let mut rest = &*html;
        while let Some(at) = rest.find(['<', '&']) {
            parser.pending.push_str(&rest[..at]);
            rest = &rest[at..];
            let used = if rest.starts_with('&') {
                entity(rest, &mut parser.pending)
            } else {
                parser.tag(rest)
            };
            rest = &rest[used..];
        }
        parser.pending.push_str(rest);
        parser.flush();
        parser.builder.finish()
    }
}

#[derive(Default)]
struct HtmlParser {
    builder: Builder,
    /// Text that has not been given to `builder` yet: code, links and the like may go on in it.
    pending: String,
    /// The tags that wait for their ends.
    open: Vec<Open>,
}

/// A tag within a paragraph.
struct Open {
    bold: bool,
    href: String,
    /// Where its content starts in the paragraph, and in which one.
    start: usize,
    paragraph: usize,
}

impl HtmlParser {
    /// Parses the tag at the start of `rest`, or `<` as text. Returns its length in bytes.
    fn tag(&mut self, rest: &str) -> usize {
        if rest.starts_with("<!--")
            && let Some(length) = comment(rest)
        {
            return length;
        }
        let Some(tag) = Tag::parse(rest) else {
            self.pending.push('<');
            return 1;
        };
        let mut used = tag.length;
        match tag.name.as_str() {
            "p" | "div" | "section" | "blockquote" | "pre" | "table" | "thead" | "tbody" | "hr"
            | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dx-alert" | "dx-tabs" | "br" => {
                self.flush();
                self.builder.paragraph();
            }
            "ul" | "ol" if tag.closing => {
                self.flush();
                self.builder.end_list();
            }
            "ul" | "ol" => {
                self.flush();
                self.builder.begin_list(tag.name == "ol");
            }
            "li" | "tr" if tag.closing => {
                self.flush();
                self.builder.end_item();
            }
            "li" | "tr" => {
                self.flush();
                self.builder.begin_item(false);
            }
            "td" | "th" if !tag.closing => {
                self.flush();
                if !self.builder.is_blank() {
                    self.builder.inline(Inline::Text(" | ".to_owned()));
                }
            }
            "code" | "tt" if !tag.closing => {
                used += self.code(&rest[used..]);
            }
            "b" | "strong" | "a" if tag.closing => {
                self.flush();
                self.close(tag.name != "a");
            }
            "b" | "strong" | "a" => {
                self.flush();
                let start = self.builder.mark();
                if self.open.len() == MOST_OPEN {
                    self.open.clear();
                }
                self.open.push(Open {
                    bold: tag.name != "a",
                    href: tag.attribute("href"),
                    start,
                    paragraph: self.builder.ended(),
                });
            }
            "sup" if !tag.closing => self.pending.push('^'),
            "code" | "tt" | "td" | "th" | "sup" | "span" | "font" | "em" | "i" | "u" | "s"
            | "sub" | "small" | "img" | "ins" | "del" | "mark" | "nobr" | "wbr" | "center"
            | "label" | "video" | "col" | "colgroup" | "tfoot" | "caption" | "kbd" => {}
            _ => {
                self.pending.push('<');
                return 1;
            }
        }
        used
    }

    fn flush(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        if !pending.is_empty() {
            self.builder.lines(&pending);
        }
    }

    /// Parses the content of a `<code>` element. Returns its length in bytes, end tag included.
    fn code(&mut self, rest: &str) -> usize {
        let Some(end) = end_of_code(rest) else {
            return 0;
        };
        let mut text = String::new();
        let mut content = &rest[..end];
        while let Some(at) = content.find(['<', '&']) {
            text.push_str(&content[..at]);
            content = &content[at..];
            let used = if content.starts_with('&') {
                entity(content, &mut text)
            } else if let Some(tag) = Tag::parse(content).filter(|tag| tag.name != "code") {
                // Markup inside code; a word in angle brackets is code.
                if !matches!(tag.name.as_str(), "a" | "b" | "span" | "font" | "br" | "p") {
                    text.push_str(&content[..tag.length]);
                }
                tag.length
            } else {
                text.push('<');
                1
            };
            content = &content[used..];
        }
        text.push_str(content);
        self.flush();
        if let Some(code) = Inline::code(&text) {
            self.builder.inline(code);
        }
        let end_tag = rest[end..].find('>').map_or(0, |close| close + 1);
        end + end_tag
    }

    /// Ends a link or bold text.
    fn close(&mut self, bold: bool) {
        let Some(at) = self.open.iter().rposition(|open| open.bold == bold) else {
            return;
        };
        let open = self.open.remove(at);
        if open.paragraph != self.builder.ended() {
            return;
        }
        let Some(content) = self.builder.split_off(open.start) else {
            return;
        };
        let starts_with_space = starts_with_space(content.first());
        let ends_with_space = ends_with_space(content.last());
        let mut shown = content.clone();
        trim(&mut shown);
        let has_strong = contains(&shown, |inline| matches!(inline, Inline::Strong(_)));
        let marked = if shown.is_empty() || has_strong {
            None
        } else if bold {
            Some(vec![Inline::Strong(shown)])
        } else {
            link(shown, &open.href)
        };
        let Some(marked) = marked else {
            self.builder.extend(content);
            return;
        };
        if starts_with_space {
            self.builder.extend([Inline::Text(" ".to_owned())]);
        }
        self.builder.extend(marked);
        if ends_with_space {
            self.builder.extend([Inline::Text(" ".to_owned())]);
        }
    }
}

fn starts_with_space(inline: Option<&Inline>) -> bool {
    matches!(inline, Some(Inline::Text(text)) if text.starts_with(' '))
}

fn ends_with_space(inline: Option<&Inline>) -> bool {
    matches!(inline, Some(Inline::Text(text)) if text.ends_with(' '))
}

#[cfg(test)]
mod tests {
    use crate::Description;

    #[test]
    fn known_tags_become_what_they_mean() {
        for (html, markdown) in [
            ("<p>a</p>\n<p>b</p>", "a\n\nb"),
            (
                "<p>a:</p><ul><li>x</li><li>y</li></ul>\nNote",
                "a:\n\n- x\n- y\n\nNote",
            ),
            (
                "<ol><li>x<ul><li>y</li></ul></li><li>z</li></ol>",
                "1. x\n   - y\n2. z",
            ),
            (
                "v: <li>x;</li>\n<li>y</li> then z",
                "v:\n\n- x;\n- y\n\nthen z",
            ),
            ("<li>a<br>b</li>", "- a\n\n  b"),
            ("<code>a&lt;b&gt;|`</code>!", "`` a<b>|` ``\\!"),
            ("<b>Note:</b> x", "**Note:** x"),
            (
                "see <a href=\"https://a.b/?c=1&amp;d\">x_y [1]</a>.",
                "see [x_y \\[1\\]](<https://a.b/?c=1&amp;d>).",
            ),
            ("<a href='https://a.b'>https://a.b</a>", "<https://a.b>"),
            ("<a href=\"/local\">x</a>", "x"),
            ("<a href=\"https://a.b\"></a>x", "x"),
            ("'<Custom prefix>' <b", "'\\<Custom prefix\\>' \\<b"),
            (
                "a!<a href='https://a.b'>c</a>!",
                "a\\![c](<https://a.b>)\\!",
            ),
            ("a<br/>b<BR>c", "a\n\nb\n\nc"),
            ("2<sup>20</sup>", "2^20"),
            ("&lt;p&gt; &amp;copy; &A;", "\\<p\\> \\&copy; \\&A;"),
            (
                "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>x",
                "- a \\| b\n- 1 \\| 2\n\nx",
            ),
            ("<pre><code>x\n    y</code></pre>", "`x y`"),
            ("<!-- no -->a<font color=red>b</font>", "ab"),
            ("<b>a<p>b</b>", "a\n\nb"),
            ("<li><li><li>", ""),
            (
                "`http(s)://<origin domain>/test`",
                "`http(s)://<origin domain>/test`",
            ),
        ] {
            assert_eq!(
                Description::from_html(html).markdown(),
                markdown,
                "{html:?}"
            );
        }
    }
}
