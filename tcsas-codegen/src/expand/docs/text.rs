//! Pieces of Markdown that documentation is put together from.

use std::fmt::Write;

/// An item of a list: a link, a remark, and what there is to say.
pub(super) fn item(name: &str, target: &str, remark: &str, text: &str, doc: &mut String) {
    let _ = write!(doc, "- [`{name}`]({target}){remark}");
    if !text.is_empty() {
        let _ = write!(doc, ": {text}");
    }
    doc.push('\n');
}

/// A description with a remark of ours behind it.
pub(super) fn noted(description: &str, note: &str) -> String {
    match description {
        "" => format!("{note}."),
        description => format!("{description}\n\n{note}."),
    }
}

pub(super) fn description_or(description: &str, other: impl FnOnce() -> String) -> String {
    if description.is_empty() {
        other()
    } else {
        description.to_owned()
    }
}

/// The first sentence of a description.
pub(super) fn summary(description: &str) -> &str {
    let line = description.lines().next().unwrap_or_default();
    let ends = line.match_indices(". ").map(|(at, _)| at + 1);
    // What goes on in lower case was an abbreviation.
    let mut ends = ends.filter(|end| {
        line[*end..]
            .trim_start()
            .starts_with(|c: char| !c.is_lowercase())
    });
    // A code span, a link or emphasis that the cut would leave open keeps the sentence whole.
    let whole = |end: &usize| {
        let cut = &line[..*end];
        cut.matches('`').count().is_multiple_of(2)
            && cut.matches("**").count().is_multiple_of(2)
            && cut.matches('[').count() == cut.matches(']').count()
            && cut.matches('<').count() == cut.matches('>').count()
    };
    ends.find(whole).map_or(line, |end| &line[..end])
}

/// An identifier as links and prose spell it: raw identifiers without their mark.
pub(super) fn link(ident: &str) -> &str {
    ident.strip_prefix("r#").unwrap_or(ident)
}

#[cfg(test)]
mod tests {
    use super::summary;

    #[test]
    fn a_summary_is_the_first_sentence_and_never_half_a_code_span() {
        for (description, first) in [
            ("", ""),
            ("One", "One"),
            ("One. Two.", "One."),
            ("One, e.g. two. Three.", "One, e.g. two."),
            ("Value `a. B` here. More.", "Value `a. B` here."),
            (
                "See [a. B](<https://x.y>). More.",
                "See [a. B](<https://x.y>).",
            ),
            ("Version 1.2 only\n\nMore. Text.", "Version 1.2 only"),
            ("\u{ff}. `A`.", "\u{ff}."),
        ] {
            assert_eq!(summary(description), first);
        }
    }
}
