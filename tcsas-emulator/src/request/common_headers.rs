//! The common parameters, which a request carries in its headers.

use hyper::HeaderMap;

use crate::request::protocol::text;
use crate::response::error_response::ErrorResponse;

/// The common parameters required of every request.
#[derive(Debug)]
pub(crate) struct CommonHeaders<'h> {
    pub(crate) action: &'h str,
    pub(crate) version: &'h str,
    pub(crate) timestamp: i64,
}

impl<'h> CommonHeaders<'h> {
    /// Reads them from the headers.
    pub(crate) fn read(headers: &'h HeaderMap) -> Result<Self, ErrorResponse> {
        let action = required(headers, "X-TC-Action")?;
        let version = required(headers, "X-TC-Version")?;
        let timestamp = required(headers, "X-TC-Timestamp")?;
        let seconds = timestamp.parse().ok();
        // The digits are signed as sent, so that only the canonical form of a number is accepted.
        let Some(timestamp) = seconds.filter(|seconds: &i64| seconds.to_string() == timestamp)
        else {
            let shown = timestamp.escape_default();
            return Err(ErrorResponse::new(
                "InvalidParameterValue",
                format!("X-TC-Timestamp must be a whole number of seconds, not `{shown}`."),
            ));
        };
        Ok(Self {
            action,
            version,
            timestamp,
        })
    }
}

fn required<'h>(headers: &'h HeaderMap, name: &str) -> Result<&'h str, ErrorResponse> {
    text(headers, name)
        .filter(|value| !value.is_empty())
        .ok_or_else(|| ErrorResponse::missing(name))
}
