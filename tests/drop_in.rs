//! Files added to `specs/` take effect at the next build, without touching other files or cleaning:
//! in a crate set up like `docs/spec-files.md`, in this one, and where a build script writes them.

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

/// The build script writes the files of `api/` to `OUT_DIR`, which the macro includes: in the body
/// of a function, in a crate that forbids all that generated code in a file has to allow.
#[test]
fn specs_written_by_a_build_script_are_included() {
    let scratch = Scratch::new("writes-specs");
    let manifest = format!(
        "[package]\nname = \"writes-specs\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         tcsas-macros = {{ path = \"{}\" }}\ntcsas-runtime = {{ path = \"{}\" }}\n",
        workspace("tcsas-macros"),
        workspace("tcsas-runtime")
    );
    scratch.write("Cargo.toml", &manifest);
    scratch.write(
        "build.rs",
        r#"
        use std::{env, fs, path::Path};
        fn main() {
            println!("cargo::rerun-if-changed=api");
            let specs = Path::new(&env::var_os("OUT_DIR").unwrap()).join("specs");
            let _ = fs::remove_dir_all(&specs);
            fs::create_dir_all(&specs).unwrap();
            for entry in fs::read_dir("api").unwrap() {
                let path = entry.unwrap().path();
                fs::copy(&path, specs.join(path.file_name().unwrap())).unwrap();
            }
        }
        "#,
    );
    scratch.write(
        "src/lib.rs",
        r#"
        #![forbid(warnings, unused, nonstandard_style, missing_docs, unreachable_pub)]
        //! Documented.
        mod cloud {
            tcsas_macros::include_specs! {
                path: concat!(env!("OUT_DIR"), "/specs"),
                runtime: ::tcsas_runtime,
            }
        }
        /// Documented.
        pub fn probe() {
            tcsas_macros::include_specs!(concat!(env!("OUT_DIR"), "/specs/DeleteMNP.json"));
            let _ = DeleteMnpRequest::builder().mnp_id("a").platform_id("b").build();
            let _ = cloud::DeleteMnpRequest::builder().mnp_id("a").platform_id("b").build();
        }
        "#,
    );
    let spec = block("json", 0);
    scratch.write("api/DeleteMNP.json", &spec);
    passes(&scratch);
    let text = passes(&scratch);
    assert!(!text.contains("Checking"), "not fresh: {text}");

    scratch.write("api/Added.json", "{ \"service\": }");
    fails(&scratch, "Added.json:1:14");
    scratch.delete("api/Added.json");
    scratch.write(
        "api/DeleteMNP.json",
        &spec.replace("\"MNPId\"", "\"MNPIdOfTomorrow\""),
    );
    fails(&scratch, "mnp_id");
    scratch.write("api/DeleteMNP.json", &spec);
    passes(&scratch);
}
