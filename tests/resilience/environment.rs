//! Proxy variables, tested in child processes, since a process has one environment.

use std::process::Command;

use super::tls::{Service, client};
use super::tunnel::Tunnel;
use super::{cloud, read};

/// This program, with only the test called `name`.
pub fn again(name: &str) -> Command {
    // Names of tests begin with the module that this crate has them in, if any.
    let (_, module) = module_path!().split_once("::").unwrap();
    let name = format!("{}{name}", module.strip_suffix("environment").unwrap());
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([&name, "--exact", "--nocapture", "--test-threads=1"]);
    for name in [
        "HTTPS_PROXY",
        "HTTP_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "REQUEST_METHOD",
    ] {
        command
            .env_remove(name)
            .env_remove(name.to_ascii_lowercase());
    }
    command
}

/// The endpoint of the client in the child process.
const ENDPOINT: &str = "TCSAS_TEST_ENDPOINT";

#[test]
fn a_proxy_of_the_environment_is_used_or_an_error() {
    if let Ok(endpoint) = std::env::var(ENDPOINT) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let log = super::log_capture::Log::start();
        let client = client(endpoint).retry(tcsas::RetryPolicy::off()).build();
        let warned = log.lines_with("WARN").join(" ");
        let client: cloud::Client = match client {
            Ok(client) => client,
            Err(error) => return println!("<build: {error}>"),
        };
        match runtime.block_on(async { read(&client, "a").await }) {
            Ok(_) => println!("<called{warned}>"),
            Err(error) => println!("<call: {error} {warned}>"),
        }
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let (proxy, service) = runtime.block_on(async {
        (
            Tunnel::rejecting("407 Who are you").await,
            Service::start(None).await,
        )
    });
    let run = |endpoint: &str, variables: &[(&str, &str)]| {
        let name = "environment::a_proxy_of_the_environment_is_used_or_an_error";
        let output = again(name)
            .env(ENDPOINT, endpoint)
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let (_, text) = text.split_once('<').unwrap();
        text.split_once('>').unwrap().0.to_owned()
    };
    let url = format!("http://{}", proxy.address);
    for (endpoint, name) in [
        ("http://service.test", "HTTP_PROXY"),
        ("https://service.test", "https_proxy"),
        ("https://service.test", "ALL_PROXY"),
    ] {
        let before = proxy.heads().len();
        let text = run(endpoint, &[(name, &url)]);
        assert!(text.contains("407"), "{name}: {text}");
        assert_eq!(proxy.heads().len(), before + 1, "{name}");
    }
    for (name, value) in [
        ("HTTPS_PROXY", "htpp://user:SENTINEL@127.0.0.1:1"),
        ("https_proxy", "tcp://127.0.0.1:1"),
        ("HTTPS_PROXY", "http://u:a#SENTINEL@h:1"),
        ("ALL_PROXY", "SOCKS9://127.0.0.1:1"),
    ] {
        let text = run("https://service.test", &[(name, value)]);
        assert!(text.starts_with("build: ") && text.contains(name), "{text}");
        assert!(
            !text.contains("SENTINEL") && !text.contains("127.0.0.1"),
            "{text}"
        );
    }
    #[cfg(not(feature = "socks"))]
    {
        let text = run(
            "https://service.test",
            &[("ALL_PROXY", "SOCKS5://127.0.0.1:1")],
        );
        assert!(
            text.starts_with("build: ") && text.contains("feature `socks`"),
            "{text}"
        );
    }
    // Entries that may have been meant to prevent a proxy are reported only where one is used.
    for (list, warned) in [("a.test,http://service.test", true), ("a.test", false)] {
        let text = run(
            "http://service.test",
            &[("HTTP_PROXY", &url), ("no_proxy", list)],
        );
        assert!(text.contains("407"), "{text}");
        assert_eq!(
            text.contains("WARN") && text.contains("[2]"),
            warned,
            "{text}"
        );
    }
    let text = run(
        &format!("http://{}", service.address),
        &[("HTTP_PROXY", &url), ("NO_PROXY", "http://a")],
    );
    assert_eq!(text, "called");
    let cgi = [("REQUEST_METHOD", "GET"), ("HTTP_PROXY", url.as_str())];
    let text = run("http://nowhere.invalid", &cgi);
    assert!(
        text.contains("WARN") && text.contains("HTTP_PROXY is not used"),
        "{text}"
    );
    // Unused variables may be invalid.
    let here = format!("http://{}", service.address);
    let text = run(
        &here,
        &[("HTTP_PROXY", "htpp://x"), ("ALL_PROXY", "htpp://x")],
    );
    assert_eq!(text, "called");
    let text = run(
        "http://nowhere.invalid",
        &[("HTTP_PROXY", "htpp://x"), ("NO_PROXY", "*.invalid:80")],
    );
    assert!(text.starts_with("call: "), "{text}");
}
