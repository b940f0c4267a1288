//! Checks of the docs in `specs/`: complete, independent of the vendor's wording, and not repeated.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// The workspace.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The only page whose wording is kept as published by the vendor.
const KEPT: &str = "ModifyMNP";

/// A description with its location for messages, and the name that it must not merely repeat.
struct Described {
    action: String,
    place: String,
    name: String,
    words: String,
}

/// Every description in `specs/`.
fn described() -> Vec<Described> {
    let folder = Path::new(ROOT).join("specs");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let spec: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let mut add = |place: &str, key: &str, of: &Value| {
            let text = |key: &str| of[key].as_str().unwrap_or_default().to_owned();
            found.push(Described {
                action: file.clone(),
                place: format!("{file}: {place} {}", text(key)),
                name: text(key),
                words: text("description"),
            });
        };
        if !spec["action"].is_null() {
            add("action", "action", &spec);
        }
        for (key, place) in [("input", "parameter"), ("output", "field")] {
            for member in list(&spec[key]) {
                add(place, "name", member);
            }
        }
        for data_type in list(&spec["types"]) {
            add("data type", "name", data_type);
            for member in list(&data_type["members"]) {
                add(&format!("{}.", data_type["name"]), "name", member);
            }
        }
        for code in list(&spec["errors"])
            .iter()
            .filter(|code| !code["description"].is_null())
        {
            add("error code", "code", code);
        }
    }
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The letters and digits of a text, without markup, in lower case.
fn letters(text: &str) -> String {
    let mut tag = false;
    let plain = text.chars().filter(|c| {
        let hidden = tag || *c == '<';
        tag = hidden && *c != '>';
        !hidden
    });
    plain
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[test]
fn no_description_is_empty_or_repeats_the_name() {
    let described = described();
    let uninformative = described.iter().filter(|of| {
        let words = letters(&of.words);
        words.is_empty() || words == letters(&of.name) || !of.words.ends_with('.')
    });
    let places: Vec<_> = uninformative.map(|of| &of.place).collect();
    assert!(places.is_empty(), "{places:#?}");
    assert!(described.len() > 1_500, "only {}", described.len());
}

#[test]
fn every_error_code_is_described() {
    let folder = Path::new(ROOT).join("specs");
    let service = tcsas_spec::load(&folder, &tcsas_spec::Options::default()).service;
    for action in &service.actions {
        let silent = action
            .errors
            .iter()
            .find(|error| error.description.is_empty());
        assert!(silent.is_none(), "{}: {silent:?}", action.name);
        assert!(!action.subject.is_empty(), "{} has no subject", action.name);
    }
    assert_eq!(service.actions.len(), 155);
}

#[test]
fn no_description_is_copied_from_the_vendor() {
    let corpus = std::env::var_os("TCSAS_CORPUS").unwrap_or_default();
    let path = Path::new(&corpus).join("tcsas/v20250106/api.json");
    let Ok(text) = fs::read_to_string(path) else {
        println!("skipped: TCSAS_CORPUS has no spec of tcsas");
        return;
    };
    let api: Value = serde_json::from_str(&text).unwrap();
    let mut vendors = HashSet::new();
    sentences(&api, &mut vendors);
    assert!(vendors.len() > 500, "only {} sentences", vendors.len());
    let described = described().into_iter().filter(|of| of.action != KEPT);
    let taken: Vec<_> = described
        .filter(|of| vendors.contains(&letters(&of.words)))
        .map(|of| of.place)
        .collect();
    assert!(taken.is_empty(), "{taken:#?}");
}

/// Collects the sentences under the key `document`.
fn sentences(value: &Value, found: &mut HashSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| sentences(item, found)),
        Value::Object(entries) => {
            if let Some(Value::String(text)) = entries.get("document") {
                found.insert(letters(text));
            }
            entries.values().for_each(|value| sentences(value, found));
        }
        _ => {}
    }
}

