//! Why a subcommand that writes files failed.

use tcsas_spec::{Diagnostic, Report};

use crate::console::Console;
use crate::exit::Exit;

/// The reason why nothing was written.
#[derive(Debug)]
pub(crate) struct Failure {
    /// Errors in the files that were read; shown before the message.
    pub diagnostics: Vec<Diagnostic>,
    pub message: String,
}

impl Failure {
    pub(crate) fn invalid(report: &Report, message: String) -> Self {
        Self {
            diagnostics: report.diagnostics().to_vec(),
            message,
        }
    }

    /// Prints the reason.
    pub(crate) fn print(&self, console: &mut Console<'_>) -> Exit {
        console.print_diagnostics(&self.diagnostics);
        console.print_error(&self.message);
        Exit::Failure
    }
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self {
            diagnostics: Vec::new(),
            message,
        }
    }
}
