//! The answer to a request that is in order.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use tcsas_spec::model::{Action, Field, Service, Type};

/// Where a made-up answer stops to describe objects in detail, in bytes.
const ENOUGH: usize = 64 << 10;

/// An answer with its `Response` envelope, cut in two where the request id stands.
#[derive(Debug)]
pub(crate) struct ExampleResponse {
    before: String,
    after: String,
}

impl ExampleResponse {
    /// The first documented answer of `action`, or one made from the description of its output.
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

    /// Finds the place of the request id, and leaves everything around it as it is written.
    fn from_example(text: &str) -> Option<Self> {
        let envelope: BTreeMap<String, &RawValue> = serde_json::from_str(text).ok()?;
        let response = envelope.get("Response")?.get();
        let members: BTreeMap<String, &RawValue> = serde_json::from_str(response).ok()?;
        // Raw values are slices of `text`: the distance between the addresses is the place.
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

    /// The whole answer.
    pub(crate) fn text(&self, request_id: &str) -> String {
        format!("{}\"{request_id}\"{}", self.before, self.after)
    }
}

/// Writes `"Name":value`. `open` are the data types that are being written.
fn member<'s>(out: &mut String, service: &'s Service, field: &'s Field, open: &mut Vec<&'s str>) {
    // Names are identifiers, which need no escapes.
    out.push('"');
    out.push_str(&field.name);
    out.push_str("\":");
    match &field.ty {
        Type::String | Type::Date | Type::Timestamp | Type::TimestampIso8601 => {
            out.push_str("\"\"");
        }
        Type::Integer | Type::UnsignedInteger | Type::Float => out.push('0'),
        Type::Boolean => out.push_str("false"),
        Type::Array(_) => out.push_str("[]"),
        Type::Object(name) => {
            out.push('{');
            // A type that contains itself would never end, and one wide and deep would end too
            // late.
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
            let answer = ExampleResponse::from_example(example).unwrap();
            assert_eq!(answer.text("id"), expected);
        }
    }

    #[test]
    fn what_has_no_envelope_is_no_example() {
        for text in ["", "{}", "[]", r#"{"Response":1}"#, r#"{"Response":[]}"#] {
            assert!(ExampleResponse::from_example(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_made_up_answer_is_small_however_large_the_description() {
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
