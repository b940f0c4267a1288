//! Which fields of responses are promised, and how promises last.

use serde_json::{Value, json};
use tcsas_spec::model::{Field, Service, Usage};

use super::{ADOPTED, FACTS, SENTENCES, Texts, described, import};

/// A response, a data type of responses, and one that requests carry too if `both`.
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

fn imported(flagged: bool, both: bool, before: &Texts, words: super::Words) -> (Texts, Service) {
    let description = api(flagged, both);
    let described = described(&description, &json!({}), &json!({})).expect("a description");
    import(&described, before, words)
}

/// The fields of responses that are plain in Rust.
fn plain(service: &Service) -> Vec<String> {
    let output = &service.actions[0].output;
    let answer = Usage {
        input: false,
        output: true,
    };
    let mut names = Vec::new();
    let mut add = |owner: &str, fields: &[Field], usage: Usage| {
        let fields = fields.iter().filter(|field| !field.is_optional(usage));
        names.extend(fields.map(|field| format!("{owner}.{}", field.name)));
    };
    add("Find", output, answer);
    for data_type in &service.types {
        add(&data_type.name, &data_type.fields, data_type.usage);
    }
    names
}

#[test]
fn the_vendors_flags_promise_nothing() {
    for (flagged, both) in [(false, false), (true, false), (false, true), (true, true)] {
        let description = api(flagged, both);
        let described = described(&description, &json!({}), &json!({})).expect("a description");
        assert_eq!(plain(&described.service), ["Find.List"], "{flagged} {both}");
        let (_, read) = import(&described, &Texts::new(), FACTS);
        assert_eq!(plain(&read), ["Find.List"], "{flagged} {both}");
    }
}

/// All fields that can be promised.
const ALL: [&str; 5] = [
    "Find.Data",
    "Find.Part",
    "Find.List",
    "Data.Count",
    "Part.Name",
];

#[test]
fn reimport_changes_no_promise_unasked() {
    for words in [FACTS, SENTENCES] {
        let (files, _) = imported(false, false, &Texts::new(), words);
        let (again, _) = imported(true, false, &files, words);
        assert_eq!(again, files, "a flag that was filled in");
    }
    for both in [false, true] {
        let (files, read) = imported(true, both, &Texts::new(), ADOPTED);
        assert_eq!(plain(&read), ALL, "{both}");
        for words in [FACTS, ADOPTED] {
            let (again, _) = imported(false, both, &files, words);
            assert_eq!(again, files, "a flag that was taken back");
        }
    }
}

#[test]
fn promises_are_adopted_on_request() {
    let (files, read) = imported(false, true, &Texts::new(), FACTS);
    assert_eq!(plain(&read), ["Find.List"]);
    let (_, read) = imported(true, true, &files, ADOPTED);
    assert_eq!(plain(&read), ALL);
}

#[test]
fn promises_of_people_stay() {
    let (mut files, _) = imported(false, false, &Texts::new(), FACTS);
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
        let (again, read) = imported(flagged, false, &files, FACTS);
        assert_eq!(again, files);
        assert_eq!(plain(&read), ["Find.List", "Data.Count"]);
    }
}

#[test]
fn promises_outlive_another_direction() {
    let (files, read) = imported(true, false, &Texts::new(), ADOPTED);
    assert!(plain(&read).contains(&"Part.Name".to_owned()));
    let (_, read) = imported(false, true, &files, FACTS);
    assert!(
        plain(&read).contains(&"Part.Name".to_owned()),
        "requests carry it now"
    );
}
