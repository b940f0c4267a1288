//! `tcsas check`, and the program itself.

mod program;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use program::{golden, run};
use tcsas_spec::{Options, load};

#[test]
fn content_of_a_valid_description_is_counted() {
    let out = run(["check", "--site", "mainland", "tests/specs/things-1"]).stdout(0);
    let endpoint = "things.tencentcloudapi.com, the mainland site";
    assert_eq!(
        out,
        format!("6 actions, 4 data types, 7 error codes: no errors; calls go to {endpoint}\n")
    );
    let out = run([
        "check",
        "--site",
        "mainland",
        "--actions",
        "Co*",
        "--actions",
        "Login",
        "--exclude",
        "Login",
        "tests/specs/things-1",
    ]);
    assert_eq!(
        out.stdout(0),
        format!("1 action, 0 data types, 2 error codes: no errors; calls go to {endpoint}\n")
    );
}

#[test]
fn each_path_is_a_separate_service() {
    let out = run([
        "check",
        "tests/specs/things-1",
        "tests/specs/things-2/api.json",
        "--intl",
    ]);
    let expected = "\
tests/specs/things-1: 6 actions, 4 data types, 7 error codes: no errors; calls go to things.intl.tencentcloudapi.com, the international site
tests/specs/things-2/api.json: 6 actions, 5 data types, 7 error codes: no errors; calls go to things.intl.tencentcloudapi.com, the international site
";
    assert_eq!(out.stdout(0), expected);
}

#[test]
fn default_site_is_noted() {
    let (out, err) = run(["check", "tests/specs/things-1"]).both(0);
    assert!(
        out.ends_with("; calls go to things.tencentcloudapi.com, the mainland site\n"),
        "{out}"
    );
    for part in [
        "tests/specs/things-1",
        "no site is specified",
        "--site intl",
        "`intl: true`",
        "shared.json",
    ] {
        assert!(err.contains(part), "{part}: {err}");
    }
    let out = run(["check", "../specs"]).stdout(0);
    assert!(
        out.ends_with("; calls go to tcsas.intl.tencentcloudapi.com, the international site\n"),
        "{out}"
    );
}

#[test]
fn shared_file_beside_a_description_sets_the_endpoint() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = |name: &str| folder.path().join(name);
    let api = fs::read_to_string("tests/specs/things-1/api.json").expect("a text");
    fs::write(to("api.json"), &api).expect("written");
    let endpoint = "things.ap-singapore.tencentcloudapi.com";
    let shared = format!(
        "{{ \"endpoint\": \"{endpoint}\", \"service\": \"things\", \"version\": \"2025-01-06\" }}"
    );
    let version = api.split("\"apiVersion\": \"").nth(1).expect("a version");
    let version = version.split('"').next().expect("a version");
    fs::write(to("shared.json"), shared.replace("2025-01-06", version)).expect("written");
    for path in [folder.path().to_owned(), to("api.json")] {
        let out = run([OsStr::new("check"), path.as_os_str()]).stdout(0);
        assert!(
            out.ends_with(&format!("; calls go to {endpoint}\n")),
            "{out}"
        );
    }
    // An import uses it.
    let specs = to("specs");
    let (from, into) = (to("api.json"), specs.to_str().expect("a text"));
    let from = from.to_str().expect("a text");
    let (_, err) = run(["import", from, "--out", into]).both(0);
    assert!(err.contains(&format!("calls go to {endpoint}")), "{err}");
    let out = run(["check", into]).stdout(0);
    assert!(
        out.ends_with(&format!("; calls go to {endpoint}\n")),
        "{out}"
    );

    // So does a key of the description itself.
    fs::remove_file(to("shared.json")).expect("removed");
    let own = api.replacen(
        "\"apiVersion\"",
        &format!("\"endpoint\": \"{endpoint}\", \"apiVersion\""),
        1,
    );
    fs::write(to("api.json"), own).expect("written");
    let out = run(["check", from]).stdout(0);
    assert!(
        out.ends_with(&format!("; calls go to {endpoint}\n")),
        "{out}"
    );
}

#[test]
fn errors_are_shown_as_the_macro_shows_them() {
    let (out, err) = run([
        "check",
        "tests/specs/several-errors.json",
        "tests/specs/things-1",
    ])
    .both(1);
    golden("check-errors.stdout", &out);
    golden("check-errors.stderr", &err);
    let path = Path::new("tests/specs/several-errors.json");
    let report = load(path, &Options::default()).into_result();
    let report = report.expect_err("errors").to_string();
    assert!(err.starts_with(&report), "{err}");

    let (out, err) = run(["check", "tests/nowhere"]).both(1);
    assert_eq!(out, "0 actions, 0 data types, 0 error codes: 1 error\n");
    assert!(err.starts_with("error: no such file or folder\n"), "{err}");

    let (_, err) = run(["check", "--actions", "Lone", "tests/specs/things-1"]).both(1);
    assert!(err.contains("no action matches `Lone`"), "{err}");
}

