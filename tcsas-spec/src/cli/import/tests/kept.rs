//! What a folder holds that no description says anything of.

use serde_json::json;

use super::{SENTENCES, Texts, api, described, errors, examples, import};

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
