//! Imports into folders in memory.

mod arbitrary_descriptions;
mod guarantees;
mod manual_edits;
mod self_contained;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tcsas_spec::model::{Service, Site};
use tcsas_spec::{Options, Source, read};

use super::doc_policy::DocPolicy;
use super::import_plan::{ImportPlan, plan};
use super::sharing::Sharing;
use super::target_folder::TargetFolder;
use super::vendor_description::VendorDescription;
use super::verify::verify;

const WITH_DOCS: DocPolicy = DocPolicy {
    facts_only: false,
    adopt_guaranteed: false,
};
const FACTS_ONLY: DocPolicy = DocPolicy {
    facts_only: true,
    adopt_guaranteed: false,
};
const ADOPT_GUARANTEED: DocPolicy = DocPolicy {
    facts_only: true,
    adopt_guaranteed: true,
};

/// The texts of the files of a folder, by name.
type Texts = Vec<(PathBuf, String)>;

fn source(name: &str, value: &Value) -> Source {
    Source {
        name: name.into(),
        text: value.to_string().into_bytes(),
    }
}

/// A description and the files beside it.
fn described(api: &Value, errors: &Value, examples: &Value) -> Option<VendorDescription> {
    let sources = vec![
        source("api.json", api),
        source("errors.json", errors),
        source("examples.json", examples),
    ];
    VendorDescription::parse(Path::new("api.json"), sources, Some(Site::International)).ok()
}

fn folder(texts: &Texts) -> TargetFolder {
    let mut folder = TargetFolder::default();
    let sources = texts.iter().map(|(name, text)| Source {
        name: name.clone(),
        text: text.clone().into_bytes(),
    });
    folder.parse(sources.collect()).expect("a valid folder");
    folder
}

fn texts(plan: &ImportPlan) -> Texts {
    let files = plan.files.list.iter();
    let mut texts: Texts = files
        .map(|file| (PathBuf::from(&file.name), file.text()))
        .collect();
    texts.sort();
    texts
}

/// Removes the vendor's flags, which spec files do not have.
fn drop_vendor_guarantees(service: &mut Service) {
    let actions = service.actions.iter_mut();
    let fields = actions.flat_map(|action| action.input.iter_mut().chain(&mut action.output));
    let types = service.types.iter_mut();
    let members = types.flat_map(|data_type| &mut data_type.fields);
    for field in fields.chain(members) {
        field.vendor_guarantee = None;
    }
}

/// Imports into a folder that holds `before`. Returns the files after the import and their model.
fn import(described: &VendorDescription, before: &Texts, policy: DocPolicy) -> (Texts, Service) {
    import_as(Sharing::SharedFile, described, before, policy)
}

/// [`import`] with or without a shared file.
fn import_as(
    sharing: Sharing,
    described: &VendorDescription,
    before: &Texts,
    policy: DocPolicy,
) -> (Texts, Service) {
    let plan = plan(described, folder(before), |_| true, sharing, policy).expect("one service");
    let read = verify(&plan, &described.service);
    (texts(&plan), read.expect("the facts of the description"))
}

