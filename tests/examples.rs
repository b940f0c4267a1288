//! Every example runs to its end and prints what it is for.

#[path = "common/programs.rs"]
mod programs;

use std::path::Path;
use std::process::Command;

use programs::{example, output};

/// What each of them prints among other things.
const EXAMPLES: [(&str, &[&str]); 9] = [
    (
        "blocking",
        &["ResourceId 727", "AuthFailure.SecretIdNotFound"],
    ),
    (
        "by_name",
        &["ResourceId 727", "rejected  InvalidParameter\n"],
    ),
    (
        "errors",
        &[
            "next: ask for another name\n",
            "next: ask for another value: InvalidParameterValue.Tone\n",
            "next: check whether the mini program exists\n",
            "next: report the status 200 to operations\n",
            "next: try again later\n",
            "next: stop the program\n",
            "made mp1mkdcf53ob2h8m\n",
        ],
    ),
    (
        "modify_mnp",
        &["ResourceId 727", "matched   AuthFailureSecretIdNotFound"],
    ),
    (
        "own_specs",
        &[
            "caller    qcs::cam:100026200001:uin/100026100001\n",
            "team      Some(DescribeTeamDetailResp {",
        ],
    ),
    (
        "pages",
        &[
            "items     23 in 3 calls, the last is program 22\n",
            "page      8 items, request id of 36 characters\n",
            "first     program 0 with 1 call\n",
            "broken    after 10 items: FailedOperation.PackageAlreadyExpired\n",
        ],
    ),
    (
        "release_version",
        &[
            "build     1 Pending\nbuild     20 Running\nbuild     60 Succeeded\n",
            "approved  for app-cc6g35711m\nreleased  version 2597\n",
        ],
    ),
    (
        "soak",
        &[
            "duplicates       0\n",
            "leaked tasks     0\n",
            "open connections 0\n",
        ],
    ),
    ("test_your_code", &["renamed   Done, with 1 change\n"]),
];

#[test]
fn every_example_runs_to_its_end() {
    for (name, expected) in EXAMPLES {
        let mut command = Command::new(example(name));
        if name == "soak" {
            command.args(["--seconds", "5"]);
        }
        let printed = output(&mut command);
        for text in expected {
            assert!(
                printed.contains(text),
                "{name} does not print {text:?}:\n{printed}"
            );
        }
    }
}

#[test]
fn no_example_is_left_out() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples"));
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        // Packages of their own are members of the workspace, with tests of their own.
        .filter(|path| !path.join("Cargo.toml").exists())
        .map(|path| path.file_stem().unwrap().to_owned())
        .collect();
    files.sort();
    assert_eq!(files, EXAMPLES.map(|(name, _)| name));
}
