//! Messages of gateways.

use std::fmt;

use super::line::Line;

/// JSON error of a gateway or a proxy in front of the service: the call did not reach the service.
#[derive(Clone, Debug, Default)]
pub struct GatewayMessage {
    pub(crate) code: Option<String>,
    pub(crate) code_desc: Option<String>,
    pub(crate) message: Option<String>,
}

impl GatewayMessage {
    /// The code, such as `4100`; some gateways repeat the HTTP status.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The symbolic code (`codeDesc`), such as `AuthFailure`.
    #[must_use]
    pub fn code_desc(&self) -> Option<&str> {
        self.code_desc.as_deref()
    }

    /// The explanation.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.code.is_none() && self.code_desc.is_none() && self.message.is_none()
    }
}

impl fmt::Display for GatewayMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [&self.code, &self.code_desc, &self.message];
        for (index, part) in parts.into_iter().flatten().enumerate() {
            f.write_str(if index > 0 { ", " } else { "" })?;
            Line(part).fmt(f)?;
        }
        Ok(())
    }
}
