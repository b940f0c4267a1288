//! The first sentence of a description.

use super::tree::{Block, Description, Inline};

impl Description {
    /// The first sentence of the first block, or all of the block if it is one sentence.
    #[must_use]
    pub fn summary(&self) -> Self {
        let blocks = self.blocks.first().map(|block| Block {
            inlines: first_sentence(&block.inlines),
            ..block.clone()
        });
        Self {
            blocks: blocks.into_iter().collect(),
        }
    }
}

/// Sentences end in text only, never within code, links or emphasis.
fn first_sentence(inlines: &[Inline]) -> Vec<Inline> {
    let mut open = Open::default();
    for (index, inline) in inlines.iter().enumerate() {
        let Inline::Text(text) = inline else {
            continue;
        };
        let mut start = 0;
        for (at, _) in text.match_indices(". ") {
            let end = at + 1;
            open.count(&text[start..end]);
            start = end;
            // A full stop before a lower-case letter belongs to an abbreviation.
            let goes_on = match text[end..].trim_start().chars().next() {
                Some(next) => next.is_lowercase(),
                None => index + 1 == inlines.len(),
            };
            if !goes_on && open.is_balanced() {
                let mut sentence = inlines[..index].to_vec();
                sentence.push(Inline::Text(text[..end].to_owned()));
                return sentence;
            }
        }
        open.count(&text[start..]);
    }
    inlines.to_vec()
}

/// The brackets and backticks so far: a sentence does not end between them.
#[derive(Default)]
struct Open {
    square: isize,
    angle: isize,
    backticks: usize,
}

impl Open {
    fn count(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '[' => self.square += 1,
                ']' => self.square -= 1,
                '<' => self.angle += 1,
                '>' => self.angle -= 1,
                '`' => self.backticks += 1,
                _ => {}
            }
        }
    }

    fn is_balanced(&self) -> bool {
        self.square == 0 && self.angle == 0 && self.backticks.is_multiple_of(2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_ends_with_the_first_sentence_outside_of_code_and_links() {
        for (text, first) in [
            ("", ""),
            ("One", "One"),
            ("One. Two.", "One."),
            ("One, e.g. two. Three.", "One, e.g. two."),
            ("Value `a. B` here. More.", "Value `a. B` here."),
            (
                "See [a. B](https://x.y). More.",
                "See [a. B](<https://x.y>).",
            ),
            ("An [a. B] here. More.", "An \\[a. B\\] here."),
            ("A **b. C** here. More.", "A **b. C** here."),
            ("Version 1.2 only\n\nMore. Text.", "Version 1.2 only"),
            ("\u{ff}. `A`.", "\u{ff}."),
        ] {
            let summary = Description::from_text(text).summary();
            assert_eq!(summary.markdown(), first, "{text}");
        }
    }
}
