//! What a test lets an action answer, in place of the documented example.

use crate::lock;
use crate::refusal::Refusal;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// An answer that a test gives by [`Emulator::answer`](crate::Emulator::answer): the members of `Response` without
/// `RequestId`, or an error code.
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

    /// The answer in the service's envelope.
    fn text(self, request_id: &str) -> String {
        match self.0 {
            Content::Members(Value::Object(mut members)) => {
                members.insert("RequestId".to_owned(), request_id.into());
                json!({ "Response": members }).to_string()
            }
            Content::Members(other) => {
                let message = format!("The test's own answer is no object but {other}.");
                Refusal::new("InternalError", message).text(request_id)
            }
            Content::Error { code, message } => Refusal::new(code, message).text(request_id),
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
#[error("the spec files describe no action `{0}`, so that there is nothing to answer")]
pub struct UnknownAction(pub(crate) String);

type Given = Arc<dyn Fn(&Value) -> Response + Send + Sync>;

/// Where the answer of a test is kept, if there is one.
#[derive(Default)]
pub(crate) struct Own(Mutex<Option<Given>>);

impl Own {
    pub(crate) fn set(&self, answer: impl Fn(&Value) -> Response + Send + Sync + 'static) {
        *lock(&self.0) = Some(Arc::new(answer));
    }

    /// The answer to a request with the parameters `body`.
    pub(crate) fn text(&self, body: &[u8], request_id: &str) -> Option<String> {
        // Not called under the lock: it may set another one.
        let answer = lock(&self.0).clone()?;
        let parameters = serde_json::from_slice(body).unwrap_or_default();
        Some(answer(&parameters).text(request_id))
    }
}
