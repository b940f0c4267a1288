//! Values that cannot be a secret id, a secret key or a token.
//!
//! Secret ids and keys of the vendor consist of letters and digits, tokens of those and `-_=+/.`.
//! Other servers may accept more, so any printable ASCII is valid, except for marks of how a value
//! became invalid: those of shells, comments, templates and masks. One rule applies to all sources,
//! and its errors show nothing of a value.

use std::fmt;

use zeroize::Zeroizing;

use super::Credentials;
use crate::error::CredentialError;

/// A part of credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    SecretId,
    SecretKey,
    Token,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SecretId => "the secret id",
            Self::SecretKey => "the secret key",
            Self::Token => "the token",
        })
    }
}

/// The reason why credentials are invalid. Its text names the part and the likely cause.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) part: Part,
    pub(super) cause: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.part, self.cause)
    }
}

/// Finds the first invalid part.
pub(super) fn check(credentials: &Credentials) -> Result<(), Fault> {
    let (id, key) = (credentials.secret_id(), credentials.secret_key());
    let parts = [
        (Part::SecretId, Some(id)),
        (Part::SecretKey, Some(key)),
        (Part::Token, credentials.token()),
    ];
    for (part, value) in parts {
        if let Some(cause) = value.and_then(|value| cause(part, value)) {
            return Err(Fault { part, cause });
        }
    }
    let fault = |cause: &str| {
        Err(Fault {
            part: Part::SecretKey,
            cause: cause.to_owned(),
        })
    };
    // Every secret id of the vendor starts so; with id and key swapped, no call succeeds.
    match (id.starts_with("AKID"), key.starts_with("AKID")) {
        (false, true) => {
            fault("starts with AKID, as secret ids do: are secret id and secret key swapped?")
        }
        (true, true) if id == key => fault("is the secret id once more"),
        (true, true) if key.strip_prefix(id).is_some_and(is_pair) => {
            fault("begins with the secret id: leave the key alone")
        }
        _ => Ok(()),
    }
}

/// Whether a secret id is followed by a separator and a key.
fn is_pair(rest: &str) -> bool {
    rest.len() > 1 && rest.starts_with([':', ',', '|', '/'])
}

/// Checks a token that is not part of [`Credentials`], such as that of a web identity, by the rules
/// of [`Credentials::validate`].
///
/// # Errors
///
/// [`CredentialError`] with the likely cause. It does not show the token.
pub fn validate_token(token: &str) -> Result<(), CredentialError> {
    match cause(Part::Token, token) {
        None => Ok(()),
        Some(cause) => Err(CredentialError::new(format!("{} {cause}", Part::Token))),
    }
}

/// The cause why a value is invalid; `None` if it may be valid.
fn cause(part: Part, value: &str) -> Option<String> {
    if value.trim().is_empty() {
        return Some("is empty".to_owned());
    }
    if let Some(cause) = mark_of_corruption(part, value) {
        return Some(cause.to_owned());
    }
    if let Some(char) = value.chars().find(|char| !char.is_ascii()) {
        return Some(not_ascii(char));
    }
    if value.contains(['\n', '\r']) {
        return Some(
            "holds the end of a line, which is white space: was it read together with its line, or copied with a line break?"
                .to_owned(),
        );
    }
    if value.contains(|char: char| char.is_ascii_control() && char != '\t') {
        return Some("holds a control character".to_owned());
    }
    if value.contains([' ', '\t']) {
        let place = match value.trim() == value {
            true => "inside: is there more than the value?",
            false => "at its beginning or end: leave it out",
        };
        return Some(format!("holds white space {place}"));
    }
    // In the header `Authorization` a slash, a comma or a colon would end it.
    let in_id = |char: char| char.is_ascii_alphanumeric() || "-_.~+@".contains(char);
    if part == Part::SecretId && !value.chars().all(in_id) {
        return Some("holds a character that no secret id has".to_owned());
    }
    None
}

/// The marks that shells, files, consoles and templates leave behind.
fn mark_of_corruption(part: Part, value: &str) -> Option<&'static str> {
    const QUOTES: &[char] = &[
        '"', '\'', '`', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{ff02}', '\u{ff07}',
    ];
    // Before a comment there is a value, which may be quoted.
    let blank = |char: char| char == ' ' || char == '\t';
    let comment = |(at, _): (usize, &str)| value[..at].ends_with(blank);
    if value.match_indices(['#', ';']).any(comment) {
        return Some("is followed by a comment: give the comment a line of its own");
    }
    if is_assignment(value) {
        return Some("begins with the name of a variable or key: leave the value alone");
    }
    if value.contains(['{', '}', '$']) || is_between_percent_signs(value) {
        return Some("is a template or a variable that was not filled in, or a piece of JSON");
    }
    if value.contains(['<', '>', '\u{ff1c}', '\u{ff1e}']) || is_placeholder(value) {
        return Some("is a placeholder: put the value of your own in its place");
    }
    if is_masked(part, value) {
        return Some("is masked, as consoles and logs show it: copy the whole value");
    }
    if value.starts_with(QUOTES) || value.ends_with(QUOTES) {
        return Some(
            "has quotation marks around it, which files of variables (`docker --env-file`) keep: leave them out",
        );
    }
    if value.contains(QUOTES) {
        return Some("holds a quotation mark: is there more than the value?");
    }
    if value.contains(['#', ';']) {
        return Some("holds `#` or `;`: is a comment behind it?");
    }
    if value.contains('\\') {
        return Some(
            "holds a backslash: was an escape or the end of a continued line read with it?",
        );
    }
    if is_percent_encoded(value) {
        return Some("is percent-encoded, as for an address: decode it");
    }
    if value.contains("://") || value.contains("/run/secrets/") {
        return Some(
            "is an address or a path, such as of a store of secrets: put in its place what is there",
        );
    }
    if value.starts_with(['=', ':', ',']) || value.ends_with([':', ',']) {
        return Some("has a sign of a list or an assignment before or behind it: leave that out");
    }
    None
}

