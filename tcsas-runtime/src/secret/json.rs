//! JSON without the secrets in it.

use std::fmt;

use serde_json::{Map, Value};

use super::text::{TEXTS, hide_within};
use super::{HIDDEN, is_a_value, is_secret, is_secret_number, names_a_value};

/// Writes JSON text, with all below a name that is called like a secret hidden.
pub(crate) struct Shown<'a>(pub(crate) &'a Value);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Within(self.0, TEXTS).fmt(f)
    }
}

/// The same for the members of an object.
pub(crate) struct ShownObject<'a>(pub(crate) &'a Map<String, Value>);

impl fmt::Debug for ShownObject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        object(self.0, TEXTS, f)
    }
}

/// The same inside of texts, of which so many more are looked into.
pub(super) struct Within<'a>(pub(super) &'a Value, pub(super) u8);

impl fmt::Display for Within<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value, texts) = *self;
        match value {
            Value::Object(members) => object(members, texts, f),
            Value::Array(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    Within(item, texts).fmt(f)?;
                }
                f.write_str("]")
            }
            Value::String(text) => string(&hide_within(text, texts), f),
            value => write!(f, "{value}"),
        }
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

fn object(members: &Map<String, Value>, texts: u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let names_secret = members
        .iter()
        .any(|(name, value)| names_a_value(name) && value.as_str().is_some_and(is_secret));
    f.write_str("{")?;
    for (index, (name, value)) in members.iter().enumerate() {
        f.write_str(if index > 0 { "," } else { "" })?;
        string(name, f)?;
        f.write_str(":")?;
        let named = names_secret && is_a_value(name);
        let hidden = match value {
            Value::Null | Value::Bool(_) => false,
            Value::Number(_) => named || is_secret_number(name),
            Value::String(_) | Value::Array(_) | Value::Object(_) => named || is_secret(name),
        };
        match hidden {
            true => string(HIDDEN, f)?,
            false => fmt::Display::fmt(&Within(value, texts), f)?,
        }
    }
    f.write_str("}")
}

/// A string as JSON writes it.
fn string(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}", Value::from(text))
}
