//! Strategies of the property tests.
#![allow(dead_code, reason = "every test uses its own part")]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;
use serde_json::{Value, json};

/// The number of cases to run: `TCSAS_FUZZ_CASES`, or else `default`.
pub fn cases(default: u32) -> Config {
    let requested = std::env::var("TCSAS_FUZZ_CASES").ok();
    Config {
        cases: requested.and_then(|n| n.parse().ok()).unwrap_or(default),
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..Config::default()
    }
}

/// Keys and texts of specs, valid and invalid.
const WORDS: &[&str] = &[
    "$schema",
    "service",
    "version",
    "endpoint",
    "action",
    "description",
    "rate_limit",
    "deprecated",
    "idempotent",
    "signed",
    "body",
    "stream",
    "pagination",
    "offset",
    "page",
    "limit",
    "total",
    "items",
    "Offset",
    "Limit",
    "PageNumber",
    "TotalCount",
    "Data.TotalCount",
    "Data",
    "List",
    "input",
    "output",
    "types",
    "errors",
    "examples",
    "name",
    "type",
    "required",
    "example",
    "disabled",
    "default",
    "members",
    "usage",
    "subject",
    "guaranteed",
    "added_later",
    "code",
    "title",
    "Response",
    "String",
    "Integer",
    "Array of String",
    "Array of T",
    "T",
    "A",
    "B",
    "a",
    "in",
    "both",
    "2025-01-06",
    "2025-02-30",
    "tcsas",
    "a.b:1",
    "A.B",
    "Strng",
    "RequestId",
    "",
    " ",
    "\u{e9}",
    "x y",
    "actions",
    "objects",
    "metadata",
    "apiVersion",
    "serviceShortName",
    "document",
    "member",
    "status",
    "skip_sign",
    "int64",
    "datetime_iso",
    "list",
    "object",
];

pub fn word() -> impl Strategy<Value = String> {
    select(WORDS).prop_map(str::to_owned)
}

/// Any JSON value, built of words that occur in specs.
pub fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => word().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => select(vec![json!(0), json!(1), json!(20.0), json!(-1.5), json!(1e300)]),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::Array),
            vec((word(), inner), 0..4).prop_map(|entries| entries.into_iter().collect()),
        ]
    })
}

/// `spec` with a few values removed, replaced, added or renamed.
pub fn mutated(spec: Value) -> impl Strategy<Value = Value> {
    vec((any::<u32>(), 0..4_u8, word(), value()), 0..4).prop_map(move |changes| {
        let mut spec = spec.clone();
        for (place, how, word, value) in changes {
            let mut left = place as usize % count(&spec);
            change(&mut spec, &mut left, how, &word, &value);
        }
        spec
    })
}

/// The number of values in the tree.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum(),
        _ => 0,
    }
}

/// Changes the value after the first `left` ones; returns whether there is such a value.
fn change(value: &mut Value, left: &mut usize, how: u8, word: &str, new: &Value) -> bool {
    if *left == 0 {
        match (how, value) {
            (0, Value::Object(entries)) => {
                let key = entries.keys().next().cloned();
                key.and_then(|key| entries.remove(&key));
            }
            (1, Value::Object(entries)) => {
                entries.insert(word.to_owned(), new.clone());
            }
            (2, Value::Object(entries)) => {
                let key = entries.keys().next_back().cloned();
                if let Some(old) = key.and_then(|key| entries.remove(&key)) {
                    entries.insert(word.to_owned(), old);
                }
            }
            (0, Value::Array(items)) => {
                items.pop();
            }
            (1, Value::Array(items)) => items.push(new.clone()),
            (2, Value::Array(items)) => items.extend(items.first().cloned()),
            (_, value) => *value = new.clone(),
        }
        return true;
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|v| change(v, left, how, word, new)),
        Value::Object(entries) => entries
            .values_mut()
            .any(|v| change(v, left, how, word, new)),
        _ => false,
    }
}
