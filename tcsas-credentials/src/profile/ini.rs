//! A section of the vendor's credentials file.

use ini_roundtrip::{Item, Parser};
use tcsas_runtime::error::CredentialError;

use crate::listed_names;

/// A key of the file: its names, the usual one first.
pub(crate) struct Key(&'static [&'static str]);

pub(crate) const SECRET_ID: Key = Key(&["secret_id"]);
pub(crate) const SECRET_KEY: Key = Key(&["secret_key"]);
pub(crate) const TOKEN: Key = Key(&["token", "security_token", "session_token"]);

impl Key {
    fn name(&self) -> &'static str {
        self.0.first().copied().unwrap_or_default()
    }

    /// Whether it is spelled so, or as in other files and programs.
    fn is_like(&self, spelling: &str) -> bool {
        let folded = listed_names::folded(spelling);
        let folded = folded.strip_prefix("tencentcloud").unwrap_or(&folded);
        self.0
            .iter()
            .any(|name| listed_names::folded(name) == folded)
    }

    fn is(&self, spelling: &str) -> bool {
        self.0
            .iter()
            .any(|name| name.eq_ignore_ascii_case(spelling))
    }
}

/// A section of a file, with values that lie in the text of the file.
pub(crate) struct Section<'a> {
    name: &'a str,
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    line: u32,
    key: &'a str,
    value: &'a str,
}

impl<'a> Section<'a> {
    /// Finds the section `name`.
    ///
    /// # Errors
    ///
    /// If it is not there, or there twice, or the text is not INI. If there is nothing at all, that
    /// is absent.
    pub(crate) fn find(text: &'a str, name: &'a str) -> Result<Self, CredentialError> {
        // Some editors begin a file with it.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut parser = Parser::new(text);
        let mut there = Vec::new();
        let mut first = None;
        let mut outside = false;
        let mut entries = Vec::new();
        loop {
            let line = parser.line() + 1;
            let fault = |what: &str| Err(CredentialError::new(format!("line {line} {what}")));
            match parser.next() {
                None => break,
                Some(Item::Section { name: found, .. }) => {
                    there.push(found);
                    if found == name
                        && let Some(first) = first.replace(line)
                    {
                        return fault(&format!(
                            "begins section [{name}] a second time, after line {first}: which of them counts is not known"
                        ));
                    }
                }
                Some(Item::Error(_)) => return fault("begins with `[` and does not end with `]`"),
                Some(Item::Property { key, .. }) if key.starts_with('[') => {
                    return fault("is a section that does not begin at the margin");
                }
                Some(Item::Property { key, .. }) if key.starts_with(['#', ';']) => {}
                Some(Item::Property { val: None, .. }) => {
                    return fault("is neither a section in brackets nor a key with `=`");
                }
                Some(Item::Property {
                    key,
                    val: Some(value),
                    ..
                }) => {
                    outside |= there.is_empty();
                    if there.last() == Some(&name) {
                        let value = unquoted(value);
                        entries.push(Entry { line, key, value });
                    }
                }
                Some(_) => {}
            }
        }
        if first.is_some() {
            return Ok(Self { name, entries });
        }
        let what = format!("it has no section [{name}]");
        match (there.is_empty(), outside) {
            (true, false) => Err(CredentialError::absent(format!("{what}: it is empty"))),
            (true, true) => Err(CredentialError::new(format!(
                "{what} above its keys; its sections are: nothing"
            ))),
            (false, _) => {
                let there = listed_names::list(there);
                Err(CredentialError::new(format!(
                    "{what}; its sections are: {there}"
                )))
            }
        }
    }

    /// The value of a key, unless it is missing or empty.
    pub(crate) fn value(&self, key: &Key) -> Result<Option<&'a str>, CredentialError> {
        let mut found = self.entries.iter().filter(|entry| key.is_like(entry.key));
        let Some(entry) = found.next() else {
            return Ok(None);
        };
        if let Some(second) = found.next() {
            return Err(self.fault(&format!(
                "has {} twice, on lines {} and {}",
                key.name(),
                entry.line,
                second.line
            )));
        }
        if !key.is(entry.key) {
            let (line, there) = (entry.line, listed_names::list([entry.key]));
            return Err(self.fault(&format!("has {there} on line {line}: write {}", key.name())));
        }
        Ok(Some(entry.value).filter(|value| !value.is_empty()))
    }

    pub(crate) fn required(&self, key: &Key) -> Result<&'a str, CredentialError> {
        self.value(key)?.ok_or_else(|| {
            let there = self.entries.iter().map(|entry| entry.key);
            self.fault(&format!(
                "has no {}, or an empty one; its keys are: {}",
                key.name(),
                listed_names::list(there)
            ))
        })
    }

    fn fault(&self, what: &str) -> CredentialError {
        CredentialError::new(format!("section [{}] {what}", self.name))
    }
}

/// The value without the quotation marks that documentation of the vendor shows around it. No key
/// or token has any.
fn unquoted(value: &str) -> &str {
    ['"', '\'']
        .iter()
        .find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark))
        .map_or(value, str::trim)
}