/// A service with a type for requests and responses, one that several actions use, and one that a
/// single action uses.
fn api() -> Value {
    json!({
        "actions": {
            "Find": { "document": "Finds <b>things</b>.", "input": "FindRequest", "output": "FindResponse" },
            "Make": { "document": "Makes `one`.", "input": "MakeRequest", "output": "MakeResponse", "status": "deprecated", "skip_sign": true }
        },
        "metadata": { "apiVersion": "2025-01-06", "serviceShortName": "things" },
        "objects": {
            "FindRequest": { "members": [
                { "name": "Filter", "type": "list", "member": "Filter", "required": true, "document": "<p>Which:</p><ul><li>a</li><li>b</li></ul>" },
                { "name": "Old", "type": "int", "member": "uint64", "disabled": true, "document": "no" }
            ] },
            "FindResponse": { "members": [
                { "name": "Things", "type": "list", "member": "Thing", "output_required": true, "document": "<a href=\"https://a.bc/\">Them</a>" },
                { "name": "RequestId", "type": "string", "member": "string", "document": "id" }
            ] },
            "MakeRequest": { "members": [
                { "name": "Thing", "type": "object", "member": "Thing", "required": true, "document": "" },
                { "name": "At", "type": "string", "member": "datetime_iso", "document": "When" }
            ] },
            "MakeResponse": { "members": [
                { "name": "Last", "type": "float", "member": "float", "output_required": true, "value_allowed_null": true, "document": "x" }
            ] },
            "Thing": { "usage": "both", "document": "A thing", "members": [
                { "name": "Id", "type": "string", "member": "string", "output_required": true, "document": "Its id" },
                { "name": "Name", "type": "string", "member": "string", "required": true, "output_required": true, "document": "Its name" },
                { "name": "Parts", "type": "list", "member": "Thing", "required": true, "document": "" },
                { "name": "Size", "type": "object", "member": "Size", "document": "" }
            ] },
            "Size": { "document": "", "members": [{ "name": "W", "type": "int", "member": "int64", "document": "" }] },
            "Filter": { "usage": "both", "document": "", "members": [{ "name": "Not", "type": "bool", "member": "bool", "required": true, "document": "" }] }
        }
    })
}

fn errors() -> Value {
    json!({ "Find": ["A.B", "C"], "Make": ["C", "D"] })
}

fn examples() -> Value {
    json!({ "actions": { "Find": [
        { "title": "Find <b>all</b>", "input": "POST / HTTP/1.1\n\n{\"Filter\": [{\"Not\": true}]}", "output": "{\"Response\": {\"Things\": [], \"N\": 1.50}}" },
        { "title": "Broken", "input": "{", "output": "{\"Things\": []}" }
    ] } })
}

#[test]
fn files_have_the_model_of_the_description() {
    let described = described(&api(), &errors(), &examples()).expect("a description");
    let (files, mut read) = import(&described, &Texts::new(), WITH_DOCS);
    let names: Vec<_> = files
        .iter()
        .map(|(name, _)| name.to_string_lossy())
        .collect();
    assert_eq!(names, ["Find.json", "Make.json", "shared.json"]);
    // Examples are formatted differently, and the second one is invalid.
    let mut wanted = described.service.clone();
    for service in [&mut read, &mut wanted] {
        service
            .actions
            .iter_mut()
            .for_each(|action| action.examples.clear());
        drop_vendor_guarantees(service);
    }
    assert_eq!(read, wanted);

    let (again, _) = import(&described, &files, WITH_DOCS);
    assert_eq!(again, files);
    // Existing docs are kept.
    let (facts, _) = import(&described, &files, FACTS_ONLY);
    assert_eq!(facts, files);
}

#[test]
fn reimport_preserves_manual_edits() {
    let described_first = described(&api(), &errors(), &examples()).expect("a description");
    let (mut files, _) = import(&described_first, &Texts::new(), FACTS_ONLY);
    for (name, text) in &mut files {
        if name == Path::new("Find.json") {
            *text = text
                .replace("\"description\": \"\",\n  \"input\"", "\"subject\": \"Things\",\n  \"description\": \"Own docs\",\n  \"rate_limit\": 7,\n  \"input\"")
                .replace("\"name\": \"Old\", \"type\": \"UnsignedInteger\"", "\"name\": \"Old\", \"default\": 1, \"type\": \"UnsignedInteger\"");
        }
        *text = text.replace(
            "\"code\": \"C\", \"description\": \"\"",
            "\"code\": \"C\", \"description\": \"Shared docs\"",
        );
        *text = text.replace("\"name\": \"W\", \"type\": \"Integer\", \"required\": false, \"description\": \"\"", "\"name\": \"W\", \"type\": \"Integer\", \"required\": false, \"description\": \"Width\"");
    }
    let mut api = api();
    api["objects"]["Size"]["members"] = json!([
        { "name": "H", "type": "int", "member": "int64", "document": "Height" },
        { "name": "W", "type": "string", "member": "string", "required": true, "document": "other docs" }
    ]);
    api["objects"]["FindRequest"]["members"][1]["required"] = json!(true);
    api["actions"]
        .as_object_mut()
        .expect("actions")
        .remove("Make");
    let newer = described(&api, &json!({ "Find": ["E"] }), &json!({})).expect("a description");
    let (files, read) = import(&newer, &files, WITH_DOCS);
    let text = |wanted: &str| {
        let file = files.iter().find(|(name, _)| name == Path::new(wanted));
        file.map_or("", |(_, text)| text)
    };
    let find = text("Find.json");
    for kept in [
        "\"subject\": \"Things\"",
        "\"Own docs\"",
        "\"rate_limit\": 7",
    ] {
        assert!(find.contains(kept), "{kept}: {find}");
    }
    assert!(
        !find.contains("\"default\""),
        "required parameters have no default: {find}"
    );
    assert!(
        find.contains("\"code\": \"E\", \"description\": \"\", \"added_later\": true"),
        "{find}"
    );
    let shared = text("shared.json");
    assert!(shared.contains("\"Shared docs\""), "{shared}");
    let width = "{ \"name\": \"W\", \"type\": \"String\", \"required\": true, \"guaranteed\": false, \"description\": \"Width\" }";
    let height = "{ \"name\": \"H\", \"type\": \"Integer\", \"required\": false, \"description\": \"Height\", \"added_later\": true }";
    assert!(
        shared.contains(&format!("{width},\n        {height}")),
        "{shared}"
    );
    assert!(read.action("Make").is_some(), "removed actions are kept");
    let codes = &read.action("Find").expect("it").errors;
    let codes: Vec<&str> = codes.iter().map(|error| &*error.code).collect();
    assert_eq!(codes, ["A.B", "C", "E"], "codes are kept");
}

