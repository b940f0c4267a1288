//! JSON text as a tree that keeps the position of every value.
//!
//! `serde_json` decides what is JSON and where it stops being so; the walk over the text that
//! follows only records places, and can therefore be simple.

use std::borrow::Cow;
use std::path::PathBuf;

use serde::de::IgnoredAny;

use crate::source::File;

/// How deep arrays and objects may be nested.
pub(crate) const MAX_DEPTH: usize = 64;

/// How many values one file may hold; bounds the memory that a file of a given size can take.
pub(crate) const MAX_VALUES: usize = 2_000_000;

/// A value and the bytes it stood in.
#[derive(Debug)]
pub struct Node<'t> {
    /// Byte offset of its first byte.
    pub start: u32,
    /// Byte offset behind its last byte.
    pub end: u32,
    /// The value itself.
    pub value: Value<'t>,
}

/// A JSON value.
#[derive(Debug)]
pub enum Value<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it was written.
    Number(&'t str),
    /// A string, without its escapes.
    String(Cow<'t, str>),
    /// An array.
    Array(Vec<Node<'t>>),
    /// An object, with its keys in the order of the text.
    Object(Vec<Entry<'t>>),
}

/// A key of an object, with its value.
#[derive(Debug)]
pub struct Entry<'t> {
    /// The key, without its escapes.
    pub key: Cow<'t, str>,
    /// Byte offset of the key's opening quote.
    pub key_start: u32,
    /// Byte offset behind the key's closing quote.
    pub key_end: u32,
    /// The value.
    pub node: Node<'t>,
}

/// An error in a JSON text.
#[derive(Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Byte offset where the error starts.
    pub start: usize,
    /// Byte offset behind its end.
    pub end: usize,
    /// Description of the error, in one line.
    pub message: String,
    /// Text for the marked place.
    pub label: String,
    /// Advice on how to correct it.
    pub help: Option<String>,
}

impl Value<'_> {
    /// The kind of the value, as messages name it.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "`null`",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

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
    let mut walk = Walk {
        text,
        at: 0,
        values: 0,
    };
    walk.skip_space();
    walk.value(0)
}

/// Puts the words of `serde_json` into the form of the other messages.
fn explain(file: &File, error: &serde_json::Error) -> SyntaxError {
    let text = &file.text;
    let mut start = file.offset(error.line(), error.column());
    if error.is_eof() {
        // What is missing belongs behind the last thing that is there.
        start = text.trim_end().len();
    }
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let said = error.to_string();
    let said = said.rfind(" at line ").map_or(&*said, |end| &said[..end]);
    let mut label = match said.strip_prefix("EOF while parsing ") {
        Some("a value") => "the file ends where a value is expected".to_owned(),
        Some(what) => format!("the file ends inside {what}"),
        None => said.to_owned(),
    };
    let mut help = None;
    let before = before.trim_end();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    if rest.starts_with([']', '}']) && before.ends_with(',') {
        start = before.len() - 1;
        "there is nothing behind this comma".clone_into(&mut label);
        help = Some("JSON allows no comma before a closing bracket".to_owned());
    } else if rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#') {
        help = Some("JSON has no comments".to_owned());
    } else if rest.starts_with(['\'', '`']) {
        help = Some("JSON writes text in double quotes".to_owned());
    } else if rest.starts_with(is_odd_blank) {
        help = Some("this is a blank of another kind: delete it, or type a space".to_owned());
    } else if let Some((c, right)) = rest.chars().next().and_then(typed) {
        help = Some(format!("JSON wants {right} here, and not `{c}`"));
    } else if let Some((at, (c, right))) = typed_before(before, line) {
        // A quote that ended no text, so that the diagnostic is reported behind it.
        start = line + at;
        "this is part of the text, and does not end it".clone_into(&mut label);
        help = Some(format!("JSON wants {right} here, and not `{c}`"));
    } else if label.starts_with("control character") {
        "expected the end of this text".clone_into(&mut label);
        help = Some("a line break inside a text is written `\\n`, a tab `\\t`".to_owned());
    } else if label.starts_with("invalid escape") {
        help = Some("a backslash inside a text is written `\\\\`".to_owned());
    } else if label.starts_with("key must be a string") && rest.starts_with(is_word) {
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let key: String = rest[..end].chars().take(40).collect();
        help = Some(format!("JSON writes keys in double quotes: `\"{key}\"`"));
    } else if label.starts_with("expected `,`") && rest.starts_with(['{', '[', '"']) {
        help = Some("a comma is missing before this".to_owned());
    } else if label.starts_with("expected `,`") && rest.starts_with(';') {
        help = Some("JSON separates with `,`, and not with `;`".to_owned());
    } else if label.starts_with("expected `:`") && rest.starts_with('=') {
        help = Some("JSON writes `:` between a key and its value".to_owned());
    } else if rest.starts_with(is_word)
        && let Some(right) = bare_word(rest)
    {
        help = Some(format!("did you mean `{right}`?"));
    }
    let marked = text.get(start..).and_then(|rest| rest.chars().next());
    SyntaxError {
        start,
        end: start + marked.map_or(0, char::len_utf8),
        message: "this is not valid JSON".to_owned(),
        label,
        help,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A character that another keyboard has in the place of one of JSON's, and that one.
fn typed(c: char) -> Option<(char, &'static str)> {
    let right = match c {
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ff02}' | '\u{300c}'
        | '\u{300d}' | '\u{ab}' | '\u{bb}' | '\u{2018}' | '\u{2019}' => "`\"`",
        '\u{ff0c}' | '\u{3001}' | '\u{ff1b}' => "`,`",
        '\u{ff1a}' => "`:`",
        '\u{3010}' | '\u{ff3b}' | '\u{3014}' => "`[`",
        '\u{3011}' | '\u{ff3d}' | '\u{3015}' => "`]`",
        '\u{ff5b}' => "`{`",
        '\u{ff5d}' => "`}`",
        _ => return None,
    };
    Some((c, right))
}

