//! Property tests: for any input, the reader returns a consistent model or a diagnostic.

mod support;

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use support::{cases, mutated, value};
use tcsas_spec::model::{Action, Field, Pagination, Service, Type};
use tcsas_spec::{Options, Source, read};

/// A spec of the project that needs no other file.
fn native() -> Value {
    let parse = |text| serde_json::from_str::<Value>(text).expect("the spec is JSON");
    let mut spec = parse(include_str!("../../specs/ModifyMNP.json"));
    let mut types = parse(include_str!("../../specs/shared.json"))["types"].take();
    let used = ["AgeRatingItemReq", "MNPI18NSyncDto", "ResourceIdInfo"].map(Value::from);
    let types = types.as_array_mut().expect("a list");
    types.retain(|data_type| used.contains(&data_type["name"]));
    spec["types"] = std::mem::take(types).into();
    spec
}

/// A spec that declares its pagination.
const LIST: &str = r#"{
    "service": "things", "version": "2025-01-06", "endpoint": "things.tencentcloudapi.com",
    "action": "DescribeThings",
    "pagination": { "offset": "Offset", "first": 0, "limit": "Limit", "total": "Data.TotalCount", "items": "Data.List" },
    "input": [{ "name": "Offset", "type": "Integer" }, { "name": "Limit", "type": "Integer" }],
    "output": [{ "name": "Data", "type": "T" }],
    "types": [{ "name": "T", "members": [
        { "name": "TotalCount", "type": "Integer" }, { "name": "List", "type": "Array of String" }
    ]}]
}"#;

/// A small description in the vendor's format that uses all of its keys.
fn vendor() -> Value {
    json!({
        "actions": {
            "DescribeThings": {
                "document": "<p>Lists <b>things</b>.</p>",
                "input": "DescribeThingsRequest",
                "name": "Lists things",
                "output": "DescribeThingsResponse",
                "status": "deprecated",
                "skip_sign": true
            }
        },
        "metadata": { "apiVersion": "2025-01-06", "serviceShortName": "things" },
        "objects": {
            "DescribeThingsRequest": {
                "members": [{
                    "name": "Filters", "type": "list", "member": "Filter", "required": true,
                    "document": "<ul><li>a", "example": "", "disabled": false
                }]
            },
            "DescribeThingsResponse": {
                "members": [
                    { "name": "Total", "type": "int", "member": "int64", "output_required": true },
                    { "name": "Since", "type": "string", "member": "datetime_iso" },
                    { "name": "RequestId", "type": "string", "member": "string" }
                ]
            },
            "Filter": {
                "document": "",
                "usage": "in",
                "members": [
                    { "name": "Name", "type": "string", "member": "string" },
                    { "name": "Not", "type": "object", "member": "Filter", "value_allowed_null": true }
                ]
            }
        }
    })
}

/// Reads texts as the files of a folder with a vendor's description, in either order, and checks
/// the outcome.
fn check(texts: Vec<Vec<u8>>) -> Result<(), TestCaseError> {
    let names = ["api.json", "b.json", "errors.json", "examples.json"];
    let sources: Vec<Source> = names
        .iter()
        .zip(texts)
        .map(|(name, text)| Source {
            name: name.into(),
            text,
        })
        .collect();
    let outcome = read(sources.clone(), &Options::default());
    let mut reversed = sources;
    reversed.reverse();
    let again = read(reversed, &Options::default());
    prop_assert_eq!(&outcome.service, &again.service);
    prop_assert_eq!(&outcome.diagnostics, &again.diagnostics);

    let mut seen = BTreeSet::new();
    for diagnostic in &outcome.diagnostics {
        prop_assert!(seen.insert(diagnostic.to_string()), "twice: {}", diagnostic);
    }
    let places = outcome
        .diagnostics
        .iter()
        .map(|d| (d.file(), d.line(), d.column()));
    let places: Vec<_> = places.collect();
    prop_assert!(places.is_sorted(), "{:?}", places);
    check_service(&outcome.service)
}

