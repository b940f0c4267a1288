//! Values out of a JSON object with secrets in it. serde would copy them into buffers that nobody
//! wipes, and quote them in its errors.

use std::borrow::Cow;

use zeroize::Zeroizing;

use super::names;
use crate::error::CredentialError;
use crate::json::{Cursor, Kind};

/// A JSON object: the names of its members, and the values of those that are text or numbers.
pub(super) struct Object<'a> {
    members: Vec<(Cow<'a, str>, Value)>,
}

enum Value {
    Null,
    Text(Zeroizing<String>),
    Other,
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
                Kind::String => Value::Text(Zeroizing::new(cursor.string().into_owned())),
                Kind::Number => Value::Text(Zeroizing::new(cursor.skip().to_owned())),
                kind => {
                    cursor.skip();
                    match kind {
                        Kind::Null => Value::Null,
                        _ => Value::Other,
                    }
                }
            };
            members.push((name, value));
        }
        Ok(Self { members })
    }

    /// The text or the digits of a member; nothing if it is missing, null or empty.
    ///
    /// # Errors
    ///
    /// If it is something else, or there twice.
    pub(super) fn value(&self, name: &str) -> Result<Option<&str>, CredentialError> {
        let mut found = self.members.iter().filter(|(known, _)| known == name);
        let value = match found.next() {
            None | Some((_, Value::Null)) => None,
            Some((_, Value::Text(text))) => Some(text.trim()).filter(|text| !text.is_empty()),
            Some((_, Value::Other)) => {
                return Err(CredentialError::new(format!("its {name} is not text")));
            }
        };
        match found.next() {
            None => Ok(value),
            Some(_) => Err(CredentialError::new(format!("it has {name} twice"))),
        }
    }

    /// The same for what must be there.
    pub(super) fn required(&self, name: &str) -> Result<&str, CredentialError> {
        self.value(name)?.ok_or_else(|| {
            let there = names::list(self.names());
            CredentialError::new(format!(
                "it has no {name}, or an empty one; its members are: {there}"
            ))
        })
    }

    /// The names of all members.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|(name, _)| &**name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_numbers_are_read_and_the_rest_is_passed_over() {
        let text = r#"{"a": "x\/y", "b": 12, "c": null, "d": {"a": 1}, "e": true, "f": "", "h": " z ", "i": 1, "i": 2}"#;
        let object = Object::parse(text).unwrap();
        let values = ["a", "b", "c", "f", "g", "h"].map(|name| object.value(name).unwrap());
        assert_eq!(
            values,
            [Some("x/y"), Some("12"), None, None, None, Some("z")]
        );
        let error = |name| object.value(name).unwrap_err().to_string();
        assert!(error("d").ends_with("its d is not text"));
        assert!(error("e").ends_with("its e is not text"));
        assert!(error("i").ends_with("it has i twice"));
        let error = object.required("g").err().unwrap().to_string();
        assert!(
            error.ends_with(
                "it has no g, or an empty one; its members are: a, b, c, d, e, f, h, i, i"
            )
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
