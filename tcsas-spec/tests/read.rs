//! Models of valid specs, and of the valid parts of invalid ones.

use serde_json::{Value, json};
use tcsas_spec::model::{BodyFormat, Service, Type, Usage};
use tcsas_spec::{Options, Outcome, Place, Source, load, read};

fn outcome(files: &[(&str, Value)], options: &Options) -> Outcome {
    let sources = files.iter().map(|(name, value)| Source {
        name: name.into(),
        text: value.to_string().into_bytes(),
    });
    read(sources.collect(), options)
}

fn service(files: &[(&str, Value)], options: &Options) -> Service {
    match outcome(files, options).into_result() {
        Ok(service) => service,
        Err(report) => panic!("{report}"),
    }
}

#[test]
fn places_name_the_file_and_the_line_in_files_of_several_actions() {
    let shared = "{ \"service\": \"things\", \"version\": \"2025-01-06\",\n\"types\": [\n{ \"name\": \"Rule\", \"members\": [] }] }";
    let native = native("Count").to_string();
    let sources = [
        ("specs/Count.json", native.as_str()),
        ("specs/shared.json", shared),
    ];
    let sources = sources.map(|(name, text)| Source {
        name: name.into(),
        text: text.into(),
    });
    let places = read(sources.to_vec(), &Options::default()).places;
    let shown = |place: &Place| (place.file.display().to_string(), place.line);
    assert_eq!(
        shown(&places.actions["Count"]),
        ("specs/Count.json".to_owned(), None)
    );
    assert_eq!(
        shown(&places.types["Filter"]),
        ("specs/Count.json".to_owned(), None)
    );
    assert_eq!(
        shown(&places.types["Rule"]),
        ("specs/shared.json".to_owned(), Some(3))
    );
    let api = serde_json::to_string_pretty(&vendor()).unwrap();
    let source = Source {
        name: "api.json".into(),
        text: api.clone().into(),
    };
    let places = read(vec![source], &Options::default()).places;
    let line = api
        .lines()
        .position(|line| line.contains("\"Old\""))
        .map(|index| index + 1);
    assert_eq!(places.actions["Old"].line, line);
}

fn native(action: &str) -> Value {
    json!({
        "service": "things",
        "version": "2025-01-06",
        "endpoint": "things.tencentcloudapi.com",
        "action": action,
        "input": [{ "name": "Filter", "type": "Array of Filter", "required": true }],
        "output": [
            { "name": "Total", "type": "Integer", "required": true },
            { "name": "RequestId", "type": "String", "required": true }
        ],
        "types": [
            { "name": "Filter", "members": [{ "name": "Not", "type": "Filter", "required": true }] },
            { "name": "Idle", "members": [] }
        ]
    })
}

fn vendor() -> Value {
    json!({
        "actions": {
            "Old": { "input": "I", "output": "O", "status": "deprecated", "skip_sign": true },
            "New": { "input": "I", "output": "P", "status": "online", "document": "<p>a</p>b" }
        },
        "metadata": { "apiVersion": "2025-01-06", "serviceShortName": "things" },
        "objects": {
            "I": { "members": [{ "name": "X", "type": "object", "member": "X", "required": 1 }] },
            "O": { "members": [
                { "name": "A", "type": "string", "member": "datetime_iso", "output_required": true },
                { "name": "B", "type": "list", "member": "uint64", "disabled": true },
                { "name": "C", "type": "string", "member": "date", "output_required": true,
                  "value_allowed_null": true },
                { "name": "RequestId", "type": "string", "member": "string" }
            ] },
            "P": { "members": [{ "name": "Y", "type": "list", "member": "Y" }] },
            "X": { "usage": "both", "members": [] },
            "Y": { "members": [{ "name": "UUI", "type": "float", "member": "float" },
                               { "name": "Uui", "type": "bool", "member": "bool" }] },
            "Z": { "members": [] }
        }
    })
}

