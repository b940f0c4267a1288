//! What came back, told apart: an answer, a refusal, or something that is neither.

use crate::code::{ErrorCode, UnknownCode};
use crate::error::{Error, ServiceError, UndecodableError};
use crate::object::{Cursor, Kind, Object, decode::decode_at, is_truncated, shape};
use bytes::Bytes;
use zeroize::Zeroize;

/// The text of an answer whose envelope was found to be in order.
#[derive(Debug)]
pub(crate) struct Answer {
    body: Body,
    /// Where in the body the object `Response` begins.
    response: usize,
    request_id: String,
    /// Set if it has an `Error` that is no refusal, having no code. Unless the description has a field of that name, this is
    /// what the call ends with.
    fault: Option<UndecodableError>,
}

/// The text of a body.
#[derive(Debug)]
struct Body {
    text: String,
    wiped: bool,
}

impl Drop for Body {
    fn drop(&mut self) {
        if self.wiped {
            self.text.zeroize();
        }
    }
}

impl Answer {
    /// Looks into the envelope `{"Response": {…}}`. With `wiped`, the text is wiped in the end.
    pub(crate) fn open(response: http::Response<Bytes>, wiped: bool) -> Result<Self, Error> {
        let (parts, body) = response.into_parts();
        let status = parts.status;
        // Bytes that are not UTF-8 spoil the string they are in, not the rest of the answer.
        let body = match String::from_utf8(body.into()) {
            Ok(text) => text,
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        };
        let text = match body.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => body,
        };
        let body = Body { text, wiped };
        let undecodable = |what: &str| UndecodableError::new(status, body.text.as_bytes(), what);
        let location = parts.headers.get(http::header::LOCATION);
        if let Some(target) = location.filter(|_| status.is_redirection()) {
            let target = String::from_utf8_lossy(target.as_bytes());
            return Err(undecodable(&format!(
                "it is a redirect to {target:?}, which a signed request must not follow"
            ))
            .lasting()
            .into());
        }
        let mut cursor = match Cursor::new(&body.text) {
            Ok(cursor) => cursor,
            Err(_) if body.text.trim().is_empty() => return Err(undecodable("it is empty").into()),
            Err(error) => {
                let what = if is_truncated(&error) {
                    "it ends in the middle"
                } else {
                    "it is not JSON"
                };
                return Err(undecodable(what).with_source(error).into());
            }
        };
        if !enter_response(&mut cursor) {
            return Err(undecodable("it has no object `Response`").into());
        }
        let response = cursor.at();
        let envelope = Envelope::read(cursor);
        if let Some(code) = envelope.code {
            return Err(Error::Service(ServiceError {
                code: UnknownCode::from_code(&code),
                message: envelope.message,
                request_id: envelope.request_id,
                status: status.as_u16(),
                attempts: None,
            }));
        }
        if !status.is_success() {
            return Err(undecodable(
                "its status says that the call failed, and it does not say why",
            )
            .into());
        }
        let fault = envelope
            .refused
            .then(|| undecodable("it has an `Error` without a `Code`"));
        Ok(Self {
            body,
            response,
            request_id: envelope.request_id,
            fault,
        })
    }

    /// The id the service gave the call.
    pub(crate) fn request_id(&self) -> &str {
        &self.request_id
    }

    /// The content of `Response` as it is.
    pub(crate) fn into_json(self) -> Result<serde_json::Value, UndecodableError> {
        let mut texts = serde_json::Deserializer::from_str(&self.body.text[self.response..]);
        serde::Deserialize::deserialize(&mut texts).map_err(|error: serde_json::Error| {
            let what = "its `Response` cannot be kept as JSON";
            UndecodableError::new(http::StatusCode::OK, self.body.text.as_bytes(), what)
                .with_source(error)
        })
    }

    /// Fills `object` with the content of `Response`. What does not fit is left empty and told to `tracing`.
    pub(crate) fn read_into(
        self,
        object: &mut dyn Object,
        action: &str,
    ) -> Result<(), UndecodableError> {
        if let Some(fault) = self.fault
            && !shape(object).fields.contains(&"Error")
        {
            return Err(fault);
        }
        let mut cursor = Cursor::resume(&self.body.text, self.response);
        for mismatch in decode_at(object, &mut cursor, false) {
            tracing::warn!(
                action,
                field = mismatch.path(),
                "the answer does not fit its description: {mismatch}"
            );
        }
        Ok(())
    }
}

/// Goes in front of the object `Response`; false if there is none.
fn enter_response(cursor: &mut Cursor<'_>) -> bool {
    if cursor.kind() != Kind::Object {
        return false;
    }
    cursor.enter();
    while let Some(key) = cursor.next_key() {
        if key == "Response" {
            return cursor.kind() == Kind::Object;
        }
        cursor.skip();
    }
    false
}

/// What a `Response` says about the call as a whole.
#[derive(Default)]
struct Envelope {
    request_id: String,
    /// It has an `Error` that is not `null`.
    refused: bool,
    code: Option<String>,
    message: String,
}

