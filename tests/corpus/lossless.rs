//! Comparison of a documented response with the typed one.
//!
//! The documented JSON is traversed along the spec, independently of the code that decoded it.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use tcsas_spec::model::{Action, Field, Service, Type};

use crate::examples::Document;
use crate::value::{same, same_number, whole};

/// The result for one response; fields are named by their path, like in the runtime.
#[derive(Debug, Default, PartialEq)]
pub struct Findings {
    /// Values neither present in the typed response nor reported.
    pub lost: Vec<String>,
    /// Values that no field of their type can hold, and that were reported.
    pub mismatched: Vec<String>,
    /// Number of fields and items reported because they are missing in the response.
    pub missing: usize,
    /// Fields reported without a reason.
    pub groundless: Vec<String>,
}

/// Looks for every value of `documented` in `typed`, the JSON of the typed response; `named` are
/// the fields that were reported.
pub fn compare(
    service: &Service,
    action: &Action,
    documented: &Document,
    typed: &Map<String, Value>,
    named: impl IntoIterator<Item = String>,
) -> Findings {
    let mut comparison = Comparison {
        service,
        text: &documented.text,
        named: named.into_iter().collect(),
        findings: Findings::default(),
    };
    comparison.fields(&action.output, &documented.fields, typed, "");
    let id = documented.fields.get("RequestId");
    comparison.field("RequestId", &Type::String, true, id, typed, "");
    comparison.findings.groundless = comparison.named.into_iter().collect();
    comparison.findings
}

struct Comparison<'a> {
    service: &'a Service,
    /// The documented text, in which a string decoded from another type must occur.
    text: &'a str,
    /// The reported fields that have not been reached.
    named: BTreeSet<String>,
    findings: Findings,
}

impl Comparison<'_> {
    fn fields(
        &mut self,
        fields: &[Field],
        given: &Map<String, Value>,
        typed: &Map<String, Value>,
        path: &str,
    ) {
        for field in fields {
            let value = given.get(&field.name);
            self.field(&field.name, &field.ty, field.guaranteed, value, typed, path);
        }
    }

    fn field(
        &mut self,
        name: &str,
        ty: &Type,
        guaranteed: bool,
        given: Option<&Value>,
        typed: &Map<String, Value>,
        path: &str,
    ) {
        let dot = if path.is_empty() { "" } else { "." };
        let path = format!("{path}{dot}{name}");
        match given {
            None | Some(Value::Null) => {
                if guaranteed && self.named.remove(&path) {
                    self.findings.missing += 1;
                }
            }
            Some(given) if self.must_hold(ty, given, &path) => {
                self.value(ty, given, typed.get(name), &path)
            }
            Some(_) => self.unholdable(typed.get(name), path),
        }
    }

    /// Whether a field of type `ty` can hold `given`. Whole numbers near the limits of the type are
    /// ambiguous, because they were read as floating point: both outcomes are accepted.
    fn must_hold(&self, ty: &Type, given: &Value, path: &str) -> bool {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let is_vague = |n: Value| n.is_f64() && n.as_f64().is_some_and(|n| n.abs() >= EXACT);
        let vague = matches!(ty, Type::Integer | Type::UnsignedInteger)
            && number(given).is_some_and(is_vague);
        can_hold(ty, given) && !(vague && self.named.contains(path))
    }

    /// Compares a value that its field can hold.
    fn value(&mut self, ty: &Type, given: &Value, typed: Option<&Value>, path: &str) {
        let found = match (ty, typed) {
            (_, None) => false,
            (Type::Array(item), Some(Value::Array(typed))) => {
                return self.items(item, list(given), typed, path);
            }
            (Type::Object(name), Some(Value::Object(typed))) => {
                let service = self.service;
                let fields = &service.data_type(name).expect("a data type").fields;
                let given = given.as_object().expect("it can be held");
                return self.fields(fields, given, typed, path);
            }
            (Type::Integer | Type::UnsignedInteger | Type::Float, Some(typed)) => {
                number(given).is_some_and(|given| same_number(typed, &given))
            }
            (Type::Boolean, Some(typed)) => typed.as_bool() == truth(given),
            (_, Some(Value::String(typed))) => match given {
                Value::String(given) => given == typed,
                // The source text of the value, byte by byte.
                _ => {
                    let read = serde_json::from_str::<Value>(typed);
                    occurs(typed, self.text) && read.is_ok_and(|read| same(&read, given))
                }
            },
            _ => false,
        };
        if !found {
            self.findings.lost.push(path.to_owned());
        }
    }

    /// Compares the items of a list: all that can be held, in order, and no others.
    fn items(&mut self, ty: &Type, given: &[Value], typed: &[Value], path: &str) {
        let mut typed = typed.iter();
        for (index, given) in given.iter().enumerate() {
            let path = format!("{path}[{index}]");
            if given.is_null() {
                self.findings.missing += usize::from(self.named.remove(&path));
            } else if self.must_hold(ty, given, &path) {
                self.value(ty, given, typed.next(), &path);
            } else {
                self.unholdable(None, path);
            }
        }
        if typed.next().is_some() {
            self.findings.lost.push(format!("{path}: more items"));
        }
    }

    /// Compares a value that its field cannot hold: the field must be empty and reported.
    fn unholdable(&mut self, typed: Option<&Value>, path: String) {
        if self.named.remove(&path) && typed.is_none_or(empty) {
            self.findings.mismatched.push(path);
        } else {
            self.findings.lost.push(path);
        }
    }
}

