//! A position in JSON text whose grammar has been checked.
//!
//! serde's own interface cannot inspect a value before deciding how to parse it, and rejects the
//! whole text for one number out of range or an unpaired surrogate. Here each value can be
//! inspected, skipped or cut out. As the grammar is known to be correct, moving on is cheap:
//! strings end at a quote, brackets balance. On unchecked text the results are meaningless, but no
//! method panics or loops forever.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{Deserializer, Visitor};
use serde_json::error::Category;

use super::repair::repair;

/// Type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

/// Checks the grammar of `text`. Returns a repaired text if strings or numbers are written in a way
/// that JSON does not allow.
///
/// # Errors
///
/// If `text` is not JSON and cannot be repaired.
pub(crate) fn check(text: &str) -> Result<Option<String>, serde_json::Error> {
    let Err(error) = Cursor::new(text) else {
        return Ok(None);
    };
    let Some(repaired) = repair(text) else {
        return Err(error);
    };
    Cursor::new(&repaired)?;
    Ok(Some(repaired))
}

/// A position in front of a value, a key or the end of a container.
#[derive(Clone)]
pub(crate) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Checks the grammar of `text`, and returns the position in front of its value.
    pub(crate) fn new(text: &'a str) -> Result<Self, serde_json::Error> {
        serde_json::from_str::<serde::de::IgnoredAny>(text)?;
        Ok(Self { text, at: 0 })
    }

    /// The position `at` bytes into text that has been checked.
    pub(crate) fn resume(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// Offset of the position, in bytes.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Type of the value here.
    pub(crate) fn kind(&mut self) -> Kind {
        match self.peek() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b'"') => Kind::String,
            Some(b't' | b'f') => Kind::Boolean,
            Some(b'-' | b'0'..=b'9') => Kind::Number,
            _ => Kind::Null,
        }
    }

    /// Moves into the object or array here.
    pub(crate) fn enter(&mut self) {
        self.peek();
        self.at += 1;
    }

    /// Moves behind the next key of an object and returns it without quotes, or moves behind the
    /// object if there is none.
    pub(crate) fn next_key(&mut self) -> Option<Cow<'a, str>> {
        self.next_item()?;
        let (start, escaped) = (self.at, self.skip_string());
        let end = self.at;
        self.peek();
        self.at += 1;
        Some(content(self.text, start..end, escaped))
    }

    /// Moves in front of the next item of an array, or behind the array if there is none.
    pub(crate) fn next_item(&mut self) -> Option<()> {
        if self.peek() == Some(b',') {
            self.at += 1;
        }
        match self.peek() {
            Some(b']' | b'}') => {
                self.at += 1;
                None
            }
            byte => byte.map(drop),
        }
    }

    /// Moves behind the value here and returns its text.
    pub(crate) fn skip(&mut self) -> &'a str {
        let first = self.peek();
        let start = self.at;
        match first {
            Some(b'"') => drop(self.skip_string()),
            Some(b'{' | b'[') => self.skip_container(),
            Some(b'}' | b']' | b',' | b':') => self.at += 1,
            Some(_) => self.skip_word(),
            None => {}
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Moves behind the string here and returns its content. Unpaired surrogates are replaced by
    /// U+FFFD.
    pub(crate) fn string(&mut self) -> Cow<'a, str> {
        if self.peek() != Some(b'"') {
            return unquote(self.skip());
        }
        let (start, escaped) = (self.at, self.skip_string());
        content(self.text, start..self.at, escaped)
    }

    /// Moves behind the value and returns its text if it is a string or a number.
    pub(crate) fn scalar_text(&mut self) -> Option<String> {
        match self.kind() {
            Kind::String => Some(self.string().into_owned()),
            Kind::Number => Some(self.skip().to_owned()),
            _ => {
                self.skip();
                None
            }
        }
    }

    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if byte > b' ' || !byte.is_ascii_whitespace() {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Moves behind the string here. Returns whether characters in it are escaped.
    fn skip_string(&mut self) -> bool {
        let mut escaped = false;
        self.at += 1;
        while let Some(rest) = self.text.as_bytes().get(self.at..) {
            match quote_or_backslash(rest) {
                Some(at) if rest[at] == b'"' => {
                    self.at += at + 1;
                    return escaped;
                }
                // An escaped character cannot end the string.
                Some(at) => {
                    escaped = true;
                    self.at += at + 2;
                }
                None => break,
            }
        }
        self.at = self.text.len();
        escaped
    }

    /// Moves behind the object or array here.
    fn skip_container(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b'"' => {
                    self.skip_string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                break;
            }
        }
    }

    /// Moves behind a number, `true`, `false` or `null`.
    fn skip_word(&mut self) {
        loop {
            self.at += 1;
            match self.text.as_bytes().get(self.at) {
                None | Some(b',' | b']' | b'}' | b':' | b'"' | 0..=b' ') => return,
                Some(_) => {}
            }
        }
    }
}

