//! The documented response to a valid request.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use tcsas_spec::model::{Action, Field, Service, Type};

/// Size in bytes after which a generated response no longer describes objects in detail.
const ENOUGH: usize = 64 << 10;

/// A response with its `Response` envelope, split at the request id.
#[derive(Debug)]
pub(crate) struct ExampleResponse {
    before: String,
    after: String,
}

impl ExampleResponse {
    /// The first documented response of `action`, or one generated from its output.
    pub(crate) fn new(service: &Service, action: &Action) -> Self {
        let documented = action.examples.iter().find_map(|e| e.output.as_deref());
        documented.and_then(Self::from_example).unwrap_or_else(|| {
            let mut before = r#"{"Response":{"#.to_owned();
            for field in &action.output {
                member(&mut before, service, field, &mut Vec::new());
                before.push(',');
            }
            before.push_str(r#""RequestId":"#);
            Self {
                before,
                after: "}}".to_owned(),
            }
        })
    }

    /// Finds the request id and keeps all text around it unchanged.
    fn from_example(text: &str) -> Option<Self> {
        let envelope: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
        let response = envelope.get("Response")?.get();
        let members: BTreeMap<String, &RawValue> = serde_json::from_str(response).ok()?;
        // Raw values are slices of `text`: the difference of the addresses is the offset.
        let place = |part: &str| part.as_ptr().addr() - text.as_ptr().addr();
        let (before, after) = match members.get("RequestId") {
            Some(id) => {
                let start = place(id.get());
                (
                    text.get(..start)?.to_owned(),
                    text.get(start + id.get().len()..)?.to_owned(),
                )
            }
            None => {
                let inside = place(response) + 1;
                let comma = if members.is_empty() { "" } else { "," };
                (
                    format!("{}\"RequestId\":", text.get(..inside)?),
                    format!("{comma}{}", text.get(inside..)?),
                )
            }
        };
        Some(Self { before, after })
    }

    /// The complete response.
    pub(crate) fn text(&self, request_id: &str) -> String {
        format!("{}\"{request_id}\"{}", self.before, self.after)
    }
}

/// Writes `"Name":value`. `open` lists the data types being written.
fn member<'s>(out: &mut String, service: &'s Service, field: &'s Field, open: &mut Vec<&'s str>) {
    // Names are identifiers, which need no escapes.
    out.push('"');
    out.push_str(&field.name);
    out.push_str("\":");
    match &field.ty {
        Type::String | Type::Date | Type::Timestamp | Type::TimestampIso8601 | Type::Binary => {
            out.push_str("\"\"");
        }
        Type::Integer | Type::UnsignedInteger | Type::Float => out.push('0'),
        Type::Boolean => out.push_str("false"),
        Type::Array(_) => out.push_str("[]"),
        Type::Object(name) => {
            out.push('{');
            // A recursive type would not end, and a wide and deep one would be too large.
            if !open.contains(&name.as_str()) && out.len() < ENOUGH {
                open.push(name);
                let fields = service.data_type(name).map_or(&[][..], |t| &t.fields);
                for (i, field) in fields.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    member(out, service, field, open);
                }
                open.pop();
            }
            out.push('}');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_keeps_everything_but_its_request_id() {
        for (example, expected) in [
            (
                r#"{"Response":{"RequestId":"x","A":1.50}}"#,
                r#"{"Response":{"RequestId":"id","A":1.50}}"#,
            ),
            (
                r#" {"A": {"RequestId": 1}, "Response" : {"RequestId" : null , "Z":[],"A":"RequestId"} }"#,
                r#" {"A": {"RequestId": 1}, "Response" : {"RequestId" : "id" , "Z":[],"A":"RequestId"} }"#,
            ),
            (
                r#"{"Resp\u006fnse": {"Request\u0049d": "\u00e9"}}"#,
                r#"{"Resp\u006fnse": {"Request\u0049d": "id"}}"#,
            ),
            (
                r#"{"Response": { "A": {"RequestId": "x"} }}"#,
                r#"{"Response": {"RequestId":"id", "A": {"RequestId": "x"} }}"#,
            ),
            (
                r#"{"Response": { }}"#,
                r#"{"Response": {"RequestId":"id" }}"#,
            ),
        ] {
            let response = ExampleResponse::from_example(example).unwrap();
            assert_eq!(response.text("id"), expected);
        }
    }

    #[test]
    fn text_without_an_envelope_is_no_example() {
        for text in ["", "{}", "[]", r#"{"Response":1}"#, r#"{"Response":[]}"#] {
            assert!(ExampleResponse::from_example(text).is_none(), "{text}");
        }
    }

    #[test]
    fn generated_responses_are_small_for_large_specs() {
        let field = |name: &str, of: u32| {
            format!(r#"{{"name":"{name}","type":"T{of}","required":true,"description":""}}"#)
        };
        // Each of thirty data types contains the next one twice.
        let types = (0..30).map(|i| {
            let (a, b) = (field("A", i + 1), field("B", i + 1));
            format!(r#"{{"name":"T{i}","members":[{a},{b}]}}"#)
        });
        let types = types.collect::<Vec<_>>().join(",");
        let text = format!(
            r#"{{"service":"s","version":"2025-01-06","endpoint":"s.tencentcloudapi.com","action":"A",
                "input":[],"output":[{}],"types":[{types},{{"name":"T30","members":[]}}]}}"#,
            field("Top", 0)
        );
        let source = tcsas_spec::Source {
            name: "A.json".into(),
            text: text.into(),
        };
        let outcome = tcsas_spec::read(vec![source], &tcsas_spec::Options::default());
        let service = outcome.into_result().unwrap();
        let text = ExampleResponse::new(&service, service.action("A").unwrap()).text("id");
        assert!((ENOUGH..2 * ENOUGH).contains(&text.len()), "{}", text.len());
        assert!(serde_json::from_str::<&RawValue>(&text).is_ok());
    }
}