#[test]
fn data_type_moves_to_the_shared_file_when_another_action_uses_it() {
    let mut api = api();
    let actions = api["actions"].as_object_mut().expect("actions");
    let make = actions.remove("Make").expect("it");
    let first = described(&api, &json!({}), &json!({})).expect("a description");
    let (files, _) = import(&first, &Texts::new(), WITH_DOCS);
    assert_eq!(files.len(), 1, "nothing to share");
    let (name, text) = &files[0];
    let files = vec![(name.clone(), text.replace("Its id", "Own docs"))];
    api["actions"]["Make"] = make;
    let second = described(&api, &json!({}), &json!({})).expect("a description");
    let (files, _) = import(&second, &files, WITH_DOCS);
    let holders = files
        .iter()
        .filter(|(_, text)| text.contains("\"Own docs\""));
    let holders: Vec<_> = holders.map(|(name, _)| name.to_string_lossy()).collect();
    assert_eq!(holders, ["shared.json"]);
    let filter = files
        .iter()
        .filter(|(_, text)| text.contains("\"name\": \"Not\""));
    let filter: Vec<_> = filter.map(|(name, _)| name.to_string_lossy()).collect();
    assert_eq!(filter, ["Find.json"], "the only action that uses it");
}

#[test]
fn action_file_needs_the_shared_file_for_shared_types() {
    let described = described(&api(), &errors(), &examples()).expect("a description");
    let (files, _) = import(&described, &Texts::new(), WITH_DOCS);
    let (name, text) = &files[0];
    let alone = vec![Source {
        name: name.clone(),
        text: text.clone().into_bytes(),
    }];
    let diagnostics = read(alone, &Options::default()).diagnostics;
    assert!(
        diagnostics
            .iter()
            .all(|diagnostic| diagnostic.message().contains("`Thing`"))
    );
    assert!(!diagnostics.is_empty());
}

/// An action that returns a paginated list if `start` is the name of a pagination parameter and
/// `total` documents a reliable total.
fn listing(start: &str, total: &str) -> VendorDescription {
    let api = json!({
        "actions": { "List": { "input": "I", "output": "O" } },
        "metadata": { "apiVersion": "2025-01-06", "serviceShortName": "things" },
        "objects": {
            "I": { "members": [
                { "name": start, "type": "int", "member": "int64" },
                { "name": "Limit", "type": "int", "member": "int64" }
            ] },
            "O": { "members": [
                { "name": "Total", "type": "int", "member": "int64", "document": total },
                { "name": "Items", "type": "list", "member": "string" }
            ] }
        }
    });
    described(&api, &json!({}), &json!({})).expect("a description")
}