/// The front page of the documentation links to every subject.
#[test]
fn every_subject_is_on_the_front_page() {
    let root = Path::new(ROOT);
    let front = fs::read_to_string(root.join("src/lib.rs")).unwrap();
    let service = tcsas_spec::load(&root.join("specs"), &tcsas_spec::Options::default()).service;
    for action in &service.actions {
        let anchor = action.subject.to_lowercase().replace(' ', "-");
        let link = format!("[{}](Client#{anchor})", action.subject);
        assert!(front.contains(&link), "{link}");
    }
    let actions = format!("all its {} actions", service.actions.len());
    assert!(front.contains(&actions), "{actions}");
}

/// The documented parameters of ModifyMNP are kept even if newer specs omit them; additions are
/// marked.
#[test]
fn documented_facts_of_modify_mnp_are_kept() {
    let path = Path::new(ROOT).join("specs/ModifyMNP.json");
    let service = tcsas_spec::load(&path, &tcsas_spec::Options::default()).service;
    let action = service.action("ModifyMNP").unwrap();
    let page = "This API is used to modify the mini program information.";
    assert!(action.description.markdown().starts_with(page));
    assert_eq!(action.rate_limit, Some(20));
    let parameters = action.input.iter().map(|field| {
        let description = field.description.markdown();
        let page = description.split('.').next().unwrap().to_owned();
        (&*field.name, field.required, field.added_later, page)
    });
    let expected = [
        ("MNPType", true, false, "Mini program type"),
        ("MNPName", true, false, "Mini program name"),
        ("MNPIntro", true, false, "Mini program introduction"),
        ("MNPDesc", true, false, "Mini program description"),
        ("MNPId", true, false, "Mini program ID"),
        ("PlatformId", true, false, "Platform ID"),
        ("MNPIcon", false, false, "Mini program icon"),
    ];
    let parameters: Vec<_> = parameters.collect();
    let expected =
        expected.map(|(name, required, later, page)| (name, required, later, page.to_owned()));
    assert_eq!(parameters[..7], expected);
    let later = parameters[7..]
        .iter()
        .map(|(name, required, later, _)| (*name, *required, *later));
    let later: Vec<_> = later.collect();
    assert_eq!(
        later,
        [("I18nList", false, true), ("AgeRatings", false, true)]
    );
    let codes = |later: bool| {
        let codes = action
            .errors
            .iter()
            .filter(move |error| error.added_later == later);
        codes.map(|error| error.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(
        codes(false),
        [
            "FailedOperation",
            "FailedOperation.MiniProgramIconAnalysisFailed",
            "FailedOperation.PackageAlreadyExpired",
            "InvalidParameter",
            "InvalidParameterValue",
            "InvalidParameterValue.InvalidMNPId",
            "InvalidParameterValue.InvalidMNPName",
            "InvalidParameterValue.InvalidMNPType",
            "InvalidParameterValue.InvalidPlatformId",
            "InvalidParameterValue.MNPTypeNumberExceedLimit",
            "InvalidParameterValue.MiniProgramNameAlreadyExist",
        ]
    );
    assert_eq!(
        codes(true),
        [
            "InvalidParameterValue.AgeRatingExceedSupperAppLimit",
            "InvalidParameterValue.DuplicateAgeRatingStandard",
            "InvalidParameterValue.InvalidAgeRatingStandard",
            "InvalidParameterValue.InvalidMNPI18NLang",
        ]
    );
}

/// A data type described in two files would have to be kept in sync by hand.
#[test]
fn every_data_type_is_described_once() {
    let mut seen = HashSet::new();
    let types = described()
        .into_iter()
        .filter(|of| of.place.contains(": data type "));
    let twice: Vec<_> = types
        .filter(|of| !seen.insert(of.name.clone()))
        .map(|of| of.place)
        .collect();
    assert!(twice.is_empty(), "{twice:#?}");
    assert_eq!(seen.len(), 147);
}
