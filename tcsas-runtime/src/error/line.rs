//! A peer's text as part of a line.

use std::fmt;

/// Prints text of a peer bounded, and without control characters, which would begin another line or
/// move the cursor.
pub(super) struct Line<'a>(pub(super) &'a str);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 1000;
        for char in self.0.chars().take(SHOWN) {
            fmt::Write::write_char(f, if char.is_control() { ' ' } else { char })?;
        }
        match self.0.chars().nth(SHOWN) {
            Some(_) => f.write_str("…"),
            None => Ok(()),
        }
    }
}
