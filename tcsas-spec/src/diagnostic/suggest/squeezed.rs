//! Words without case and separators, to be looked up in tables.

/// `text` in lower case without spaces, `_` and `-`, cut after 64 characters.
pub(super) fn squeezed(text: &str) -> String {
    let inside = text.chars().take(64);
    let inside = inside.filter(|c| !matches!(c, ' ' | '_' | '-' | '\u{3000}'));
    inside.flat_map(char::to_lowercase).collect()
}
