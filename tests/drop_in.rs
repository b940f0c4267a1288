//! Files added to `specs/` take effect at the next build, without touching other files or cleaning:
//! in a crate set up like `docs/spec-files.md`, and in this one.

#[path = "common/scratch.rs"]
mod scratch;

use scratch::{Scratch, read, workspace};

/// The `index`th block in `language` of the page about spec files.
fn block(language: &str, index: usize) -> String {
    let page = read("docs/spec-files.md");
    let fence = format!("```{language}\n");
    let block = page
        .split(&fence)
        .nth(index + 1)
        .unwrap_or_else(|| panic!("no block {index} in {language}"));
    block.split("```").next().unwrap().to_owned()
}

fn passes(scratch: &Scratch) -> String {
    let (passed, text) = scratch.check();
    assert!(passed, "{text}");
    text
}

fn fails(scratch: &Scratch, why: &str) {
    let (passed, text) = scratch.check();
    assert!(!passed && text.contains(why), "{text}");
}

/// Adds, changes and deletes files of a crate that compiles. `file` is a spec whose text contains
/// `"MNPId"`, and whose absence breaks the build.
fn assert_changes_are_detected(scratch: &Scratch, file: &str) {
    passes(scratch);
    assert!(
        !passes(scratch).contains("Checking"),
        "an unchanged folder is not fresh"
    );

    scratch.write("specs/Added.json", "{ \"service\": }");
    fails(scratch, "specs/Added.json:1:14");
    scratch.delete("specs/Added.json");
    passes(scratch);

    let text = std::fs::read_to_string(scratch.folder.join(file)).unwrap();
    scratch.write(file, &text.replace("\"MNPId\"", "\"MNPIdOfTomorrow\""));
    fails(scratch, "mnp_id");
    scratch.write(file, &text);
    passes(scratch);

    scratch.delete(file);
    fails(scratch, "Request");
    scratch.write(file, &text);
    passes(scratch);
}

#[test]
fn changes_are_detected_in_a_crate_like_the_guide() {
    let scratch = Scratch::new("follows-guide");
    let manifest = block("toml", 0).replace("../tcsas", &workspace(""));
    let package = "[package]\nname = \"follows-guide\"\nedition = \"2024\"\n\n[workspace]\n\n";
    scratch.write("Cargo.toml", &format!("{package}{manifest}"));
    scratch.write("build.rs", &block("rust,ignore", 0));
    scratch.write("src/main.rs", &block("rust,ignore", 1));
    scratch.write("specs/DeleteMNP.json", &block("json", 0));
    for file in ["specs/ModifyMNP.json", "specs/shared.json"] {
        scratch.write(file, &read(file));
    }
    assert_changes_are_detected(&scratch, "specs/DeleteMNP.json");

    let main = block("rust,ignore", 1);
    scratch.write("src/main.rs", &main.replace(".platform_id(\"T1\")", ""));
    fails(
        &scratch,
        "required parameters of `DeleteMNP` were not set: `platform_id`",
    );
}

#[test]
fn changes_are_detected_in_this_crate() {
    let scratch = Scratch::new("tcsas");
    let manifest = format!(
        "[package]\nname = \"tcsas\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         tcsas-credentials = {{ path = \"{}\" }}\ntcsas-macros = {{ path = \"{}\" }}\n\
         tcsas-runtime = {{ path = \"{}\" }}\n",
        workspace("tcsas-credentials"),
        workspace("tcsas-macros"),
        workspace("tcsas-runtime")
    );
    scratch.write("Cargo.toml", &manifest);
    scratch.write("build.rs", &read("build.rs"));
    let probe = "fn probe() { let _ = ModifyMnpRequest::builder().mnp_id(\"\"); }";
    scratch.write(
        "src/lib.rs",
        &format!("{}\n{probe}", read("src/lib.rs").replace("#![doc", "//")),
    );
    scratch.write("README.md", "");
    for file in ["specs/ModifyMNP.json", "specs/shared.json"] {
        scratch.write(file, &read(file));
    }
    scratch.write("specs/DeleteMNP.json", &block("json", 0));
    assert_changes_are_detected(&scratch, "specs/ModifyMNP.json");
}
