//! The output streams of the program.

use std::io::{self, Write};

use tcsas_spec::Diagnostic;

const ERROR: &str = "\x1b[1;31m";
const NOTE: &str = "\x1b[1;32m";
const END: &str = "\x1b[0m";

/// Standard output and standard error. Writing to a closed stream does not panic.
///
/// Text may hold ANSI colors; the writers drop them where they are not wanted.
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

    /// Writes a result, with its own line breaks, to standard output.
    pub(super) fn print(&mut self, text: &str) {
        if self.failed.is_none()
            && let Err(error) = self.out.write_all(text.as_bytes())
        {
            self.failed = Some(error);
        }
    }

    /// Writes why the subcommand failed to standard error.
    pub(super) fn print_error(&mut self, message: &str) {
        let _ = writeln!(self.err, "{ERROR}error{END}: {message}");
    }

    /// Writes information that is not part of the result to standard error.
    pub(super) fn print_note(&mut self, message: &str) {
        let _ = writeln!(self.err, "{NOTE}note{END}: {message}");
    }

    /// Writes clap's text about invalid arguments, with its own line breaks, to standard error.
    pub(super) fn print_usage_error(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
    }

    /// Writes diagnostics as the macros show them to standard error.
    pub(super) fn print_diagnostics<'d>(
        &mut self,
        diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    ) {
        for diagnostic in diagnostics {
            let _ = writeln!(self.err, "{}\n", diagnostic.colored());
        }
    }

    /// Flushes standard output. Returns `false` if results were lost; a pipe that the reader closed
    /// early, as `head` does, loses none.
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
        self.print_error(&format!("cannot write to standard output: {error}"));
        false
    }
}

/// A number with thousands separators: `1,234`.
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

/// A number and a noun in singular or plural: `1 action`, `2 actions`.
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
