//! JSON text as a tree that keeps the position of every value.
//!
//! `serde_json` validates the text and locates the first error; the parser that follows only
//! records positions, and can therefore be simple.
//!
//! Parsers with spans from crates.io were measured over 16 MB of the vendor's `api.json` files, in
//! a release build: jsonc-parser 0.34 takes 1.5 times as long and accepts line breaks and tabs in
//! strings, no-break spaces between values, `1e999` and empty files; json-spanned-value 0.2 takes
//! 6.8 times as long and stops at the first duplicate key; json-syntax 0.12 takes 4.9 times as
//! long; spanned_json_parser 0.2 takes 13.9 times as long and overflows the stack on nested arrays.

use std::borrow::Cow;
use std::path::PathBuf;

use serde::de::IgnoredAny;

use super::syntax_error::{SyntaxError, explain};
use super::tree::{Entry, Node, Value};
use crate::source::File;

/// Maximum nesting of arrays and objects.
pub(crate) const MAX_DEPTH: usize = 64;

/// Maximum number of values in one file; bounds the memory that a file of a given size can take.
pub(crate) const MAX_VALUES: usize = 2_000_000;

/// Parses a JSON text, which must not start with a byte order mark.
///
/// # Errors
///
/// The first error, if `text` is not JSON, nested too deep or too large.
pub fn parse(text: &str) -> Result<Node<'_>, Box<SyntaxError>> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let file = File::new(PathBuf::new(), text.to_owned());
        return Err(Box::new(explain(&file, &error)));
    }
    let mut parser = Parser {
        text,
        at: 0,
        values: 0,
    };
    parser.skip_space();
    parser.value(0)
}

/// A parser of text that is known to be JSON.
struct Parser<'t> {
    text: &'t str,
    at: usize,
    values: usize,
}

type Parsed<T> = Result<T, Box<SyntaxError>>;

impl<'t> Parser<'t> {
    fn value(&mut self, depth: usize) -> Parsed<Node<'t>> {
        let start = self.at;
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(self.wrong(
                start,
                format!("this file contains more than {MAX_VALUES} values"),
            ));
        }
        if depth > MAX_DEPTH {
            return Err(self.wrong(start, format!("nesting exceeds {MAX_DEPTH} levels")));
        }
        let value = match self.peek() {
            b'{' => self.object(depth)?,
            b'[' => self.array(depth)?,
            b'"' => Value::String(self.string()?),
            b't' => self.word(4, Value::Bool(true)),
            b'f' => self.word(5, Value::Bool(false)),
            b'n' => self.word(4, Value::Null),
            _ => Value::Number(self.number()?),
        };
        Ok(Node {
            start: start as u32,
            end: self.at as u32,
            value,
        })
    }

    fn object(&mut self, depth: usize) -> Parsed<Value<'t>> {
        let mut entries = Vec::new();
        self.at += 1;
        loop {
            self.skip_space();
            match self.peek() {
                b'"' => {}
                b',' => {
                    self.at += 1;
                    continue;
                }
                _ => break,
            }
            let key_start = self.at;
            let key = self.string()?;
            let key_end = self.at;
            self.skip_space();
            self.at += 1;
            self.skip_space();
            let node = self.value(depth + 1)?;
            entries.push(Entry {
                key,
                key_start: key_start as u32,
                key_end: key_end as u32,
                node,
            });
        }
        self.at += 1;
        Ok(Value::Object(entries))
    }

    fn array(&mut self, depth: usize) -> Parsed<Value<'t>> {
        let mut items = Vec::new();
        self.at += 1;
        loop {
            self.skip_space();
            match self.peek() {
                b']' | 0 => break,
                b',' => self.at += 1,
                _ => items.push(self.value(depth + 1)?),
            }
        }
        self.at += 1;
        Ok(Value::Array(items))
    }

    /// Reads the string that starts at the current byte, quotes included.
    fn string(&mut self) -> Parsed<Cow<'t, str>> {
        let start = self.at;
        let mut end = start + 1;
        let mut escaped = false;
        loop {
            let rest = self.text.get(end..).unwrap_or("");
            let Some(quote) = rest.find('"') else {
                end = self.text.len();
                break;
            };
            let stretch = &rest[..quote];
            end += quote + 1;
            if !stretch.contains('\\') {
                break;
            }
            escaped = true;
            // A quote after an odd number of backslashes is escaped.
            let backslashes = stretch.len() - stretch.trim_end_matches('\\').len();
            if backslashes % 2 == 0 {
                break;
            }
        }
        self.at = end;
        if !escaped {
            let inner = self.text.get(start + 1..end.saturating_sub(1));
            return Ok(Cow::Borrowed(inner.unwrap_or("")));
        }
        let quoted = self.text.get(start..end).unwrap_or("");
        match serde_json::from_str(quoted) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err(_) => Err(Box::new(SyntaxError {
                start,
                end,
                message: "this string is not Unicode".to_owned(),
                label: "contains an unpaired surrogate".to_owned(),
                help: None,
            })),
        }
    }

    fn number(&mut self) -> Parsed<&'t str> {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or("");
        let inside = |c: u8| matches!(c, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let length = rest.bytes().take_while(|c| inside(*c)).count();
        // Always advance, so that no text can cause an endless loop.
        self.at += length.max(1);
        let number = &rest[..length];
        let may_be_huge = length > 300 || number.contains(['e', 'E']);
        if may_be_huge && number.parse().is_ok_and(f64::is_infinite) {
            return Err(Box::new(SyntaxError {
                start,
                end: self.at,
                message: "this number is too large".to_owned(),
                label: "expected a number in the range of a 64-bit float".to_owned(),
                help: None,
            }));
        }
        Ok(number)
    }

    fn word(&mut self, length: usize, value: Value<'t>) -> Value<'t> {
        self.at += length;
        value
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// The current byte, 0 at the end: no JSON text holds a zero byte.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn wrong(&self, start: usize, message: String) -> Box<SyntaxError> {
        Box::new(SyntaxError {
            start,
            end: start + 1,
            message,
            label: "the first beyond the limit".to_owned(),
            help: None,
        })
    }
}