#[test]
fn pagination_is_written_down_where_docs_are_left_out() {
    let derivable = listing("Offset", "How many there are");
    let (files, read) = import(&derivable, &Texts::new(), FACTS_ONLY);
    assert!(!files[0].1.contains("pagination"), "derived from names");
    assert!(read.actions[0].pagination.is_some());

    let partial_total = listing("Offset", "Less than the actual number");
    let (files, read) = import(&partial_total, &Texts::new(), FACTS_ONLY);
    let written =
        "\"pagination\": { \"offset\": \"Offset\", \"limit\": \"Limit\", \"items\": \"Items\" },";
    assert!(files[0].1.contains(written), "{}", files[0].1);
    assert_eq!(
        read.actions[0].pagination,
        partial_total.service.actions[0].pagination
    );
    let (files, _) = import(&partial_total, &Texts::new(), WITH_DOCS);
    assert!(!files[0].1.contains("pagination"), "derived from docs");
}

#[test]
fn stream_is_written_down_and_kept() {
    let chat = |document: &str| {
        let api = json!({
            "actions": { "Chat": { "input": "I", "output": "O" } },
            "metadata": { "apiVersion": "2025-01-06", "serviceShortName": "things" },
            "objects": {
                "I": { "members": [] },
                "O": { "members": [{ "name": "RequestId", "type": "string", "member": "string", "document": document }] }
            }
        });
        described(&api, &json!({}), &json!({})).expect("a description")
    };
    let marked = chat("The ID. This is a streaming response API: the ID is in the header.");
    let (files, read) = import(&marked, &Texts::new(), FACTS_ONLY);
    assert!(files[0].1.contains("\"stream\": true,"), "{}", files[0].1);
    assert!(read.actions[0].stream);
    // It may have been added by hand.
    let (files, read) = import(&chat("The ID."), &files, FACTS_ONLY);
    assert!(files[0].1.contains("\"stream\": true,") && read.actions[0].stream);
    let (files, read) = import(&chat("The ID."), &Texts::new(), FACTS_ONLY);
    assert!(!files[0].1.contains("stream") && !read.actions[0].stream);
}

#[test]
fn body_is_written_down_and_kept() {
    let upload = |service: &str| {
        let api = json!({
            "actions": { "UploadLog": { "input": "I", "output": "O" } },
            "metadata": { "apiVersion": "2025-01-06", "serviceShortName": service },
            "objects": {
                "I": { "members": [{ "name": "TopicId", "type": "string", "member": "string" }] },
                "O": { "members": [] }
            }
        });
        described(&api, &json!({}), &json!({})).expect("a description")
    };
    let (files, read) = import(&upload("cls"), &Texts::new(), FACTS_ONLY);
    assert!(
        files[0].1.contains("\"body\": \"octet-stream\","),
        "{}",
        files[0].1
    );
    assert_eq!(read.actions[0].input.len(), 2);
    let again = import(&upload("cls"), &files, FACTS_ONLY).0;
    assert_eq!(again, files);
    // Of another service, where it was added by hand.
    let files: Texts = files
        .iter()
        .map(|(name, text)| (name.clone(), text.replace("cls", "logs")))
        .collect();
    let (again, read) = import(&upload("logs"), &files, FACTS_ONLY);
    assert_eq!(again, files);
    assert!(read.actions[0].octet_stream);
}

#[test]
fn manual_edits_that_refer_to_removed_parameters_are_errors() {
    let (files, _) = import(
        &listing("Offset", "Less than the actual number"),
        &Texts::new(),
        FACTS_ONLY,
    );
    let newer = listing("From", "");
    let plan = plan(
        &newer,
        folder(&files),
        |_| true,
        Sharing::SharedFile,
        FACTS_ONLY,
    )
    .expect("one service");
    let error = verify(&plan, &newer.service).expect_err("an unknown parameter");
    let message = &error.message;
    assert!(
        message.starts_with("nothing was written because manual edits"),
        "{message}"
    );
    let shown = error.diagnostics[0].to_string();
    assert!(
        shown.contains("error: `Offset` is not a parameter of `List`"),
        "{shown}"
    );
}
