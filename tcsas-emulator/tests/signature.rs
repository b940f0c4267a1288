//! Verification of signatures and credentials.

mod common;

use std::time::{Duration, UNIX_EPOCH};

use common::{Call, SPECS, credentials, now, start};
use tcsas_emulator::Emulator;
use tcsas_runtime::Credentials;

const GOOD: &str = r#"{"Name":"a"}"#;

fn good() -> Call {
    Call::new(GOOD)
}

/// Sends a call and asserts how its error starts and what it contains.
fn assert_rejected(emulator: &Emulator, call: &Call, code: &str, what: &str) {
    let error = call.send(emulator).error();
    assert!(
        error.starts_with(&format!("{code} ")) && error.contains(what),
        "{what}: {error}"
    );
}

#[test]
fn additional_headers_may_be_signed() {
    let emulator = start();
    let mut call = good();
    for also in [
        &[][..],
        &["x-tc-action"],
        &["x-tc-action", "x-tc-timestamp", "x-tc-version"],
    ] {
        for content_type in [
            "application/json",
            "application/json; charset=utf-8",
            "Application/JSON ;x",
        ] {
            call.also_signed = also;
            call.content_type = content_type;
            assert_eq!(call.send(&emulator).error(), "");
        }
    }
}

#[test]
fn a_modified_request_is_rejected() {
    let emulator = start();
    let code = "AuthFailure.SignatureFailure";
    let mut call = good();
    call.credentials = Credentials::new("AKIDtest", "another");
    assert_rejected(&emulator, &call, code, "The signature does not match");
    // The signature covers the host, which differs here.
    assert_rejected(
        &emulator,
        &good().change("host", "elsewhere"),
        code,
        "does not match",
    );
    let mut call = good();
    call.also_signed = &["x-tc-action"];
    assert_rejected(
        &emulator,
        &call.change("x-tc-action", "AssumeThing"),
        code,
        "does not match",
    );
    let mut bytes = good();
    let authorization = header(&bytes, &emulator, "authorization");
    bytes.body = br#"{"Name":"b"}"#.to_vec();
    assert_rejected(
        &emulator,
        &bytes.change("authorization", &authorization),
        code,
        "does not match",
    );
}

#[test]
fn the_payload_may_be_left_unsigned() {
    let emulator = start();
    let mut call = good();
    call.unsigned_payload = true;
    assert_eq!(call.send(&emulator).error(), "");
    let authorization = header(&call, &emulator, "authorization");
    let signed = good().change("authorization", &authorization);
    assert_rejected(
        &emulator,
        &signed,
        "AuthFailure.SignatureFailure",
        "does not match",
    );
}

#[test]
fn every_part_of_the_header_is_checked() {
    let emulator = start();
    let whole = header(&good(), &emulator, "authorization");
    let today = whole.split('/').nth(1).unwrap().to_owned();
    let failure = "AuthFailure.SignatureFailure";
    for (from, to, what) in [
        ("TC3-HMAC-SHA256", "TC2-HMAC-SHA256", "algorithm"),
        (today.as_str(), "2001-01-01", "The date"),
        ("/things/", "/cvm/", "The service"),
        ("tc3_request", "tc2_request", "The terminator"),
        ("content-type;host", "host", "`content-type`"),
        ("content-type;host", "content-type", "`host`"),
        ("content-type;host", "Content-Type;host", "`content-type`"),
        (
            "content-type;host",
            "content-type;host;X-TC-Action",
            "in lower case",
        ),
        (
            "content-type;host",
            "content-type;host;x-tc-none",
            "`x-tc-none`",
        ),
        ("content-type;host", "content-type;host;", "``"),
        ("content-type;host", "host;content-type", "does not match"),
        ("Signature=", "Signature=0", "does not match"),
    ] {
        let call = good().change("authorization", &whole.replace(from, to));
        assert_rejected(&emulator, &call, failure, what);
    }
    for value in [
        "",
        "SKIP",
        "TC3-HMAC-SHA256 ",
        "TC3-HMAC-SHA256 Credential=a",
        "\u{fc} \u{fc}",
    ] {
        let error = good()
            .change("authorization", value)
            .send(&emulator)
            .error();
        assert!(error.starts_with("AuthFailure."), "{value}: {error}");
        if !value.starts_with('\u{fc}') {
            assert!(
                error.starts_with("AuthFailure.InvalidAuthorization"),
                "{value}: {error}"
            );
        }
    }
}

