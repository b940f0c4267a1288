//! The expansion of a few actions of `specs/`, formatted, beside what it was when somebody last
//! looked at it.
//!
//! `TCSAS_BLESS=1 cargo test -p tcsas-codegen --test golden` writes the file anew.

use std::path::Path;

use tcsas_codegen::{CratePath, Settings};
use tcsas_spec::Options;

/// A change, some of whose parameters came later; a list in pages; and an action that has its error
/// codes.
const ACTIONS: [&str; 3] = ["DescribeRoleList", "DescribeTeam", "ModifyMNP"];

fn expansion() -> String {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let options = Options {
        actions: ACTIONS.map(str::to_owned).to_vec(),
        ..Options::default()
    };
    let service = tcsas_spec::load(&specs, &options).into_result().unwrap();
    let settings = Settings {
        doctests: CratePath::new("tcsas"),
        ..Settings::default()
    };
    let file = syn::parse_file(&tcsas_codegen::expand(&service, &settings, &[])).unwrap();
    prettyplease::unparse(&file)
}

#[test]
fn the_expansion_is_the_one_that_was_looked_at() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/expanded/specs.rs");
    let now = expansion();
    if std::env::var_os("TCSAS_BLESS").is_some() {
        std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
        std::fs::write(&golden, &now).unwrap();
    }
    let then = std::fs::read_to_string(&golden).unwrap();
    let differs = now
        .lines()
        .zip(then.lines())
        .position(|(now, then)| now != then);
    assert_eq!(
        now,
        then,
        "the expansion changed, first in line {:?} of {}; if that is meant, set TCSAS_BLESS=1",
        differs.map(|line| line + 1),
        golden.display()
    );
}

#[test]
fn the_expansion_is_the_same_every_time() {
    assert_eq!(expansion(), expansion());
}
