//! The formatted expansion of a few actions of `specs/`, compared with a golden file.
//!
//! `TCSAS_BLESS=1 cargo test -p tcsas-codegen --test golden` updates the file.

use std::path::Path;

use tcsas_codegen::{CratePath, Settings};
use tcsas_spec::Options;

/// An action with parameters added later, a paginated list, and an action that shares its error
/// codes with another.
const ACTIONS: [&str; 3] = ["DescribeRoleList", "DescribeTeam", "ModifyMNP"];

fn expansion() -> String {
    let options = Options {
        base: Path::new(env!("CARGO_MANIFEST_DIR")).join(".."),
        actions: ACTIONS.map(str::to_owned).to_vec(),
        ..Options::default()
    };
    let outcome = tcsas_spec::load(Path::new("specs"), &options);
    let settings = Settings {
        doctests: CratePath::new("tcsas"),
        places: outcome.places.clone(),
        spec_url: Some("https://example.com/".to_owned()),
        ..Settings::default()
    };
    let service = outcome.into_result().unwrap();
    // As on another machine: what is printed here does not depend on where this crate is.
    let files = ["shared.json", "ModifyMNP.json"].map(|name| Path::new("/specs").join(name));
    let source = tcsas_codegen::expand(&service, &settings, &files);
    let file = syn::parse_file(&source).unwrap();
    prettyplease::unparse(&file)
}

#[test]
fn expansion_matches_the_golden_file() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/expanded/specs.rs");
    let actual = expansion();
    if std::env::var_os("TCSAS_BLESS").is_some() {
        std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
        std::fs::write(&golden, &actual).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap();
    let differs = actual
        .lines()
        .zip(expected.lines())
        .position(|(actual, expected)| actual != expected);
    assert_eq!(
        actual,
        expected,
        "the expansion changed, first in line {:?} of {}; if that is intended, set TCSAS_BLESS=1",
        differs.map(|line| line + 1),
        golden.display()
    );
}

#[test]
fn expansion_is_deterministic() {
    assert_eq!(expansion(), expansion());
}
