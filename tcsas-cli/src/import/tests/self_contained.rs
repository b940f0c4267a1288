//! Folders whose files each have all that their action uses.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::{Value, json};
use tcsas_spec::model::Service;
use tcsas_spec::{Options, Source, prune, read};

use super::arbitrary_descriptions::any_api;
use super::{
    FACTS_ONLY, Sharing, Texts, VendorDescription, WITH_DOCS, api, described, errors, examples,
    import, import_as,
};

fn import_self_contained(described: &VendorDescription, before: &Texts) -> (Texts, Service) {
    import_as(Sharing::SelfContained, described, before, WITH_DOCS)
}

/// The model of one file.
fn alone(name: &Path, text: &str) -> Service {
    let source = Source {
        name: name.to_owned(),
        text: text.as_bytes().to_vec(),
    };
    let outcome = read(vec![source], &Options::default());
    outcome.into_result().expect("a valid file")
}

/// The part of a model that one of its actions uses.
fn of_action(service: &Service, action: &str) -> Service {
    let mut service = service.clone();
    assert_eq!(prune(&mut service, &[action.to_owned()], &[]), [""; 0]);
    service
}

#[track_caller]
fn text<'t>(files: &'t Texts, wanted: &str) -> &'t str {
    let file = files.iter().find(|(name, _)| name == Path::new(wanted));
    file.map_or("", |(_, text)| text)
}

fn described_things(api: &Value) -> VendorDescription {
    described(api, &errors(), &examples()).expect("a description")
}

#[test]
fn each_file_has_the_data_types_and_codes_of_its_action() {
    let described = described_things(&api());
    let (files, read) = import_self_contained(&described, &Texts::new());
    let names: Vec<&Path> = files.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["Find.json", "Make.json"].map(Path::new));
    for (name, action) in [("Find.json", "Find"), ("Make.json", "Make")] {
        let text = text(&files, name);
        assert_eq!(alone(Path::new(name), text), of_action(&read, action));
        assert!(text.contains("\"name\": \"Thing\""), "{text}");
        // Used in requests by one action, and in responses by the other.
        assert!(text.contains("\"usage\": \"both\""), "{text}");
        assert!(
            text.contains("{ \"code\": \"C\", \"description\": \"\" }"),
            "{text}"
        );
    }
    let (_, with_shared_file) = import(&described, &Texts::new(), WITH_DOCS);
    assert_eq!(read, with_shared_file);
    assert_eq!(import_self_contained(&described, &files).0, files);
}

#[test]
fn manual_edits_stay_in_their_file() {
    let described = described_things(&api());
    let (mut files, _) = import_as(
        Sharing::SelfContained,
        &described,
        &Texts::new(),
        FACTS_ONLY,
    );
    let edits = [
        (
            "Find.json",
            "\"name\": \"Id\", \"type\": \"String\", \"required\": false, \"description\": \"",
            "Id for Find",
        ),
        (
            "Make.json",
            "\"name\": \"Id\", \"type\": \"String\", \"required\": false, \"description\": \"",
            "Id for Make",
        ),
        (
            "Make.json",
            "\"code\": \"C\", \"description\": \"",
            "C of Make",
        ),
    ];
    for (wanted, before, docs) in edits {
        for (name, text) in &mut files {
            if name == Path::new(wanted) {
                assert!(text.contains(before), "{before}: {text}");
                *text = text.replacen(before, &format!("{before}{docs}"), 1);
            }
        }
    }
    let mut newer = api();
    newer["objects"]["Thing"]["members"][3]["required"] = json!(true);
    let (files, _) = import_self_contained(&described_things(&newer), &files);
    for (name, _, docs) in edits {
        let text = text(&files, name);
        assert!(text.contains(docs), "{docs}: {text}");
        assert!(
            text.contains("\"name\": \"Size\", \"type\": \"Size\", \"required\": true"),
            "{text}"
        );
    }
    assert!(!text(&files, "Find.json").contains("Id for Make"));
    // The other file had no description of the code.
    assert!(
        text(&files, "Find.json").contains("\"C of Make\""),
        "{files:?}"
    );
}

#[test]
fn folder_with_a_shared_file_becomes_self_contained_and_back() {
    let described = described_things(&api());
    let (mut files, read) = import(&described, &Texts::new(), WITH_DOCS);
    for (name, text) in &mut files {
        if name == Path::new("shared.json") {
            *text = text
                .replace(
                    "\"code\": \"C\", \"description\": \"\"",
                    "\"code\": \"C\", \"description\": \"It is C.\"",
                )
                .replacen(
                    "\"types\": [",
                    "\"types\": [\n    { \"name\": \"Mine\", \"members\": [] },",
                    1,
                );
        }
    }
    let (own, own_read) = import_self_contained(&described, &files);
    for name in ["Find.json", "Make.json"] {
        let text = text(&own, name);
        assert!(text.contains("\"It is C.\""), "{text}");
        assert_eq!(
            alone(Path::new(name), text),
            of_action(&own_read, name.trim_end_matches(".json"))
        );
    }
    // What no action uses stays.
    let shared = text(&own, "shared.json");
    assert!(shared.contains("\"Mine\""), "{shared}");
    assert!(
        !shared.contains("\"Thing\"") && !shared.contains("\"C\""),
        "{shared}"
    );

    let (back, back_read) = import(&described, &own, WITH_DOCS);
    let shared = text(&back, "shared.json");
    assert!(
        shared.contains("\"Thing\"") && shared.contains("\"It is C.\""),
        "{shared}"
    );
    assert_eq!(
        (back_read.types.len(), own_read.types.len()),
        (read.types.len(), read.types.len())
    );
    assert_eq!(import(&described, &back, WITH_DOCS).0, back);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_alone_has_the_model_of_the_folder(
        (first, first_errors) in any_api(),
        (second, second_errors) in any_api(),
        shared_before in any::<bool>(),
    ) {
        let first = described(&first, &first_errors, &json!({})).expect("a description");
        let second = described(&second, &second_errors, &json!({})).expect("a description");
        let (before, _) = match shared_before {
            true => import(&first, &Texts::new(), WITH_DOCS),
            false => import_self_contained(&first, &Texts::new()),
        };
        let (files, read) = import_self_contained(&second, &before);
        prop_assert_eq!(&import_self_contained(&second, &files).0, &files);
        let actions: Vec<(PathBuf, &String)> = files
            .iter()
            .map(|(name, text)| (name.clone(), text))
            .filter(|(name, _)| name != Path::new("shared.json"))
            .collect();
        prop_assert_eq!(actions.len(), read.actions.len());
        for (name, text) in actions {
            let found = alone(&name, text);
            let wanted = of_action(&read, &found.actions[0].name);
            prop_assert_eq!(found, wanted);
        }
    }
}
