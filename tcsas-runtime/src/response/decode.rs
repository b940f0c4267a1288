//! Decoding of the fields of a response.

use bytes::Bytes;
use serde_json::{Map, Value as JsonValue};

use super::raw_response::{Expected, RawResponse};
use crate::codec::{Message, Place, Report, Slot, Value, decode_at, shape};
use crate::error::{Error, InvalidResponseError, StopReason};
use crate::json::{Budget, Cursor, value};

impl RawResponse {
    /// Returns the members of `Response`, with the request id of the headers if they have none.
    pub(crate) fn to_json(&self, action: &str) -> Result<serde_json::Value, Error> {
        let mut cursor = Cursor::resume(&self.body, self.offset);
        let mut budget = Budget::of(self.max_response_size);
        let mut json = value(&mut cursor, &mut budget).map_err(|path| self.too_large(&path))?;
        if let Some(members) = json.as_object_mut()
            && members.get("RequestId").is_none_or(is_empty)
        {
            self.warn_without_id(action);
            if !self.request_id.is_empty() {
                members.insert("RequestId".to_owned(), self.request_id.clone().into());
            }
        }
        Ok(json)
    }

    /// Decodes the members of `Response` into `object`. Values that do not fit leave their field
    /// empty and are logged: a few fields by name, the others by number.
    ///
    /// Returns the number of items lost from the list at `counted`.
    pub(crate) fn read_into(
        &self,
        object: &mut dyn Message,
        action: &str,
        counted: &'static [&'static str],
    ) -> Result<u64, Error> {
        let mut report = Report::brief().counting(counted);
        self.decode(object, &mut report)?;
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

    /// Members of `Response`, and of the objects in it, that `object` does not describe, by their
    /// paths. `object` is overwritten.
    pub(crate) fn extra(&self, object: &mut dyn Message) -> Result<Map<String, JsonValue>, Error> {
        let mut report = Report::extra();
        self.decode(object, &mut report)?;
        let mut extra = report.into_extra();
        extra.remove("DeprecatedWarning");
        extra.remove("RequestId");
        Ok(extra)
    }

    /// The text of the object `Response`.
    pub(crate) fn text(&self) -> &str {
        Cursor::resume(&self.body, self.offset).skip()
    }

    fn decode(&self, object: &mut dyn Message, report: &mut Report) -> Result<(), Error> {
        let mut cursor = Cursor::resume(&self.body, self.offset);
        let budget = Budget::of(self.max_response_size);
        decode_at(object, &mut cursor, report, budget);
        if let Some(path) = report.overflow() {
            return Err(self.too_large(path));
        }
        if !self.request_id.is_empty() {
            set_request_id(object, &self.request_id);
        }
        Ok(())
    }

    /// The error of a response that exceeds its memory limit when decoded.
    fn too_large(&self, path: &str) -> Error {
        let limit = self.max_response_size;
        let reason = format!(
            "at `{path}` it takes more memory than 8 times the longest body allowed, {limit} bytes; raise `max_response_size`"
        );
        let error = InvalidResponseError::new(self.status, self.body.as_bytes(), reason);
        let id = Some(&*self.request_id).filter(|id| !id.is_empty());
        Error::from(error.permanent().or_request_id(id))
            .after(self.attempts, StopReason::NotRetryable)
    }

    fn warn_without_id(&self, action: &str) {
        tracing::warn!(
            action,
            request_id = self.request_id,
            "the response has no `RequestId`"
        );
    }
}

/// Path of every value in `body` that does not fit `object`, for tests of specs.
///
/// # Errors
///
/// If the body is not a response.
pub fn mismatches(object: &mut dyn Message, body: &str) -> Result<Vec<String>, Error> {
    let expected = Expected {
        shape: Some(shape(object)),
        max_response_size: usize::MAX,
        wiped: false,
    };
    let response = http::Response::new(Bytes::copy_from_slice(body.as_bytes()));
    let mut report = Report::full();
    RawResponse::parse(response, expected)?.decode(object, &mut report)?;
    let paths = report.mismatches().iter();
    Ok(paths.map(|mismatch| mismatch.path().to_owned()).collect())
}

fn is_empty(id: &serde_json::Value) -> bool {
    id.is_null() || id.as_str() == Some("")
}

/// Sets the field for the request id if it is empty.
fn set_request_id(object: &mut dyn Message, id: &str) {
    let fields = shape(object).fields;
    // Generated types have it as their last field.
    let Some(index) = fields.iter().rposition(|field| *field == "RequestId") else {
        return;
    };
    object.write(&mut |slots| {
        let empty = |slot: &dyn Slot| matches!(slot.get(), Value::String("") | Value::Absent);
        if let Some(slot) = slots.get_mut(index)
            && empty(*slot)
            && let Place::String(place) = slot.place()
        {
            id.clone_into(place);
        }
    });
}
