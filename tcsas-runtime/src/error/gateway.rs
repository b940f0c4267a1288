//! What a gateway says in place of a service.

use std::fmt;

use super::line::Line;

/// What a gateway or a proxy before the service said in JSON of its own: the service was not
/// reached, or the call was not let through to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GatewayMessage {
    pub(crate) code: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) message: Option<String>,
}

impl GatewayMessage {
    /// Its code, such as `4100`, or the HTTP status that it repeats.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// The code in words (`codeDesc`), such as `AuthFailure`.
    #[must_use]
    pub fn code_desc(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// Its explanation.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }
}

impl fmt::Display for GatewayMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [&self.code, &self.description, &self.message];
        for (index, part) in parts.into_iter().flatten().enumerate() {
            f.write_str(if index > 0 { ", " } else { "" })?;
            Line(part).fmt(f)?;
        }
        Ok(())
    }
}
