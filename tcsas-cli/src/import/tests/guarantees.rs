//! Guarantees of response fields.

use serde_json::{Value, json};
use tcsas_spec::model::{Field, Service, Usage};

use super::{ADOPT_GUARANTEED, FACTS_ONLY, Texts, WITH_DOCS, described, import};

/// A response with two data types; requests use one of them too if `both`.
fn api(flagged: bool, both: bool) -> Value {
    let member = |name: &str, ty: &str, member: &str| {
        json!({
            "name": name, "type": ty, "member": member, "document": "",
            "required": true, "output_required": flagged, "value_allowed_null": false
        })
    };
    let mut input = vec![member("Id", "string", "string")];
    if both {
        input.push(member("Part", "object", "Part"));
    }
    json!({
        "actions": { "Find": { "document": "", "input": "I", "output": "O" } },
        "metadata": { "apiVersion": "2025-01-06", "serviceShortName": "things" },
        "objects": {
            "I": { "members": input },
            "O": { "members": [
                member("Data", "object", "Data"),
                member("Part", "object", "Part"),
                member("List", "list", "string"),
            ] },
            "Data": { "members": [member("Count", "int", "int64")] },
            "Part": { "members": [member("Name", "string", "string")] }
        }
    })
}

fn imported(
    flagged: bool,
    both: bool,
    before: &Texts,
    policy: super::DocPolicy,
) -> (Texts, Service) {
    let description = api(flagged, both);
    let described = described(&description, &json!({}), &json!({})).expect("a description");
    import(&described, before, policy)
}

/// The response fields that are not an `Option` in Rust.
fn guaranteed(service: &Service) -> Vec<String> {
    let output = &service.actions[0].output;
    let response = Usage {
        input: false,
        output: true,
    };
    let mut names = Vec::new();
    let mut add = |owner: &str, fields: &[Field], usage: Usage| {
        let fields = fields.iter().filter(|field| !field.is_optional(usage));
        names.extend(fields.map(|field| format!("{owner}.{}", field.name)));
    };
    add("Find", output, response);
    for data_type in &service.types {
        add(&data_type.name, &data_type.fields, data_type.usage);
    }
    names
}

#[test]
fn vendor_flags_are_not_guarantees() {
    for (flagged, both) in [(false, false), (true, false), (false, true), (true, true)] {
        let description = api(flagged, both);
        let described = described(&description, &json!({}), &json!({})).expect("a description");
        assert_eq!(
            guaranteed(&described.service),
            ["Find.List"],
            "{flagged} {both}"
        );
        let (_, read) = import(&described, &Texts::new(), FACTS_ONLY);
        assert_eq!(guaranteed(&read), ["Find.List"], "{flagged} {both}");
    }
}

/// All fields that can be guaranteed.
const ALL: [&str; 5] = [
    "Find.Data",
    "Find.Part",
    "Find.List",
    "Data.Count",
    "Part.Name",
];

#[test]
fn reimport_changes_guarantees_only_on_request() {
    for policy in [FACTS_ONLY, WITH_DOCS] {
        let (files, _) = imported(false, false, &Texts::new(), policy);
        let (again, _) = imported(true, false, &files, policy);
        assert_eq!(again, files, "a flag that was set");
    }
    for both in [false, true] {
        let (files, read) = imported(true, both, &Texts::new(), ADOPT_GUARANTEED);
        assert_eq!(guaranteed(&read), ALL, "{both}");
        for policy in [FACTS_ONLY, ADOPT_GUARANTEED] {
            let (again, _) = imported(false, both, &files, policy);
            assert_eq!(again, files, "a flag that was cleared");
        }
    }
}

#[test]
fn guarantees_are_adopted_on_request() {
    let (files, read) = imported(false, true, &Texts::new(), FACTS_ONLY);
    assert_eq!(guaranteed(&read), ["Find.List"]);
    let (_, read) = imported(true, true, &files, ADOPT_GUARANTEED);
    assert_eq!(guaranteed(&read), ALL);
}

#[test]
fn manual_guarantees_are_kept() {
    let (mut files, _) = imported(false, false, &Texts::new(), FACTS_ONLY);
    for (_, text) in &mut files {
        *text = text.replace(
            r#""name": "Count", "type": "Integer", "required": false"#,
            r#""name": "Count", "type": "Integer", "required": true"#,
        );
        assert!(
            text.contains(r#""type": "Integer", "required": true"#),
            "{text}"
        );
    }
    for flagged in [false, true] {
        let (again, read) = imported(flagged, false, &files, FACTS_ONLY);
        assert_eq!(again, files);
        assert_eq!(guaranteed(&read), ["Find.List", "Data.Count"]);
    }
}

#[test]
fn guarantees_are_kept_when_requests_use_the_type() {
    let (files, read) = imported(true, false, &Texts::new(), ADOPT_GUARANTEED);
    assert!(guaranteed(&read).contains(&"Part.Name".to_owned()));
    let (_, read) = imported(false, true, &files, FACTS_ONLY);
    assert!(
        guaranteed(&read).contains(&"Part.Name".to_owned()),
        "requests use the type now"
    );
}
