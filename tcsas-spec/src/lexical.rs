//! Lexical rules for names, codes, versions and hosts.
//!
//! Only text that follows these rules gets into a model, so that no text of a file can end up as
//! anything other than the name it claims to be.

/// Maximum length of a name in bytes.
pub(crate) const MAX_LENGTH: usize = 256;

/// A lexical rule.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Rule {
    /// An action, a data type or a member.
    Name,
    /// An error code.
    Code,
    /// The API's service name.
    Service,
    /// An API version.
    Version,
    /// A host, with or without a port.
    Host,
    /// The path to a field, through data types.
    Path,
}

impl Rule {
    /// Whether `text` follows the rule.
    pub(crate) fn allows(self, text: &str) -> bool {
        if text.is_empty() || text.len() > MAX_LENGTH {
            return false;
        }
        match self {
            Self::Name => {
                text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.bytes().all(is_word)
            }
            Self::Code => text
                .split('.')
                .all(|part| !part.is_empty() && part.bytes().all(is_word)),
            Self::Service => {
                let inside = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
                text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(inside)
            }
            Self::Version => is_date(text),
            Self::Host => is_host(text),
            Self::Path => text.split('.').all(|name| Self::Name.allows(name)),
        }
    }

    /// Description of valid text, to follow the word "expected".
    pub(crate) fn expected(self) -> &'static str {
        match self {
            Self::Name => "a letter, then letters, digits and `_`, at most 256 in all",
            Self::Code => "letters, digits and `_` in parts separated by dots",
            Self::Service => "a lower-case letter, then lower-case letters, digits and `-`",
            Self::Version => "a date as `YYYY-MM-DD`",
            Self::Host => "a host name, with or without `:port`",
            Self::Path => "names separated by dots, such as `Data.TotalCount`",
        }
    }
}

/// `name` in lower case without underscores: names with the same result collide once they are
/// converted to another naming convention.
#[must_use]
pub fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| *c != '_')
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

fn is_word(c: u8) -> bool {
    c.is_ascii_alphanumeric() || c == b'_'
}

fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return false;
    }
    let number = |range: std::ops::Range<usize>| -> Option<u32> {
        let digits = text.get(range)?;
        let all = digits.bytes().all(|c| c.is_ascii_digit());
        digits.parse().ok().filter(|_| all)
    };
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&day)
}

fn is_host(text: &str) -> bool {
    let (host, port) = match text.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (text, None),
    };
    let label = |label: &str| {
        let inside = |c: u8| c.is_ascii_alphanumeric() || c == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(inside)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let port_fits = port.is_none_or(|port| {
        !port.starts_with('0')
            && port.bytes().all(|c| c.is_ascii_digit())
            && port.parse().is_ok_and(|number: u16| number > 0)
    });
    host.split('.').all(label) && port_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_accept_valid_text_only() {
        let cases: [(Rule, &[&str], &[&str]); 6] = [
            (
                Rule::Name,
                &["ModifyMNP", "a", "X_1"],
                &["", "1a", "a-b", "_a", "\u{e9}", "a b", "a\"", "r#a"],
            ),
            (
                Rule::Code,
                &["FailedOperation", "A.B_1.C", "1.2"],
                &["", ".", "A.", ".A", "A..B", "A B", "A-B"],
            ),
            (
                Rule::Path,
                &["Data", "Data.TotalCount", "A.b_1.C"],
                &["", ".", "A.", ".A", "A..B", "A B", "A.1", "A[0].B"],
            ),
            (
                Rule::Service,
                &["tcsas", "a1-b"],
                &["", "Tcsas", "1a", "a_b"],
            ),
            (
                Rule::Version,
                &["2025-01-06", "2024-02-29", "2000-02-29"],
                &[
                    "",
                    "2025-1-6",
                    "2025-02-29",
                    "1900-02-29",
                    "2025-13-01",
                    "2025-00-10",
                    "+025-01-06",
                ],
            ),
            (
                Rule::Host,
                &[
                    "tcsas.intl.tencentcloudapi.com",
                    "localhost:80",
                    "127.0.0.1:65535",
                ],
                &[
                    "",
                    "https://x.y",
                    "a/b",
                    "a..b",
                    "-a",
                    "a-",
                    "a:",
                    "a:0",
                    "a:080",
                    "a:65536",
                    "a:1:2",
                    "a b",
                ],
            ),
        ];
        for (rule, right, wrong) in cases {
            for text in right {
                assert!(rule.allows(text), "{rule:?} {text}");
            }
            for text in wrong {
                assert!(!rule.allows(text), "{rule:?} {text}");
            }
        }
        assert!(Rule::Name.allows(&"a".repeat(256)));
        assert!(!Rule::Name.allows(&"a".repeat(257)));
    }
}
