use std::time::{Duration, SystemTime};

use super::*;
use crate::test_support::{Folder, block_on};

#[test]
fn profile_is_set_or_of_the_environment_or_default() {
    let folder = Folder::new();
    for name in ["default", "staging", "given"] {
        let text = format!(r#"{{"secretId": "AKID{name}", "secretKey": "key"}}"#);
        folder.file(&format!(".tccli/{name}.credential"), &text);
    }
    let id = |provider: CliProvider| provider.read().unwrap().secret_id().to_owned();
    let home = folder.path("");
    assert_eq!(id(CliProvider::of(&[], &home)), "AKIDdefault");
    let staging = CliProvider::of(&[(PROFILE, "staging")], &home);
    assert_eq!(id(staging.clone()), "AKIDstaging");
    assert_eq!(id(staging.clone().profile("given")), "AKIDgiven");
    let error = staging.profile("../x").read().unwrap_err();
    assert!(error.to_string().contains("\"../x\""));
    let error = CliProvider::of(&[(PROFILE, "none")], &home).read();
    let error = error.unwrap_err();
    assert!(error.to_string().contains("none.credential cannot be read"));
    assert!(std::error::Error::source(&error).is_some());
}

fn keys_of(text: &str) -> Result<Credentials, CredentialError> {
    parse(text, false).map(|credentials| credentials.unwrap())
}

#[test]
fn line_ends_and_byte_order_mark_do_not_matter() {
    let text = "{\n  \"secretId\": \"AKIDx\",\n  \"secretKey\": \"key\"\n}\n";
    for text in [text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
        let credentials = keys_of(&text).unwrap();
        let pair = (credentials.secret_id(), credentials.secret_key());
        assert_eq!(pair, ("AKIDx", "key"), "{text:?}");
    }
}

#[test]
fn credentials_of_a_login_have_a_token_and_an_expiry() {
    let credentials = keys_of(
        r#"{"type": "oauth", "secretId": "AKIDx", "secretKey": "key", "token": "tok", "expiresAt": 4102444800, "oauth": {"token": "x"}}"#,
    )
    .unwrap();
    assert_eq!(credentials.token(), Some("tok"));
    let end = SystemTime::UNIX_EPOCH + Duration::from_secs(4_102_444_800);
    assert_eq!(credentials.expires(), Some(end));
    let credentials =
        keys_of(r#"{"secretId": "AKIDx", "secretKey": "key", "token": null}"#).unwrap();
    assert_eq!((credentials.token(), credentials.expires()), (None, None));
}

#[test]
fn errors_name_the_problem() {
    for (text, why) in [
        ("", "it is not JSON"),
        ("[]", "not an object"),
        (
            r#"{"secretID": "x", "secretKey": "y"}"#,
            "its members are: secretID, secretKey",
        ),
        (
            r#"{"secret_id": "x", "secret_key": "y"}"#,
            "its members are: secret_id, secret_key",
        ),
        (
            r#"{"secretId": "x", "secretKey": null}"#,
            "it has no secretKey",
        ),
        (r#"{"secretKey": "SENTINEL"}"#, "it has no secretId"),
        (r#"{"token": "SENTINEL"}"#, "it has no secretId"),
        (
            r#"{"secretId": "x", "secretKey": ["SENTINEL"]}"#,
            "its secretKey is not text",
        ),
        (
            r#"{"secretId": "AKIDx", "secretKey": "None"}"#,
            "the secret key is a placeholder",
        ),
        (
            r#"{"secretId": "x", "secretId": "SENTINEL", "secretKey": "y"}"#,
            "it has secretId twice",
        ),
        (
            r#"{"secretId": "x", "secretKey": "y", "token": {"a": "SENTINEL"}}"#,
            "its token is not text",
        ),
        (
            r#"{"secretId": "x", "secretKey": "y", "securityToken": "SENTINEL"}"#,
            "it has securityToken: write token",
        ),
        (
            r#"{"secretId": "x", "secretKey": "y", "expiresAt": 1543914376}"#,
            "have expired: call tccli",
        ),
        (
            r#"{"secretId": "x", "secretKey": "y", "expiresAt": "soon"}"#,
            "its expiresAt is not a time",
        ),
        (r#"{"secretId": "x", "secretKey": "AKIDx"}"#, "swapped"),
        (
            r#"{"secretId": "x", "secretKey": "y", "role-arn": "SENTINEL", "role-session-name": "s"}"#,
            "it names a role, which is not assumed here",
        ),
    ] {
        let error = parse(text, false).unwrap_err();
        let text = error.to_string();
        assert!(text.contains(why) && !error.is_absent(), "{text}");
        assert!(!text.contains("SENTINEL"), "{text}");
    }
}

#[test]
fn role_is_ignored_on_request() {
    let text =
        r#"{"secretId": "AKIDx", "secretKey": "y", "role-arn": "r", "role-session-name": "s"}"#;
    let credentials = parse(text, true).unwrap().unwrap();
    assert_eq!(credentials.secret_id(), "AKIDx");
    let text =
        r#"{"secretId": "AKIDx", "secretKey": "y", "role-arn": "", "role-session-name": null}"#;
    assert_eq!(keys_of(text).unwrap().secret_id(), "AKIDx");
    let folder = Folder::new();
    folder.file(".tccli/default.credential", &text.replace("\"\"", "\"r\""));
    let provider = CliProvider::of(&[], &folder.path(""));
    assert!(block_on(provider.provide()).is_err());
    assert!(block_on(provider.ignore_role().provide()).is_ok());
}

#[test]
fn only_the_default_profile_may_be_absent() {
    let folder = Folder::new();
    let home = folder.path("");
    let absent = |provider: CliProvider| {
        let errors = [provider.read(), block_on(provider.provide())].map(Result::unwrap_err);
        assert_eq!(errors[0].to_string(), errors[1].to_string());
        errors[0].is_absent()
    };
    let default = || CliProvider::of(&[], &home);
    assert!(absent(default()));
    assert!(!absent(default().profile("default")));
    for named in ["default", "staging", "", " "] {
        assert!(
            !absent(CliProvider::of(&[(PROFILE, named)], &home)),
            "{named:?}"
        );
    }
    for (text, is_absent) in [
        ("{}", true),
        (r#"{"secretId": "None", "secretKey": "None"}"#, true),
        (
            r#"{"secretId": "", "secretKey": null, "type": "default"}"#,
            true,
        ),
        (r#"{"secretId": "x"}"#, false),
        (r#"{"secretId": "x", "secretKey": "None"}"#, false),
        (r#"{"secretKey": "x"}"#, false),
        (r#"{"token": "x"}"#, false),
        (r#"{"secret_id": "x", "secret_key": "y"}"#, false),
        (r#"{"secretId": "x", "secretKey": "#, false),
        ("", false),
    ] {
        folder.file(".tccli/default.credential", text);
        assert_eq!(absent(default()), is_absent, "{text}");
        assert!(!absent(default().profile("default")));
    }
    #[cfg(unix)]
    {
        std::fs::remove_file(folder.path(".tccli/default.credential")).unwrap();
        folder.pipe(".tccli/default.credential");
        assert!(!absent(default()));
    }
}

#[test]
fn instance_role_without_its_feature_is_an_error() {
    let folder = Folder::new();
    folder.file(".tccli/default.credential", r#"{"type": "cvm-role"}"#);
    let error = CliProvider::of(&[], &folder.path("")).read().unwrap_err();
    let text = error.to_string();
    assert!(text.contains("use InstanceRoleProvider") && !error.is_absent());
    assert!(text.contains("default.credential"));
}

#[cfg(feature = "instance-role")]
#[test]
fn instance_role_is_used_where_the_profile_selects_it() {
    use crate::InstanceRoleProvider;
    use crate::test_support::Canned;
    let folder = Folder::new();
    let text = r#"{"type": "cvm-role", "secretId": "AKIDother", "secretKey": "key"}"#;
    folder.file(".tccli/default.credential", text);
    let credentials = r#"{"TmpSecretId": "AKIDrole", "TmpSecretKey": "key", "ExpiredTime": 4102444800, "Token": "tok", "Code": "Success"}"#;
    let mut provider = CliProvider::of(&[], &folder.path(""));
    let canned = Canned::new().text(200, "r").text(200, credentials);
    provider.instance_role = InstanceRoleProvider::new().transport(canned);
    assert_eq!(
        block_on(provider.provide()).unwrap().secret_id(),
        "AKIDrole"
    );
    // Without a role the profile is broken, not absent.
    provider.instance_role = InstanceRoleProvider::new().transport(Canned::new().text(404, ""));
    let error = block_on(provider.provide()).unwrap_err();
    assert!(
        !error.is_absent() && error.to_string().contains("default.credential: "),
        "{error}"
    );
}

#[test]
fn without_a_home_nothing_is_configured_unless_a_profile_is_named() {
    let read = |pairs| CliProvider::of(pairs, Path::new("")).read().unwrap_err();
    let error = read(&[]);
    assert!(error.is_absent() && error.to_string().contains("the home folder is unknown"));
    assert!(!read(&[(PROFILE, "staging")]).is_absent());
}
