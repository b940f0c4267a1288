//! Names from files, as messages show them.

/// Longer names are cut in messages.
const LONGEST_QUOTE: usize = 60;

/// A name from a file in a message: short, on one line, in backticks.
#[must_use]
pub fn quote(name: &str) -> String {
    let mut quoted = String::from("`");
    for (i, c) in name.chars().enumerate() {
        if i == LONGEST_QUOTE {
            quoted.push_str("...");
            break;
        }
        quoted.push(if is_hidden(c) { '\u{fffd}' } else { c });
    }
    quoted.push('`');
    quoted
}

/// Names from a file in a message: the first few, and how many there are more.
pub(crate) fn quote_some(names: &[&str]) -> String {
    const MOST: usize = 8;
    let shown: Vec<String> = names.iter().take(MOST).map(|name| quote(name)).collect();
    let shown = shown.join(", ");
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// Names in a message.
pub(crate) fn list_of(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| quote(name)).collect();
    quoted.join(", ")
}

/// Whether a character would move the cursor or reorder the line instead of showing itself.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}
