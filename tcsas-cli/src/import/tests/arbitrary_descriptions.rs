//! Properties that hold for any description and any folder.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use tcsas_spec::Source;
use tcsas_spec::model::{Field, Service};

use super::{ADOPT_GUARANTEED, FACTS_ONLY, Sharing, Texts, WITH_DOCS, described, import};
use crate::import::import_plan::plan;
use crate::import::target_folder::TargetFolder;

/// Descriptions with a few actions, types, codes and examples in any combination.
pub(super) fn any_api() -> impl Strategy<Value = (Value, Value)> {
    let word = || {
        select(vec![
            "",
            "a_b",
            "<b>x</b> y",
            "1. z",
            "- q\n- r",
            "`c` <",
            "**w**",
        ])
    };
    let name = select(vec!["Id", "Name", "UUI", "Uui", "RequestId", "Parts"]);
    let kind = select(vec![
        ("string", "string"),
        ("int", "int64"),
        ("list", "uint64"),
        ("object", "T1"),
        ("list", "T2"),
        ("object", "T3"),
        ("string", "datetime"),
        ("bool", "bool"),
    ]);
    let member =
        (name, kind, any::<[bool; 4]>(), word()).prop_map(|(name, (ty, of), flags, word)| {
            // In a response it must be a string.
            let (ty, of) = if name == "RequestId" {
                ("string", "string")
            } else {
                (ty, of)
            };
            json!({
                "name": name, "type": ty, "member": of, "document": word, "required": flags[0],
                "output_required": flags[1], "value_allowed_null": flags[2], "disabled": flags[3]
            })
        });
    let members = vec(member, 0..4).prop_map(|mut members: Vec<Value>| {
        members.sort_by_key(|member| member["name"].to_string());
        members.dedup_by_key(|member| member["name"].clone());
        json!({ "members": members })
    });
    let usage = select(vec![json!(null), json!("in"), json!("out"), json!("both")]);
    let data_type = (members.clone(), usage, word()).prop_map(|(mut members, usage, word)| {
        if !usage.is_null() {
            members["usage"] = usage;
        }
        members["document"] = json!(word);
        members
    });
    let action = (
        select(vec!["A", "B", "C", "D"]),
        members.clone(),
        members,
        word(),
        any::<[bool; 2]>(),
    );
    let code = select(vec!["E.A", "E.B", "E"]);
    let codes = vec((select(vec!["A", "B", "C"]), vec(code, 0..3)), 0..3);
    let types = [data_type.clone(), data_type.clone(), data_type];
    (vec(action, 1..4), types, codes).prop_map(|(actions, types, codes)| {
        let mut api = json!({
            "actions": {}, "objects": {},
            "metadata": { "apiVersion": "2025-01-06", "serviceShortName": "things" }
        });
        for (name, data_type) in ["T1", "T2", "T3"].into_iter().zip(types) {
            api["objects"][name] = data_type;
        }
        for (name, input, output, word, flags) in actions {
            let (request, response) = (format!("{name}Request"), format!("{name}Response"));
            let status = if flags[0] { "deprecated" } else { "online" };
            api["actions"][name] = json!({
                "document": word, "input": request, "output": response, "status": status, "skip_sign": flags[1]
            });
            api["objects"][request] = input;
            api["objects"][response] = output;
        }
        (api, codes.into_iter().map(|(name, codes)| (name, json!(codes))).collect())
    })
}

/// A model without what an import may change: docs that plain text cannot represent, and flags for
/// a direction that a type is not used in.
fn facts(mut service: Service) -> Service {
    let blank = |fields: &mut Vec<Field>| {
        for field in fields {
            field.description.blocks.clear();
        }
    };
    for action in &mut service.actions {
        action.description.blocks.clear();
        blank(&mut action.input);
        blank(&mut action.output);
        action
            .input
            .iter_mut()
            .for_each(|field| field.guaranteed = false);
        action
            .output
            .iter_mut()
            .for_each(|field| field.required = false);
    }
    super::drop_vendor_guarantees(&mut service);
    for data_type in &mut service.types {
        data_type.description.blocks.clear();
        blank(&mut data_type.fields);
        for field in &mut data_type.fields {
            field.required &= data_type.usage.input;
            field.guaranteed &= data_type.usage.output;
        }
    }
    service
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn import_preserves_the_facts_of_any_description((api, errors) in any_api()) {
        let described = described(&api, &errors, &json!({}));
        let described = described.expect("a valid description");
        let (files, read) = import(&described, &Texts::new(), WITH_DOCS);
        prop_assert_eq!(facts(read), facts(described.service.clone()));
        let (again, _) = import(&described, &files, WITH_DOCS);
        prop_assert_eq!(again, files);
    }

    #[test]
    fn any_description_can_update_the_files_of_any_other(
        (first, first_errors) in any_api(),
        (second, second_errors) in any_api(),
        mine in "[a-z]{3,8}",
    ) {
        let first = described(&first, &first_errors, &json!({})).expect("a description");
        let second = described(&second, &second_errors, &json!({})).expect("a description");
        let (mut files, _) = import(&first, &Texts::new(), FACTS_ONLY);
        for (_, text) in &mut files {
            *text = text.replace("\"description\": \"\"", &format!("\"description\": \"my {mine}\""));
        }
        let (files, _) = import(&second, &files, WITH_DOCS);
        let (again, read) = import(&second, &files, WITH_DOCS);
        prop_assert_eq!(&again, &files);
        // Manual docs are kept.
        for action in first.service.actions.iter() {
            let now = &read.action(&action.name).expect("actions stay").description;
            prop_assert_eq!(now.plain(), format!("my {mine}"));
        }
        // Guarantees are neither lost nor added.
        let (guaranteed, before) = import(&first, &Texts::new(), ADOPT_GUARANTEED);
        let (_, after) = import(&second, &guaranteed, FACTS_ONLY);
        for action in &before.actions {
            let now = &after.action(&action.name).expect("actions stay").output;
            for field in &action.output {
                if let Some(now) = now.iter().find(|now| now.name == field.name) {
                    prop_assert_eq!(now.guaranteed, field.guaranteed);
                }
            }
        }
        // Neither are docs and codes when the first description is imported again.
        let (_, back) = import(&first, &files, WITH_DOCS);
        for action in first.service.actions.iter() {
            let now = back.action(&action.name).expect("actions stay");
            prop_assert_eq!(now.description.plain(), format!("my {mine}"));
            for error in &action.errors {
                prop_assert!(now.errors.iter().any(|now| now.code == error.code));
            }
        }
    }

    #[test]
    fn invalid_input_does_not_panic(
        (api, errors) in any_api(),
        broken in vec((select(vec!["actions", "objects", "metadata"]), select(vec![json!(null), json!({}), json!([1])])), 0..2),
        text in "\\PC{0,20}",
    ) {
        let mut api = api;
        for (key, value) in broken {
            api[key] = value;
        }
        let examples = json!({ "actions": { "A": [{ "title": text, "input": text, "output": text }, text] } });
        if let Some(described) = described(&api, &errors, &examples) {
            let _ = plan(&described, TargetFolder::default(), |_| true, Sharing::SharedFile, WITH_DOCS);
        }
        let mut folder = TargetFolder::default();
        let source = Source { name: "a.json".into(), text: text.into_bytes() };
        let _ = folder.parse(vec![source]);
    }
}