fn names(service: &Service) -> (Vec<&str>, Vec<&str>) {
    let actions = service.actions.iter().map(|action| &*action.name);
    let types = service.types.iter().map(|data_type| &*data_type.name);
    (actions.collect(), types.collect())
}

const BOTH: Usage = {
    let mut usage = INPUT;
    usage.output = true;
    usage
};
const INPUT: Usage = Usage {
    input: true,
    output: false,
};

#[test]
fn native_format_is_read_into_the_model() {
    let files = [("b.json", native("B")), ("a.json", native("A"))];
    let service = service(&files, &Options::default());
    assert_eq!(service.endpoint, "things.tencentcloudapi.com");
    assert_eq!(
        names(&service),
        (vec!["A", "B"], vec!["Filter"]),
        "shared, and no unused one"
    );
    let action = service.action("A").expect("the action");
    assert!(action.signed && !action.deprecated && action.idempotent.is_none());
    let (filter, total) = (&action.input[0], &action.output[0]);
    assert_eq!(
        filter.ty,
        Type::Array(Box::new(Type::Object("Filter".into())))
    );
    assert!(filter.required && !filter.guaranteed);
    assert!(!total.required && total.guaranteed);
    assert_eq!(action.output.len(), 1, "without `RequestId`");
    let filter = service.data_type("Filter").expect("the data type");
    assert!(filter.fields[0].required && filter.fields[0].guaranteed);
    assert_eq!(filter.usage, INPUT);
}

#[test]
fn vendor_format_is_read_into_the_model() {
    let service = service(&[("api.json", vendor())], &Options::default());
    assert_eq!(service.endpoint, "things.tencentcloudapi.com");
    assert_eq!(names(&service), (vec!["New", "Old"], vec!["X", "Y"]));
    let [new, old] = &service.actions[..] else {
        panic!("expected two actions")
    };
    assert!(old.deprecated && !old.signed && !new.deprecated && new.signed);
    assert_eq!(new.description.markdown(), "a\n\nb");
    assert!(new.input[0].required);
    let types: Vec<_> = old.output.iter().map(|field| field.ty.clone()).collect();
    let list = Type::Array(Box::new(Type::UnsignedInteger));
    assert_eq!(types, [Type::TimestampIso8601, list, Type::Date]);
    assert!(
        old.output.iter().all(|field| !field.guaranteed),
        "flags of the vendor are no guarantees"
    );
    let flagged: Vec<_> = old
        .output
        .iter()
        .map(|field| field.vendor_guarantee)
        .collect();
    assert_eq!(flagged, [Some(true), Some(false), Some(false)]);
    assert!(old.output[1].disabled);
    assert_eq!(service.data_type("X").map(|t| t.usage), Some(BOTH));
    assert_eq!(service.data_type("Y").map(|t| t.fields.len()), Some(2));
}

#[test]
fn international_host_is_used_unless_stated() {
    let options = Options {
        intl: true,
        ..Options::default()
    };
    let host = |file| service(&[("api.json", file)], &options).endpoint;
    assert_eq!(host(vendor()), "things.intl.tencentcloudapi.com");
    assert_eq!(
        host(native("A")),
        "things.tencentcloudapi.com",
        "as stated in the file"
    );
}

#[test]
fn error_codes_and_examples_are_read_from_their_files() {
    let errors = json!({ "Old": ["A.B", "A.B", "not a code", "C"], "Gone": ["A"] });
    let request = "POST / HTTP/1.1\r\nX-TC-Action: Old\r\n\r\n {\"X\": {}}\n";
    let examples = json!({ "actions": {
        "Old": [
            { "title": "[x]", "input": request, "output": "{\"Response\":{}}" },
            { "title": "y", "input": "https://a.b/?c", "output": "{\"Response\":{}" }
        ],
        "Gone": []
    } });
    let files = [
        ("api.json", vendor()),
        ("errors.json", errors),
        ("examples.json", examples),
    ];
    let service = service(&files, &Options::default());
    let old = service.action("Old").expect("the action");
    let codes: Vec<_> = old.errors.iter().map(|error| &*error.code).collect();
    assert_eq!(codes, ["A.B", "C"]);
    let [good, bad] = &old.examples[..] else {
        panic!("expected two examples")
    };
    assert_eq!(good.title.markdown(), "\\[x\\]");
    assert_eq!(good.input.as_deref(), Some("{\"X\": {}}"));
    assert_eq!(good.output.as_deref(), Some("{\"Response\":{}}"));
    assert_eq!((&bad.input, &bad.output), (&None, &None));
}

