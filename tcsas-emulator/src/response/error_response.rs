//! Error responses.

use std::borrow::Cow;

use serde_json::json;

/// An error response, with the service's codes and messages.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ErrorResponse {
    pub(crate) code: Cow<'static, str>,
    pub(crate) message: String,
}

impl ErrorResponse {
    pub(crate) fn new(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
        }
    }

    /// The error response to a request without the parameter `what`.
    pub(crate) fn missing(what: &str) -> Self {
        Self::new(
            "MissingParameter",
            format!("The request is missing the required parameter `{what}`."),
        )
    }

    /// The error response to a request in excess of `limit` per second.
    pub(crate) fn too_many(limit: u32) -> Self {
        Self::new(
            "RequestLimitExceeded",
            format!("More than {limit} requests came within a second. Try again later."),
        )
    }

    /// The response in the service's envelope.
    pub(crate) fn text(&self, request_id: &str) -> String {
        let error = json!({ "Code": self.code, "Message": self.message });
        json!({ "Response": { "Error": error, "RequestId": request_id } }).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_envelope_is_the_services() {
        assert_eq!(
            ErrorResponse::new("A.B", "say \"no\"").text("1"),
            r#"{"Response":{"Error":{"Code":"A.B","Message":"say \"no\""},"RequestId":"1"}}"#
        );
    }
}
