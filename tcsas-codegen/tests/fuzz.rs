//! Every service that the reader accepts expands to valid Rust, and no text of a spec becomes code.
//!
//! `TCSAS_FUZZ_CASES=N cargo test --release -p tcsas-codegen --test fuzz` runs more cases.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use tcsas_codegen::{CratePath, Settings};
use tcsas_spec::model::Service;
use tcsas_spec::{Options, Source};

fn cases() -> ProptestConfig {
    let cases = std::env::var("TCSAS_FUZZ_CASES").ok();
    let cases = cases.and_then(|cases| cases.parse().ok()).unwrap_or(128);
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn read(texts: Vec<Vec<u8>>) -> Service {
    let source = |(index, text)| Source {
        name: format!("{index}.json").into(),
        text,
    };
    let sources = texts.into_iter().enumerate().map(source).collect();
    tcsas_spec::read(sources, &Options::default()).service
}

/// Expands a service; the expansion must parse as Rust.
fn expand(service: &Service) -> syn::File {
    let settings = Settings {
        doctests: CratePath::new("a::b"),
        ..Settings::default()
    };
    let code = tcsas_codegen::expand(service, &settings, &["/a \"b\".json".into()]);
    match syn::parse_file(&code) {
        Ok(file) => file,
        Err(error) => panic!("{error} in\n{}", code),
    }
}

/// Names that collide with keywords or generated names, and text that is no name.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "Type",
            "Self",
            "self",
            "crate",
            "super",
            "fn",
            "Option",
            "String",
            "Vec",
            "Result",
            "Error",
            "Box",
            "Ok",
            "Some",
            "None",
            "Default",
            "Clone",
            "Client",
            "Build",
            "Builder",
            "New",
            "UUI",
            "Uui",
            "PublicIP",
            "PublicIp",
            "A_B",
            "AB",
            "RequestId",
            "RequestID",
            "types",
            "spec",
            "S",
            "IDs",
            "IPv6s",
            "X2",
            "a",
            "from_specs",
            "_",
            "r#type",
        ])
        .prop_map(str::to_owned),
        "[A-Za-z][A-Za-z0-9_]{0,8}",
        any::<String>(),
    ]
}

/// Text that would become code if it escaped its literal.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "\"] struct Escaped; #[doc = \"",
            "*/ struct Escaped; /*",
            "\\",
            "```\nstruct Escaped;\n```",
            "{}$name",
            "\u{202e}\u{0}\r\n",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ]
}

fn members() -> impl Strategy<Value = Value> {
    let ty = prop_oneof![
        select(vec![
            "String",
            "Integer",
            "UnsignedInteger",
            "Float",
            "Boolean",
            "Date",
            "Timestamp",
            "TimestampISO8601",
            "Array of String",
            "Array of Integer",
        ])
        .prop_map(str::to_owned),
        name(),
        name().prop_map(|name| format!("Array of {name}")),
    ];
    let member = (name(), ty, any::<bool>(), text()).prop_map(|(name, ty, required, text)| {
        json!({"name": name, "type": ty, "required": required, "description": text})
    });
    prop::collection::vec(member, 0..20).prop_map(Value::Array)
}

/// A spec, with or without a paginated list.
fn any_spec() -> impl Strategy<Value = Value> {
    (spec(), name(), name(), any::<[bool; 3]>()).prop_map(|(mut spec, list, item, flags)| {
        let [paginated, nested, explicit] = flags;
        if !paginated {
            return spec;
        }
        let count = |name: &str| json!({"name": name, "type": "Integer"});
        let fields =
            json!([count("TotalCount"), {"name": list, "type": format!("Array of {item}")}]);
        let path = if nested { format!("Data.{list}") } else { list };
        if let Some(input) = spec["input"].as_array_mut() {
            input.extend([count("Offset"), count("Limit")]);
        }
        if nested {
            spec["output"] = json!([{"name": "Data", "type": "PageOfIt"}]);
            if let Some(types) = spec["types"].as_array_mut() {
                types.push(json!({"name": "PageOfIt", "members": fields}));
            }
        } else {
            spec["output"] = fields;
        }
        if explicit {
            spec["pagination"] = json!({"offset": "Offset", "items": path});
        }
        spec
    })
}

fn spec() -> impl Strategy<Value = Value> {
    let types = prop::collection::vec((name(), members()), 0..5).prop_map(|types| {
        let types = types
            .into_iter()
            .map(|(name, members)| json!({"name": name, "members": members}));
        Value::Array(types.collect())
    });
    let errors = prop::collection::vec((name(), text()), 0..4).prop_map(|errors| {
        let errors = errors
            .into_iter()
            .map(|(code, text)| json!({"code": code, "description": text}));
        Value::Array(errors.collect())
    });
    (name(), text(), members(), members(), types, errors).prop_map(
        |(action, text, input, output, types, errors)| {
            json!({
                "service": "tcsas", "version": "2025-01-06", "endpoint": "tcsas.tencentcloudapi.com",
                "action": action, "description": text, "input": input, "output": output,
                "types": types, "errors": errors,
                "examples": [{"title": text, "input": {"A": text}, "output": {"Response": {}}}],
            })
        },
    )
}

/// Whether the expansion has no items but the generated ones.
fn has_only_generated_items(file: &syn::File) -> bool {
    file.items.iter().all(|item| match item {
        syn::Item::Mod(module) => module.ident == "from_specs" && has_no_escaped_item(module),
        syn::Item::Use(_) => true,
        _ => false,
    })
}

fn has_no_escaped_item(module: &syn::ItemMod) -> bool {
    let items = module.content.iter().flat_map(|(_, items)| items);
    items.into_iter().all(|item| match item {
        syn::Item::Struct(item) => item.ident != "Escaped",
        syn::Item::Mod(module) => has_no_escaped_item(module),
        _ => true,
    })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_accepted_spec_expands(specs in prop::collection::vec(any_spec(), 1..4)) {
        let texts = specs.iter().map(|spec| spec.to_string().into_bytes()).collect();
        let file = expand(&read(texts));
        prop_assert!(has_only_generated_items(&file));
    }

    #[test]
    fn a_mutated_spec_expands(
        edits in prop::collection::vec((any::<Index>(), 0_usize..12, prop::collection::vec(any::<u8>(), 0..6)), 0..6)
    ) {
        let mut text = include_bytes!("../../specs/ModifyMNP.json").to_vec();
        for (at, length, bytes) in edits {
            let at = at.index(text.len() + 1);
            let end = (at + length).min(text.len());
            text.splice(at..end, bytes);
        }
        let shared = include_bytes!("../../specs/shared.json").to_vec();
        prop_assert!(has_only_generated_items(&expand(&read(vec![text, shared]))));
    }
}
