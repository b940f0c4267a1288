//! The files that a subcommand writes, for its messages.

/// The files to write, and the number of files that do not change.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub created: Vec<String>,
    pub changed: Vec<String>,
    pub unchanged: usize,
}

impl Tally {
    /// The names of the files that are written, one a line.
    pub(crate) fn list(&self) -> String {
        let mut text = String::new();
        for (verb, names) in [("created", &self.created), ("changed", &self.changed)] {
            for name in names {
                text.push_str(&format!("{verb} {name}\n"));
            }
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    /// The numbers of files, and of actions that were left out.
    pub(crate) fn counts(&self, left_out: usize, dry_run: bool) -> String {
        let mut line = format!(
            "created {}, changed {}, unchanged {}",
            self.created.len(),
            self.changed.len(),
            self.unchanged
        );
        if left_out > 0 {
            line.push_str(&format!(", left out {left_out}"));
        }
        if dry_run {
            line.push_str("; nothing was written (--dry-run)");
        }
        line.push('\n');
        line
    }
}