impl Envelope {
    fn read(mut cursor: Cursor<'_>) -> Self {
        let mut envelope = Self::default();
        cursor.enter();
        while let Some(key) = cursor.next_key() {
            match (&*key, cursor.kind()) {
                ("RequestId", _) => envelope.request_id = text(&mut cursor).unwrap_or_default(),
                ("Error", Kind::Null) => drop(cursor.skip()),
                ("Error", kind) => {
                    envelope.refused = true;
                    if kind == Kind::Object {
                        envelope.read_error(&mut cursor);
                    } else {
                        cursor.skip();
                    }
                }
                _ => drop(cursor.skip()),
            }
        }
        envelope
    }

    fn read_error(&mut self, cursor: &mut Cursor<'_>) {
        cursor.enter();
        while let Some(key) = cursor.next_key() {
            match &*key {
                "Code" => self.code = text(cursor),
                "Message" => self.message = text(cursor).unwrap_or_default(),
                _ => drop(cursor.skip()),
            }
        }
    }
}

/// A string, or a number as text; nothing else has a place in an envelope.
fn text(cursor: &mut Cursor<'_>) -> Option<String> {
    match cursor.kind() {
        Kind::String => Some(cursor.string().into_owned()),
        Kind::Number => Some(cursor.skip().to_owned()),
        _ => {
            cursor.skip();
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(status: u16, body: &str) -> Result<Answer, Error> {
        let mut response = http::Response::new(Bytes::from(body.to_owned()));
        *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
        Answer::open(response, true)
    }

    #[test]
    fn an_answer_is_told_from_a_refusal() {
        assert!(open(200, r#"{"Response":{"RequestId":"1"}}"#).is_ok());
        assert!(open(200, r#"{"Response":{"Error":null,"RequestId":"1"}}"#).is_ok());
        let Err(Error::Service(refusal)) = open(
            200,
            r#"{"Response":{"Error":{"Message":"m","Code":"A.B"},"RequestId":"1"}}"#,
        ) else {
            panic!("not a refusal")
        };
        assert_eq!(
            (
                refusal.code.code(),
                refusal.message.as_str(),
                refusal.request_id.as_str()
            ),
            ("A.B", "m", "1")
        );
    }

    #[test]
    fn what_is_neither_says_why() {
        for (status, body, why) in [
            (200, "", "is empty"),
            (
                200,
                "{\"Response\":{\"RequestId\":\"1\"",
                "ends in the middle",
            ),
            (200, "<html>", "is not JSON"),
            (502, "<html>", "HTTP status 502"),
            (200, "[]", "no object `Response`"),
            (200, "{\"Response\":1}", "no object `Response`"),
            (500, "{\"Response\":{\"RequestId\":\"1\"}}", "request id 1"),
            (304, "", "is empty"),
        ] {
            let error = open(status, body).unwrap_err().to_string();
            assert!(error.contains(why), "{body}: {error}");
        }
    }

    /// An answer that describes one field.
    struct One(&'static crate::object::Shape, String);

    impl Object for One {
        fn empty() -> Self {
            unreachable!("the tests make their own")
        }
        fn read(&self, then: crate::object::Read<'_>) {
            then(self.0, &[&self.1]);
        }
        fn write(&mut self, then: crate::object::Write<'_>) {
            then(&mut [&mut self.1]);
        }
    }

    #[test]
    fn an_error_without_a_code_is_an_answer_only_if_it_is_described() {
        use crate::object::Shape;
        let other = &Shape {
            name: "A",
            fields: &["Data"],
            rust: "data",
            required: 0,
        };
        let described = &Shape {
            name: "A",
            fields: &["Error"],
            rust: "error",
            required: 0,
        };
        for error in [
            "\"denied\"",
            "{\"Message\":\"denied\"}",
            "[{\"Code\":\"A\"}]",
        ] {
            let body = format!("{{\"Response\":{{\"Error\":{error},\"RequestId\":\"1\"}}}}");
            let read = |shape| {
                let mut one = One(shape, String::new());
                open(200, &body)
                    .unwrap()
                    .read_into(&mut one, "A")
                    .map(|()| one.1)
            };
            let fault = read(other).unwrap_err().to_string();
            assert!(
                fault.contains("`Error` without a `Code`") && fault.contains("request id 1"),
                "{fault}"
            );
            assert!(!read(described).unwrap().is_empty());
        }
    }

    #[test]
    fn a_refusal_may_have_numbers_for_text() {
        let error = open(
            200,
            r#"{"Response":{"Error":{"Code":4000},"RequestId":12}}"#,
        )
        .unwrap_err();
        assert_eq!(
            (error.code(), error.request_id()),
            (Some("4000"), Some("12"))
        );
    }

    #[test]
    fn a_byte_order_mark_is_no_harm() {
        assert!(open(200, "\u{feff}{\"Response\":{\"RequestId\":\"1\"}}").is_ok());
    }

    #[test]
    fn a_refusal_keeps_its_status() {
        let error = open(
            500,
            r#"{"Response":{"Error":{"Code":"InternalError","Message":""},"RequestId":"1"}}"#,
        );
        assert_eq!(
            error.unwrap_err().service().map(|refusal| refusal.status),
            Some(500)
        );
    }
}
