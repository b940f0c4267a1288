use std::error::Error as StdError;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

use tcsas_runtime::error::{InvalidResponseError, TimeoutError};

use super::*;
use crate::test_support::{Canned, block_on};

const CREDENTIALS: &str = r#"{"TmpSecretId": "AKIDx", "TmpSecretKey": "key", "ExpiredTime": 4102444800,
    "Expiration": "2100-01-01T00:00:00Z", "Token": "tok", "Code": "Success"}"#;

fn provider(canned: &Arc<Canned>) -> InstanceRoleProvider {
    InstanceRoleProvider::new().transport(Arc::clone(canned))
}

fn error(canned: Canned) -> CredentialError {
    block_on(provider(&Arc::new(canned)).provide()).unwrap_err()
}

#[test]
fn attached_role_is_fetched_before_its_credentials() {
    let canned = Arc::new(Canned::new().text(200, "my-role\n").text(200, CREDENTIALS));
    let credentials = block_on(provider(&canned).provide()).unwrap();
    assert_eq!(
        (
            credentials.secret_id(),
            credentials.secret_key(),
            credentials.token()
        ),
        ("AKIDx", "key", Some("tok"))
    );
    assert_eq!(credentials.expires(), unix_time::parse("4102444800"));
    let requests = canned.requests();
    let addresses: Vec<_> = requests.iter().map(|r| r.uri().to_string()).collect();
    let list =
        "http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/".to_owned();
    assert_eq!(addresses, [list.clone(), list + "my-role"]);
    assert!(requests.iter().all(|r| r.method() == http::Method::GET));
    assert_eq!(requests[0].headers()["host"], "metadata.tencentyun.com");
}

#[test]
fn specified_role_is_not_fetched() {
    let canned = Arc::new(Canned::new().text(200, CREDENTIALS));
    let provider = provider(&canned)
        .role("r")
        .endpoint("http://127.0.0.1:8080");
    block_on(provider.provide()).unwrap();
    let address = canned.requests()[0].uri().to_string();
    assert!(address.starts_with("http://127.0.0.1:8080/latest/") && address.ends_with("/r"));
}

#[test]
fn invalid_responses_are_named() {
    let role = || Canned::new().text(200, "r");
    for (canned, why) in [
        (Canned::new().text(404, "<html>"), "none is attached"),
        (Canned::new().text(200, " \n"), "none is attached"),
        (
            Canned::new().text(200, "<html>SENTINEL"),
            "is not a list of roles",
        ),
        (Canned::new().text(200, "../SENTINEL"), "is not a list"),
        (
            Canned::new().text(500, "SENTINEL"),
            "responds with HTTP status 500",
        ),
        (
            Canned::new().text(302, "SENTINEL"),
            "responds with HTTP status 302",
        ),
        (
            role().text(404, "SENTINEL"),
            "the role r of this machine: the metadata service does not have it",
        ),
        (
            role().text(200, "SENTINEL"),
            "it is not JSON (line 1, column 1)",
        ),
        (
            role().text(200, &"x".repeat((64 << 10) + 1)),
            "it is longer than 65536 bytes",
        ),
        (role().text(200, "{}"), "it has no Code"),
        (
            role().text(200, r#"{"Code": "NoSuchRole", "TmpSecretKey": "SENTINEL"}"#),
            "but the code NoSuchRole",
        ),
        (
            role().text(200, r#"{"Code": "Success", "TmpSecretKey": "SENTINEL"}"#),
            "it has no ExpiredTime, or an empty one; its members are: Code, TmpSecretKey",
        ),
        (
            role().text(200, &CREDENTIALS.replace("4102444800", "\"soon\"")),
            "its ExpiredTime is not a time",
        ),
        (
            role().text(200, &CREDENTIALS.replace("4102444800", "4102444800000")),
            "its ExpiredTime is not a time",
        ),
        (
            role().text(200, &CREDENTIALS.replace("4102444800", "4.1e9")),
            "its ExpiredTime is not a time",
        ),
        (
            role().text(200, &CREDENTIALS.replace("AKIDx", "AKID,SENTINEL")),
            "the secret id holds a character",
        ),
    ] {
        let text = error(canned).to_string();
        assert!(text.contains(why) && !text.contains("SENTINEL"), "{text}");
    }
}

fn unsent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Other, "no connection")
        .with_source(source)
        .unsent()
}

