//! The envelope of a typical response, found while the grammar of the body is checked.

use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::envelope::Envelope;
use crate::json::Cursor;

/// Offset and envelope of the object `Response`, like those of
/// [`find_response`](super::envelope::find_response), if the body is valid JSON and everything in
/// it is as usual: `Response` is its first member and the only one of that name, with a request id
/// that is a text, and without an error or a notice. `None` does not imply an error.
pub(super) fn typical_response(body: &str) -> Option<(usize, Envelope)> {
    let mut deserializer = serde_json::Deserializer::from_str(body);
    let request_id = deserializer.deserialize_map(Root).ok()?;
    deserializer.end().ok()?;
    let mut cursor = Cursor::resume(body, 0);
    cursor.kind();
    cursor.enter();
    cursor.next_key()?;
    cursor.kind();
    let envelope = Envelope {
        request_id: Some(request_id.to_owned()),
        ..Envelope::default()
    };
    Some((cursor.at(), envelope))
}

/// The body. Its value is the request id.
struct Root;

impl<'de> Visitor<'de> for Root {
    type Value = &'de str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a response")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<&'de str, A::Error> {
        if members.next_key::<&str>()? != Some("Response") {
            return Err(unusual());
        }
        let Members(Some(request_id)) = members.next_value()? else {
            return Err(unusual());
        };
        while let Some(name) = members.next_key::<&str>()? {
            if name == "Response" {
                return Err(unusual());
            }
            members.next_value::<IgnoredAny>()?;
        }
        Ok(request_id)
    }
}

/// The members of `Response`, of which only the request id is read.
struct Members<'a>(Option<&'a str>);

impl<'de> serde::Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self(None))
    }
}

impl<'de> Visitor<'de> for Members<'de> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the members of a response")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Self, A::Error> {
        while let Some(name) = members.next_key::<&str>()? {
            match name {
                // An id of another type, or with an escaped character, is an error here.
                "RequestId" => self.0 = Some(members.next_value()?),
                "Error" | "DeprecatedWarning" => return Err(unusual()),
                _ => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(self)
    }
}

fn unusual<E: Error>() -> E {
    E::custom("the response is not a typical one")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::json::check;
    use crate::response::envelope::{ErrorMember, find_response};

    /// Compares with the general search. Returns whether the response is a typical one.
    fn agrees(body: &str) -> bool {
        let Some((offset, typical)) = typical_response(body) else {
            return false;
        };
        assert!(matches!(check(body), Ok(None)), "{body}");
        let (expected, envelope) = find_response(body).expect(body);
        assert_eq!(offset, expected, "{body}");
        assert_eq!(typical.request_id, envelope.request_id, "{body}");
        assert_eq!(envelope.error, ErrorMember::Absent, "{body}");
        assert!(envelope.deprecated.is_none() && envelope.extra.is_empty());
        true
    }

    #[test]
    fn documented_responses_are_typical() {
        for body in [
            r#"{"Response":{"RequestId":"1"}}"#,
            r#" { "Response" : { "Data" : { "Error" : [1e999] } , "RequestId" : "1" } , "a" : 1 } "#,
            r#"{"Response":{"RequestId":"1","Text":"\ud800","RequestId":"2"}}"#,
        ] {
            assert!(agrees(body), "{body}");
        }
    }

    #[test]
    fn unusual_responses_are_left_to_the_general_search() {
        for body in [
            "",
            "1",
            "[]",
            "{}",
            "<html>",
            r#"{"Response":{}}"#,
            r#"{"Response":[]}"#,
            r#"{"Response":{"RequestId":null}}"#,
            r#"{"Response":{"RequestId":7}}"#,
            r#"{"Response":{"RequestId":"\u0031"}}"#,
            r#"{"Response":{"RequestId":"1","Error":null}}"#,
            r#"{"Response":{"RequestId":"1","\u0045rror":{"Code":"A"}}}"#,
            r#"{"Response":{"RequestId":"1","DeprecatedWarning":"a"}}"#,
            r#"{"Response":{"RequestId":"1"},"Response":{"RequestId":"2"}}"#,
            r#"{"a":1,"Response":{"RequestId":"1"}}"#,
            r#"{"Response":{"RequestId":"1","N":NaN}}"#,
            r#"{"Response":{"RequestId":"1"}"#,
            r#"{"Response":{"RequestId":"1"}} 1"#,
            "{\"Response\":{\"RequestId\":\"1\",\"T\":\"a\nb\"}}",
        ] {
            assert!(typical_response(body).is_none(), "{body}");
        }
    }

    proptest! {
        #[test]
        fn typical_and_general_search_agree(
            members in prop::collection::vec(
                prop::sample::select(vec![
                    "\"RequestId\":\"1\"", "\"RequestId\":\"\"", "\"RequestId\":null", "\"Error\":null",
                    "\"Error\":{\"Code\":\"A\"}", "\"Err\\u006fr\":{\"Code\":\"A\"}", "\"Data\":{\"Error\":{\"Code\":\"A\"}}",
                    "\"DeprecatedWarning\":\"a\"", "\"L\":[{},[1,\"}\"],\"\\\"\"]", "\"T\":\"\\ud800\"", " \"N\" : -1e400 ", "",
                ]),
                0..5,
            ),
            outer in prop::sample::select(vec!["", ",\"a\":{}", ",\"Response\":{\"RequestId\":\"2\"}", ",\"Resp\\u006fnse\":{}", "}"]),
        ) {
            agrees(&format!("{{\"Response\":{{{}}}{outer}}}", members.join(",")));
        }
    }
}
