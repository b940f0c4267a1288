//! JSON values with their positions.

use std::borrow::Cow;

/// A value and its position in the text.
#[derive(Debug)]
pub struct Node<'t> {
    /// Byte offset of its first byte.
    pub start: u32,
    /// Byte offset after its last byte.
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
    /// Byte offset after the key's closing quote.
    pub key_end: u32,
    /// The value.
    pub node: Node<'t>,
}

impl<'t> Node<'t> {
    /// The entries of an object; empty for other values.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'t>] {
        match &self.value {
            Value::Object(entries) => entries,
            _ => &[],
        }
    }

    /// The items of an array; empty for other values.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::Array(items) => items,
            _ => &[],
        }
    }

    /// The value of the first entry with `key`, if this is an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let entry = self.entries().iter().find(|entry| entry.key == key)?;
        Some(&entry.node)
    }

    /// The text of a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

impl Value<'_> {
    /// The kind of the value, as named in messages.
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
