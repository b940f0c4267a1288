//! The whole expansion of `specs/`, and of one list in pages, formatted, beside what it was when somebody last looked at it.
//!
//! `TCSAS_BLESS=1 cargo test -p tcsas-macros golden` writes the files anew.

use crate::args::Args;
use crate::expand::{self, Context};
use std::path::Path;
use tcsas_spec::Options;

fn expansion(specs: &str) -> String {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(specs);
    let service = tcsas_spec::load(&specs, &Options::default())
        .into_result()
        .unwrap();
    let args: Args = syn::parse_str("path: \"specs\", doctests: tcsas").unwrap();
    let context = Context::of(&args);
    let file = syn::parse_file(expand::service(&service, &context, &[]).as_str()).unwrap();
    prettyplease::unparse(&file)
}

#[test]
fn the_expansion_is_the_one_that_was_looked_at() {
    looked_at("specs", "specs.rs");
}

#[test]
fn the_expansion_of_a_list_in_pages_is_the_one_that_was_looked_at() {
    looked_at("tests/specs/pages/DescribeTeamList.json", "pages.rs");
}

fn looked_at(specs: &str, golden: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/expanded");
    let golden = folder.join(golden);
    let now = expansion(specs);
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
    assert_eq!(expansion("specs"), expansion("specs"));
}
