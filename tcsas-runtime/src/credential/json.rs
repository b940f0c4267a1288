//! Values out of a JSON object with secrets in it. serde would copy them into buffers that nobody wipes, and quote them in its
//! errors.

use super::names;
use crate::error::CredentialError;
use crate::object::{Cursor, Kind};
use std::borrow::Cow;
use zeroize::Zeroizing;

/// A JSON object: the names of its members, and the values of those that are text or numbers.
pub(super) struct Object<'a> {
    members: Vec<(Cow<'a, str>, Option<Zeroizing<String>>)>,
}

impl<'a> Object<'a> {
    /// Reads `text`.
    ///
    /// # Errors
    ///
    /// If it is not JSON, or not an object. Of the text only a place is shown.
    pub(super) fn parse(text: &'a str) -> Result<Self, CredentialError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut cursor = Cursor::new(text).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            CredentialError::new(format!("it is not JSON (line {line}, column {column})"))
        })?;
        if cursor.kind() != Kind::Object {
            return Err(CredentialError::new("it is JSON, but not an object"));
        }
        let mut members = Vec::new();
        cursor.enter();
        while let Some(name) = cursor.next_key() {
            let value = match cursor.kind() {
                Kind::String => Some(Zeroizing::new(cursor.string().into_owned())),
                Kind::Number => Some(Zeroizing::new(cursor.skip().to_owned())),
                _ => {
                    cursor.skip();
                    None
                }
            };
            members.push((name, value));
        }
        Ok(Self { members })
    }

    /// The text or the digits of a member; nothing if it is missing, something else, or empty. If there are several of the
    /// name, the last one counts, as in most readers.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let found = self.members.iter().rev().find(|(known, _)| known == name);
        let value = found?.1.as_ref()?.trim();
        Some(value).filter(|value| !value.is_empty())
    }

    /// The same for what must be there.
    pub(super) fn required(&self, name: &str) -> Result<&str, CredentialError> {
        self.value(name).ok_or_else(|| {
            let there = names::list(self.members.iter().map(|(name, _)| &**name));
            CredentialError::new(format!(
                "it has no {name}, or an empty one; its members are: {there}"
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_numbers_are_read_and_the_rest_is_passed_over() {
        let text =
            r#"{"a": "x\/y", "b": 12, "c": null, "d": {"a": 1}, "e": ["a"], "f": "", "a": " z "}"#;
        let object = Object::parse(text).unwrap();
        let values = ["a", "b", "c", "d", "e", "f", "g"].map(|name| object.value(name));
        assert_eq!(
            values,
            [Some("z"), Some("12"), None, None, None, None, None]
        );
        let error = object.required("g").err().unwrap().to_string();
        assert!(
            error.ends_with("it has no g, or an empty one; its members are: a, b, c, d, e, f, a")
        );
        assert_eq!(
            Object::parse(r#"{"a":"x\/y"}"#).unwrap().value("a"),
            Some("x/y")
        );
    }

    #[test]
    fn what_is_not_an_object_is_refused_without_a_word_of_it() {
        for (text, why) in [
            ("", "not JSON (line 1, column 0)"),
            ("{\n\"geheim\": geheim}", "not JSON (line 2, column 11)"),
            ("\"geheim\"", "not an object"),
        ] {
            let error = Object::parse(text).err().unwrap().to_string();
            assert!(error.contains(why) && !error.contains("geheim"), "{error}");
        }
    }
}
