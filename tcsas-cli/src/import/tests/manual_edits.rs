//! Content of a folder that the description does not have.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{
    FACTS_ONLY, Sharing, Texts, WITH_DOCS, api, described, errors, examples, folder, import, plan,
};

/// The same texts with `\r\n` line endings.
fn with_crlf(texts: &Texts) -> Texts {
    let texts = texts.iter();
    texts
        .map(|(name, text)| (name.clone(), text.replace('\n', "\r\n")))
        .collect()
}

#[test]
fn line_endings_are_kept() {
    let old = described(&api(), &errors(), &examples()).expect("a description");
    let (files, _) = import(&old, &Texts::new(), WITH_DOCS);
    let mut api = api();
    api["objects"]["Size"]["members"][0]["required"] = json!(true);
    api["objects"]["MakeRequest"]["members"][1]["required"] = json!(true);
    let new = described(&api, &errors(), &examples()).expect("a description");
    let (changed, _) = import(&new, &files, WITH_DOCS);
    assert_ne!(changed, files);
    let (crlf, _) = import(&new, &with_crlf(&files), WITH_DOCS);
    assert_eq!(crlf, with_crlf(&changed));
}

#[test]
fn unused_data_types_are_kept() {
    let described = described(&api(), &errors(), &examples()).expect("a description");
    let (mut files, _) = import(&described, &Texts::new(), WITH_DOCS);
    let mine = r#""types": [
    { "name": "Mine", "description": "Own docs", "members": [
      { "name": "Part", "type": "Part", "guaranteed": true, "description": "More of them" }
    ] },
    { "name": "Part", "members": [] },"#;
    for (name, text) in &mut files {
        if name == Path::new("shared.json") {
            *text = text.replacen("\"types\": [", mine, 1);
            assert!(text.contains("Own docs"), "{text}");
        }
    }
    let (again, _) = import(&described, &files, WITH_DOCS);
    assert_eq!(again, files);
}

#[test]
fn data_type_keeps_its_docs_when_it_moves() {
    let head = json!({ "service": "things", "version": "2025-01-06", "endpoint": "things.tencentcloudapi.com" });
    let size = |docs: &str, value: &Value| {
        let mut member = json!({ "name": "W", "type": "Integer", "required": false });
        member["description"] = json!(docs);
        if !value.is_null() {
            member["example"] = value.clone();
            member["default"] = value.clone();
        }
        json!([{ "name": "Size", "members": [member] }])
    };
    let file = |action: &str, types: Value| {
        let mut file = head.clone();
        file["action"] = json!(action);
        file["input"] = json!([{ "name": "Size", "type": "Size" }]);
        file["output"] = json!([]);
        file["types"] = types;
        (PathBuf::from(format!("{action}.json")), file.to_string())
    };
    let mut before = vec![
        file("Find", size("", &Value::Null)),
        file("Make", size("How wide", &json!(7))),
    ];
    let described = described(&api(), &errors(), &json!({})).expect("a description");
    let messages = |before: &Texts| {
        let plan = plan(
            &described,
            folder(before),
            |_| true,
            Sharing::SharedFile,
            FACTS_ONLY,
        );
        plan.expect("one service").messages
    };
    let moved = "1 data type that several files described: moved to a shared file; --self-contained leaves such types in each file";
    assert_eq!(messages(&before), [moved]);
    let (after, _) = import(&described, &before, FACTS_ONLY);
    let shared = after
        .iter()
        .find(|(name, _)| name == Path::new("shared.json"));
    let text = &shared.expect("a shared file").1;
    for part in [
        r#""description": "How wide""#,
        r#""example": 7"#,
        r#""default": 7"#,
    ] {
        assert!(text.contains(part), "{text}");
    }
    // A member has one description.
    before[0] = file("Find", size("Breadth", &Value::Null));
    let conflict = "`Make.json`: the docs of the member `Size.W` are dropped because another file documents it differently";
    assert_eq!(messages(&before), [moved, conflict]);
}
