//! Names that stand in a file, for messages about others that do not.

/// How many names are shown.
const SHOWN: usize = 10;

/// The names in a list, or `nothing`. In a file that is written wrongly a secret may stand where a
/// name belongs: what does not look like a name is left out.
pub(crate) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut shown = Vec::new();
    let mut more = false;
    for name in names {
        if shown.len() < SHOWN && is_name(name) {
            shown.push(name);
        } else {
            more = true;
        }
    }
    match (shown.is_empty(), more) {
        (true, false) => "nothing".to_owned(),
        (true, true) => "nothing that looks like a name".to_owned(),
        (false, false) => shown.join(", "),
        (false, true) => shown.join(", ") + " and more",
    }
}

/// A name without what its spellings differ in: case, `_`, `-`, blanks and quotation marks.
#[cfg(feature = "profile")]
pub(crate) fn folded(name: &str) -> String {
    name.replace(['_', '-', ' ', '"', '\''], "")
        .to_ascii_lowercase()
}

/// Whether `text` is a word as people choose it. Secret ids begin with `AKID` and have 36
/// characters, secret keys 32.
fn is_name(text: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    (1..=24).contains(&text.len()) && !text.starts_with("AKID") && text.bytes().all(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_are_listed() {
        assert_eq!(list([]), "nothing");
        assert_eq!(list(["default", "prod"]), "default, prod");
        assert_eq!(list(["default", "AKIDx", "a b"]), "default and more");
        assert_eq!(list(["AKIDx"]), "nothing that looks like a name");
        assert_eq!(
            list(["x".repeat(25).as_str()]),
            "nothing that looks like a name"
        );
        assert_eq!(list([""]), "nothing that looks like a name");
        assert!(list(vec!["x"; 11]).ends_with("x and more"));
    }
}