#[test]
fn secret_id_and_token_must_belong_together() {
    let temporary = Credentials::new("AKIDtemporary", "secret").with_token("token");
    let builder = Emulator::builder(SPECS).credentials(credentials());
    let emulator = builder.credentials(temporary.clone()).start().unwrap();
    let by = |credentials: Credentials| Call {
        credentials,
        ..good()
    };
    assert_eq!(by(temporary.clone()).send(&emulator).error(), "");
    assert_eq!(by(credentials()).send(&emulator).error(), "");
    let unknown = by(Credentials::new("AKIDunknown", "secret"));
    assert_rejected(&emulator, &unknown, "AuthFailure.SecretIdNotFound", "");
    let code = "AuthFailure.TokenFailure";
    assert_rejected(
        &emulator,
        &by(credentials().with_token("token")),
        code,
        "permanent",
    );
    assert_rejected(
        &emulator,
        &by(temporary.clone().with_token("")),
        code,
        "missing",
    );
    assert_rejected(
        &emulator,
        &by(temporary.with_token("other")),
        code,
        "not the token",
    );
    assert_rejected(
        &start_without_credentials(),
        &good(),
        "AuthFailure.SecretIdNotFound",
        "",
    );
}

#[test]
fn timestamps_have_a_tolerance_of_five_minutes() {
    let at = now();
    let clock = UNIX_EPOCH + Duration::from_secs(at.unsigned_abs());
    let builder = Emulator::builder(SPECS).credentials(credentials());
    let emulator = builder.clock(move || clock).start().unwrap();
    let mut call = good();
    for offset in [0, -300, 300] {
        call.timestamp = at + offset;
        assert_eq!(call.send(&emulator).error(), "", "{offset}");
    }
    for timestamp in [at - 301, at + 301, 0, -1] {
        call.timestamp = timestamp;
        assert_rejected(
            &emulator,
            &call,
            "AuthFailure.SignatureExpire",
            &timestamp.to_string(),
        );
    }
}

#[test]
fn error_responses_show_no_secret() {
    let secret = Credentials::new("AKIDtest", "SENTINEL").with_token("SENTINEL");
    let emulator = Emulator::start(SPECS, secret.clone()).unwrap();
    let mut call = Call {
        credentials: secret,
        ..good()
    };
    call.also_signed = &["x-tc-token"];
    assert_eq!(call.send(&emulator).error(), "");
    call.credentials = Credentials::new("AKIDtest", "SENTINELer").with_token("SENTINEL");
    assert_rejected(
        &emulator,
        &call,
        "AuthFailure.SignatureFailure",
        "does not match",
    );
    assert!(!call.send(&emulator).body.contains("SENTINEL"));
    call.credentials = call.credentials.with_token("SENTINELer");
    assert!(!call.send(&emulator).body.contains("SENTINEL"));
    assert!(!format!("{emulator:?}").contains("SENTINEL"));
}

#[test]
fn unsigned_actions_need_no_signature() {
    let emulator = start();
    let mut call = Call::new("{}");
    call.action = "AssumeThing";
    assert_eq!(call.send(&emulator).error(), "", "signing is allowed");
    let skipped = call.change("authorization", "SKIP");
    assert_eq!(skipped.send(&emulator).error(), "");
    let nothing = skipped.change("authorization", "");
    assert_rejected(&emulator, &nothing, "AuthFailure.InvalidAuthorization", "");
}

fn start_without_credentials() -> Emulator {
    Emulator::builder(SPECS).start().unwrap()
}

/// The value `call` would send as header `name`.
fn header(call: &Call, emulator: &Emulator, name: &str) -> String {
    let bytes = call.bytes(emulator.address());
    let text = String::from_utf8(bytes).unwrap();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(&format!("{name}: ")));
    line.unwrap().to_owned()
}
