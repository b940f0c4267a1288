//! `tcsas expand`.

mod program;

use std::fs;
use std::path::Path;

use program::{OLD, run, run_in};
use tcsas_codegen::{CratePath, Generator};

fn specs() -> String {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    specs.to_str().expect("a text").to_owned()
}

/// The golden file of `tcsas-codegen`, which blesses it.
fn golden_expansion() -> String {
    let golden = fs::read_to_string("../tests/expanded/specs.rs").expect("the golden file");
    golden.replace("\r\n", "\n")
}

/// The arguments for the golden file, in the folder of the workspace.
const GOLDEN: [&str; 7] = [
    "expand",
    "specs",
    "--doctests=tcsas",
    "--spec-url=https://example.com/",
    "--action=DescribeRoleList",
    "--action=DescribeTeam",
    "--action=ModifyMNP",
];

/// Separates the lines of `Client::SPECS`, which has paths of the machine, from the others.
fn split_specs(source: &str) -> (String, Vec<&str>) {
    let start = source
        .find("        pub const SPECS")
        .expect("the constant");
    let length = source[start..].find("        ];\n").expect("its end");
    let (before, rest) = source.split_at(start);
    let (specs, after) = rest.split_at(length);
    let files = specs.lines().filter(|line| line.contains("include_str!"));
    // Code in a file of its own needs these, the expansion of a macro does not.
    let lines = before.lines().chain(after.lines());
    let lines = lines.filter(|line| !line.starts_with("#[allow("));
    let others: String = lines.map(|line| format!("{line}\n")).collect();
    (others, files.collect())
}

#[track_caller]
fn assert_golden(source: &str) {
    let (source, files) = split_specs(source);
    assert_eq!(source, split_specs(&golden_expansion()).0);
    assert_eq!(files.len(), 156, "{files:?}");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let path = path.canonicalize().expect("the folder");
    let file = format!("{:?}", path.join("ModifyMNP.json"));
    assert!(files.iter().any(|line| line.contains(&file)), "{files:?}");
}

#[test]
fn source_of_a_few_actions_matches_the_golden_file() {
    assert_golden(&run_in("..", GOLDEN).stdout(0));
}

/// The content of a module.
fn module<'i>(items: &'i [syn::Item], name: &str) -> &'i [syn::Item] {
    let content = items.iter().find_map(|item| match item {
        syn::Item::Mod(module) if module.ident == name => module.content.as_ref(),
        _ => None,
    });
    content.map_or(&[], |(_, items)| items)
}

#[test]
fn source_of_all_actions_is_that_of_the_library() {
    let out = run(["expand", &specs()]).stdout(0);
    let expected = Generator::new(specs()).source().expect("valid specs");
    assert!(out == expected, "{} and {}", out.len(), expected.len());
    let file = syn::parse_file(&out).expect("Rust");
    let requests = module(module(&file.items, "from_specs"), "requests");
    let requests = requests.iter().filter(|item| match item {
        syn::Item::Struct(item) => item.ident.to_string().ends_with("Request"),
        _ => false,
    });
    assert_eq!(requests.count(), 155);
}

#[test]
fn options_are_those_of_the_macro() {
    let path = |text: &str| CratePath::new(text).expect("a path");
    let out = run([
        "expand",
        &specs(),
        "--action=*MNP",
        "--actions=DescribeTeam",
        "--exclude=Delete*",
        "--runtime=crate::rt",
        "--doctests=my_crate::cloud",
        "--spec-url=https://example.com/",
    ]);
    let generator = Generator::new(specs())
        .actions(["*MNP", "DescribeTeam"])
        .exclude(["Delete*"])
        .runtime(path("crate::rt"))
        .doctests(path("my_crate::cloud"))
        .spec_url("https://example.com/");
    let expected = generator.source().expect("valid specs");
    assert_eq!(out.stdout(0), expected);
    for part in [
        "use crate::rt::__private as rt;",
        "use my_crate::cloud::{",
        "describe_team",
    ] {
        assert!(expected.contains(part), "{part}");
    }
    assert!(!expected.contains("delete_mnp"), "{expected}");

    for (site, host) in [
        ("intl", "things.intl.tencentcloudapi.com"),
        ("mainland", "things.tencentcloudapi.com"),
    ] {
        let out = run(["expand", OLD, "--site", site]).stdout(0);
        assert!(out.contains(&format!("endpoint: \"{host}\"")), "{out}");
    }
    let err = run(["expand", OLD, "--runtime", "a b"]).usage_error();
    assert!(
        err.contains("expected a path such as `::my_crate::runtime`"),
        "{err}"
    );
    let err = run(["expand", OLD, "--spec-url", "https://a>b"]).usage_error();
    assert!(
        err.contains("expected an address that begins with `https://`"),
        "{err}"
    );
}

#[test]
fn source_is_written_to_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = |file: &Path| {
        let mut arguments = GOLDEN.to_vec();
        arguments.extend(["--out", file.to_str().expect("a text")]);
        run_in("..", arguments)
    };
    let file = folder.path().join("expanded.rs");
    assert_eq!(to(&file).stdout(0), "");
    let written = fs::read_to_string(&file).expect("a file");
    assert_golden(&written);

    let (out, err) = to(&folder.path().join("missing/expanded.rs")).both(1);
    assert_eq!(out, "");
    assert!(err.starts_with("error: cannot write `"), "{err}");
}

#[test]
fn invalid_specs_are_reported_as_by_check() {
    let spec = "tests/specs/several-errors.json";
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("out.rs");
    let (out, err) = run(["expand", spec, "--out", file.to_str().expect("a text")]).both(1);
    assert_eq!(out, "");
    assert!(!file.exists());
    let (_, reported) = run(["check", spec]).both(1);
    let failed = "error: nothing was expanded because the spec has errors\n";
    assert_eq!(err, format!("{reported}{failed}"));

    let (_, err) = run(["expand", "../specs", "--action", "DescribeMNPs"]).both(1);
    assert!(err.contains("no action matches `DescribeMNPs`"), "{err}");
    assert!(err.contains("did you mean `DescribeMNP`?"), "{err}");
    // The site is noted as by `check`, and is not part of the source.
    let (out, err) = run(["expand", OLD, "--action", "Login"]).both(0);
    assert!(out.starts_with("#[doc(hidden)]\n"), "{out}");
    assert!(err.contains("no site is specified"), "{err}");
}

/// The lines of code that the guide quotes, and the names of its table, are in the source.
#[test]
fn guide_quotes_the_source() {
    let page = fs::read_to_string("../docs/generated-code.md").expect("the page");
    let source = golden_expansion();
    let reading = page.split("## How to read it").nth(1).expect("the section");
    let blocks = reading.split("```").skip(1).step_by(2);
    let lines = blocks.flat_map(|block| block.lines().skip(1));
    let lines: Vec<&str> = lines.filter(|line| *line != "…").collect();
    assert!(lines.len() > 20, "{lines:?}");
    let source_lines: Vec<&str> = source.lines().map(str::trim).collect();
    for line in lines {
        assert!(source_lines.contains(&line.trim()), "not generated: {line}");
    }
    let rows = reading.lines().filter_map(|line| line.strip_prefix("| `"));
    let names = rows.filter_map(|row| row.split('`').next());
    let modules: Vec<&str> = names.filter_map(|name| name.split("::").next()).collect();
    assert!(modules.len() >= 6, "{modules:?}");
    for name in modules {
        let found = [
            format!("    pub mod {name} {{"),
            format!("    pub struct {name}("),
        ];
        let found = found.iter().any(|line| source.contains(line));
        assert!(found, "neither a module nor a struct: {name}");
    }
}