/// Checks the invariants of a model, which hold even if there are errors.
fn check_service(service: &Service) -> Result<(), TestCaseError> {
    let is_name = |name: &str| {
        let mut rest = name.bytes();
        rest.next().is_some_and(|c| c.is_ascii_alphabetic())
            && rest.all(|c| c.is_ascii_alphanumeric() || c == b'_')
    };
    let check_fields = |fields: &[Field]| {
        let mut seen = BTreeSet::new();
        for field in fields {
            prop_assert!(is_name(&field.name) && seen.insert(&field.name));
            if let Some(name) = field.ty.object() {
                prop_assert!(service.data_type(name).is_some(), "{} is missing", name);
            }
        }
        Ok(())
    };
    prop_assert!(service.actions.is_sorted_by(|a, b| a.name < b.name));
    prop_assert!(service.types.is_sorted_by(|a, b| a.name < b.name));
    for action in &service.actions {
        prop_assert!(is_name(&action.name));
        check_fields(&action.input)?;
        check_fields(&action.output)?;
        prop_assert!(action.output.iter().all(|field| field.name != "RequestId"));
        if let Some(pagination) = &action.pagination {
            check_pagination(pagination, action, service)?;
        }
        for text in action
            .examples
            .iter()
            .flat_map(|e| [&e.input, &e.output])
            .flatten()
        {
            let value: Value = serde_json::from_str(text).expect("an example is JSON");
            prop_assert!(value.is_object());
        }
    }
    for data_type in &service.types {
        prop_assert!(is_name(&data_type.name));
        prop_assert!(data_type.usage.input || data_type.usage.output);
        check_fields(&data_type.fields)?;
    }
    Ok(())
}

/// Checks that the parameters exist and the paths lead to fields of the right types.
fn check_pagination(
    pagination: &Pagination,
    action: &Action,
    service: &Service,
) -> Result<(), TestCaseError> {
    let is_integer = |ty: &Type| matches!(ty, Type::Integer | Type::UnsignedInteger);
    for name in [&pagination.start_parameter]
        .into_iter()
        .chain(&pagination.size_parameter)
    {
        let parameter = action.input.iter().find(|field| field.name == *name);
        prop_assert!(parameter.is_some_and(|field| is_integer(&field.ty)));
    }
    prop_assert!(pagination.first <= 1);
    let end = |path: &[String]| {
        let mut fields = &action.output;
        let mut end = None;
        for name in path {
            let field = fields.iter().find(|field| field.name == *name)?;
            if let Type::Object(name) = &field.ty {
                fields = &service.data_type(name)?.fields;
            }
            end = Some(&field.ty);
        }
        end
    };
    prop_assert!(matches!(end(&pagination.items), Some(Type::Array(_))));
    if let Some(total) = &pagination.total {
        prop_assert!(end(total).is_some_and(|ty| is_integer(ty) || *ty == Type::String));
    }
    Ok(())
}

fn run<S: Strategy>(
    default: u32,
    strategy: S,
    check: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let mut runner = TestRunner::new(cases(default));
    if let Err(error) = runner.run(&strategy, check) {
        panic!("{error}");
    }
}

#[test]
fn arbitrary_bytes() {
    run(500, vec(vec(any::<u8>(), 0..200), 0..4), check);
}

#[test]
fn almost_json() {
    let token = select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\"a\"",
        "\"actions\"",
        "\"input\"",
        "1",
        "-",
        "1e9",
        "true",
        "nul",
        " ",
        "\n",
        "\u{feff}",
        "\u{e9}",
        "\\ud800",
        "/",
        "'",
    ]);
    let text = vec(token, 0..40).prop_map(|tokens| tokens.concat().into_bytes());
    run(500, vec(text, 0..4), check);
}

#[test]
fn arbitrary_json() {
    let texts = vec(
        value().prop_map(|value| value.to_string().into_bytes()),
        0..4,
    );
    run(300, texts, check);
}

#[test]
fn mutated_native_specs() {
    let spec = || mutated(native()).prop_map(|spec| spec.to_string().into_bytes());
    run(300, (spec(), spec()).prop_map(|(a, b)| vec![a, b]), check);
}

