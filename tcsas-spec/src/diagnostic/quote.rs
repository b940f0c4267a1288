//! Quoting of names from files in messages.

/// Maximum length of a quoted name in characters; longer ones are cut.
const MAX_QUOTE: usize = 60;

/// A name from a file as shown in a message: in backticks, on one line, cut after 60 characters.
#[must_use]
pub fn quote(name: &str) -> String {
    let mut quoted = String::from("`");
    for (i, c) in name.chars().enumerate() {
        if i == MAX_QUOTE {
            quoted.push_str("...");
            break;
        }
        quoted.push(if is_hidden(c) { '\u{fffd}' } else { c });
    }
    quoted.push('`');
    quoted
}

/// Names from a file as shown in a message: the first eight, and the number of the others.
pub(crate) fn quote_some(names: &[&str]) -> String {
    const MAX_CANDIDATES: usize = 8;
    let shown: Vec<String> = names
        .iter()
        .take(MAX_CANDIDATES)
        .map(|name| quote(name))
        .collect();
    let shown = shown.join(", ");
    match names.len().saturating_sub(MAX_CANDIDATES) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// All of `names`, each quoted.
pub(crate) fn list_of(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| quote(name)).collect();
    quoted.join(", ")
}

/// Whether a character is invisible, moves the cursor or reorders the line.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}