/// A blank line ends the headers only if there are headers.
#[test]
fn documented_body_may_have_blank_lines() {
    let request = "{\n\n\"X\": {}\n\n}";
    let examples = json!({ "actions": { "Old": [{ "input": request }] } });
    let files = [("api.json", vendor()), ("examples.json", examples)];
    let service = service(&files, &Options::default());
    let old = service.action("Old").expect("the action");
    assert_eq!(old.examples[0].input.as_deref(), Some(request));
}

#[test]
fn selected_actions_keep_the_types_they_use() {
    let chosen = |actions: &[&str], exclude: &[&str]| {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let options = Options {
            actions: list(actions),
            exclude: list(exclude),
            ..Options::default()
        };
        service(&[("api.json", vendor())], &options)
    };
    assert_eq!(names(&chosen(&["Old"], &[])), (vec!["Old"], vec!["X"]));
    assert_eq!(names(&chosen(&[], &["O*"])), (vec!["New"], vec!["X", "Y"]));
    assert_eq!(names(&chosen(&["*"], &["*"])), (vec![], vec![]));
    let x = chosen(&["Old"], &[]);
    assert_eq!(
        x.data_type("X").map(|t| t.usage),
        Some(BOTH),
        "by all actions, including removed ones"
    );
}

#[test]
fn errors_remove_as_little_as_possible() {
    let mut wrong = native("A");
    wrong["input"] = json!([
        { "name": "Good", "type": "String" },
        { "name": "B@d", "type": "String" },
        { "name": "Odd", "type": "Array of Strng" }
    ]);
    let files = [
        ("a.json", wrong),
        ("b.json", json!(1)),
        ("c.json", native("C")),
    ];
    let options = Options {
        actions: vec!["*".into(), "B".into()],
        ..Options::default()
    };
    let outcome = outcome(&files, &options);
    assert_eq!(outcome.files.len(), 3);
    assert_eq!(
        outcome.diagnostics.len(),
        3,
        "none for `B`, which may be in the invalid file"
    );
    let service = outcome.service;
    assert_eq!(names(&service), (vec!["A", "C"], vec!["Filter"]));
    let input = &service.actions[0].input;
    assert_eq!(input.len(), 2);
    assert_eq!(
        input[1].ty,
        Type::Array(Box::new(Type::String)),
        "in place of the unknown type"
    );
}

#[test]
fn byte_order_mark_is_ignored() {
    let text = format!("\u{feff}{}", native("A")).into_bytes();
    let source = Source {
        name: "a.json".into(),
        text,
    };
    assert!(
        read(vec![source], &Options::default())
            .into_result()
            .is_ok()
    );
}

#[test]
fn both_formats_can_be_mixed_in_a_folder() {
    let mut own = native("A");
    own["endpoint"] = json!("localhost:8080");
    let files = [("api.json", vendor()), ("own.json", own)];
    let service = service(&files, &Options::default());
    assert_eq!(
        service.endpoint, "localhost:8080",
        "a stated host has precedence over a derived one"
    );
    assert_eq!(service.actions.len(), 3);
}

/// A shared file for the actions of [`native`], with one of their types.
fn shared() -> Value {
    json!({
        "service": "things",
        "version": "2025-01-06",
        "types": [
            { "name": "Filter", "members": [{ "name": "Not", "type": "Filter", "required": true,
                                              "guaranteed": false, "added_later": true }] }
        ],
        "errors": [
            { "code": "A", "description": "shared" },
            { "code": "B", "description": "shared", "added_later": true }
        ]
    })
}

