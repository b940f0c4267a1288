//! The default credential chain with complete and incomplete configurations.
//! The environment of a process cannot be changed safely, so that each case restarts this program
//! as a child process.
#![cfg(feature = "profile")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use tcsas::credential::ProviderChain;
use tcsas::{Client, Credentials};
use tcsas_emulator::Emulator;

const TEST: &str = "incomplete_configuration_is_an_error";
/// The endpoint of the child process; not set in the parent.
const ENDPOINT: &str = "TCSAS_TEST_ENDPOINT";
/// Whether the child process uses the default chain.
const CHAIN: &str = "TCSAS_TEST_CHAIN";
/// Time limit of a child process on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

const FILE: &str = "[default]\nsecret_id = AKIDfile\nsecret_key = key\n";
const CLI: &str = r#"{"secretId": "AKIDcli", "secretKey": "key"}"#;

/// The child process: one call with the credentials of the default chain, or of the environment.
fn program(endpoint: &str) {
    tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
        .init();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let builder = Client::builder()
        .endpoint(endpoint)
        .timeout(Duration::from_secs(20));
    let builder = match std::env::var(CHAIN).as_deref() {
        Ok("no") => builder,
        _ => builder.credential_provider(ProviderChain::default_chain()),
    };
    let client = builder.build();
    let client: Client = match client {
        Ok(client) => client,
        Err(error) => return println!("outcome: {}", error.to_string().replace('\n', " | ")),
    };
    let outcome = runtime.unwrap().block_on(async move {
        client
            .as_ref()
            .call(
                "DescribeTeamList",
                &json!({ "PlatformId": "p", "Offset": 0, "Limit": 1 }),
            )
            .await
    });
    match outcome {
        Ok(_) => println!("outcome: called"),
        Err(error) => println!("outcome: {}", error.to_string().replace('\n', " | ")),
    }
}

/// A folder used as the home directory of a child process.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tcsas-chain-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).unwrap();
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// Returns the outcome of the call in a child process with these variables.
fn run(home: &Home, emulator: &Emulator, variables: &[(&str, &str)]) -> String {
    let text = printed(home, emulator, variables);
    let outcome = text
        .lines()
        .find_map(|line| Some(line.split_once("outcome: ")?.1));
    outcome.unwrap_or_else(|| panic!("{text}")).to_owned()
}