/// Whether `value` occurs in `text`, not as part of a longer word or number.
fn occurs(value: &str, text: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '+' | '-');
    text.match_indices(value).any(|(at, _)| {
        !text[..at].ends_with(inside) && !text[at + value.len()..].starts_with(inside)
    })
}

/// Whether a field of type `ty` can hold `value`; the contents of objects and lists are not
/// checked.
fn can_hold(ty: &Type, value: &Value) -> bool {
    match ty {
        Type::String | Type::Date | Type::Timestamp | Type::TimestampIso8601 | Type::Array(_) => {
            true
        }
        Type::Integer => whole_number(value).is_some_and(|n| i64::try_from(n).is_ok()),
        Type::UnsignedInteger => whole_number(value).is_some_and(|n| u64::try_from(n).is_ok()),
        Type::Float => number(value).is_some(),
        Type::Boolean => truth(value).is_some(),
        Type::Object(_) => value.is_object(),
        // No response has it.
        Type::Binary => false,
    }
}

/// The items of a list, which may be written as its only item, or as an empty string.
fn list(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        Value::String(text) if text.is_empty() => &[],
        item => std::slice::from_ref(item),
    }
}

/// The whole number in a value, possibly as a string.
fn whole_number(value: &Value) -> Option<i128> {
    whole(&number(value)?)
}

/// The number in a value, possibly as a string.
fn number(value: &Value) -> Option<Value> {
    let Value::String(text) = value else {
        return value.is_number().then(|| value.clone());
    };
    let text = text.trim();
    let signed = text.parse::<i64>().ok().map(Value::from);
    let whole = signed.or_else(|| text.parse::<u64>().ok().map(Value::from));
    // Numbers that are not finite become `null`.
    let number = whole.or_else(|| text.parse::<f64>().ok().map(Value::from));
    number.filter(Value::is_number)
}

/// The boolean in a value, possibly as a string or number.
fn truth(value: &Value) -> Option<bool> {
    let text = match value {
        Value::String(text) => text.trim().to_lowercase(),
        value => value.to_string(),
    };
    match text.as_str() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// Whether a value is empty.
fn empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(truth) => !truth,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.values().all(empty),
    }
}

#[test]
fn lost_values_and_groundless_reports_are_detected() {
    let folder = crate::scratch::workspace("tests/corpus/made-up/answers/v20261201");
    let mut service = tcsas_spec::load(folder.as_ref(), &tcsas_spec::Options::default()).service;
    // As if an import had adopted the vendor's flags.
    let members = service.types.iter_mut().flat_map(|t| &mut t.fields);
    members.for_each(|field| field.guaranteed = field.vendor_guarantee == Some(true));
    let action = service.action("Answer").expect("an action");
    let findings = |given: &str, typed: &str, named: &[&str]| {
        let read = |text: &str| serde_json::from_str::<Map<String, Value>>(text).expect("JSON");
        let documented = Document {
            text: given.to_owned(),
            fields: read(given),
        };
        let named = named.iter().map(|name| (*name).to_owned());
        compare(&service, action, &documented, &read(typed), named)
    };
    for (given, typed, named, lost) in [
        (r#"{"Text":"a"}"#, r#"{"Text":"b"}"#, &[][..], "Text"),
        (r#"{"Text":"a"}"#, "{}", &["Text"], "Text"),
        (r#"{"Text":1.50}"#, r#"{"Text":"1.5"}"#, &[], "Text"),
        (r#"{"Whole":"7"}"#, r#"{"Whole":8}"#, &[], "Whole"),
        (r#"{"Whole":[]}"#, "{}", &[], "Whole"),
        (r#"{"Whole":[]}"#, r#"{"Whole":1}"#, &["Whole"], "Whole"),
        (
            r#"{"Texts":["a","b"]}"#,
            r#"{"Texts":["a"]}"#,
            &[],
            "Texts[1]",
        ),
        (
            r#"{"Texts":["a"]}"#,
            r#"{"Texts":["a",""]}"#,
            &[],
            "Texts: more items",
        ),
        (
            r#"{"One":{"Sub":{"Id":1}}}"#,
            r#"{"One":{"Sub":{}}}"#,
            &[],
            "One.Sub.Id",
        ),
    ] {
        assert_eq!(
            findings(given, typed, named).lost,
            [lost],
            "{given} {typed}"
        );
    }
    let right = findings(
        r#"{"Text":[1.50],"Whole":[],"Items":[null,{"Id":"1"}],"Unknown":1}"#,
        r#"{"Text":"[1.50]","Items":[{"Id":1,"Name":""}]}"#,
        &["Whole", "Items[1].Name", "RequestId"],
    );
    let expected = Findings {
        mismatched: vec!["Whole".to_owned()],
        missing: 2,
        ..Findings::default()
    };
    assert_eq!(right, expected);
    assert_eq!(findings("{}", "{}", &["Text"]).groundless, ["Text"]);
}
