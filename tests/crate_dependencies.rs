//! The dependencies between the crates of the workspace point one way, as ARCHITECTURE.md states.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Each crate, and the crates of the workspace that it may depend on.
const ALLOWED: [(&str, &[&str]); 8] = [
    ("tcsas-spec", &[]),
    ("tcsas-codegen", &["tcsas-spec"]),
    ("tcsas-macros", &["tcsas-codegen", "tcsas-spec"]),
    ("tcsas-runtime", &[]),
    ("tcsas-credentials", &["tcsas-macros", "tcsas-runtime"]),
    (
        "tcsas",
        &["tcsas-credentials", "tcsas-macros", "tcsas-runtime"],
    ),
    ("tcsas-emulator", &["tcsas-runtime", "tcsas-spec"]),
    ("tcsas-cli", &["tcsas-codegen", "tcsas-spec"]),
];

#[test]
fn every_file_of_tests_is_listed_in_the_manifest() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).expect("the folder of this crate") {
        let name = entry.expect("a file").file_name();
        let Some(name) = name.to_str().filter(|name| name.ends_with(".rs")) else {
            continue;
        };
        files += 1;
        assert!(
            manifest.contains(&format!("\npath = \"{name}\"\n")),
            "{name}"
        );
    }
    assert!(files > 10, "{files}");
}

#[test]
fn crates_depend_only_on_the_crates_below_them() {
    let allowed = BTreeMap::from(ALLOWED);
    let mut unexpected = Vec::new();
    for (package, dependency, _) in dependencies() {
        // Examples that are packages of their own stand above everything.
        let Some(below) = allowed.get(package.as_str()) else {
            continue;
        };
        if !below.contains(&dependency.as_str()) {
            unexpected.push(format!("{package} depends on {dependency}"));
        }
    }
    assert_eq!(unexpected, [""; 0]);
}

#[test]
fn hyper_transport_brings_no_reqwest() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "tcsas", "--no-default-features"])
        .args([
            "--features",
            "hyper,instance-role,profile,socks,gzip,sts,blocking",
        ])
        .args(["--edges", "normal", "--prefix", "none", "--offline"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8(output.stdout).expect("UTF-8");
    let names: Vec<_> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(names.contains(&"hyper-rustls"), "{tree}");
    for absent in ["reqwest", "url", "idna", "tower-http"] {
        assert!(!names.contains(&absent), "{absent}");
    }
    assert!(!names.iter().any(|name| name.starts_with("icu")), "{tree}");
}

/// Cargo orders the packages of a release by all dependencies that state a version, those of tests
/// included.
#[test]
fn the_order_of_publishing_has_no_cycle() {
    let versioned: Vec<_> = all_dependencies()
        .into_iter()
        .filter(|(_, _, versioned)| *versioned)
        .collect();
    let mut left: Vec<&str> = versioned.iter().flat_map(|(a, b, _)| [&**a, b]).collect();
    left.sort_unstable();
    left.dedup();
    while !left.is_empty() {
        let before = left.len();
        let blocked = |name: &str, left: &[&str]| {
            let mut on = versioned.iter().filter(|(package, ..)| package == name);
            on.any(|(_, dependency, _)| left.contains(&dependency.as_str()))
        };
        let now = left.clone();
        left.retain(|name| blocked(name, &now));
        assert_ne!(left.len(), before, "a cycle among {left:?}");
    }
}

/// The dependencies of libraries and programs: (package, dependency, whether it states a version).
fn dependencies() -> Vec<(String, String, bool)> {
    read(|kind| kind != "dev")
}

fn all_dependencies() -> Vec<(String, String, bool)> {
    read(|_| true)
}

fn read(wanted: fn(&str) -> bool) -> Vec<(String, String, bool)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{output:?}");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let names: Vec<&Value> = packages.iter().map(|package| &package["name"]).collect();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut found = Vec::new();
    for package in packages {
        let dependencies = package["dependencies"].as_array().expect("dependencies");
        for dependency in dependencies {
            let within = names.contains(&&dependency["name"]);
            if within && wanted(dependency["kind"].as_str().unwrap_or("normal")) {
                let versioned = dependency["req"] != "*";
                found.push((text(&package["name"]), text(&dependency["name"]), versioned));
            }
        }
    }
    assert!(!found.is_empty(), "the workspace has no dependencies");
    found
}
