//! Colours of rendered diagnostics.

use super::kind::Severity;

/// Escape sequences around the parts of a message; empty without colours.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    pub error: &'static str,
    pub warning: &'static str,
    pub bold: &'static str,
    pub margin: &'static str,
    pub end: &'static str,
}

impl Paint {
    pub(crate) const PLAIN: Self = Self {
        error: "",
        warning: "",
        bold: "",
        margin: "",
        end: "",
    };

    /// Colours for terminals.
    pub(crate) const COLOURED: Self = Self {
        error: "\x1b[1;31m",
        warning: "\x1b[1;33m",
        bold: "\x1b[1m",
        margin: "\x1b[1;34m",
        end: "\x1b[0m",
    };

    pub(super) fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
        }
    }
}
