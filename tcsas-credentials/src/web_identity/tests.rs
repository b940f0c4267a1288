use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::test_support::{Canned, ERROR_RESPONSE, Folder, GRANTED, block_on, json};

const ROLE: &str = "qcs::cam::uin/10001:roleName/reader";

fn provider(token_file: &std::path::Path, canned: &Arc<Canned>) -> WebIdentityProvider {
    WebIdentityProvider::of(&[
        (REGION, "ap-singapore"),
        (PROVIDER_ID, "cluster-1"),
        (TOKEN_FILE, token_file.to_str().unwrap()),
        (ROLE_ARN, ROLE),
    ])
    .transport(Arc::clone(canned))
}

#[test]
fn call_is_unsigned_and_reads_the_token_each_time() {
    let folder = Folder::new();
    let path = folder.file("token", "first\n");
    let canned = Arc::new(Canned::new().text(200, GRANTED).text(200, GRANTED));
    let provider = provider(&path, &canned);
    let credentials = block_on(provider.provide()).unwrap();
    assert_eq!(
        (credentials.secret_id(), credentials.token()),
        ("AKIDx", Some("tok"))
    );
    assert!(credentials.expires().is_some());
    folder.file("token", "second");
    block_on(provider.provide()).unwrap();
    let requests = canned.requests();
    for request in &requests {
        assert_eq!(request.headers()["authorization"], "SKIP");
        assert_eq!(request.headers()["x-tc-region"], "ap-singapore");
        assert_eq!(
            request.headers()["x-tc-action"],
            "AssumeRoleWithWebIdentity"
        );
    }
    let bodies = [json(&requests[0]), json(&requests[1])];
    assert_eq!(bodies[0]["WebIdentityToken"], "first");
    assert_eq!(bodies[1]["WebIdentityToken"], "second");
    assert_eq!(bodies[0]["ProviderId"], "cluster-1");
    assert_eq!(bodies[0]["RoleArn"], ROLE);
    assert_eq!(bodies[0]["DurationSeconds"], 7200);
    let session = bodies[0]["RoleSessionName"].as_str().unwrap();
    assert!(session.starts_with("tcsas-1") && session.len() <= 128);
}

#[test]
fn settings_take_precedence_over_the_environment() {
    let folder = Folder::new();
    let canned = Arc::new(Canned::new().text(200, GRANTED));
    let provider = WebIdentityProvider::of(&[])
        .region("eu-frankfurt")
        .provider_id("p")
        .token_file(folder.file("t", "token"))
        .role_arn("r")
        .session_name("s")
        .duration(Duration::from_secs(900))
        .endpoint("sts.tencentcloudapi.com")
        .transport(Arc::clone(&canned));
    block_on(provider.provide()).unwrap();
    let request = &canned.requests()[0];
    assert_eq!(request.uri(), "https://sts.tencentcloudapi.com/");
    assert_eq!(request.headers()["x-tc-region"], "eu-frankfurt");
    let body = json(request);
    assert_eq!(
        (&body["ProviderId"], &body["RoleArn"]),
        (&"p".into(), &"r".into())
    );
    assert_eq!(body["RoleSessionName"], "s");
    assert_eq!(body["DurationSeconds"], 900);
}

#[test]
fn invalid_variable_or_file_is_named() {
    let folder = Folder::new();
    let canned = Arc::new(Canned::new());
    let pairs = [
        (REGION, "ap-singapore"),
        (PROVIDER_ID, "cluster-1"),
        (TOKEN_FILE, "/nowhere/token"),
        (ROLE_ARN, ROLE),
    ];
    let error = |provider: WebIdentityProvider| {
        let provider = provider.transport(Arc::clone(&canned));
        block_on(provider.provide()).unwrap_err()
    };
    for missing in [REGION, PROVIDER_ID, TOKEN_FILE] {
        let rest: Vec<_> = pairs.iter().copied().filter(|p| p.0 != missing).collect();
        let text = error(WebIdentityProvider::of(&rest)).to_string();
        assert!(text.ends_with(&format!("{missing} is not set in the environment")));
    }
    let unread = error(WebIdentityProvider::of(&pairs));
    let text = unread.to_string();
    assert!(text.contains("the token in /nowhere/token cannot be read: "));
    assert!(unread.source().is_some());
    let empty = WebIdentityProvider::of(&pairs).token_file(folder.file("t", "\n"));
    assert!(error(empty).to_string().ends_with("it is empty"));
    let file = folder.file("t", "token");
    let no_role = WebIdentityProvider::of(&pairs[..3]).token_file(file);
    assert!(
        error(no_role)
            .to_string()
            .contains("TKE_ROLE_ARN is not set")
    );
    for (name, value) in [
        (REGION, "ap guangzhou"),
        (REGION, "ap-guangzhou # home"),
        (PROVIDER_ID, "\"cluster-1\""),
        (ROLE_ARN, "'qcs::cam::uin/1:roleName/x'"),
        (ROLE_ARN, "${ROLE}"),
    ] {
        let pairs = pairs.map(|pair| if pair.0 == name { (name, value) } else { pair });
        let provider = WebIdentityProvider::of(&pairs).token_file(folder.file("t", "token"));
        let text = error(provider).to_string();
        assert!(
            text.contains(&format!("{name} holds white space")),
            "{text}"
        );
    }
    assert!(canned.requests().is_empty());
}

