//! Property test: any description becomes Markdown without warnings from rustdoc.

mod support;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use pulldown_cmark::{Event, Options as MarkdownOptions, Parser, Tag};
use serde_json::json;
use support::cases;
use tcsas_spec::{Options, Source, read};

/// The description of an action in the model, read from `text` as HTML and as plain text.
fn read_both(text: &str) -> [String; 2] {
    let vendor = json!({
        "actions": { "A": { "document": text, "input": "I", "output": "O" } },
        "metadata": { "apiVersion": "2025-01-06", "serviceShortName": "a" },
        "objects": { "I": { "members": [] }, "O": { "members": [] } }
    });
    let native = json!({
        "service": "a", "version": "2025-01-06", "endpoint": "a", "action": "A",
        "description": text, "input": [], "output": []
    });
    [vendor, native].map(|spec| {
        let source = Source {
            name: "a.json".into(),
            text: spec.to_string().into_bytes(),
        };
        let service = read(vec![source], &Options::default()).into_result();
        let mut service = service.expect("a valid spec");
        service.actions.remove(0).description.markdown()
    })
}

/// Whether `rustdoc::bare_urls` would report something in `text`.
fn has_bare_url(text: &str) -> bool {
    let inside = |c: char| c.is_ascii_alphanumeric() || "-@:%._+~#=".contains(c);
    let starts = text
        .match_indices("https://")
        .chain(text.match_indices("http://"));
    starts.into_iter().any(|(at, scheme)| {
        let rest = &text[at + scheme.len()..];
        let host = &rest[..rest.find(|c| !inside(c)).unwrap_or(rest.len())];
        // A top-level domain: a dot after at least two characters, with at least two letters after
        // it.
        host.match_indices('.').any(|(dot, _)| {
            let tail = &host[dot + 1..];
            dot >= 2 && tail.bytes().take_while(u8::is_ascii_alphabetic).count() >= 2
        })
    })
}

/// The problem that rustdoc would have with a description, if any.
fn problem(markdown: &str) -> Option<String> {
    let options = MarkdownOptions::ENABLE_TABLES
        | MarkdownOptions::ENABLE_FOOTNOTES
        | MarkdownOptions::ENABLE_STRIKETHROUGH
        | MarkdownOptions::ENABLE_TASKLISTS
        | MarkdownOptions::ENABLE_SMART_PUNCTUATION;
    let mut broken = None;
    let parser = Parser::new_with_broken_link_callback(
        markdown,
        options,
        Some(|link: pulldown_cmark::BrokenLink<'_>| {
            broken = Some(link.reference.to_string());
            None
        }),
    );
    let mut links = 0;
    let mut found = None;
    for event in parser {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                links += 1;
                if !dest_url.starts_with("http://") && !dest_url.starts_with("https://") {
                    found = Some(format!("a link to {dest_url}"));
                }
            }
            Event::End(pulldown_cmark::TagEnd::Link) => links -= 1,
            Event::Text(text) if links == 0 && has_bare_url(&text) => {
                found = Some(format!("a bare address in {text}"));
            }
            Event::Start(Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::Strong)
            | Event::End(_)
            | Event::Code(_)
            | Event::Text(_) => {}
            other => found = Some(format!("{other:?}")),
        }
    }
    if markdown.chars().any(|c| c.is_control() && c != '\n') {
        found = Some("a control character".to_owned());
    }
    found.or_else(|| broken.map(|link| format!("a broken link to {link}")))
}

#[test]
fn descriptions_contain_only_allowed_markdown() {
    let piece = select(vec![
        "<p>",
        "</p>",
        "<ul>",
        "</ul>",
        "<ol>",
        "<li>",
        "</li>",
        "<b>",
        "</b>",
        "<br>",
        "<code>",
        "</code>",
        "<a href=\"https://a.bc/?d&e=(f)\">",
        "<a href=x>",
        "</a>",
        "<table>",
        "<tr>",
        "<td>",
        "<pre>",
        "<script>",
        "<div ",
        "<!--",
        "-->",
        "&lt;",
        "&#60;",
        "&copy;",
        "&",
        "`",
        "``",
        "```",
        "```rust\n",
        "~~~",
        "~~a~~",
        "[a]",
        "[a]: b",
        "[`A`]",
        "[A](",
        "![a](b)",
        "[x](https://a.bc)",
        "[^1]",
        "[ ] ",
        "](",
        ")",
        "*",
        "**",
        "**b**",
        "_",
        "__",
        "# ",
        "#",
        "- ",
        "-",
        "---",
        "===",
        "+ ",
        "1. ",
        "1)",
        "> ",
        "| a | b |",
        "|-|-|",
        "    x",
        "\t",
        "\n",
        "\n\n",
        " ",
        "\\",
        "a",
        "word",
        "A_B",
        "\u{4e2d}",
        "\u{2022}",
        "\u{202e}",
        "\u{0}",
        "http://",
        "https://a.bc/d_e",
        "http://_x.com",
        "http(s)://x.com",
        "ftp://a.bc",
        "<https://a.bc>",
        "a@b.cd",
        ":",
        ".",
        "!",
        "$x$",
        "{#id}",
        "\u{a0}",
        "<A>",
    ]);
    let text = vec(piece, 0..12).prop_map(|pieces| pieces.concat());
    let mut runner = TestRunner::new(cases(2_000));
    let outcome = runner.run(&text, |text| {
        for markdown in read_both(&text) {
            let problem = problem(&markdown);
            prop_assert!(
                problem.is_none(),
                "{:?} makes {:?}: {:?}",
                text,
                markdown,
                problem
            );
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}
