//! What is imported says what was described, and goes on saying it.

mod any;
mod guarantees;
mod kept;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tcsas_spec::model::{Service, Site};
use tcsas_spec::{Options, Source, read};

use super::described::{self, Described};
use super::folder::{self, Folder};
use super::plan::{Plan, plan};
use super::verify::verify;
use super::words::Words;

const SENTENCES: Words = Words {
    facts_only: false,
    adopt_guaranteed: false,
};
const FACTS: Words = Words {
    facts_only: true,
    adopt_guaranteed: false,
};
const ADOPTED: Words = Words {
    facts_only: true,
    adopt_guaranteed: true,
};

/// The texts of a folder, by name.
type Texts = Vec<(PathBuf, String)>;

fn source(name: &str, value: &Value) -> Source {
    Source {
        name: name.into(),
        text: value.to_string().into_bytes(),
    }
}

/// A description, and what lies beside it.
fn described(api: &Value, errors: &Value, examples: &Value) -> Option<Described> {
    let sources = vec![
        source("api.json", api),
        source("errors.json", errors),
        source("examples.json", examples),
    ];
    described::parse(Path::new("api.json"), sources, Some(Site::International)).ok()
}

fn folder(texts: &Texts) -> Folder {
    let mut folder = Folder::default();
    let sources = texts.iter().map(|(name, text)| Source {
        name: name.clone(),
        text: text.clone().into_bytes(),
    });
    folder::parse(&mut folder, sources.collect()).expect("a folder without mistakes");
    folder
}

fn texts(plan: &Plan) -> Texts {
    let files = plan.files.list.iter();
    let mut texts: Texts = files
        .map(|file| (PathBuf::from(&file.name), file.text()))
        .collect();
    texts.sort();
    texts
}

/// Leaves out what spec files do not repeat.
fn drop_vendor_guarantees(service: &mut Service) {
    let actions = service.actions.iter_mut();
    let fields = actions.flat_map(|action| action.input.iter_mut().chain(&mut action.output));
    let types = service.types.iter_mut();
    let members = types.flat_map(|data_type| &mut data_type.fields);
    for field in fields.chain(members) {
        field.vendor_guarantee = None;
    }
}

/// Imports into a folder that holds `before`; the files then, and what they say.
fn import(described: &Described, before: &Texts, words: Words) -> (Texts, Service) {
    let plan = plan(described, folder(before), |_| true, words).expect("one service");
    let read = verify(&plan, &described.service);
    (texts(&plan), read.expect("what was described"))
}

/// A service with a type that goes both ways, one that several actions use, and one for itself.
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
fn files_say_what_was_described_word_for_word() {
    let described = described(&api(), &errors(), &examples()).expect("a description");
    let (files, mut read) = import(&described, &Texts::new(), SENTENCES);
    let names: Vec<_> = files
        .iter()
        .map(|(name, _)| name.to_string_lossy())
        .collect();
    assert_eq!(names, ["Find.json", "Make.json", "shared.json"]);
    // Written another way, and the second one cannot be written at all.
    let mut wanted = described.service.clone();
    for service in [&mut read, &mut wanted] {
        service
            .actions
            .iter_mut()
            .for_each(|action| action.examples.clear());
        drop_vendor_guarantees(service);
    }
    // What a direction has that a type does not travel in says nothing.
    assert_eq!(read, wanted);

    let (again, _) = import(&described, &files, SENTENCES);
    assert_eq!(again, files);
    // Words that are there stay, and nothing else could have changed.
    let (facts, _) = import(&described, &files, FACTS);
    assert_eq!(facts, files);
}