/// `%NAME%`, as in a batch file.
fn is_between_percent_signs(value: &str) -> bool {
    let inner = value
        .strip_prefix('%')
        .and_then(|rest| rest.strip_suffix('%'));
    inner.is_some_and(|inner| !inner.is_empty())
}

/// A name without what spellings differ in: case, `_`, `-`, blanks and quotation marks. It is
/// wiped, since what is compared with names may be a secret.
fn folded(name: &str) -> Zeroizing<String> {
    // Large enough: what grows leaves its contents behind.
    let mut folded = Zeroizing::new(String::with_capacity(name.len()));
    let kept = name.chars().filter(|char| !"_- \"'".contains(*char));
    folded.extend(kept.map(|char| char.to_ascii_lowercase()));
    folded
}

/// Whether `NAME=` or `NAME:` was kept, with or without `export` before it.
fn is_assignment(value: &str) -> bool {
    let value = value.trim_start();
    if ["export ", "export\t", "set ", "SET "]
        .iter()
        .any(|word| value.starts_with(word))
    {
        return true;
    }
    // An equals sign at the end is the padding of a token.
    let named = value
        .split_once(['=', ':'])
        .filter(|(_, rest)| !rest.trim_matches('=').is_empty());
    named.is_some_and(|(name, _)| is_name(&folded(name)))
}

/// Whether a folded name denotes one of these values.
fn is_name(folded: &str) -> bool {
    let name = folded.strip_prefix("tencentcloud").unwrap_or(folded);
    let name = name.strip_prefix("tmp").unwrap_or(name);
    matches!(
        name,
        "secretid" | "secretkey" | "token" | "securitytoken" | "sessiontoken"
    )
}

/// Whether a value is a placeholder of manuals, or the text of a program for a missing value.
fn is_placeholder(value: &str) -> bool {
    let folded = folded(value);
    let crossed = folded.strip_prefix("akid").unwrap_or(&folded);
    let crossed = crossed.len() >= 3 && crossed.bytes().all(|byte| byte == b'x');
    // Tests often use such a token.
    let own_name = is_name(&folded) && *folded != "token";
    let yours = folded.strip_prefix("your").is_some_and(|rest| {
        ["secret", "token", "key", "id"]
            .iter()
            .any(|word| rest.contains(word))
    });
    let nothing = matches!(
        folded.as_str(),
        "none" | "null" | "nil" | "undefined" | "changeme" | "replaceme" | "todo"
    );
    // As in `[SecretKey]`, and the marks of programs that hide secrets.
    let bracketed = [('[', ']'), ('(', ')')]
        .iter()
        .any(|(open, close)| value.starts_with(*open) && value.ends_with(*close));
    crossed || own_name || yours || nothing || bracketed || folded.contains("redacted")
}

fn is_masked(part: Part, value: &str) -> bool {
    // Some of the vendor's encodings have a `*` in the place of `+`, so that a long token may hold
    // a few in a row.
    let stars = match part {
        Part::Token => "****",
        _ => "**",
    };
    value.contains(stars)
        || value.contains("...")
        || value.contains(['\u{2022}', '\u{25cf}', '\u{2026}', '\u{ff0a}', '\u{22ef}'])
}

/// Whether there is a `%` with two digits behind it.
fn is_percent_encoded(value: &str) -> bool {
    value.match_indices('%').any(|(at, _)| {
        let digits = value.as_bytes().get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

/// Names the character, unless it can be part of the value.
fn not_ascii(char: char) -> String {
    let code = u32::from(char);
    match code {
        0x00ad
        | 0x034f
        | 0x061c
        | 0x115f
        | 0x1160
        | 0x17b4
        | 0x17b5
        | 0x180b..=0x180f
        | 0x200b..=0x200f
        | 0x202a..=0x202e
        | 0x2060..=0x206f
        | 0x3164
        | 0xfe00..=0xfe0f
        | 0xfeff
        | 0xffa0
        | 0xfff0..=0xfffb
        | 0xe0000..=0xe0fff => format!(
            "holds an invisible character (U+{code:04X}), as copies from a web page or a chat do: type it or copy it anew"
        ),
        _ if char.is_whitespace() => format!(
            "holds a blank that is not the usual one (U+{code:04X}), as copies from a web page do: type it or copy it anew"
        ),
        0x80..=0x9f => "holds a control character".to_owned(),
        0xff01..=0xff5e => "holds a full-width character: switch the input method off".to_owned(),
        0xfffd => "holds the mark for bytes that were not UTF-8".to_owned(),
        _ => "holds a character that is not ASCII".to_owned(),
    }
}

#[cfg(test)]
mod tests;
