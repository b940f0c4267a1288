//! The formatted expansion of a few actions, compared with golden files.
//!
//! `TCSAS_BLESS=1 cargo test -p tcsas-codegen --test golden` updates the files.

use std::path::Path;

use tcsas_codegen::{CratePath, Settings};
use tcsas_spec::Options;

/// A part of the specs, and its golden file in `tests/expanded`.
struct Case {
    folder: &'static str,
    actions: &'static [&'static str],
    files: &'static [&'static str],
    golden: &'static str,
}

const CASES: [Case; 3] = [
    // An action with parameters added later, a paginated list, and an action that shares its error
    // codes with another.
    Case {
        folder: "specs",
        actions: &["DescribeRoleList", "DescribeTeam", "ModifyMNP"],
        files: &["shared.json", "ModifyMNP.json"],
        golden: "specs.rs",
    },
    // Requests that are not JSON.
    Case {
        folder: "tests/specs/logs",
        actions: &[],
        files: &[],
        golden: "octet_stream.rs",
    },
    Case {
        folder: "tests/specs/files",
        actions: &[],
        files: &[],
        golden: "multipart.rs",
    },
];

fn expansion(case: &Case) -> String {
    let options = Options {
        base: Path::new(env!("CARGO_MANIFEST_DIR")).join(".."),
        actions: case.actions.iter().map(ToString::to_string).collect(),
        ..Options::default()
    };
    let outcome = tcsas_spec::load(Path::new(case.folder), &options);
    let settings = Settings {
        doctests: CratePath::new("tcsas"),
        places: outcome.places.clone(),
        spec_url: Some("https://example.com/".to_owned()),
        ..Settings::default()
    };
    let service = outcome.into_result().unwrap();
    // As on another machine: what is printed here does not depend on where this crate is.
    let files = case.files.iter().map(|name| Path::new("/specs").join(name));
    let source = tcsas_codegen::expand(&service, &settings, &files.collect::<Vec<_>>());
    let file = syn::parse_file(&source).unwrap();
    prettyplease::unparse(&file)
}

#[test]
fn expansion_matches_the_golden_file() {
    for case in &CASES {
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/expanded");
        let golden = golden.join(case.golden);
        let actual = expansion(case);
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
}

#[test]
fn expansion_is_deterministic() {
    let case = &CASES[0];
    assert_eq!(expansion(case), expansion(case));
}
