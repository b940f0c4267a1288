//! Validation of documented requests against their spec.

use serde_json::{Map, Value};
use tcsas_spec::model::{Field, Service, Type};

use crate::value::whole;

/// The first mismatch between the parameters `given` and `fields`.
pub fn misfit(service: &Service, fields: &[Field], given: &Map<String, Value>) -> Option<String> {
    for name in given.keys() {
        if !fields.iter().any(|field| field.name == *name) {
            return Some(format!("{name}: not in the spec"));
        }
    }
    fields.iter().find_map(|field| {
        let why = match given.get(&field.name) {
            None if field.required => ": required".to_owned(),
            None => return None,
            Some(value) => unlike(service, &field.ty, value)?,
        };
        Some(format!("{}{why}", field.name))
    })
}

/// The mismatch between `value` and `ty`, to be appended to a name.
fn unlike(service: &Service, ty: &Type, value: &Value) -> Option<String> {
    let fits = match (ty, value) {
        (Type::Array(item), Value::Array(items)) => {
            return items.iter().enumerate().find_map(|(index, value)| {
                Some(format!("[{index}]{}", unlike(service, item, value)?))
            });
        }
        (Type::Object(name), Value::Object(map)) => {
            let fields = &service.data_type(name).expect("a data type").fields;
            return misfit(service, fields, map).map(|why| format!(".{why}"));
        }
        (Type::Integer, Value::Number(_)) => whole(value).is_some_and(|n| i64::try_from(n).is_ok()),
        (Type::UnsignedInteger, Value::Number(_)) => {
            whole(value).is_some_and(|n| u64::try_from(n).is_ok())
        }
        (Type::Float, value) => value.is_number(),
        (Type::Boolean, value) => value.is_boolean(),
        (Type::String | Type::Date | Type::Timestamp | Type::TimestampIso8601, value) => {
            value.is_string()
        }
        _ => false,
    };
    (!fits).then(|| format!(": not a value of type {ty:?}"))
}

#[test]
fn mismatches_are_detected() {
    let folder = crate::scratch::workspace("tests/corpus/made-up/circles/v20240229");
    let service = tcsas_spec::load(folder.as_ref(), &tcsas_spec::Options::default()).service;
    let fields = &service.action("BothWays").expect("an action").input;
    let both = r#"{"Id":1,"Key":"","Old":"","Tags":[{"Key":"k"}]}"#;
    for (given, path) in [
        (format!(r#"{{"In":{{"Size":0}},"Both":{both}}}"#), None),
        (format!(r#"{{"Both":{both}}}"#), Some("In: required")),
        (
            format!(r#"{{"In":{{"Size":-1}},"Both":{both}}}"#),
            Some("In.Size: not"),
        ),
        (
            format!(r#"{{"In":{{"Size":0.5}},"Both":{both}}}"#),
            Some("In.Size: not"),
        ),
        (
            format!(r#"{{"In":{{"Size":0}},"Both":{both},"X":1}}"#),
            Some("X: not in the spec"),
        ),
        (
            r#"{"In":{"Size":0},"Both":{"Id":1,"Key":"","Old":"","Tags":[{}]}}"#.to_owned(),
            Some("Both.Tags[0].Key: required"),
        ),
        (r#"{"In":null}"#.to_owned(), Some("In: not")),
    ] {
        let given = serde_json::from_str(&given).expect("JSON");
        let why = misfit(&service, fields, &given);
        match path {
            None => assert_eq!(why, None),
            Some(path) => assert!(
                why.as_ref().is_some_and(|why| why.starts_with(path)),
                "{why:?}"
            ),
        }
    }
}