/// An action whose types and descriptions of codes are in the shared file.
fn with_shared(action: &str) -> Value {
    let mut spec = native(action);
    spec["types"] = json!([]);
    spec["subject"] = json!("Things *and* more");
    spec["errors"] = json!(["A", { "code": "B", "description": "own", "added_later": true }, "C"]);
    spec
}

#[test]
fn shared_file_provides_types_and_descriptions_of_codes() {
    let files = [
        ("A.json", with_shared("A")),
        ("B.json", with_shared("B")),
        ("shared.json", shared()),
    ];
    let service = service(&files, &Options::default());
    assert_eq!(names(&service), (vec!["A", "B"], vec!["Filter"]));
    assert_eq!(service.endpoint, "things.tencentcloudapi.com");
    let not = &service.types[0].fields[0];
    assert!(not.required && !not.guaranteed && not.added_later);
    let action = &service.actions[0];
    assert_eq!(action.subject, r"Things \*and\* more");
    let codes = action.errors.iter();
    let codes: Vec<_> = codes
        .map(|e| (e.code.clone(), e.description.plain(), e.added_later))
        .collect();
    let expected = |code: &str, text: &str, later| (code.to_owned(), text.to_owned(), later);
    assert_eq!(
        codes,
        [
            expected("A", "shared", false),
            expected("B", "own", true),
            expected("C", "", false)
        ]
    );
}

#[test]
fn single_action_file_uses_the_shared_file_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, spec: &Value| {
        std::fs::write(folder.path().join(name), spec.to_string()).expect("a file");
    };
    write("A.json", &with_shared("A"));
    write("B.json", &with_shared("B"));
    write("shared.json", &shared());
    let outcome = load(&folder.path().join("A.json"), &Options::default());
    let read: Vec<_> = outcome.files.iter().map(|f| f.file_name()).collect();
    assert_eq!(
        read,
        [Some("A.json".as_ref()), Some("shared.json".as_ref())]
    );
    let service = outcome.into_result().expect("no errors");
    assert_eq!(names(&service), (vec!["A"], vec!["Filter"]));

    // An action file may have that name too.
    write("shared.json", &native("B"));
    write("A.json", &native("A"));
    let outcome = load(&folder.path().join("A.json"), &Options::default());
    let service = outcome.into_result().expect("no errors");
    assert_eq!(names(&service).0, ["A"]);
}

#[test]
fn binary_parameters_determine_the_form_of_the_request() {
    let vendor = |service: &str, action: &str, members: serde_json::Value| {
        let text = serde_json::json!({
            "metadata": { "apiVersion": "2021-04-08", "serviceShortName": service },
            "actions": { action: { "input": "In", "output": "Out" } },
            "objects": { "In": { "members": members }, "Out": { "members": [] } }
        });
        let source = Source {
            name: "api.json".into(),
            text: text.to_string().into_bytes(),
        };
        let service = read(vec![source], &Options::default()).into_result();
        service.unwrap_or_else(|report| panic!("{report}")).actions[0].clone()
    };
    let text = || serde_json::json!({ "name": "TopicId", "type": "string", "member": "string" });
    let file = || serde_json::json!({ "name": "File", "type": "binary", "member": "binary" });
    let multipart = vendor(
        "cii",
        "UploadMedicalFile",
        serde_json::json!([text(), file()]),
    );
    assert_eq!(multipart.input[1].ty, Type::Binary);
    assert_eq!(multipart.body_format(), BodyFormat::Multipart);

    // The vendor's description does not list the body.
    let octet_stream = vendor("cls", "UploadLog", serde_json::json!([text()]));
    assert_eq!(octet_stream.body_format(), BodyFormat::OctetStream);
    let body = octet_stream.binary_parameter().expect("a body");
    assert!(body.name == "Body" && body.required);

    let json = vendor("cii", "UploadLog", serde_json::json!([text()]));
    assert_eq!(json.body_format(), BodyFormat::Json);
}
