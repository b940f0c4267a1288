//! Responses set by a test in place of the documented example.

use std::sync::{Arc, Mutex};

use serde_json::{Map, Value, json};
use tcsas_spec::model::{Action, Service};

use crate::lock;
use crate::response::error_response::ErrorResponse;
use crate::response::suggestion;
use crate::response::validation::mismatch;

/// A response set by [`Emulator::respond`](crate::Emulator::respond): the members of `Response`
/// without `RequestId`, or an error code.
///
/// ```
/// use serde_json::json;
/// use tcsas_emulator::Response;
///
/// let response: Response = json!({ "Total": 2, "Things": ["a", "b"] }).into();
/// let error = Response::error("ResourceNotFound", "There is no such thing.");
/// # let _ = (response, error);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Response(Content);

#[derive(Clone, Debug, PartialEq)]
enum Content {
    Members(Value),
    Error { code: String, message: String },
}

impl Response {
    /// An error response with this code.
    #[must_use]
    pub fn error(code: impl Into<String>, message: impl Into<String>) -> Self {
        let (code, message) = (code.into(), message.into());
        Self(Content::Error { code, message })
    }

    /// The response in the service's envelope, if `mismatch` finds no error in it.
    fn text(
        self,
        request_id: &str,
        mismatch: impl FnOnce(&Map<String, Value>) -> Option<String>,
    ) -> String {
        match self.0 {
            Content::Members(Value::Object(mut members)) => {
                if let Some(mismatch) = mismatch(&members) {
                    let message = format!(
                        "The custom response does not match the spec of the action: {mismatch}."
                    );
                    return ErrorResponse::new("InternalError", message).text(request_id);
                }
                members.insert("RequestId".to_owned(), request_id.into());
                json!({ "Response": members }).to_string()
            }
            Content::Members(other) => {
                let message = format!("The custom response is not an object but {other}.");
                ErrorResponse::new("InternalError", message).text(request_id)
            }
            Content::Error { code, message } => ErrorResponse::new(code, message).text(request_id),
        }
    }
}

impl From<Value> for Response {
    fn from(members: Value) -> Self {
        Self(Content::Members(members))
    }
}

/// Error of [`Emulator::respond`](crate::Emulator::respond) for an action that the spec files do
/// not describe.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the spec files describe no action `{action}`{}", suggestion(.nearest.as_deref()))]
pub struct UnknownAction {
    pub(crate) action: String,
    pub(crate) nearest: Option<String>,
}

type Given = Arc<dyn Fn(&Value) -> Response + Send + Sync>;

/// Whether a custom response is validated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Check {
    Description,
    Nothing,
}

/// The custom response of an action, if one is set.
#[derive(Default)]
pub(crate) struct CustomResponse(Mutex<Option<(Given, Check)>>);

impl CustomResponse {
    pub(crate) fn set(
        &self,
        respond: impl Fn(&Value) -> Response + Send + Sync + 'static,
        check: Check,
    ) {
        *lock(&self.0) = Some((Arc::new(respond), check));
    }

    /// The response to a request for `action` with the parameters `body`.
    pub(crate) fn text(
        &self,
        service: &Service,
        action: &Action,
        body: &[u8],
        request_id: &str,
    ) -> Option<String> {
        // Not called under the lock: it may set another response.
        let (respond, check) = lock(&self.0).clone()?;
        let parameters = serde_json::from_slice(body).unwrap_or_default();
        let mismatch = |response: &Map<String, Value>| match check {
            Check::Description => mismatch(service, action, response),
            Check::Nothing => None,
        };
        Some(respond(&parameters).text(request_id, mismatch))
    }
}
