//! Descriptions folded for searching: one spelling for all languages, widths and punctuation marks.

use std::ops::Range;

/// A description without white space and marks, in lower case, with ASCII in place of full-width
/// characters and digits in place of numerals: `Default value: \`0\`` and `默认值为０。` become
/// `defaultvalue:0` and `默认值为0.`.
#[derive(Debug)]
pub(super) struct FoldedText(String);

impl FoldedText {
    /// Folds the visible text of a description.
    pub(super) fn of(text: &str) -> Self {
        let mut folded = Folded::default();
        for c in text.chars() {
            folded.push(c);
        }
        Self(folded.finish())
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Whether it contains one of `words`, which are separated by spaces.
    pub(super) fn has(&self, words: &str) -> bool {
        words
            .split_ascii_whitespace()
            .any(|word| self.0.contains(word))
    }

    /// The text without all of `words`.
    pub(super) fn without(&self, words: &str) -> Self {
        let mut text = self.0.clone();
        for word in words.split_ascii_whitespace() {
            text = text.replace(word, "|");
        }
        Self(text)
    }

    /// Whether it consists of `words` and punctuation only.
    pub(super) fn is_only(&self, words: &str) -> bool {
        !self.without(words).0.chars().any(char::is_alphanumeric)
    }

    /// The numbers in it, with their positions; `None` for those that are not integers of 64 bits.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (Option<u64>, Range<usize>)> {
        let text = self.0.as_str();
        let mut at = 0;
        std::iter::from_fn(move || {
            let from = at + text[at..].find(|c: char| c.is_ascii_digit())?;
            let mut end = from;
            // Groups of three digits and decimals belong to one number.
            while let Some(c) = text[end..].chars().next() {
                let digits = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count();
                let inside = match c {
                    '.' => digits(&text[end + 1..]) > 0,
                    ',' => digits(&text[end + 1..]) == 3 && !is_range(&text[..from], &text[end..]),
                    _ => false,
                };
                if !c.is_ascii_digit() && !inside {
                    break;
                }
                end += 1;
            }
            at = end;
            Some((text[from..end].parse().ok(), from..end))
        })
    }
}

/// Whether a comma after a number separates the ends of a range, as in `[0,100]`.
fn is_range(before: &str, after: &str) -> bool {
    after.starts_with(',') && before.ends_with(['[', '('])
}

#[derive(Default)]
struct Folded {
    text: String,
    /// Start of the last word of Latin letters.
    word: Option<usize>,
}

impl Folded {
    fn push(&mut self, c: char) {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        };
        let c = match c {
            '。' | '｡' => '.',
            '、' | ';' => ',',
            '【' | '〔' => '[',
            '】' | '〕' => ']',
            '×' | '✕' | '✖' | '∗' => '*',
            '–' | '—' | '−' | '‐' | '~' | '〜' => '-',
            '〇' | '零' => '0',
            '頁' => '页',
            '數' => '数',
            '從' => '从',
            '開' => '开',
            '為' => '为',
            '條' => '条',
            '認' => '认',
            '錄' => '录',
            '碼' => '码',
            '個' => '个',
            '總' => '总',
            '號' => '号',
            '當' => '当',
            c => c,
        };
        if c == '≥' || c == '≧' {
            self.end_word();
            self.text.push_str(">=");
            return;
        }
        let before = self.text.chars().next_back();
        let numeral = before.is_some_and(|c| "第从由自为是以认".contains(c));
        let c = match c {
            '一' if numeral => '1',
            '二' if numeral => '2',
            '三' if numeral => '3',
            c => c,
        };
        if c.is_ascii_alphabetic() {
            self.word.get_or_insert(self.text.len());
        } else {
            self.end_word();
        }
        let is_mark = matches!(
            c,
            '"' | '\'' | '“' | '”' | '‘' | '’' | '「' | '」' | '\u{200b}' | '\u{feff}'
        );
        if !c.is_whitespace() && !is_mark {
            self.text.extend(c.to_lowercase());
        }
    }

    /// Replaces a numeral by a digit.
    fn end_word(&mut self) {
        let Some(from) = self.word.take() else { return };
        let digit = match &self.text[from..] {
            "zero" => "0",
            "one" => "1",
            _ => return,
        };
        self.text.replace_range(from.., digit);
    }

    fn finish(mut self) -> String {
        self.end_word();
        self.text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_are_folded() {
        for (text, folded) in [
            ("Default value: 0.", "defaultvalue:0."),
            ("默认值为０。", "默认值为0."),
            (
                "offset=limit*(page number-1)",
                "offset=limit*(pagenumber-1)",
            ),
            ("Limit * (Page – 1), not Page", "limit*(page-1),notpage"),
            ("偏移量（Ｏｆｆｓｅｔ），从零开始", "偏移量(offset),从0开始"),
            ("第一頁，從一開始", "第1页,从1开始"),
            ("see API 1 from zero", "seeapi1from0"),
            (">= 0 & ≥1", ">=0&>=1"),
        ] {
            assert_eq!(FoldedText::of(text).text(), folded);
        }
    }

    #[test]
    fn numbers_are_found_as_a_whole() {
        let numbers = |text: &str| {
            let prose = FoldedText::of(text);
            let numbers = prose.numbers().map(|(number, _)| number);
            numbers.collect::<Vec<_>>()
        };
        assert_eq!(numbers("default: 10, or 1"), [Some(10), Some(1)]);
        assert_eq!(
            numbers("[0,100] and 1,000 or 0.5"),
            [Some(0), Some(100), None, None]
        );
        assert_eq!(numbers("0,1,2"), [Some(0), Some(1), Some(2)]);
        assert_eq!(numbers("99999999999999999999"), [None]);
        assert_eq!(numbers("none"), []);
    }

    proptest! {
        #[test]
        fn any_text_can_be_folded(text in "[a-z0-9 从一０。`*\\\\&\\[\\]()<>,.;g]{0,40}") {
            let prose = FoldedText::of(&text);
            prop_assert!(!prose.text().contains(char::is_whitespace));
            for (_, place) in prose.numbers() {
                prop_assert!(prose.text().get(place).is_some());
            }
        }
    }
}
