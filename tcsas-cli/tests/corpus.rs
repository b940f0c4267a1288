//! Imports every service version below the folder that `TCSAS_CORPUS` names.

mod program;

#[path = "../../tcsas-spec/tests/support/corpus.rs"]
mod corpus;

use std::path::Path;

use program::{files, run, tally};

#[test]
fn every_service_is_imported_without_differences() {
    let (mut services, mut written) = (0, 0);
    for version in corpus::versions() {
        for options in [
            &[][..],
            &["--facts-only", "--intl"],
            &["--self-contained", "--intl"],
        ] {
            written += imported(&version, options);
        }
        services += 1;
    }
    println!("services={services} files={written}");
}

/// Imports a description. Returns the number of files.
fn imported(version: &Path, options: &[&str]) -> usize {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (
        version.to_str().expect("a text"),
        folder.path().to_str().expect("a text"),
    );
    let import = || {
        let mut arguments = vec!["import", from, "--out", to];
        arguments.extend(options);
        run(arguments).both(0)
    };
    let (out, err) = import();
    assert!(!err.contains("left out: "), "{err}");
    let first = files(folder.path());
    let created = format!("created {}, changed 0, unchanged 0", first.len());
    assert_eq!(tally(&out), created, "{from}");

    let site = match options.contains(&"--intl") {
        true => "intl",
        false => "mainland",
    };
    let counted = run(["check", "--site", site, from]).stdout(0);
    // Some of the vendor's examples contradict its types; those warnings are between the counts and
    // the endpoint.
    let (counted, endpoint) = counted.trim_end().split_once("; ").unwrap();
    let (again, _) = run(["check", to]).both(0);
    assert!(again.starts_with(counted), "{from}: {again}");
    assert!(again.trim_end().ends_with(endpoint), "{from}: {again}");
    let mut arguments = vec!["diff", from, to];
    arguments.extend(options.iter().filter(|option| **option == "--intl"));
    let out = run(arguments).stdout(0);
    assert!(out.starts_with("no differences in facts"), "{from}: {out}");

    let (out, _) = import();
    let unchanged = format!("created 0, changed 0, unchanged {}", first.len());
    assert_eq!(tally(&out), unchanged, "{from}");
    assert_eq!(files(folder.path()), first, "{from}");
    if options.contains(&"--self-contained") {
        exported(folder.path());
    }
    first.len()
}

/// Exports all actions of a folder of self-contained files, which are the same files.
fn exported(from: &Path) {
    let folder = tempfile::tempdir().expect("a folder");
    let [from_path, to] = [from, folder.path()].map(|path| path.to_str().expect("a text"));
    let (out, err) = run(["export", "*", "--specs", from_path, "--out", to]).both(0);
    assert!(
        out.contains("changed 0, unchanged 0\n"),
        "{from_path}: {out}"
    );
    assert_eq!(err, "");
    assert_eq!(files(folder.path()), files(from), "{from_path}");
}