#[test]
fn invalid_token_is_rejected_before_it_is_sent() {
    let folder = Folder::new();
    let canned = Arc::new(Canned::new());
    for (token, why) in [
        ("Bearer SENTINEL", "white space inside"),
        ("SENTINEL\nSENTINEL", "the end of a line"),
        ("SENTINEL\0", "control character"),
        ("\"SENTINEL\"", "quotation marks"),
        ("{\"token\": \"SENTINEL\"}", "piece of JSON"),
        ("SENTINEL\u{200b}", "invisible character"),
        ("SENTINEL****", "masked"),
    ] {
        let path = folder.file("token", token);
        let text = block_on(provider(&path, &canned).provide())
            .unwrap_err()
            .to_string();
        let place = format!("{}: the token ", path.display());
        assert!(text.contains(&place) && text.contains(why), "{text}");
        assert!(!text.contains("SENTINEL"), "{text}");
    }
    assert!(canned.requests().is_empty());
}

#[test]
fn token_is_sent_unchanged() {
    let folder = Folder::new();
    let long = format!("eyJhbGciOiJSUzI1NiJ9.{}.a_b-c", "eyJz_-".repeat(700));
    for token in ["eyJh.eyJz.c2ln", "opaque~token+/==", &long] {
        let canned = Arc::new(Canned::new().text(200, GRANTED));
        let path = folder.file("token", &format!("\u{feff}{token}\r\n"));
        block_on(provider(&path, &canned).provide()).unwrap();
        assert_eq!(json(&canned.requests()[0])["WebIdentityToken"], token);
    }
}

#[test]
fn nothing_is_absent_and_anything_is_configured() {
    let absent = |provider: WebIdentityProvider| {
        let provider = provider.transport(Canned::new());
        let error = block_on(provider.provide()).unwrap_err();
        error.is_absent()
    };
    assert!(absent(WebIdentityProvider::of(&[])));
    assert!(absent(WebIdentityProvider::of(&[]).region("ap-singapore")));
    for name in [REGION, PROVIDER_ID, TOKEN_FILE, ROLE_ARN] {
        assert!(!absent(WebIdentityProvider::of(&[(name, "x")])), "{name}");
        assert!(!absent(WebIdentityProvider::of(&[(name, "")])), "{name}");
    }
    let none = || WebIdentityProvider::of(&[]);
    assert!(!absent(none().provider_id("p")));
    assert!(!absent(none().role_arn("r")));
    assert!(!absent(none().token_file("/nowhere/token")));
    let missing = none().region("r").provider_id("p").role_arn("r");
    assert!(!absent(missing.token_file("/nowhere/token")));
}

#[cfg(unix)]
#[test]
fn pipe_as_token_file_is_rejected_at_once() {
    let folder = Folder::new();
    let canned = Arc::new(Canned::new());
    let provider = provider(&folder.pipe("token"), &canned);
    let error = block_on(provider.provide()).unwrap_err();
    assert!(error.source().unwrap().to_string().contains("is a pipe"));
}

#[test]
fn error_response_has_code_message_and_request_id() {
    let folder = Folder::new();
    let canned = Arc::new(Canned::new().text(200, ERROR_RESPONSE));
    let provider = provider(&folder.file("token", "SENTINEL"), &canned);
    let error = block_on(provider.provide()).unwrap_err();
    let text = format!("{error} {error:?}");
    for part in [ROLE, "ResourceNotFound.RoleNotFound", "id-1"] {
        assert!(text.contains(part), "{text}");
    }
    assert!(!text.contains("SENTINEL") && error.source().is_some());
}
