//! `tcsas check`, and the program itself.

mod program;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use program::{golden, run};
use tcsas_spec::{Options, load};

#[test]
fn a_description_without_mistakes_is_counted() {
    let out = run(["check", "--site", "mainland", "tests/golden/things-1"]).quietly(0);
    let host = "things.tencentcloudapi.com, the mainland site";
    assert_eq!(
        out,
        format!("6 actions, 4 data types, 7 error codes: no mistakes; calls go to {host}\n")
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
        "tests/golden/things-1",
    ]);
    assert_eq!(
        out.quietly(0),
        format!("1 action, 0 data types, 2 error codes: no mistakes; calls go to {host}\n")
    );
}

#[test]
fn every_path_is_a_service_of_its_own() {
    let out = run([
        "check",
        "tests/golden/things-1",
        "tests/golden/things-2/api.json",
        "--intl",
    ]);
    let expected = "\
tests/golden/things-1: 6 actions, 4 data types, 7 error codes: no mistakes; calls go to things.intl.tencentcloudapi.com, the international site
tests/golden/things-2/api.json: 6 actions, 5 data types, 7 error codes: no mistakes; calls go to things.intl.tencentcloudapi.com, the international site
";
    assert_eq!(out.quietly(0), expected);
}

#[test]
fn a_site_that_nobody_chose_is_named() {
    let (out, err) = run(["check", "tests/golden/things-1"]).with(0);
    assert!(
        out.ends_with("; calls go to things.tencentcloudapi.com, the mainland site\n"),
        "{out}"
    );
    for part in [
        "tests/golden/things-1",
        "nothing says",
        "--site intl",
        "`intl: true`",
        "shared.json",
    ] {
        assert!(err.contains(part), "{part}: {err}");
    }
    let out = run(["check", "../specs"]).quietly(0);
    assert!(
        out.ends_with("; calls go to tcsas.intl.tencentcloudapi.com, the international site\n"),
        "{out}"
    );
}

#[test]
fn the_host_of_a_description_can_lie_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = |name: &str| folder.path().join(name);
    let api = fs::read_to_string("tests/golden/things-1/api.json").expect("a text");
    fs::write(to("api.json"), &api).expect("written");
    let host = "things.ap-singapore.tencentcloudapi.com";
    let shared = format!(
        "{{ \"endpoint\": \"{host}\", \"service\": \"things\", \"version\": \"2025-01-06\" }}"
    );
    let version = api.split("\"apiVersion\": \"").nth(1).expect("a version");
    let version = version.split('"').next().expect("a version");
    fs::write(to("shared.json"), shared.replace("2025-01-06", version)).expect("written");
    for path in [folder.path().to_owned(), to("api.json")] {
        let out = run([OsStr::new("check"), path.as_os_str()]).quietly(0);
        assert!(out.ends_with(&format!("; calls go to {host}\n")), "{out}");
    }
    // An import takes it over.
    let specs = to("specs");
    let (from, into) = (to("api.json"), specs.to_str().expect("a text"));
    let from = from.to_str().expect("a text");
    let (_, err) = run(["import", from, "--out", into]).with(0);
    assert!(err.contains(&format!("calls go to {host}")), "{err}");
    let out = run(["check", into]).quietly(0);
    assert!(out.ends_with(&format!("; calls go to {host}\n")), "{out}");

    // Or it lies in the description itself.
    fs::remove_file(to("shared.json")).expect("removed");
    let own = api.replacen(
        "\"apiVersion\"",
        &format!("\"endpoint\": \"{host}\", \"apiVersion\""),
        1,
    );
    fs::write(to("api.json"), own).expect("written");
    let out = run(["check", from]).quietly(0);
    assert!(out.ends_with(&format!("; calls go to {host}\n")), "{out}");
}

#[test]
fn mistakes_are_shown_as_the_macro_shows_them() {
    let (out, err) = run([
        "check",
        "tests/specs/several-errors.json",
        "tests/golden/things-1",
    ])
    .with(1);
    golden("check-mistakes.stdout", &out);
    golden("check-mistakes.stderr", &err);
    let path = Path::new("tests/specs/several-errors.json");
    let report = load(path, &Options::default()).into_result();
    let report = report.expect_err("errors").to_string();
    assert!(err.starts_with(&report), "{err}");

    let (out, err) = run(["check", "tests/nowhere"]).with(1);
    assert_eq!(out, "0 actions, 0 data types, 0 error codes: 1 mistake\n");
    assert!(err.starts_with("error: no such file or folder\n"), "{err}");

    let (_, err) = run(["check", "--actions", "Lone", "tests/golden/things-1"]).with(1);
    assert!(err.contains("no action fits `Lone`"), "{err}");
}

