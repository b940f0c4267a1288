//! Values of a JSON object that holds secrets. Derived deserialization would copy them into buffers
//! that are not wiped, and quote them in its errors.

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use tcsas_runtime::error::CredentialError;
use zeroize::Zeroizing;

use crate::listed_names;

/// A JSON object: the names of its members, and the values of those that are text or numbers.
pub(crate) struct Object {
    members: Vec<(Zeroizing<String>, Value)>,
}

enum Value {
    Null,
    Text(Zeroizing<String>),
    Other,
}

impl Value {
    fn of(json: &RawValue) -> Self {
        match json.get().as_bytes().first() {
            Some(b'"') => unquoted(json).map_or(Self::Other, Self::Text),
            Some(b'-' | b'0'..=b'9') => Self::Text(json.get().to_owned().into()),
            Some(b'n') => Self::Null,
            _ => Self::Other,
        }
    }
}

/// The content of a string. `None` if it is not Unicode.
fn unquoted(json: &RawValue) -> Option<Zeroizing<String>> {
    serde_json::from_str::<String>(json.get())
        .ok()
        .map(Zeroizing::new)
}

impl Object {
    /// Parses `text`.
    ///
    /// # Errors
    ///
    /// If it is not JSON, or not an object. The error shows a position and nothing of the text.
    pub(crate) fn parse(text: &str) -> Result<Self, CredentialError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let syntax = |error: serde_json::Error| {
            let (line, column) = (error.line(), error.column());
            CredentialError::new(format!("it is not JSON (line {line}, column {column})"))
        };
        let whole: &RawValue = serde_json::from_str(text).map_err(syntax)?;
        if !whole.get().starts_with('{') {
            return Err(CredentialError::new("it is JSON, but not an object"));
        }
        let members = serde_json::Deserializer::from_str(whole.get()).deserialize_map(Members);
        Ok(Self {
            members: members.map_err(syntax)?,
        })
    }

    /// The text or the digits of a member; nothing if it is missing, null or empty.
    ///
    /// # Errors
    ///
    /// If it is something else, or there twice.
    pub(crate) fn value(&self, name: &str) -> Result<Option<&str>, CredentialError> {
        let mut found = self.members.iter().filter(|(known, _)| **known == name);
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
    pub(crate) fn required(&self, name: &str) -> Result<&str, CredentialError> {
        self.value(name)?.ok_or_else(|| {
            let there = listed_names::list(self.names());
            CredentialError::new(format!(
                "it has no {name}, or an empty one; its members are: {there}"
            ))
        })
    }

    /// The names of all members.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|(name, _)| name.as_str())
    }
}

/// Collects the members of an object, repeated ones too.
struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(Zeroizing<String>, Value)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((name, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            members.push((unquoted(name).unwrap_or_default(), Value::of(value)));
        }
        Ok(members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_numbers_are_read_and_other_values_ignored() {
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
    fn invalid_json_is_rejected_without_showing_it() {
        for (text, why) in [
            ("", "not JSON (line 1, column 0)"),
            ("{\n\"SENTINEL\": SENTINEL}", "not JSON (line 2, column 13)"),
            ("\"SENTINEL\"", "not an object"),
        ] {
            let error = Object::parse(text).err().unwrap().to_string();
            assert!(
                error.contains(why) && !error.contains("SENTINEL"),
                "{error}"
            );
        }
    }
}