/// Blanks that are none to JSON, as pages and other keyboards have them.
fn is_odd_blank(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{3000}' | '\u{2002}'..='\u{200b}' | '\u{202f}' | '\u{2060}' | '\u{feff}'
    )
}

/// The last quote of another keyboard on the line that starts at `line`, and where in it.
fn typed_before(before: &str, line: usize) -> Option<(usize, (char, &'static str))> {
    let line = before.get(line..)?;
    let quotes = ['\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{ff02}'];
    let at = line.rfind(quotes)?;
    let found = line[at..].chars().next().and_then(typed)?;
    Some((at, found))
}

/// What JSON has for a word without quotes.
fn bare_word(rest: &str) -> Option<&'static str> {
    let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    let word = rest.get(..end.min(16))?;
    Some(match &*word.to_lowercase() {
        "true" | "yes" | "是" => "true",
        "false" | "no" | "否" => "false",
        "null" | "none" | "nil" | "undefined" => "null",
        _ => return None,
    })
}

/// A walk over text that is known to be JSON.
struct Walk<'t> {
    text: &'t str,
    at: usize,
    values: usize,
}

type Walked<T> = Result<T, Box<SyntaxError>>;

impl<'t> Walk<'t> {
    fn value(&mut self, depth: usize) -> Walked<Node<'t>> {
        let start = self.at;
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(self.wrong(
                start,
                format!("this file holds more than {MAX_VALUES} values"),
            ));
        }
        if depth > MAX_DEPTH {
            return Err(self.wrong(start, format!("this is nested more than {MAX_DEPTH} deep")));
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

    fn object(&mut self, depth: usize) -> Walked<Value<'t>> {
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

    fn array(&mut self, depth: usize) -> Walked<Value<'t>> {
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

    /// Reads the string that starts here, quotes included.
    fn string(&mut self) -> Walked<Cow<'t, str>> {
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
            // A quote behind an odd number of backslashes belongs to the text.
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
                message: "this text is not Unicode".to_owned(),
                label: "holds one half of a surrogate pair".to_owned(),
                help: None,
            })),
        }
    }

    fn number(&mut self) -> Walked<&'t str> {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or("");
        let inside = |c: u8| matches!(c, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let length = rest.bytes().take_while(|c| inside(*c)).count();
        // Never stand still, whatever the text is.
        self.at += length.max(1);
        let number = &rest[..length];
        let may_be_huge = length > 300 || number.contains(['e', 'E']);
        if may_be_huge && number.parse().is_ok_and(f64::is_infinite) {
            return Err(Box::new(SyntaxError {
                start,
                end: self.at,
                message: "this number is too large".to_owned(),
                label: "expected one that fits 64 bits".to_owned(),
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

    /// The byte here, 0 at the end: no JSON text holds a zero byte.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn wrong(&self, start: usize, message: String) -> Box<SyntaxError> {
        Box::new(SyntaxError {
            start,
            end: start + 1,
            message,
            label: "this is one too many".to_owned(),
            help: None,
        })
    }
}