#[test]
fn every_command_has_help() {
    let help = run(["--help"]).quietly(0);
    golden("help.stdout", &help);
    assert_eq!(run(["-h"]).quietly(0), help);
    assert_eq!(run(["help"]).quietly(0), help);
    for command in ["check", "diff", "import"] {
        assert!(help.contains(&format!("  {command} ")), "{help}");
        let text = run([command, "--help"]).quietly(0);
        golden(&format!("help-{command}.stdout"), &text);
        assert!(text.contains(&format!("Usage: tcsas {command} ")), "{text}");
        assert_eq!(run(["help", command]).quietly(0), text);
        let wide = text.lines().find(|line| line.chars().count() > 100);
        assert_eq!(wide, None);
    }
    let version = run(["--version"]).quietly(0);
    assert_eq!(version, concat!("tcsas ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn wrong_calls_say_what_would_be_right() {
    let none: [&str; 0] = [];
    for (arguments, said) in [
        (
            &none[..],
            "which command? there are `import`, `diff` and `check`; see --help",
        ),
        (&["chekc"], "unknown command `chekc`; did you mean `check`?"),
        (
            &["frobnicate"],
            "unknown command `frobnicate`; there are `import`, `diff` and `check`; see --help",
        ),
        (
            &["help", "imprt"],
            "unknown command `imprt`; did you mean `import`?",
        ),
        (
            &["--hepl"],
            "unknown option `--hepl`; did you mean `--help`?",
        ),
        (
            &["check"],
            "check what? name a folder of spec files; see check --help",
        ),
        (
            &["check", "--itnl", "specs"],
            "unknown option `--itnl`; did you mean `--intl`?",
        ),
        (&["check", "-x"], "unknown option `-x`; see check --help"),
        (
            &["check", "--actions"],
            "--actions wants something behind it; see --help",
        ),
        (
            &["check", "--intl=no", "specs"],
            "unexpected argument for option '--intl': \"no\"; see --help",
        ),
        (
            &["diff"],
            "diff compares two descriptions, OLD and NEW, but none was given; see diff --help",
        ),
        (
            &["diff", "a"],
            "diff compares two descriptions, OLD and NEW, but only one was given; see diff --help",
        ),
        (
            &["diff", "a", "b", "c"],
            "diff compares two descriptions, OLD and NEW, but 3 were given; see diff --help",
        ),
        (
            &["diff", "--fail-on-braking", "a", "b"],
            "unknown option `--fail-on-braking`; did you mean `--fail-on-breaking`?",
        ),
        (
            &["import", "--out", "x"],
            "import what? name a vendor's api.json; see import --help",
        ),
        (
            &["import", "a", "b", "--out", "x"],
            "import takes one description, but 2 were given; see import --help",
        ),
        (
            &["import", "a"],
            "import where to? say --out DIR; see import --help",
        ),
        (
            &["import", "a", "--out="],
            "--out wants a path behind it; see --help",
        ),
        (
            &["import", "a", "--fact-only"],
            "unknown option `--fact-only`; did you mean `--facts-only`?",
        ),
    ] {
        let err = run(arguments).refused();
        assert_eq!(err, format!("tcsas: {said}\n"), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn arguments_need_not_be_text() {
    use std::os::unix::ffi::OsStrExt;

    let odd = OsStr::from_bytes(b"\xff\xfe");
    let err = run([odd]).refused();
    assert!(err.starts_with("tcsas: unknown command "), "{err}");
    let err = run([OsStr::new("check"), OsStr::new("--actions"), odd, odd]).refused();
    assert!(err.contains("is no text"), "{err}");
    let (_, err) = run([OsStr::new("check"), odd]).with(1);
    assert!(err.contains("no such file or folder"), "{err}");
}

#[cfg(unix)]
#[test]
fn nobody_who_listens_is_not_a_panic() {
    use std::process::{Command, Stdio};

    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    let Ok(full) = full else {
        eprintln!("skipped: there is no /dev/full");
        return;
    };
    let output = Command::new(env!("CARGO_BIN_EXE_tcsas"))
        .args(["check", "--intl", "tests/golden/things-1"])
        .stdout(Stdio::from(full))
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(
        err.starts_with("tcsas: cannot write to standard output: "),
        "{err}"
    );
}
