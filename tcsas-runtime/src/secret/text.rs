//! Secrets inside of texts.

use std::borrow::Cow;

use super::json::Within;
use super::{HIDDEN, is_secret, is_secret_parameter};
use crate::json::{Budget, Cursor, Kind, check, value_within};

/// The longest text that is looked into as JSON. Longer ones are shown as if they were none.
const LONGEST: usize = 1 << 20;
/// How often texts are looked into that stand in each other, and how deep into each: printing takes
/// the stack. What is deeper is hidden.
pub(super) const TEXTS: u8 = 3;
const DEPTH: usize = 32;

/// A text without the secrets in it: it may be JSON, an address, a form, a list of headers, or a
/// key as such.
pub(crate) fn hide(text: &str) -> Cow<'_, str> {
    hide_within(text, TEXTS)
}

/// The same where so many texts may still stand in each other.
pub(super) fn hide_within(text: &str, texts: u8) -> Cow<'_, str> {
    if text.contains("PRIVATE KEY-----") {
        return Cow::Borrowed(HIDDEN);
    }
    if let Some(masked) = hide_in_json(text, texts) {
        return Cow::Owned(masked);
    }
    let mut hidden = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices(['=', ':']) {
        if at < done {
            continue;
        }
        if let Some((from, to)) = secret_at(text, at) {
            hidden.push_str(&text[done..from]);
            hidden.push_str(HIDDEN);
            done = to;
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    hidden.push_str(&text[done..]);
    Cow::Owned(hidden)
}

fn hide_in_json(text: &str, texts: u8) -> Option<String> {
    if !text.trim_start().starts_with(['{', '[']) || text.len() > LONGEST {
        return None;
    }
    let repaired = check(text).ok()?;
    let mut cursor = Cursor::resume(repaired.as_deref().unwrap_or(text), 0);
    if !matches!(cursor.kind(), Kind::Object | Kind::Array) {
        return None;
    }
    let Some(texts) = texts.checked_sub(1) else {
        return Some(HIDDEN.to_owned());
    };
    let json = value_within(&mut cursor, &mut Budget::of(LONGEST), DEPTH).ok()?;
    Some(Within(&json, texts).to_string())
}

/// Where the secret is that a `=` or `:` at `at` stands before, if it does.
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

/// Whether what stands behind a name and a colon, without quotation marks, is the value of the
/// name. In prose a colon says little, but it does before a word with a digit in it, or before one
/// that ends its line, as in YAML.
fn is_value(text: &str) -> bool {
    /// Where a word is a value for its length alone. No more is looked at for each colon, as a text
    /// may have a million.
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

/// The password in `://user:password@host`.
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
    let name = super::fold(name);
    ["authorization", "cookie", "xtctoken", "apikey", "authtoken"]
        .iter()
        .any(|header| name.ends_with(header))
}