/// Position of the first quote or backslash.
fn quote_or_backslash(text: &[u8]) -> Option<usize> {
    /// Length of most keys and values, in words of eight bytes. A search for long text takes longer
    /// to start than to compare as many.
    const SHORT: usize = 3;
    let (words, _) = text.as_chunks();
    let words = words.get(..SHORT).unwrap_or(words);
    for (index, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = zero_bytes(word ^ repeated(b'"')) | zero_bytes(word ^ repeated(b'\\'));
        if found != 0 {
            return Some(index * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let start = words.len() * 8;
    Some(memchr::memchr2(b'"', b'\\', text.get(start..)?)? + start)
}

/// Sets the highest bit of bytes that are 0. The lowest bit set is exact; others may be wrong.
fn zero_bytes(word: u64) -> u64 {
    word.wrapping_sub(repeated(1)) & !word & repeated(0x80)
}

const fn repeated(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Content of the string literal in a range of `text`.
fn content(text: &str, range: Range<usize>, escaped: bool) -> Cow<'_, str> {
    match escaped {
        true => unquote(text.get(range).unwrap_or_default()),
        // Most strings have nothing to convert, and need not be searched again.
        false => Cow::Borrowed(text.get(range.start + 1..range.end - 1).unwrap_or_default()),
    }
}

/// Content of a string literal.
pub(crate) fn unquote(literal: &str) -> Cow<'_, str> {
    let inner = literal
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(literal);
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return Cow::Borrowed(inner);
    }
    match serde_json::Deserializer::from_str(literal).deserialize_bytes(Lossy) {
        Ok(text) => Cow::Owned(text),
        Err(_) => Cow::Borrowed(inner),
    }
}

/// First byte of an encoded surrogate.
const SURROGATE: u8 = 0xed;

/// Converts bytes to text. serde_json returns an unpaired surrogate as bytes, but not as a string.
struct Lossy;

impl Visitor<'_> for Lossy {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<String, E> {
        let mut text = String::with_capacity(bytes.len());
        let mut chunks = bytes.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            text.push_str(chunk.valid());
            if chunk.invalid().is_empty() {
                continue;
            }
            text.push(char::REPLACEMENT_CHARACTER);
            // A surrogate is three bytes, each of which is invalid on its own.
            if chunk.invalid() == [SURROGATE] {
                for _ in 0..2 {
                    chunks.next_if(|rest| rest.valid().is_empty());
                }
            }
        }
        Ok(text)
    }
}

/// Whether text ended within a value, as when a connection is cut.
pub(crate) fn is_truncated(error: &serde_json::Error) -> bool {
    error.classify() == Category::Eof
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cursor_traverses_keys_and_values() {
        let mut cursor = Cursor::new(r#" { "a" : [1, "x]\"}", {}] , "b\u0041":null } "#).unwrap();
        assert_eq!(cursor.kind(), Kind::Object);
        cursor.enter();
        assert_eq!(cursor.next_key().as_deref(), Some("a"));
        assert_eq!(cursor.kind(), Kind::Array);
        assert_eq!(cursor.clone().skip(), r#"[1, "x]\"}", {}]"#);
        cursor.enter();
        let mut items = Vec::new();
        while cursor.next_item().is_some() {
            items.push(cursor.skip());
        }
        assert_eq!(items, ["1", r#""x]\"}""#, "{}"]);
        assert_eq!(cursor.next_key().as_deref(), Some("bA"));
        assert_eq!(cursor.kind(), Kind::Null);
        assert_eq!(cursor.skip(), "null");
        assert_eq!(cursor.next_key(), None);
    }

    #[test]
    fn unpaired_surrogate_is_replaced() {
        assert_eq!(unquote(r#""a\ud800b\n""#), "a\u{fffd}b\n");
        assert_eq!(
            unquote(r#""\udc00\ud800\ud83d\ude80\ud800""#),
            "\u{fffd}\u{fffd}\u{1F680}\u{fffd}"
        );
        assert_eq!(unquote(r#""\ud83d\ude80""#), "\u{1F680}");
    }

    /// Rebuilds a value by means of the cursor.
    fn rebuild(cursor: &mut Cursor<'_>) -> serde_json::Value {
        match cursor.kind() {
            Kind::Object => {
                cursor.enter();
                let mut map = serde_json::Map::new();
                while let Some(key) = cursor.next_key() {
                    map.insert(key.into_owned(), rebuild(cursor));
                }
                map.into()
            }
            Kind::Array => {
                cursor.enter();
                let mut items = Vec::new();
                while cursor.next_item().is_some() {
                    items.push(rebuild(cursor));
                }
                items.into()
            }
            Kind::String => cursor.string().into_owned().into(),
            _ => serde_json::from_str(cursor.skip()).unwrap(),
        }
    }

    pub(crate) fn json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            any::<f64>().prop_map(Into::into),
            "\\PC*|[\\x00-\\x7f]*".prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 64, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
                prop::collection::btree_map("[\\x00-\\x7f]{0,6}", inner, 0..6)
                    .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_json_is_traversed_completely(value in json()) {
            for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
                prop_assert_eq!(rebuild(&mut Cursor::new(&text).unwrap()), value.clone());
                prop_assert_eq!(Cursor::new(&text).unwrap().skip(), text.as_str());
            }
        }

        #[test]
        fn unchecked_text_neither_panics_nor_hangs(text in "[\\[\\]{}:,\"\\\\ a1n\u{fc}]{0,24}") {
            let mut cursor = Cursor { text: &text, at: 0 };
            for _ in 0..32 {
                cursor.kind();
                cursor.clone().skip();
                cursor.clone().string();
                cursor.enter();
                cursor.next_key();
            }
        }
    }
}
