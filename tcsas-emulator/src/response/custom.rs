//! What a test lets an action answer, in place of the documented example.

use std::sync::{Arc, Mutex};

use serde_json::{Map, Value, json};
use tcsas_spec::model::{Action, Service};

use crate::lock;
use crate::response::error_response::ErrorResponse;
use crate::response::suggestion;
use crate::response::validation::mismatch;

/// An answer that a test gives by [`Emulator::respond`](crate::Emulator::respond): the members of
/// `Response` without `RequestId`, or an error code.
///
/// ```
/// use serde_json::json;
/// use tcsas_emulator::Response;
///
/// let answer: Response = json!({ "Total": 2, "Things": ["a", "b"] }).into();
/// let refusal = Response::error("ResourceNotFound", "There is no such thing.");
/// # let _ = (answer, refusal);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Response(Content);

#[derive(Clone, Debug, PartialEq)]
enum Content {
    Members(Value),
    Error { code: String, message: String },
}

impl Response {
    /// The service refuses the call with this code.
    #[must_use]
    pub fn error(code: impl Into<String>, message: impl Into<String>) -> Self {
        let (code, message) = (code.into(), message.into());
        Self(Content::Error { code, message })
    }

    /// The answer in the service's envelope, if `mismatch` finds nothing wrong with it.
    fn text(
        self,
        request_id: &str,
        mismatch: impl FnOnce(&Map<String, Value>) -> Option<String>,
    ) -> String {
        match self.0 {
            Content::Members(Value::Object(mut members)) => {
                if let Some(mismatch) = mismatch(&members) {
                    let message = format!(
                        "The test's own answer does not fit the description of the action: {mismatch}."
                    );
                    return ErrorResponse::new("InternalError", message).text(request_id);
                }
                members.insert("RequestId".to_owned(), request_id.into());
                json!({ "Response": members }).to_string()
            }
            Content::Members(other) => {
                let message = format!("The test's own answer is no object but {other}.");
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

/// An action whose answers a test wanted to give, and that the spec files do not describe.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the spec files describe no action `{action}`, so that there is nothing to answer{}", suggestion(.nearest.as_deref()))]
pub struct UnknownAction {
    pub(crate) action: String,
    pub(crate) nearest: Option<String>,
}

type Given = Arc<dyn Fn(&Value) -> Response + Send + Sync>;

/// Whether what a test answers must fit the description.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Check {
    Description,
    Nothing,
}

/// Where the answer of a test is kept, if there is one.
#[derive(Default)]
pub(crate) struct CustomResponse(Mutex<Option<(Given, Check)>>);

impl CustomResponse {
    pub(crate) fn set(
        &self,
        answer: impl Fn(&Value) -> Response + Send + Sync + 'static,
        check: Check,
    ) {
        *lock(&self.0) = Some((Arc::new(answer), check));
    }

    /// The answer to a request for `action` with the parameters `body`.
    pub(crate) fn text(
        &self,
        service: &Service,
        action: &Action,
        body: &[u8],
        request_id: &str,
    ) -> Option<String> {
        // Not called under the lock: it may set another one.
        let (answer, check) = lock(&self.0).clone()?;
        let parameters = serde_json::from_slice(body).unwrap_or_default();
        let mismatch = |answer: &Map<String, Value>| match check {
            Check::Description => mismatch(service, action, answer),
            Check::Nothing => None,
        };
        Some(answer(&parameters).text(request_id, mismatch))
    }
}
