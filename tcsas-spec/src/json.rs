//! JSON text as a tree that knows where everything stood.
//!
//! `serde_json` decides what is JSON and where it stops being so; the walk over the text that
//! follows only records places, and can therefore be simple.

use std::borrow::Cow;

use serde::de::IgnoredAny;

use crate::source::File;

/// How deep arrays and objects may be nested.
pub(crate) const MAX_DEPTH: usize = 64;

/// How many values one file may hold; bounds the memory that a file of a given size can take.
pub(crate) const MAX_VALUES: usize = 2_000_000;

/// A value and the bytes it stood in.
#[derive(Debug)]
pub(crate) struct Node<'t> {
    pub start: u32,
    pub end: u32,
    pub value: Value<'t>,
}

/// A JSON value.
#[derive(Debug)]
pub(crate) enum Value<'t> {
    Null,
    Bool(bool),
    /// The number as it was written.
    Number(&'t str),
    String(Cow<'t, str>),
    Array(Vec<Node<'t>>),
    Object(Vec<Entry<'t>>),
}

/// A key of an object, with its value.
#[derive(Debug)]
pub(crate) struct Entry<'t> {
    pub key: Cow<'t, str>,
    pub key_start: u32,
    pub key_end: u32,
    pub node: Node<'t>,
}

/// Why a text is not a tree.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotJson {
    pub start: usize,
    pub end: usize,
    pub message: String,
    pub label: String,
    pub help: Option<&'static str>,
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

/// Reads the text of `file`.
pub(crate) fn parse(file: &File) -> Result<Node<'_>, Box<NotJson>> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(&file.text) {
        return Err(Box::new(explain(file, &error)));
    }
    let mut walk = Walk {
        text: &file.text,
        at: 0,
        values: 0,
    };
    walk.skip_space();
    walk.value(0)
}

/// Puts the words of `serde_json` into the form of the other messages.
fn explain(file: &File, error: &serde_json::Error) -> NotJson {
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
    if rest.starts_with([']', '}']) && before.ends_with(',') {
        start = before.len() - 1;
        "there is nothing behind this comma".clone_into(&mut label);
        help = Some("JSON allows no comma before a closing bracket");
    } else if rest.starts_with("//") || rest.starts_with("/*") {
        help = Some("JSON has no comments");
    } else if rest.starts_with('\'') {
        help = Some("JSON writes text in double quotes");
    } else if label.starts_with("control character") {
        "expected the end of this text".clone_into(&mut label);
        help = Some("a line break inside a text is written `\\n`, a tab `\\t`");
    } else if label.starts_with("invalid escape") {
        help = Some("a backslash inside a text is written `\\\\`");
    }
    let marked = text.get(start..).and_then(|rest| rest.chars().next());
    NotJson {
        start,
        end: start + marked.map_or(0, char::len_utf8),
        message: "this is not valid JSON".to_owned(),
        label,
        help,
    }
}

/// A walk over text that is known to be JSON.
struct Walk<'t> {
    text: &'t str,
    at: usize,
    values: usize,
}

type Walked<T> = Result<T, Box<NotJson>>;

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
            Err(_) => Err(Box::new(NotJson {
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
            return Err(Box::new(NotJson {
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

    fn wrong(&self, start: usize, message: String) -> Box<NotJson> {
        Box::new(NotJson {
            start,
            end: start + 1,
            message,
            label: "this is one too many".to_owned(),
            help: None,
        })
    }
}
