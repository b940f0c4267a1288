//! What a folder holds that no description says anything of.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{FACTS, SENTENCES, Texts, api, described, errors, examples, folder, import, plan};

/// The same texts with `\r\n` at the ends of lines.
fn as_on_windows(texts: &Texts) -> Texts {
    let texts = texts.iter();
    texts
        .map(|(name, text)| (name.clone(), text.replace('\n', "\r\n")))
        .collect()
}

#[test]
fn lines_end_as_they_did() {
    let old = described(&api(), &errors(), &examples()).expect("a description");
    let (files, _) = import(&old, &Texts::new(), SENTENCES);
    let mut api = api();
    api["objects"]["Size"]["members"][0]["required"] = json!(true);
    api["objects"]["MakeRequest"]["members"][1]["required"] = json!(true);
    let new = described(&api, &errors(), &examples()).expect("a description");
    let (changed, _) = import(&new, &files, SENTENCES);
    assert_ne!(changed, files);
    let (windows, _) = import(&new, &as_on_windows(&files), SENTENCES);
    assert_eq!(windows, as_on_windows(&changed));
}

#[test]
fn data_types_that_nobody_uses_yet_stay() {
    let described = described(&api(), &errors(), &examples()).expect("a description");
    let (mut files, _) = import(&described, &Texts::new(), SENTENCES);
    let mine = r#""types": [
    { "name": "Mine", "description": "My words", "members": [
      { "name": "Part", "type": "Part", "guaranteed": true, "description": "More of them" }
    ] },
    { "name": "Part", "members": [] },"#;
    for (name, text) in &mut files {
        if name == Path::new("shared.json") {
            *text = text.replacen("\"types\": [", mine, 1);
            assert!(text.contains("My words"), "{text}");
        }
    }
    let (again, _) = import(&described, &files, SENTENCES);
    assert_eq!(again, files);
}

#[test]
fn a_type_that_moves_takes_along_what_was_said_of_it() {
    let head = json!({ "service": "things", "version": "2025-01-06", "endpoint": "things.tencentcloudapi.com" });
    let size = |words: &str, value: &Value| {
        let mut member = json!({ "name": "W", "type": "Integer", "required": false });
        member["description"] = json!(words);
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
    let told = |before: &Texts| {
        let plan = plan(&described, folder(before), |_| true, FACTS);
        plan.expect("one service").messages
    };
    assert_eq!(told(&before), [""; 0]);
    let (after, _) = import(&described, &before, FACTS);
    let shared = after
        .iter()
        .find(|(name, _)| name == Path::new("shared.json"));
    let text = &shared.expect("a shared file").1;
    for said in [
        r#""description": "How wide""#,
        r#""example": 7"#,
        r#""default": 7"#,
    ] {
        assert!(text.contains(said), "{text}");
    }
    // There is room for the words of one.
    before[0] = file("Find", size("Breadth", &Value::Null));
    let otherwise = "`Make.json`: what it says of the member `Size.W` is dropped, because another file says it otherwise";
    assert_eq!(told(&before), [otherwise]);
}
