//! Errors and `Debug` show no secret, however the file or response that contains it is damaged.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use tcsas_runtime::Credentials;
use tcsas_runtime::credential::CredentialProvider;
use tcsas_runtime::error::CredentialError;

use super::*;
use crate::test_support::{Canned, Folder, block_on, environment};

/// Part of every secret below.
const SECRET: &str = "SENTINEL";

/// Everything that an error or the credentials can be made to show.
fn shown(outcome: Result<Credentials, CredentialError>) -> String {
    let error = match outcome {
        Ok(credentials) => return format!("{credentials:?}"),
        Err(error) => error,
    };
    let mut text = format!("{error} {error:?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    let chain = ProviderChain::new().then("broken", Broken(error));
    text + &block_on(chain.provide()).unwrap_err().to_string()
}

/// Fails as another provider did.
#[derive(Debug)]
struct Broken(CredentialError);

impl CredentialProvider for Broken {
    fn provide(
        &self,
    ) -> tcsas_runtime::transport::BoxFuture<'_, Result<Credentials, CredentialError>> {
        Box::pin(async { Err(self.0.clone()) })
    }
}

/// The text cut at each place, and with another character at each place.
fn spoiled(text: &str) -> impl Iterator<Item = String> {
    let cut = (0..text.len()).map(|at| text[..at].to_owned());
    let marks = ["", "\n", "=", "\"", "[", "{", ",", ":", "\\", "\u{0}", "ü"];
    let changed = (0..text.len()).flat_map(move |at| {
        let parts = (&text[..at], &text[at + 1..]);
        marks.map(|mark| format!("{}{mark}{}", parts.0, parts.1))
    });
    cut.chain(changed)
}

fn check(text: &str, of: impl Fn(&str) -> Result<Credentials, CredentialError>) {
    for text in spoiled(text).chain([text.to_owned()]) {
        let shown = shown(of(&text));
        assert!(!shown.contains(SECRET), "{text:?} shows {shown}");
    }
}

const INI: &str =
    "[default]\nsecret_id = AKIDSENTINEL1\nsecret_key = SENTINEL2\ntoken = SENTINEL3\n";
const JSON: &str = r#"{"type": "sso", "secretId": "AKIDSENTINEL1", "secretKey": "SENTINEL2", "token": "SENTINEL3", "expiresAt": 4102444800, "sso": {"token": "SENTINEL4"}}"#;
const ROLE: &str = r#"{"TmpSecretId": "AKIDSENTINEL1", "TmpSecretKey": "SENTINEL2", "Token": "SENTINEL3", "ExpiredTime": 4102444800, "Code": "Success"}"#;
const STS: &str = r#"{"Response": {"Credentials": {"TmpSecretId": "AKIDSENTINEL1", "TmpSecretKey": "SENTINEL2", "Token": "SENTINEL3"}, "ExpiredTime": 4102444800, "RequestId": "id-0"}}"#;

#[test]
fn profile_files_are_not_shown() {
    check(INI, |text| ProfileProvider::new().parse(text));
}

#[test]
fn cli_profile_files_are_not_shown() {
    check(JSON, |text| {
        cli_profile::parse(text, false).map(|keys| keys.unwrap_or_else(|| Credentials::new("", "")))
    });
}

#[test]
fn instance_role_responses_are_not_shown() {
    check(ROLE, |text| {
        let canned = Canned::new().text(200, text);
        block_on(
            InstanceRoleProvider::new()
                .role("r")
                .transport(canned)
                .provide(),
        )
    });
    check(ROLE, |text| {
        let canned = Canned::new().text(200, text).text(404, "");
        block_on(InstanceRoleProvider::new().transport(canned).provide())
    });
}

#[test]
fn sts_requests_and_responses_are_not_shown() {
    let folder = Folder::new();
    let token = folder.file("token", "SENTINEL4");
    let base = Credentials::new("AKIDSENTINEL5", "SENTINEL6").with_token("SENTINEL7");
    check(STS, |text| {
        let provider = AssumeRoleProvider::new(base.clone(), "r", "s").policy("SENTINEL8");
        let provider = provider.transport(Canned::new().text(200, text));
        assert!(!format!("{provider:?}").contains(SECRET));
        block_on(provider.provide())
    });
    check(STS, |text| {
        let canned = Canned::new().text(500, text);
        block_on(web_identity(&token).transport(canned).provide())
    });
}

fn web_identity(token: &Path) -> WebIdentityProvider {
    let provider = WebIdentityProvider::new().region("r").provider_id("p");
    provider.role_arn("r").token_file(token)
}

#[test]
fn web_identity_tokens_are_not_shown() {
    let folder = Folder::new();
    let token = folder.bytes("token", b"SENTINEL\xff");
    let canned = Arc::new(Canned::new());
    let provider = web_identity(&token).transport(canned);
    let shown = shown(block_on(provider.provide()));
    assert!(shown.contains("not UTF-8") && !shown.contains(SECRET));
}

#[test]
fn environment_variables_are_not_shown() {
    let names = ["SECRET_ID", "SECRET_KEY", "TOKEN"].map(|name| format!("TENCENTCLOUD_{name}"));
    for values in [
        ["AKIDSENTINEL", "SENTINEL ", "SENTINEL"],
        ["SENTINEL", "AKIDSENTINEL", ""],
        ["SENTINEL,", "SENTINEL", "SENTINEL"],
        ["AKIDSENTINEL", "gehei m", "SENTINEL\n1"],
        ["AKIDSENTINEL", "SENTINEL SENTINEL", " "],
    ] {
        let pairs: Vec<_> = names.iter().map(String::as_str).zip(values).collect();
        let provider = environment(&pairs);
        let shown = format!("{provider:?}") + &shown(provider.read());
        assert!(!shown.contains(SECRET), "{shown}");
    }
}
