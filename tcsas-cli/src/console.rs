//! Where the program writes to.

use std::io::{self, Write};

use tcsas_spec::Diagnostic;

/// Standard output and standard error. Nothing here panics when nobody reads them.
///
/// Both get colours, which whatever lies behind them drops where they are not wanted.
pub(super) struct Console<'w> {
    out: &'w mut dyn Write,
    err: &'w mut dyn Write,
    failed: Option<io::Error>,
}

impl<'w> Console<'w> {
    pub(super) fn new(out: &'w mut dyn Write, err: &'w mut dyn Write) -> Self {
        Self {
            out,
            err,
            failed: None,
        }
    }

    /// Writes a result, which brings its own line breaks.
    pub(super) fn print(&mut self, text: &str) {
        if self.failed.is_none()
            && let Err(error) = self.out.write_all(text.as_bytes())
        {
            self.failed = Some(error);
        }
    }

    /// Says what went wrong, or what is going on.
    pub(super) fn complain(&mut self, message: &str) {
        let _ = writeln!(self.err, "tcsas: {message}");
    }

    /// Shows mistakes in specs as the macros do.
    pub(super) fn show<'d>(&mut self, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) {
        for diagnostic in diagnostics {
            let _ = writeln!(self.err, "{}\n", diagnostic.colored());
        }
    }

    /// Ends the output; says whether all of it was written that somebody wanted to read. Who closes
    /// a pipe early, as `head` does, has read enough.
    pub(super) fn finish(mut self) -> bool {
        if let Err(error) = self.out.flush() {
            self.failed.get_or_insert(error);
        }
        let Some(error) = self.failed.take() else {
            return true;
        };
        if error.kind() == io::ErrorKind::BrokenPipe {
            return true;
        }
        self.complain(&format!("cannot write to standard output: {error}"));
        false
    }
}

/// A number as people read it: `1,234`.
pub(super) fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// How many there are of something, in words: `1 action`, `2 actions`.
pub(super) fn count(amount: usize, what: &str) -> String {
    let plural = if amount == 1 { "" } else { "s" };
    format!("{} {what}{plural}", number(amount))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_groups_of_three_digits() {
        for (n, shown) in [
            (0, "0"),
            (999, "999"),
            (1_234, "1,234"),
            (1_000_000, "1,000,000"),
        ] {
            assert_eq!(number(n), shown);
        }
        assert_eq!(count(1, "action"), "1 action");
        assert_eq!(count(1_500, "action"), "1,500 actions");
    }
}
