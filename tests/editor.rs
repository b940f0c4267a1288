//! rust-analyzer on a crate set up like the guide, driven over the language server protocol.
//!
//! Skipped, with a message, where rust-analyzer is not installed (`rustup component add
//! rust-analyzer`).

#[path = "editor/lsp.rs"]
mod lsp;
#[path = "common/programs.rs"]
mod programs;
#[path = "common/scratch.rs"]
mod scratch;

use std::time::Instant;

use lsp::{Editor, uri};
use scratch::{Scratch, read, workspace};
use serde_json::Value;

const MAIN: &str = r#"mod cloud {
    tcsas_macros::include_specs!("specs");
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = cloud::Client::from_env()?;
    let request = cloud::DeleteMnpRequest::builder().mnp_id("mp1").platform_id("T1").build();
    let response = client.delete_mnp(request).await?;
    let result: Option<bool> = response.data.result;
    println!("{result:?}");
    Ok(())
}
"#;

/// The line of the macro invocation, from 0: the location of everything generated.
const INVOCATION: u64 = 1;

fn project() -> Scratch {
    let scratch = Scratch::new("editor");
    let manifest = format!(
        "[package]\nname = \"editor\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         tcsas-macros = {{ path = \"{}\" }}\ntcsas-runtime = {{ path = \"{}\" }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n",
        workspace("tcsas-macros"),
        workspace("tcsas-runtime")
    );
    scratch.write("Cargo.toml", &manifest);
    scratch.write("build.rs", &read("build.rs"));
    scratch.write("src/main.rs", MAIN);
    let page = read("docs/spec-files.md");
    let spec = page.split("```json\n").nth(1).unwrap();
    scratch.write("specs/DeleteMNP.json", spec.split("```").next().unwrap());
    scratch
}

/// The locations in `main.rs` in a response, as lines from 0.
fn lines(response: &Value, main: &str) -> Vec<u64> {
    let places = response.as_array().cloned().unwrap_or_default();
    let places = places.iter().filter_map(|place| {
        let link = place.get("targetUri").is_some();
        let (file, range) = match link {
            true => ("targetUri", "targetSelectionRange"),
            false => ("uri", "range"),
        };
        let line = place[range]["start"]["line"].as_u64()?;
        (place[file] == main).then_some(line)
    });
    places.collect()
}

/// The labels of a completion list.
fn labels(response: &Value) -> Vec<String> {
    let items = response.get("items").unwrap_or(response);
    let items = items.as_array().into_iter().flatten();
    items
        .filter_map(|item| Some(item["label"].as_str()?.to_owned()))
        .collect()
}

#[test]
fn generated_code_is_supported_in_editors() {
    if !lsp::is_installed() {
        println!("skipped: rust-analyzer is not installed (rustup component add rust-analyzer)");
        return;
    }
    let scratch = project();
    let (passed, text) = scratch.check();
    assert!(passed, "{text}");
    let target = scratch::target();
    let main = uri(&scratch.folder.join("src/main.rs"));

    let started = Instant::now();
    let mut editor = Editor::open(&scratch.folder, &target);
    let loaded = started.elapsed();

    for word in ["delete_mnp", "DeleteMnpRequest", "mnp_id", "Client"] {
        let started = Instant::now();
        let hover = editor.at("hover", word).unwrap().to_string();
        assert!(hover.contains(word), "hover of {word}: {hover}");
        assert!(!hover.contains("__"), "hover of {word}: {hover}");
        // rustdoc shows these on the page of the request, editors at the method.
        let sections = ["# Parameters", "# Errors", "# Example", "dempotent"];
        let missing = sections.iter().find(|section| !hover.contains(**section));
        assert!(
            word != "delete_mnp" || missing.is_none(),
            "{missing:?} in {hover}"
        );
        let definition = editor.at("definition", word).unwrap();
        assert!(
            lines(&definition, &main).contains(&INVOCATION),
            "definition of {word}: {definition}"
        );
        let references = editor.at("references", word).unwrap();
        let used = lines(&references, &main);
        assert!(
            used.contains(&INVOCATION) && used.iter().any(|line| *line > INVOCATION),
            "references of {word}: {references}"
        );
        // The name is determined by the spec file.
        let renamed = editor.at("rename", word);
        assert!(renamed.is_err(), "rename of {word}: {renamed:?}");
        println!("{word}: {:?}", started.elapsed());
    }
    for variable in ["request)", "response.data"] {
        let definition = editor.at("typeDefinition", variable).unwrap();
        assert!(
            lines(&definition, &main).contains(&INVOCATION),
            "type of {variable}: {definition}"
        );
    }

    let setters = labels(&editor.behind("completion", "::builder().").unwrap());
    for setter in ["mnp_id", "platform_id", "build"] {
        assert!(
            setters.iter().any(|label| label == setter),
            "no {setter} among {setters:?}"
        );
    }
    println!(
        "loaded in {loaded:?}, {} MB",
        editor
            .memory()
            .map_or("?".to_owned(), |memory| memory.to_string())
    );

    // The server reads specs when it starts, and again when restarted from the editor.
    let methods = labels(&editor.behind("completion", "client.").unwrap());
    assert!(methods.iter().all(|label| label != "modify_mnp"));
    drop(editor);
    for file in ["specs/ModifyMNP.json", "specs/shared.json"] {
        scratch.write(file, &read(file));
    }
    let started = Instant::now();
    let mut editor = Editor::open(&scratch.folder, &target);
    let methods = labels(&editor.behind("completion", "client.").unwrap());
    assert!(
        methods.iter().any(|label| label == "modify_mnp"),
        "the added file is not detected: {methods:?}"
    );
    println!("an added file after a restart: {:?}", started.elapsed());
}
