//! Checks before signature and parameters, and errors at the start.

mod common;

use common::{Call, SPECS, credentials, start};
use tcsas_emulator::{Emulator, StartError};

const GOOD: &str = r#"{"Name":"a"}"#;

#[test]
fn only_post_of_json_to_the_root_is_served() {
    let emulator = start();
    let mut call = Call::new(GOOD);
    for method in ["GET", "PUT", "DELETE", "OPTIONS"] {
        call.method = method;
        let error = call.send(&emulator).error();
        assert!(
            error.starts_with("UnsupportedProtocol The method"),
            "{error}"
        );
    }
    let mut call = Call::new(GOOD);
    call.path = "/v1";
    let error = call.send(&emulator).error();
    assert!(error.starts_with("UnsupportedProtocol The path"), "{error}");
    for content_type in [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonp",
    ] {
        let error = Call::new(GOOD)
            .change("content-type", content_type)
            .send(&emulator)
            .error();
        assert!(
            error.starts_with("UnsupportedProtocol The content type"),
            "{error}"
        );
    }
}

#[test]
fn the_common_parameters_are_required() {
    let emulator = start();
    for (name, shown) in [
        ("x-tc-action", "`X-TC-Action`"),
        ("x-tc-version", "`X-TC-Version`"),
        ("x-tc-timestamp", "`X-TC-Timestamp`"),
    ] {
        let error = Call::new(GOOD).change(name, "").send(&emulator).error();
        assert!(
            error.starts_with("MissingParameter") && error.contains(shown),
            "{error}"
        );
    }
    for (name, value, code) in [
        ("x-tc-action", "DropThings", "InvalidAction"),
        ("x-tc-action", "listthings", "InvalidAction"),
        ("x-tc-version", "2024-01-01", "NoSuchVersion"),
        ("x-tc-timestamp", "now", "InvalidParameterValue"),
        ("x-tc-timestamp", "+1", "InvalidParameterValue"),
        ("x-tc-timestamp", "1.5", "InvalidParameterValue"),
        (
            "x-tc-timestamp",
            "99999999999999999999",
            "InvalidParameterValue",
        ),
        ("x-tc-timestamp", "999999999999999", "InvalidParameterValue"),
    ] {
        let error = Call::new(GOOD).change(name, value).send(&emulator).error();
        assert!(
            error.starts_with(&format!("{code} ")),
            "{name}: {value}: {error}"
        );
    }
}

#[test]
fn a_body_is_limited_to_ten_megabytes() {
    let emulator = start();
    let body = |bytes: usize| format!(r#"{{"Name":"{}"}}"#, "a".repeat(bytes - GOOD.len() + 1));
    let mut call = Call::new(&body(10 << 20));
    assert_eq!(call.send(&emulator).error(), "");
    call.body.push(b' ');
    let error = call.send(&emulator).error();
    assert!(error.starts_with("RequestSizeLimitExceeded"), "{error}");
}

#[test]
fn start_errors_name_the_cause() {
    let running = start();
    let port = running.address().port();
    let taken = Emulator::builder(SPECS).port(port).start().unwrap_err();
    assert!(matches!(taken, StartError::Listen { .. }));
    assert!(
        taken.to_string().contains(&format!("127.0.0.1:{port}")),
        "{taken}"
    );
    let missing = Emulator::start("nowhere", credentials()).unwrap_err();
    assert!(matches!(missing, StartError::Specs(_)));
    assert!(missing.to_string().contains("nowhere"), "{missing}");
}