/// Returns the output of a child process with these variables.
fn printed(home: &Home, emulator: &Emulator, variables: &[(&str, &str)]) -> String {
    let mut program = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", TEST, "--nocapture"])
        .env_clear()
        .env("HOME", &home.0)
        .env(ENDPOINT, emulator.endpoint())
        .envs(variables.iter().copied())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let begin = Instant::now();
    while program.try_wait().unwrap().is_none() {
        if begin.elapsed() > PATIENCE {
            program.kill().unwrap();
            panic!("the program hangs with {variables:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = program.wait_with_output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn incomplete_configuration_is_an_error() {
    if let Ok(endpoint) = std::env::var(ENDPOINT) {
        return program(&endpoint);
    }
    let home = Home::new("half");
    home.file(".tencentcloud/credentials", FILE);
    home.file(".tccli/default.credential", CLI);
    let only_id = home.file("only-id", "[default]\nsecret_id = AKIDother\n");
    let commented = home.file(
        "commented",
        "[default]\nsecret_id = AKIDother ; mine\nsecret_key = SENTINEL\n",
    );
    let other = home.file(
        "other",
        "[prod]\nsecret_id = AKIDother\nsecret_key = SENTINEL\n",
    );
    // Only the credentials of the files are accepted, whichever sign the call.
    let emulator = Emulator::start(tcsas::SPECS, Credentials::new("AKIDfile", "key")).unwrap();
    emulator.accept(Credentials::new("AKIDcli", "key"));
    const ID: &str = "TENCENTCLOUD_SECRET_ID";
    const KEY: &str = "TENCENTCLOUD_SECRET_KEY";
    const NAMED: &str = "TENCENTCLOUD_CREDENTIALS_FILE";
    for (variables, who, why) in [
        (
            &[(ID, "AKIDSENTINEL")][..],
            "environment",
            "TENCENTCLOUD_SECRET_KEY is not set",
        ),
        (
            &[(KEY, "SENTINEL")],
            "environment",
            "TENCENTCLOUD_SECRET_ID is not set",
        ),
        (
            &[(ID, "AKIDSENTINEL"), (KEY, "")],
            "environment",
            "TENCENTCLOUD_SECRET_KEY is empty",
        ),
        (
            &[(ID, ""), (KEY, "")],
            "environment",
            "TENCENTCLOUD_SECRET_ID is empty",
        ),
        (
            &[("TENCENTCLOUD_TOKEN", "SENTINEL")],
            "environment",
            "TENCENTCLOUD_SECRET_ID is not set",
        ),
        (
            &[(ID, "AKIDSENTINEL"), (KEY, "\"SENTINEL\"")],
            "environment",
            "quotation marks",
        ),
        (
            &[(ID, "AKID****"), (KEY, "SENTINEL")],
            "environment",
            "masked",
        ),
        (
            &[(NAMED, "/nowhere/credentials")],
            "credentials file",
            "/nowhere/credentials cannot be read",
        ),
        (
            &[(NAMED, "")],
            "credentials file",
            "TENCENTCLOUD_CREDENTIALS_FILE is empty",
        ),
        (&[(NAMED, "/dev/zero")], "credentials file", "is a device"),
        (&[(NAMED, "/")], "credentials file", "is a folder"),
        (
            &[(NAMED, &only_id)],
            "credentials file",
            "has no secret_key",
        ),
        (
            &[(NAMED, &commented)],
            "credentials file",
            "followed by a comment",
        ),
        (
            &[(NAMED, &other)],
            "credentials file",
            "has no section [default]",
        ),
    ] {
        let outcome = run(&home, &emulator, variables);
        let start = format!("no usable credentials: {who}: ");
        assert!(
            outcome.starts_with(&start) && outcome.contains(why),
            "{variables:?}: {outcome}"
        );
        assert!(!outcome.contains("SENTINEL"), "{outcome}");
    }
    std::fs::remove_file(home.0.join(".tencentcloud/credentials")).unwrap();
    let outcome = run(&home, &emulator, &[("TCCLI_PROFILE", "staging")]);
    assert!(outcome.contains("command line's file: ") && outcome.contains("staging.credential"));
    home.file(
        ".tccli/default.credential",
        r#"{"secretId": "AKIDcli", "secretKey": "key", "role-arn": "r"}"#,
    );
    let outcome = run(&home, &emulator, &[]);
    assert!(outcome.contains("names a role"), "{outcome}");
    let outcome = run(
        &home,
        &emulator,
        &[("TENCENTCLOUD_REGION", "\"ap-singapore\"")],
    );
    assert!(
        outcome.contains("TENCENTCLOUD_REGION may contain only"),
        "{outcome}"
    );
    assert_eq!(emulator.requests("DescribeTeamList"), 0);

    // A provider without any configuration is skipped.
    home.file(".tccli/default.credential", CLI);
    assert_eq!(run(&home, &emulator, &[]), "called");
    home.file(".tencentcloud/credentials", "# nothing yet\n");
    assert_eq!(
        run(&home, &emulator, &[("TENCENTCLOUD_TOKEN", "")]),
        "called"
    );
    home.file(".tencentcloud/credentials", FILE);
    emulator.revoke("AKIDcli");
    assert_eq!(run(&home, &emulator, &[]), "called");
    assert_eq!(emulator.requests("DescribeTeamList"), 3);
}

#[cfg(unix)]
#[test]
fn a_pipe_as_a_credentials_file_does_not_block_the_program() {
    let home = Home::new("pipe");
    let emulator = Emulator::start(tcsas::SPECS, Credentials::new("AKIDfile", "key")).unwrap();
    let pipe = home.0.join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let named = [("TENCENTCLOUD_CREDENTIALS_FILE", pipe.to_str().unwrap())];
    let outcome = run(&home, &emulator, &named);
    assert!(
        outcome.contains("credentials file: ") && outcome.contains("it is a pipe"),
        "{outcome}"
    );
    std::fs::create_dir_all(home.0.join(".tccli")).unwrap();
    std::fs::rename(&pipe, home.0.join(".tccli/default.credential")).unwrap();
    let outcome = run(&home, &emulator, &[]);
    assert!(
        outcome.contains("command line's file: ") && outcome.contains("it is a pipe"),
        "{outcome}"
    );
    assert_eq!(emulator.requests("DescribeTeamList"), 0);
}

#[test]
fn an_unused_role_in_the_environment_is_logged() {
    let home = Home::new("role");
    let emulator = Emulator::start(tcsas::SPECS, Credentials::new("AKIDenv", "SENTINEL")).unwrap();
    let credentials = [
        ("TENCENTCLOUD_SECRET_ID", "AKIDenv"),
        ("TENCENTCLOUD_SECRET_KEY", "SENTINEL"),
    ];
    for chain in ["yes", "no"] {
        let role = [
            (CHAIN, chain),
            ("TENCENTCLOUD_ROLE_ARN", "qcs::cam::uin/1:roleName/r"),
        ];
        let text = printed(&home, &emulator, &[&credentials[..], &role].concat());
        assert!(text.contains("outcome: called"), "{text}");
        assert_eq!(
            text.matches("TENCENTCLOUD_ROLE_ARN is set").count(),
            1,
            "{text}"
        );
        let text = printed(&home, &emulator, &[&credentials[..], &role[..1]].concat());
        assert!(
            text.contains("outcome: called") && !text.contains("ROLE_ARN"),
            "{text}"
        );
    }
}
