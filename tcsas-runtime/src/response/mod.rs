//! Classifies what came back: a response, an error of the service, or something that is neither.

mod body;
mod envelope;
mod gateway;

use std::fmt;

use body::Body;
use bytes::Bytes;
use envelope::{Envelope, Said, has_fields};
use http::HeaderMap;

use crate::codec::decode::decode_at;
use crate::codec::{Object, Report, Shape, shape};
use crate::error::{Error, InvalidResponseError, ServiceError, StopReason};
use crate::error_code::{ErrorCode, UnknownCode};
use crate::json::{Budget, Cursor, Kind, is_truncated, value};

/// The header with the request id, where the body has none.
const REQUEST_ID: &str = "x-tc-requestid";

/// The text of a response whose envelope was found to be in order.
pub(crate) struct Answer {
    body: Body,
    /// Where in the body the object `Response` begins.
    response: usize,
    request_id: String,
    status: http::StatusCode,
    /// How many bytes a body may have.
    max_response_size: usize,
    /// How many attempts the call was given.
    attempts: u32,
}

/// Shows nothing of the body, which may have secrets in it.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("body", &format_args!("{} bytes", self.body.len()))
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

/// What is known of the response to come.
#[derive(Clone, Copy)]
pub(crate) struct Expected {
    /// The fields of the action, if they are known.
    pub(crate) shape: Option<&'static Shape>,
    /// How many bytes a body may have; what it may take in memory depends on it.
    pub(crate) max_response_size: usize,
    /// Whether the body is wiped in the end.
    pub(crate) wiped: bool,
}

impl Answer {
    /// Looks into the envelope `{"Response": {…}}`.
    pub(crate) fn open(response: http::Response<Bytes>, expected: Expected) -> Result<Self, Error> {
        let (parts, body) = response.into_parts();
        let status = parts.status;
        let mut body = Body::new(body, expected.wiped);
        let named = header_id(&parts.headers);
        let undecodable = |body: &Body, what: &str| {
            InvalidResponseError::new(status, body.as_bytes(), what).or_request_id(named)
        };
        let location = parts.headers.get(http::header::LOCATION);
        if let Some(target) = location.filter(|_| status.is_redirection()) {
            let target = String::from_utf8_lossy(target.as_bytes());
            let target = crate::secret::hide(&target);
            let what =
                format!("it is a redirect to {target:?}, which a signed request must not follow");
            return Err(undecodable(&body, &what).permanent().into());
        }
        if let Err(error) = body.check() {
            let what = if body.trim().is_empty() {
                return Err(undecodable(&body, "it is empty").into());
            } else if let Some(coding) = packed(&parts.headers, &body) {
                let what = match coding == "gzip" && !cfg!(feature = "gzip") {
                    true => "it is packed with gzip, which nobody asked for: switch on the feature `gzip`".to_owned(),
                    false => format!("it is packed with {coding:?}, which was not asked for"),
                };
                return Err(undecodable(&body, &what).into());
            } else if is_truncated(&error) {
                "it ends in the middle"
            } else {
                "it is not JSON"
            };
            return Err(undecodable(&body, what).with_source(error).into());
        }
        let neither = |what| {
            let gateway = gateway::message(Cursor::resume(&body, 0));
            Error::from(undecodable(&body, what).with_gateway(gateway))
        };
        let Some((response, envelope)) = find_response(&body) else {
            return Err(neither("it has no object `Response`"));
        };
        let request_id = match &envelope.request_id {
            Some(id) if !id.is_empty() => id.clone(),
            _ => named.unwrap_or_default().to_owned(),
        };
        let fields = || has_fields(Cursor::resume(&body, response), expected.shape);
        let describes_error = || {
            let shape = expected.shape;
            shape.is_some_and(|shape| shape.fields.contains(&"Error"))
        };
        match envelope.error {
            Said::Code(code) => {
                let code = UnknownCode::from_code(&code);
                let error = ServiceError::new(code, envelope.message, request_id, status.as_u16());
                return Err(Error::Service(error.with_extra(envelope.extra)));
            }
            _ if !status.is_success() => {
                return Err(neither(
                    "its status says that the call failed, and it does not say why",
                ));
            }
            Said::NoCode if !describes_error() && !fields() => {
                return Err(neither("it has an `Error` without a `Code`"));
            }
            Said::Unclear if !describes_error() => {
                return Err(neither("it has an `Error` without a `Code`"));
            }
            _ => {}
        }
        if envelope.request_id.is_none() && !fields() {
            return Err(neither(
                "it has neither a `RequestId` nor any field of the action",
            ));
        }
        if envelope.error == Said::NoCode && !envelope.message.is_empty() && !describes_error() {
            tracing::warn!(
                request_id,
                message = %crate::secret::hide(&envelope.message),
                "the response has an `Error` without a code beside its fields, and is taken for a success"
            );
        }
        Ok(Self {
            response,
            request_id,
            status,
            max_response_size: expected.max_response_size,
            attempts: 1,
            body,
        })
    }

    /// The id the service gave the call.
    pub(crate) fn request_id(&self) -> &str {
        &self.request_id
    }