#[test]
fn mutated_specs_with_pagination() {
    let spec: Value = serde_json::from_str(LIST).expect("the spec is JSON");
    let spec = mutated(spec).prop_map(|spec| spec.to_string().into_bytes());
    run(300, spec.prop_map(|spec| vec![spec]), check);
}

#[test]
fn mutated_vendor_specs() {
    let errors = mutated(json!({ "DescribeThings": ["A", "A.B", "-"], "Gone": ["A"] }));
    let example = json!({
        "title": "<b>x</b>",
        "input": "POST / HTTP/1.1\r\n\r\n{\"Filters\": [{}]}",
        "output": "{\"Response\": {}}"
    });
    let examples = mutated(json!({ "actions": { "DescribeThings": [example] } }));
    let other = prop_oneof![Just(None), mutated(vendor()).prop_map(Some)];
    let texts = (mutated(vendor()), other, errors, examples).prop_map(|(api, b, c, d)| {
        let values = [api, b.unwrap_or_default(), c, d];
        values
            .iter()
            .map(|value| value.to_string().into_bytes())
            .collect()
    });
    run(300, texts, check);
}

#[test]
fn specs_with_changed_bytes() {
    let specs = [vendor().to_string(), native().to_string()];
    let change = (any::<u32>(), any::<u8>(), 0..4_u8);
    let strategy = (any::<bool>(), vec(change, 1..6));
    run(500, strategy, |(native, changes)| {
        let mut text = specs[usize::from(native)].as_bytes().to_vec();
        for (place, byte, how) in changes {
            let place = place as usize % text.len().max(1);
            match how {
                0 => text[place] = byte,
                1 => text.insert(place, byte),
                2 => text.truncate(place.max(1)),
                _ => {
                    text.remove(place);
                }
            }
            if text.is_empty() {
                break;
            }
        }
        check(vec![text])
    });
}

/// Time and memory are bounded even for input that is designed to be slow or deeply nested.
#[test]
fn hostile_texts() {
    let many = 20_000;
    let spec = |key: &str, value: &str| {
        let mut spec = native();
        spec[key] = value.into();
        spec.to_string()
    };
    let mut texts = vec![
        "[".repeat(many),
        "{\"a\":".repeat(many),
        format!("[{}0]", "0,".repeat(many)),
        format!("{{\"actions\":{{}},\"objects\":[{}0]}}", "{},".repeat(many)),
        format!("{{\"input\":[{}0]}}", "{\"name\":1},".repeat(many)),
        format!(
            "{{\"input\":[{}{{}}]}}",
            "{\"name\":\"A\",\"type\":\"B\"},".repeat(many / 10)
        ),
        format!(
            "{{\"input\":[{}{{}}],\"types\":[{}{{}}]}}",
            (0..many / 20)
                .map(|i| format!("{{\"name\":\"A\",\"type\":\"B{i}\"}},"))
                .collect::<String>(),
            (0..many / 20)
                .map(|i| format!("{{\"name\":\"C{i}\",\"members\":[]}},"))
                .collect::<String>(),
        ),
        format!("{{{}\"input\":0}}", "\"inputt\":1,".repeat(many)),
        spec("action", &"x".repeat(many)),
        "\"\\".repeat(many),
    ];
    for piece in [
        "<ul>",
        "<li>",
        "<b>",
        "<a href='",
        "<a>",
        "</b>",
        "<code>",
        "`",
        "``` ",
        "[",
        "[a](",
        "**a",
        "<!--",
        "&",
        "&#",
        "http://",
        "- ",
        "\n",
        "<td>",
        "<ol><li>x",
        "\u{202e}",
    ] {
        texts.push(spec("description", &piece.repeat(many)));
        let mut vendor = vendor();
        vendor["actions"]["DescribeThings"]["document"] = piece.repeat(many).into();
        texts.push(vendor.to_string());
    }
    for text in texts {
        check(vec![text.into_bytes()]).expect("a model or a diagnostic");
    }
    // The strategies themselves must stay cheap enough for millions of runs.
    let tree = value().new_tree(&mut TestRunner::deterministic());
    assert!(tree.expect("a value").current().to_string().len() < 100_000);
}
