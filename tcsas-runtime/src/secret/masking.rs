//! Masking in text and JSON, which may contain each other.

use std::borrow::Cow;
use std::fmt;

use serde_json::{Map, Value};

use super::names::{
    fold, is_a_value, is_secret, is_secret_number, is_secret_parameter, names_a_value,
};
use crate::json::{Budget, Cursor, Kind, check, value_within};

/// Replacement of a secret.
pub(crate) const MASK: &str = "***";

/// Length limit of text that is parsed as JSON. Longer text is treated as plain.
const MAX_JSON: usize = 1 << 20;
/// Nesting limits of strings with JSON in strings, and of the values in each: printing is
/// recursive. Deeper values are masked.
const MAX_STRINGS: u8 = 3;
const MAX_DEPTH: usize = 32;

/// Masks the secrets in a text, which may be JSON, a URL, a form, a list of headers, or a private
/// key.
pub(crate) fn mask(text: &str) -> Cow<'_, str> {
    mask_within(text, MAX_STRINGS)
}

/// Masks with `strings` as the remaining nesting limit of strings.
fn mask_within(text: &str, strings: u8) -> Cow<'_, str> {
    if text.contains("PRIVATE KEY-----") {
        return Cow::Borrowed(MASK);
    }
    if let Some(masked) = mask_in_json(text, strings) {
        return Cow::Owned(masked);
    }
    let mut masked = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices(['=', ':']) {
        if at < done {
            continue;
        }
        if let Some((from, to)) = secret_at(text, at) {
            masked.push_str(&text[done..from]);
            masked.push_str(MASK);
            done = to;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    masked.push_str(&text[done..]);
    Cow::Owned(masked)
}

fn mask_in_json(text: &str, strings: u8) -> Option<String> {
    if !text.trim_start().starts_with(['{', '[']) || text.len() > MAX_JSON {
        return None;
    }
    let repaired = check(text).ok()?;
    let mut cursor = Cursor::resume(repaired.as_deref().unwrap_or(text), 0);
    if !matches!(cursor.kind(), Kind::Object | Kind::Array) {
        return None;
    }
    let Some(strings) = strings.checked_sub(1) else {
        return Some(MASK.to_owned());
    };
    let json = value_within(&mut cursor, &mut Budget::of(MAX_JSON), MAX_DEPTH).ok()?;
    Some(Nested(&json, strings).to_string())
}

/// Range of the secret behind the `=` or `:` at `at`, if there is one.
fn secret_at(text: &str, at: usize) -> Option<(usize, usize)> {
    let (before, after) = (&text[..at], &text[at + 1..]);
    let start = at + 1;
    if text[at..].starts_with("://") {
        return user_at(text, start + 2);
    }
    let trimmed = before.trim_end_matches([' ', '\\', '"', '\'']);
    let quoted = before.trim_end().ends_with(['"', '\'']);
    let name_is = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.' | '%');
    let name = trimmed.rfind(|char| !name_is(char)).map_or(trimmed, |end| {
        let end = end + trimmed[end..].chars().next().map_or(0, char::len_utf8);
        &trimmed[end..]
    });
    if name.is_empty() {
        return None;
    }
    let is_equals = text[at..].starts_with('=');
    let value = after.trim_start_matches([' ', '\\', '"', '\'']);
    let marked = quoted || is_header(name);
    let secret = match is_equals {
        true => is_secret_parameter(name),
        false => is_secret(name) && (marked || is_value(value)),
    };
    if !secret {
        return None;
    }
    let from = start + (after.len() - value.len());
    let opened = after[..after.len() - value.len()].contains(['"', '\'']);
    let ends: &[char] = match (opened, is_equals) {
        (true, _) => &['"', '\'', '\\', '\n', '\r'],
        (false, true) => &[
            '&', ';', ',', ' ', '"', '\'', '<', '>', '#', ')', '\n', '\r', '\t',
        ],
        (false, false) if quoted => &[',', '}', ']', '\n', '\r'],
        (false, false) if marked => &['\n', '\r', '"'],
        (false, false) => &[' ', ',', ';', '\n', '\r', '\t', '"'],
    };
    let to = value.find(ends).map_or(text.len(), |end| from + end);
    (to > from).then_some((from, to))
}

/// Whether the unquoted text behind a name and a colon is the value of the name. A colon in prose
/// is no indication, unless it is followed by a word with a digit, or by one that ends the line, as
/// in YAML.
fn is_value(text: &str) -> bool {
    /// Length from which a word is a value. It also bounds the search at each colon, as a text may
    /// have a million of them.
    const LONG: usize = 256;
    let start = text
        .char_indices()
        .nth(LONG)
        .map_or(text, |(end, _)| &text[..end]);
    let word = start.split([' ', ',', ';', '\n', '\r', '\t']).next();
    let word = word.unwrap_or_default();
    if word.len() == start.len() && start.len() < text.len() {
        return true;
    }
    let last = text[word.len()..].trim_start_matches([' ', '\r']);
    word.len() >= 6 && word.bytes().any(|byte| byte.is_ascii_digit())
        || !word.is_empty() && (last.is_empty() || last.starts_with('\n'))
}

/// Range of the password in `://user:password@host`.
fn user_at(text: &str, start: usize) -> Option<(usize, usize)> {
    let rest = text.get(start..)?;
    let ends: &[char] = &['/', '?', '#', ' ', '"', '\'', '<', '>', '\n', '\r', '\t'];
    let authority = &rest[..rest.find(ends).unwrap_or(rest.len())];
    let (user, _) = authority.rsplit_once('@')?;
    let (name, password) = user.split_once(':')?;
    let from = start + name.len() + 1;
    (!password.is_empty()).then_some((from, from + password.len()))
}

fn is_header(name: &str) -> bool {
    let name = fold(name);
    ["authorization", "cookie", "xtctoken", "apikey", "authtoken"]
        .iter()
        .any(|header| name.ends_with(header))
}

/// Writes JSON, masking the values of names that denote a secret.
pub(crate) struct MaskedJson<'a>(pub(crate) &'a Value);

impl fmt::Display for MaskedJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Nested(self.0, MAX_STRINGS).fmt(f)
    }
}

/// Writes the members of a JSON object like [`MaskedJson`].
pub(crate) struct MaskedObject<'a>(pub(crate) &'a Map<String, Value>);

impl fmt::Debug for MaskedObject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        object(self.0, MAX_STRINGS, f)
    }
}

/// A value with the remaining nesting limit of strings.
struct Nested<'a>(&'a Value, u8);

impl fmt::Display for Nested<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(value, strings) = *self;
        match value {
            Value::Object(members) => object(members, strings, f),
            Value::Array(items) => {
                f.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    Nested(item, strings).fmt(f)?;
                }
                f.write_str("]")
            }
            Value::String(text) => string(&mask_within(text, strings), f),
            value => write!(f, "{value}"),
        }
    }
}

impl fmt::Debug for MaskedJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

fn object(members: &Map<String, Value>, strings: u8, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
            true => string(MASK, f)?,
            false => fmt::Display::fmt(&Nested(value, strings), f)?,
        }
    }
    f.write_str("}")
}

/// Writes a JSON string.
fn string(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}", Value::from(text))
}