    /// The same for a call that was given so many attempts.
    pub(crate) fn after(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// The content of `Response` as it is, and the request id where only the head of the response
    /// has it.
    pub(crate) fn into_json(self, action: &str) -> Result<serde_json::Value, Error> {
        let mut cursor = Cursor::resume(&self.body, self.response);
        let mut budget = Budget::of(self.max_response_size);
        let mut json = value(&mut cursor, &mut budget).map_err(|path| self.too_large(&path))?;
        if let Some(members) = json.as_object_mut()
            && members.get("RequestId").is_none_or(is_empty)
        {
            self.lacks_id(action);
            if !self.request_id.is_empty() {
                members.insert("RequestId".to_owned(), self.request_id.clone().into());
            }
        }
        Ok(json)
    }

    /// Fills `object` with the content of `Response`. What does not fit is left empty and logged: a
    /// few fields by name, the rest by number.
    /// Returns how many items were lost of the list that `counted` leads to.
    pub(crate) fn read_into(
        self,
        object: &mut dyn Object,
        action: &str,
        counted: &'static [&'static str],
    ) -> Result<u64, Error> {
        let report = self.decode(object, Report::brief().counting(counted))?;
        for mismatch in report.mismatches() {
            tracing::warn!(
                action,
                field = mismatch.path(),
                "the response does not fit its description: {mismatch}"
            );
        }
        let (count, named) = (report.count(), report.mismatches().len());
        if count > named {
            tracing::warn!(
                action,
                count,
                "the response does not fit its description in {count} places; {named} of them are named"
            );
        }
        Ok(report.lost())
    }

    fn decode(&self, object: &mut dyn Object, report: Report) -> Result<Report, Error> {
        let mut cursor = Cursor::resume(&self.body, self.response);
        let report = decode_at(
            object,
            &mut cursor,
            report,
            Budget::of(self.max_response_size),
        );
        if let Some(path) = report.overflow() {
            return Err(self.too_large(path));
        }
        if !self.request_id.is_empty() {
            set_request_id(object, &self.request_id);
        }
        Ok(report)
    }

    /// The error of a response that takes more memory than it may.
    fn too_large(&self, path: &str) -> Error {
        let limit = self.max_response_size;
        let what = format!(
            "at `{path}` it takes more memory than 8 times the longest body allowed, {limit} bytes; raise `max_response_size`"
        );
        let error = InvalidResponseError::new(self.status, self.body.as_bytes(), what).permanent();
        let error = error.or_request_id(Some(&*self.request_id).filter(|id| !id.is_empty()));
        Error::from(error).after(self.attempts, StopReason::NotRetryable)
    }

    fn lacks_id(&self, action: &str) {
        tracing::warn!(
            action,
            request_id = self.request_id,
            "the response has no `RequestId`"
        );
    }
}

/// The path of every value in `body` that does not fit `object`, for tests of descriptions.
///
/// # Errors
///
/// If the body is not a response.
pub fn mismatches(object: &mut dyn Object, body: &str) -> Result<Vec<String>, Error> {
    let expected = Expected {
        shape: Some(shape(object)),
        max_response_size: usize::MAX,
        wiped: false,
    };
    let response = http::Response::new(Bytes::copy_from_slice(body.as_bytes()));
    let report = Answer::open(response, expected)?.decode(object, Report::full())?;
    let paths = report.mismatches().iter();
    Ok(paths.map(|mismatch| mismatch.path().to_owned()).collect())
}

fn is_empty(id: &serde_json::Value) -> bool {
    id.is_null() || id.as_str() == Some("")
}

/// Where the object `Response` begins, and what it says. If there are several, the last counts
/// unless one is an error.
fn find_response(body: &str) -> Option<(usize, Envelope)> {
    let mut cursor = Cursor::resume(body, 0);
    if cursor.kind() != Kind::Object {
        return None;
    }
    let mut found: Option<(usize, Envelope)> = None;
    cursor.enter();
    while let Some(key) = cursor.next_key() {
        let failed = matches!(&found, Some((_, found)) if matches!(found.error, Said::Code(_)));
        if key == "Response" && cursor.kind() == Kind::Object && !failed {
            found = Some((cursor.at(), Envelope::read(&mut cursor)));
        } else {
            cursor.skip();
        }
    }
    found
}

/// What a body is packed with that is no JSON. Some servers pack unrequested, and some without the
/// header.
fn packed(headers: &HeaderMap, body: &str) -> Option<String> {
    /// The first two bytes of gzip, the second of which is no UTF-8.
    const GZIP: &str = "\u{1f}\u{fffd}";
    let coding = headers.get(http::header::CONTENT_ENCODING);
    let coding =
        coding.map(|coding| String::from_utf8_lossy(coding.as_bytes()).to_ascii_lowercase());
    match coding.as_deref().map(str::trim) {
        None | Some("" | "identity") => body.starts_with(GZIP).then(|| "gzip".to_owned()),
        Some(coding) => Some(coding.replace("x-gzip", "gzip")),
    }
}

/// The request id in the head of a response.
fn header_id(headers: &HeaderMap) -> Option<&str> {
    const LONGEST: usize = 128;
    let id = headers.get(REQUEST_ID)?.to_str().ok()?.trim();
    let well = (1..=LONGEST).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    well.then_some(id)
}

/// Puts the request id where the body has none.
fn set_request_id(object: &mut dyn Object, id: &str) {
    let fields = shape(object).fields;
    // The last of its name is ours.
    let Some(index) = fields.iter().rposition(|field| *field == "RequestId") else {
        return;
    };
    object.write(&mut |slots| {
        let empty = |slot: &dyn crate::codec::Slot| {
            matches!(
                slot.get(),
                crate::codec::Value::String("") | crate::codec::Value::Absent
            )
        };
        if let Some(slot) = slots.get_mut(index)
            && empty(*slot)
            && let crate::codec::Place::String(place) = slot.place()
        {
            id.clone_into(place);
        }
    });
}

#[cfg(test)]
mod tests;