#[test]
fn every_subcommand_has_help() {
    let help = run(["--help"]).stdout(0);
    golden("help.stdout", &help);
    assert_eq!(run(["-h"]).stdout(0), help);
    assert_eq!(run(["help"]).stdout(0), help);
    for command in ["check", "diff", "expand", "export", "import"] {
        assert!(help.contains(&format!("  {command} ")), "{help}");
        let text = run([command, "--help"]).stdout(0);
        golden(&format!("help-{command}.stdout"), &text);
        assert!(text.contains(&format!("Usage: tcsas {command} ")), "{text}");
        assert_eq!(run(["help", command]).stdout(0), text);
        let wide = text.lines().find(|line| line.chars().count() > 100);
        assert_eq!(wide, None);
    }
    let version = run(["--version"]).stdout(0);
    assert_eq!(version, concat!("tcsas ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn invalid_arguments_are_named() {
    let none: [&str; 0] = [];
    for (arguments, expected) in [
        (
            &none[..],
            &[
                "Usage: tcsas",
                "check",
                "diff",
                "expand",
                "export",
                "import",
            ][..],
        ),
        (&["chekc"], &["unrecognized subcommand 'chekc'", "'check'"]),
        (&["frobnicate"], &["unrecognized subcommand 'frobnicate'"]),
        (&["help", "imprt"], &["unrecognized subcommand 'imprt'"]),
        (&["--hepl"], &["unexpected argument '--hepl'", "'--help'"]),
        (&["check"], &["required", "<PATH>"]),
        (
            &["check", "--itnl", "specs"],
            &["unexpected argument '--itnl'", "'--intl'"],
        ),
        (&["check", "-x"], &["unexpected argument '-x'"]),
        (
            &["check", "--actions"],
            &["a value is required for '--actions <PATTERN>'"],
        ),
        (
            &["check", "--intl=no", "specs"],
            &["unexpected value 'no' for '--intl'"],
        ),
        (&["diff"], &["required", "<OLD>", "<NEW>"]),
        (&["diff", "a"], &["required", "<NEW>"]),
        (&["diff", "a", "b", "c"], &["unexpected argument 'c'"]),
        (
            &["diff", "--fail-on-braking", "a", "b"],
            &[
                "unexpected argument '--fail-on-braking'",
                "'--fail-on-breaking'",
            ],
        ),
        (&["import", "--out", "x"], &["required", "<API_JSON>"]),
        (
            &["import", "a", "b", "--out", "x"],
            &["unexpected argument 'b'"],
        ),
        (&["import", "a"], &["required", "--out <DIR>"]),
        (
            &["import", "a", "--out="],
            &["a value is required for '--out <DIR>'"],
        ),
        (
            &["import", "a", "--fact-only"],
            &["unexpected argument '--fact-only'", "'--facts-only'"],
        ),
    ] {
        let err = run(arguments).usage_error();
        for part in expected {
            assert!(err.contains(part), "{arguments:?}: {part}: {err}");
        }
    }
}

#[test]
fn last_of_repeated_options_counts() {
    for options in [
        &["--site", "mainland", "--site", "intl"][..],
        &["--site", "mainland", "--intl"],
        &["--intl", "--format", "json", "--format", "text"],
    ] {
        let mut arguments = vec!["check", "tests/specs/things-1"];
        arguments.extend(options);
        let out = run(arguments).stdout(0);
        assert!(
            out.ends_with("things.intl.tencentcloudapi.com, the international site\n"),
            "{options:?}: {out}"
        );
    }
    let out = run(["check", "tests/specs/things-1", "--intl", "--site=mainland"]).stdout(0);
    assert!(out.ends_with("the mainland site\n"), "{out}");
}

#[cfg(unix)]
#[test]
fn arguments_may_be_invalid_utf_8() {
    use std::os::unix::ffi::OsStrExt;

    let odd = OsStr::from_bytes(b"\xff\xfe");
    let err = run([odd]).usage_error();
    assert!(err.contains("unrecognized subcommand"), "{err}");
    let err = run([OsStr::new("check"), OsStr::new("--actions"), odd, odd]).usage_error();
    assert!(err.contains("invalid UTF-8"), "{err}");
    let (_, err) = run([OsStr::new("check"), odd]).both(1);
    assert!(err.contains("no such file or folder"), "{err}");
}

#[cfg(unix)]
#[test]
fn full_device_is_an_error() {
    use std::process::{Command, Stdio};

    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    let Ok(full) = full else {
        eprintln!("skipped: /dev/full does not exist");
        return;
    };
    let output = Command::new(env!("CARGO_BIN_EXE_tcsas"))
        .args(["check", "--intl", "tests/specs/things-1"])
        .stdout(Stdio::from(full))
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(
        err.starts_with("error: cannot write to standard output: "),
        "{err}"
    );
}
