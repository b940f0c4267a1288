//! Actions with and without a derived pagination.

mod documented;

use serde_json::{Value, json};

use crate::model::{Pagination, Start};
use crate::{Options, Source, read};

/// The pagination of an action with these parameters, fields and data types.
fn derived(input: &Value, output: &Value, types: &Value) -> Option<Pagination> {
    let spec = json!({
        "service": "things", "version": "2025-01-06", "endpoint": "things.tencentcloudapi.com",
        "action": "DescribeThings", "input": input, "output": output, "types": types
    });
    let source = Source {
        name: "a.json".into(),
        text: spec.to_string().into_bytes(),
    };
    let outcome = read(vec![source], &Options::default());
    let service = outcome
        .into_result()
        .unwrap_or_else(|report| panic!("{report}"));
    service.actions[0].pagination.clone()
}

fn member(name: &str, ty: &str) -> Value {
    json!({ "name": name, "type": ty })
}

/// An integer with a description.
fn described(name: &str, description: &str) -> Value {
    json!({ "name": name, "type": "Integer", "description": description })
}

/// Usual parameters and fields of an action with pagination.
fn usual() -> (Value, Value) {
    (
        json!([member("Offset", "Integer"), member("Limit", "Integer")]),
        json!([
            member("TotalCount", "Integer"),
            member("List", "Array of String")
        ]),
    )
}

fn path(path: &str) -> Vec<String> {
    path.split('.').map(str::to_owned).collect()
}

#[test]
fn usual_parameters_and_fields_are_recognised() {
    let (input, output) = usual();
    let found = derived(&input, &output, &json!([])).unwrap();
    assert_eq!(found.start, Start::Offset);
    assert_eq!(found.start_parameter, "Offset");
    assert_eq!(found.size_parameter.as_deref(), Some("Limit"));
    assert_eq!(found.total, Some(path("TotalCount")));
    assert_eq!(found.items, path("List"));

    let input = json!([
        member("PageNumber", "UnsignedInteger"),
        member("PageSize", "UnsignedInteger")
    ]);
    let output = json!([member("Data", "Data"), member("Status", "Integer")]);
    let types = json!([{ "name": "Data", "members": [
        member("Total", "UnsignedInteger"), member("PageSize", "Integer"), member("DataList", "Array of Data")
    ]}]);
    let found = derived(&input, &output, &types).unwrap();
    assert_eq!(found.start, Start::Page);
    assert_eq!(found.total, Some(path("Data.Total")));
    assert_eq!(found.items, path("Data.DataList"));
}

#[test]
fn ambiguous_actions_have_no_pagination() {
    let (right, output) = usual();
    let with = |list: &Value, more: Value| {
        let mut list = list.as_array().unwrap().clone();
        list.push(more);
        Value::from(list)
    };
    let limit = member("Limit", "Integer");
    for input in [
        json!([]),
        json!([member("Offset", "Integer")]),
        json!([limit]),
        json!([member("Offset", "String"), limit]),
        json!([member("Offset", "Integer"), member("Limit", "String")]),
        with(&right, member("PageNumber", "Integer")),
        with(&right, member("PageSize", "Integer")),
        with(&right, member("ClientToken", "String")),
        json!([described("Offset", "Page number"), limit]),
        json!([described("Offset", "Deprecated."), limit]),
        json!([described("PageNo", "Page number, from 0 or from 1"), limit]),
        json!([described("PageIndex", "Page number"), limit]),
        json!([member("CurrentPage", "Integer"), limit]),
        json!([member("Offset", "Integer"), described("Limit", "页码")]),
        with(&right, member("PageIndex", "Integer")),
        json!([{ "name": "Offset", "type": "Integer", "disabled": true }, limit]),
    ] {
        assert_eq!(derived(&input, &output, &json!([])), None, "{input}");
    }
    for output in [
        json!([]),
        json!([member("List", "Array of String")]),
        json!([member("TotalCount", "Integer")]),
        json!([
            member("TotalCount", "Float"),
            member("List", "Array of String")
        ]),
        json!([
            member("Count", "Integer"),
            member("List", "Array of String")
        ]),
        with(&output, member("Total", "Integer")),
        with(&output, member("Regions", "Array of String")),
    ] {
        assert_eq!(derived(&right, &output, &json!([])), None, "{output}");
    }
    let types = json!([{ "name": "Data", "members": [member("Total", "Integer"), member("L", "Array of Data")] }]);
    let two = json!([member("A", "Data"), member("B", "Data")]);
    assert_eq!(derived(&right, &two, &types), None);
    let beside = json!([member("Data", "Data"), member("L", "Array of String")]);
    assert_eq!(derived(&right, &beside, &types), None);
}

#[test]
fn unreliable_total_is_not_used() {
    let (input, _) = usual();
    let list = member("List", "Array of String");
    for (text, reliable) in [
        ("Total number of things", true),
        (
            "Cached once a day, may be less than the actual number",
            false,
        ),
        ("Total number of pages", false),
    ] {
        let output = json!([described("Total", text), list]);
        let found = derived(&input, &output, &json!([])).unwrap();
        assert_eq!(found.total.is_some(), reliable, "{text}");
    }
}

#[test]
fn offset_may_be_a_multiple_of_the_limit() {
    let text =
        "Offset, a multiple of Limit. Formula: Offset = Limit x (page number - 1). Default: 0";
    let input = json!([described("Offset", text), member("Limit", "Integer")]);
    assert!(derived(&input, &usual().1, &json!([])).is_some());
}

#[test]
fn page_with_assumed_first_number_needs_a_total() {
    let input = json!([
        member("PageNumber", "Integer"),
        member("PageSize", "Integer")
    ]);
    let list = member("List", "Array of String");
    let total = |text| json!([described("Total", text), list]);
    assert!(derived(&input, &total("Total number"), &json!([])).is_some());
    assert_eq!(derived(&input, &total("总页数"), &json!([])), None);
    let stated = json!([
        described("PageNumber", "页码，从1开始"),
        member("PageSize", "Integer")
    ]);
    let found = derived(&stated, &total("总页数"), &json!([])).unwrap();
    assert_eq!((found.first, found.total), (1, None));
}

#[test]
fn uploads_are_not_paginated() {
    let (mut input, output) = usual();
    assert!(derived(&input, &output, &json!([])).is_some());
    let parameters = input.as_array_mut().unwrap();
    parameters.push(member("File", "Binary"));
    assert_eq!(derived(&input, &output, &json!([])), None);
}
