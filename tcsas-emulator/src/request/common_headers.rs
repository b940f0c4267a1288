//! The common parameters: what a request names in its headers.

use hyper::HeaderMap;

use crate::request::protocol::text;
use crate::response::error_response::ErrorResponse;

/// The common parameters that every request has.
#[derive(Debug)]
pub(crate) struct CommonHeaders<'h> {
    pub(crate) action: &'h str,
    pub(crate) version: &'h str,
    pub(crate) timestamp: i64,
}

impl<'h> CommonHeaders<'h> {
    /// Reads them.
    pub(crate) fn read(headers: &'h HeaderMap) -> Result<Self, ErrorResponse> {
        let action = required(headers, "X-TC-Action")?;
        let version = required(headers, "X-TC-Version")?;
        let timestamp = required(headers, "X-TC-Timestamp")?;
        let seconds = timestamp.parse().ok();
        // The digits are signed as they are sent, so that only one way to write a number is a
        // number.
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