#[test]
fn words_and_what_only_people_know_stay_with_the_facts_of_a_newer_description() {
    let described_first = described(&api(), &errors(), &examples()).expect("a description");
    let (mut files, _) = import(&described_first, &Texts::new(), FACTS);
    for (name, text) in &mut files {
        if name == Path::new("Find.json") {
            *text = text
                .replace("\"description\": \"\",\n  \"input\"", "\"subject\": \"Things\",\n  \"description\": \"Own words\",\n  \"rate_limit\": 7,\n  \"input\"")
                .replace("\"name\": \"Old\", \"type\": \"UnsignedInteger\"", "\"name\": \"Old\", \"default\": 1, \"type\": \"UnsignedInteger\"");
        }
        *text = text.replace(
            "\"code\": \"C\", \"description\": \"\"",
            "\"code\": \"C\", \"description\": \"Shared words\"",
        );
        *text = text.replace("\"name\": \"W\", \"type\": \"Integer\", \"required\": false, \"description\": \"\"", "\"name\": \"W\", \"type\": \"Integer\", \"required\": false, \"description\": \"Width\"");
    }
    let mut api = api();
    api["objects"]["Size"]["members"] = json!([
        { "name": "H", "type": "int", "member": "int64", "document": "Height" },
        { "name": "W", "type": "string", "member": "string", "required": true, "document": "other words" }
    ]);
    api["objects"]["FindRequest"]["members"][1]["required"] = json!(true);
    api["actions"]
        .as_object_mut()
        .expect("actions")
        .remove("Make");
    let newer = described(&api, &json!({ "Find": ["E"] }), &json!({})).expect("a description");
    let (files, read) = import(&newer, &files, SENTENCES);
    let text = |wanted: &str| {
        let file = files.iter().find(|(name, _)| name == Path::new(wanted));
        file.map_or("", |(_, text)| text)
    };
    let find = text("Find.json");
    for kept in [
        "\"subject\": \"Things\"",
        "\"Own words\"",
        "\"rate_limit\": 7",
    ] {
        assert!(find.contains(kept), "{kept}: {find}");
    }
    assert!(!find.contains("\"default\""), "it is required now: {find}");
    assert!(
        find.contains("\"code\": \"E\", \"description\": \"\", \"added_later\": true"),
        "{find}"
    );
    let shared = text("shared.json");
    assert!(shared.contains("\"Shared words\""), "{shared}");
    let width = "{ \"name\": \"W\", \"type\": \"String\", \"required\": true, \"guaranteed\": false, \"description\": \"Width\" }";
    let height = "{ \"name\": \"H\", \"type\": \"Integer\", \"required\": false, \"description\": \"Height\", \"added_later\": true }";
    assert!(
        shared.contains(&format!("{width},\n        {height}")),
        "{shared}"
    );
    assert!(
        read.action("Make").is_some(),
        "what is gone from the description stays"
    );
    let codes = &read.action("Find").expect("it").errors;
    let codes: Vec<&str> = codes.iter().map(|error| &*error.code).collect();
    assert_eq!(codes, ["A.B", "C", "E"], "codes stay");
}

#[test]
fn a_type_moves_when_another_action_needs_it() {
    let mut api = api();
    let actions = api["actions"].as_object_mut().expect("actions");
    let make = actions.remove("Make").expect("it");
    let first = described(&api, &json!({}), &json!({})).expect("a description");
    let (files, _) = import(&first, &Texts::new(), SENTENCES);
    assert_eq!(files.len(), 1, "nothing to share");
    let (name, text) = &files[0];
    let files = vec![(name.clone(), text.replace("Its id", "Own words"))];
    api["actions"]["Make"] = make;
    let second = described(&api, &json!({}), &json!({})).expect("a description");
    let (files, _) = import(&second, &files, SENTENCES);
    let holders = files
        .iter()
        .filter(|(_, text)| text.contains("\"Own words\""));
    let holders: Vec<_> = holders.map(|(name, _)| name.to_string_lossy()).collect();
    assert_eq!(holders, ["shared.json"]);
    let filter = files
        .iter()
        .filter(|(_, text)| text.contains("\"name\": \"Not\""));
    let filter: Vec<_> = filter.map(|(name, _)| name.to_string_lossy()).collect();
    assert_eq!(filter, ["Find.json"], "the only action that uses it");
}

#[test]
fn what_is_written_is_read_without_the_shared_file_only_if_nothing_is_shared() {
    let described = described(&api(), &errors(), &examples()).expect("a description");
    let (files, _) = import(&described, &Texts::new(), SENTENCES);
    let (name, text) = &files[0];
    let alone = vec![Source {
        name: name.clone(),
        text: text.clone().into_bytes(),
    }];
    let mistakes = read(alone, &Options::default()).diagnostics;
    assert!(
        mistakes
            .iter()
            .all(|mistake| mistake.message().contains("`Thing`"))
    );
    assert!(!mistakes.is_empty());
}

/// An action that gives a list in pages, if its parameters are called like that.
fn listing(start: &str, total: &str) -> Described {
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
fn pages_are_as_described_without_the_words_that_say_so() {
    let plain = listing("Offset", "How many there are");
    let (files, read) = import(&plain, &Texts::new(), FACTS);
    assert!(
        !files[0].1.contains("pagination"),
        "it follows from the names"
    );
    assert!(read.actions[0].pagination.is_some());

    let odd = listing("Offset", "Less than the actual number");
    let (files, read) = import(&odd, &Texts::new(), FACTS);
    let said =
        "\"pagination\": { \"offset\": \"Offset\", \"limit\": \"Limit\", \"items\": \"Items\" },";
    assert!(files[0].1.contains(said), "{}", files[0].1);
    assert_eq!(
        read.actions[0].pagination,
        odd.service.actions[0].pagination
    );
    let (files, _) = import(&odd, &Texts::new(), SENTENCES);
    assert!(!files[0].1.contains("pagination"), "the words say it");
}

#[test]
fn what_points_at_something_gone_is_told_before_anything_is_written() {
    let (files, _) = import(
        &listing("Offset", "Less than the actual number"),
        &Texts::new(),
        FACTS,
    );
    let newer = listing("From", "");
    let plan = plan(&newer, folder(&files), |_| true, FACTS).expect("one service");
    let message = verify(&plan, &newer.service).expect_err("a path to nowhere");
    assert!(
        message.starts_with("something that the files say does not fit"),
        "{message}"
    );
    assert!(
        message.contains("error: `Offset` is not a parameter of `List`"),
        "{message}"
    );
}
