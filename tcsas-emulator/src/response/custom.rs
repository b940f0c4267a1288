//! Responses set by a test in place of the documented example.

use std::sync::{Arc, Mutex};

use serde_json::{Map, Value, json};
use tcsas_spec::model::{Action, Service};

use crate::lock;
use crate::response::error_response::ErrorResponse;
use crate::response::validation::mismatch;
use crate::response::{events, suggestion};

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
    Error {
        code: String,
        message: String,
    },
    /// The members of each event.
    Events(Vec<Value>),
    /// The text of a stream of events.
    EventStream(String),
}

/// The text of a response.
pub(crate) enum Text {
    Json(String),
    EventStream(String),
}

impl Response {
    /// An error response with this code.
    #[must_use]
    pub fn error(code: impl Into<String>, message: impl Into<String>) -> Self {
        let (code, message) = (code.into(), message.into());
        Self(Content::Error { code, message })
    }

    /// A stream of events (`text/event-stream`), each with these members. The request id is in the
    /// header `X-TC-RequestId`.
    ///
    /// ```
    /// # use serde_json::json;
    /// # use tcsas_emulator::Response;
    /// let response = Response::events([json!({ "Text": "a" }), json!({ "Text": "b" })]);
    /// # let _ = response;
    /// ```
    #[must_use]
    pub fn events(events: impl IntoIterator<Item = Value>) -> Self {
        Self(Content::Events(events.into_iter().collect()))
    }

    /// A stream with this text, which need not consist of events: for comments, other line ends,
    /// and what a client must reject.
    #[must_use]
    pub fn event_stream(text: impl Into<String>) -> Self {
        Self(Content::EventStream(text.into()))
    }

    /// The response in the service's envelope, if `mismatch` finds no error in it.
    fn text(
        self,
        request_id: &str,
        mismatch: impl Fn(&Map<String, Value>) -> Option<String>,
    ) -> Text {
        let wrong = |what: String| {
            let error = ErrorResponse::new("InternalError", what);
            Text::Json(error.text(request_id))
        };
        let mismatched = |mismatch: String| {
            wrong(format!(
                "The custom response does not match the spec of the action: {mismatch}."
            ))
        };
        Text::Json(match self.0 {
            Content::EventStream(text) => return Text::EventStream(text),
            Content::Events(all) => {
                let found = all
                    .iter()
                    .find_map(|members| mismatch(members.as_object()?));
                if let Some(found) = found {
                    return mismatched(found);
                }
                let all = all
                    .iter()
                    .map(|members| events::event(&members.to_string()));
                return Text::EventStream(all.collect());
            }
            Content::Members(Value::Object(mut members)) => {
                if let Some(mismatch) = mismatch(&members) {
                    return mismatched(mismatch);
                }
                members.insert("RequestId".to_owned(), request_id.into());
                json!({ "Response": members }).to_string()
            }
            Content::Members(other) => {
                return wrong(format!("The custom response is not an object but {other}."));
            }
            Content::Error { code, message } => ErrorResponse::new(code, message).text(request_id),
        })
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
    ) -> Option<Text> {
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
