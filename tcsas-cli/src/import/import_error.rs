//! The error of an import.

use tcsas_spec::{Diagnostic, Report};

/// Why nothing was imported.
#[derive(Debug)]
pub(super) struct ImportError {
    /// Errors in the files that were read; shown before the message.
    pub diagnostics: Vec<Diagnostic>,
    pub message: String,
}

impl ImportError {
    pub(super) fn invalid(report: &Report, message: String) -> Self {
        Self {
            diagnostics: report.diagnostics().to_vec(),
            message,
        }
    }
}

impl From<String> for ImportError {
    fn from(message: String) -> Self {
        Self {
            diagnostics: Vec::new(),
            message,
        }
    }
}