#[test]
fn only_a_machine_elsewhere_or_without_a_role_is_absent() {
    let failure = |failure: TransportError| Canned::new().failure(failure);
    let elsewhere = error(failure(unsent("no such host")));
    let text = elsewhere.to_string();
    assert!(elsewhere.is_absent() && text.contains("only machines of Tencent Cloud"));
    assert!(elsewhere.source().is_some());
    assert!(error(Canned::new().text(404, "")).is_absent());
    assert!(error(Canned::new().text(200, "\n")).is_absent());
    let cut = TransportError::new(TransportErrorKind::ConnectionClosed, "cut");
    let late = TransportError::from(TimeoutError::new(Duration::from_secs(5)));
    let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
    assert!(error(failure(unsent(refused))).is_absent());
    // Too many open files, in Unix.
    let exhausted = unsent(std::io::Error::from_raw_os_error(24));
    let no_runtime = TransportError::new(TransportErrorKind::NoRuntime, "no runtime").unsent();
    for (failure, why) in [
        (cut, "responds with an incomplete"),
        (late, "does not respond in time"),
        (exhausted, "no connection"),
        (no_runtime, "no connection"),
    ] {
        let error = error(Canned::new().failure(failure));
        assert!(
            !error.is_absent() && error.to_string().contains(why),
            "{error}"
        );
        assert!(error.source().is_some());
    }
    for canned in [
        Canned::new().text(500, ""),
        Canned::new().text(200, "<html>"),
        Canned::new().text(200, "r").text(404, ""),
        Canned::new().text(200, "r").text(200, "{}"),
        Canned::new()
            .text(200, "r")
            .text(200, r#"{"Code": "NoSuchRole"}"#),
        Canned::new()
            .text(200, "r")
            .text(200, &CREDENTIALS.replace("4102444800", "\"soon\"")),
    ] {
        assert!(!error(canned).is_absent());
    }
}

#[test]
fn incomplete_responses_are_not_kept() {
    let cut = InvalidResponseError::new(http::StatusCode::OK, b"SENTINEL", "it is longer");
    let error = error(Canned::new().failure(TransportError::from(cut)));
    let text = format!("{error} {error:?}");
    assert!(text.contains("it is longer") && !text.contains("SENTINEL"));
}

#[test]
fn invalid_addresses_and_roles_are_errors() {
    let canned = Arc::new(Canned::new());
    for role in ["", "a/b", "..", "a b", "ä", "a?b"] {
        let error = block_on(provider(&canned).role(role).provide()).unwrap_err();
        assert!(error.to_string().contains("is not the name of a role"));
    }
    let error = block_on(provider(&canned).endpoint("http://a/b").provide()).unwrap_err();
    assert!(error.to_string().contains("cannot be called"));
    assert!(error.source().unwrap().to_string().contains("path"));
    assert!(canned.requests().is_empty());
}

/// A provider that calls a local server, which passes each connection to `serve`.
fn at_a_server(serve: impl Fn(TcpStream) + Send + 'static) -> InstanceRoleProvider {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        listener
            .incoming()
            .for_each(|stream| serve(stream.unwrap()))
    });
    InstanceRoleProvider::new().endpoint(format!("http://{address}"))
}

fn outcome(provider: &InstanceRoleProvider) -> Result<Credentials, CredentialError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.unwrap().block_on(provider.provide())
}

#[test]
fn only_refused_connections_are_absent() {
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let nowhere = InstanceRoleProvider::new().endpoint(format!("http://{free}"));
    let error = outcome(&nowhere).unwrap_err();
    assert!(error.is_absent() && error.to_string().contains("only machines of Tencent Cloud"));
    let hangs_up = at_a_server(drop);
    let halved = at_a_server(|mut stream| {
        drop(stream.read(&mut [0; 4096]));
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nro"));
    });
    let failing = at_a_server(|mut stream| {
        drop(stream.read(&mut [0; 4096]));
        drop(stream.write_all(b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"));
    });
    for provider in [hangs_up, halved, failing] {
        let error = outcome(&provider).unwrap_err();
        assert!(!error.is_absent(), "{error}");
        // Nor does a chain go on behind it.
        let chain = crate::ProviderChain::new()
            .then("instance role", provider)
            .then("other", Credentials::new("other", "key"));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let error = runtime.unwrap().block_on(chain.provide()).unwrap_err();
        assert!(
            error
                .to_string()
                .contains(": instance role: the metadata service"),
            "{error}"
        );
    }
}

#[test]
fn missing_runtime_is_not_absent() {
    let waker = std::task::Waker::noop();
    let mut context = std::task::Context::from_waker(waker);
    let provider = InstanceRoleProvider::new().endpoint("http://127.0.0.1:1");
    let mut future = provider.provide();
    match future.as_mut().poll(&mut context) {
        std::task::Poll::Ready(Err(error)) => assert!(!error.is_absent(), "{error}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn credentials_expired_by_the_local_clock_are_returned_with_their_expiry() {
    let expired = CREDENTIALS.replace("4102444800", "1543914376");
    let canned = Canned::new().text(200, "r").text(200, &expired);
    let credentials = block_on(provider(&Arc::new(canned)).provide()).unwrap();
    assert_eq!(credentials.expires(), unix_time::parse("1543914376"));
}
