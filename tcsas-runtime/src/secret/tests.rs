use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;

use super::*;

/// Every name of the corpus that looks like a secret, and what becomes of it.
const NAMES: &str = include_str!("names.txt");

/// What makes a name worth a decision, in the names of fields; more than the rule itself goes by.
const SUSPECT: &[&str] = &[
    "auth",
    "cipher",
    "connstr",
    "cookie",
    "cred",
    "crypt",
    "dsn",
    "jwt",
    "key",
    "kubeconfig",
    "lockcode",
    "nonce",
    "otp",
    "pass",
    "pem",
    "phrase",
    "plaintext",
    "private",
    "psk",
    "pwd",
    "salt",
    "secret",
    "sign",
    "ticket",
    "token",
    "userdata",
    "usersig",
    "validat",
    "verif",
];

/// Words that have a suspect part in them and nothing to do with it.
const INNOCENT: &[&str] = &[
    "assign",
    "author",
    "authorname",
    "bypass",
    "compass",
    "design",
    "keyword",
    "passage",
    "passed",
    "passenger",
    "passive",
    "passport",
    "passrate",
    "privateip",
    "significant",
];

fn is_suspect(name: &str) -> bool {
    let mut folded = fold(name);
    for innocent in INNOCENT {
        folded = folded.replace(innocent, "");
    }
    SUSPECT.iter().any(|part| folded.contains(part)) || is_secret(name)
}

/// The names of `names.txt`: whether each is hidden.
fn decided() -> BTreeMap<&'static str, bool> {
    let lines = NAMES.lines().filter(|line| !line.is_empty());
    lines
        .map(|line| match line.split_once(' ') {
            Some(("hidden", name)) => (name, true),
            Some(("shown", name)) => (name, false),
            _ => panic!("{line}"),
        })
        .collect()
}

#[test]
fn the_rule_is_what_was_decided_for_every_name() {
    let wrong: Vec<_> = decided()
        .into_iter()
        .filter(|(name, hidden)| is_secret(name) != *hidden)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Prints what becomes of every suspect field of every service; a name that nobody has decided on
/// fails.
#[test]
fn every_name_of_the_corpus_that_looks_like_a_secret_is_decided() {
    let Some(corpus) = std::env::var_os("TCSAS_CORPUS").map(PathBuf::from) else {
        println!("TCSAS_CORPUS is not set");
        return;
    };
    let decided = decided();
    let mut undecided = BTreeSet::new();
    let mut fields = [0_usize; 2];
    let entries = |of: &PathBuf| {
        let entries = std::fs::read_dir(of).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<BTreeSet<_>>()
    };
    for version in entries(&corpus).iter().flat_map(entries) {
        let Ok(text) = std::fs::read_to_string(version.join("api.json")) else {
            continue;
        };
        let api: Value = serde_json::from_str(&text).unwrap();
        let service = version.strip_prefix(&corpus).unwrap().display().to_string();
        for (object, described) in api["objects"].as_object().unwrap() {
            let members = described["members"].as_array().into_iter().flatten();
            for name in members.filter_map(|member| member["name"].as_str()) {
                if !is_suspect(name) {
                    continue;
                }
                let hidden = is_secret(name);
                println!(
                    "{service} {object}.{name}: {}",
                    if hidden { "hidden" } else { "shown" }
                );
                fields[usize::from(hidden)] += 1;
                if !decided.contains_key(name) {
                    undecided.insert(format!(
                        "{} {name}",
                        if hidden { "hidden" } else { "shown" }
                    ));
                }
            }
        }
    }
    println!(
        "{} suspect fields: {} hidden, {} shown",
        fields[0] + fields[1],
        fields[1],
        fields[0]
    );
    assert!(
        undecided.is_empty(),
        "to be decided, and written into names.txt:\n{}",
        undecided.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn a_name_is_the_same_in_any_case_and_punctuation() {
    for names in [
        &[
            "ApiKey",
            "api_key",
            "APIKEY",
            "api-key",
            "Api.Key",
            "apiKey",
            "X-Api-Key",
        ][..],
        &[
            "AesKey",
            "AESKey",
            "aes_key",
            "PlayKey",
            "SignKey",
            "sign_key",
            "DecryptKey",
        ],
        &[
            "Pwd",
            "PWD",
            "UserPwd",
            "user_pwd",
            "RootPwd",
            "PassWord",
            "Passwd",
            "pass_phrase",
        ],
        &[
            "Pin", "PIN", "UserPin", "user_pin", "userPIN", "Sk", "SK", "UserSig", "Otp", "SmsCode",
        ],
        &[
            "Authorization",
            "Set-Cookie",
            "x-cos-security-token",
            "KubeConfig",
            "kube_config",
        ],
        &[
            "DBPassword1",
            "NewPasswordConfirm",
            "SecretKeyV2",
            "TmpSecretKey",
            "SessionToken",
        ],
        &[
            "Plaintext",
            "PrivateKeyPem",
            "SSHKey",
            "ssh_key",
            "EncryptKey",
            "EncryptionKey",
            "DataKey",
        ],
        &[
            "AuthKey",
            "PushAuthKey",
            "CallbackKey",
            "MasterKey",
            "BackupKey",
            "StreamKey",
            "Psk",
        ],
    ] {
        for name in names {
            assert!(is_secret(name), "{name}");
        }
    }
    for name in [
        "Key",
        "Keys",
        "TagKey",
        "PublicKey",
        "AppPublicKey",
        "KeyId",
        "KeyName",
        "KeyPairId",
        "Keyword",
        "AppKeyword",
        "PrimaryKey",
        "ForeignKey",
        "PartitionKey",
        "SortKey",
        "NextToken",
        "PageToken",
        "NextPageToken",
        "ContinuationToken",
        "ClientToken",
        "TokenCount",
        "Tokenizer",
        "PrivateIp",
        "PrivateIpAddresses",
        "SpinLock",
        "Opinion",
        "Shopping",
        "Task",
        "Disk",
        "Risk",
        "Design",
        "SignName",
        "PasswordPolicy",
        "TokenUsage",
        "SecretName",
        "CredentialType",
        "Monkey",
        "Turkey",
        "Passenger",
        "Compass",
        "Assign",
        "",
    ] {
        assert!(!is_secret(name), "{name}");
    }
    assert!(!is_secret_number("PromptTokens") && !is_secret_number("max_tokens"));
    assert!(is_secret_number("Pin") && is_secret_number("VerifyCode"));
}

#[test]
fn secrets_inside_of_texts_are_hidden() {
    for text in [
        "https://h/p?a=1&Signature=SENTINEL&b=2",
        "https://h/p?q-signature=SENTINEL#x",
        "https://h/p?sign=SENTINEL",
        "https://h/robot/send?access_token=SENTINEL",
        "https://h/hook?key=SENTINEL",
        "https://user:SENTINEL@h/p",
        "redis://:SENTINEL@h:6379/0",
        "password=SENTINEL",
        "a=1&secret_key=SENTINEL&b=2",
        "Authorization: Bearer SENTINEL",
        "Cookie: a=1; session=SENTINEL",
        "{\"a\":{\"Token\":\"SENTINEL\"}}",
        " [{\"Pwd\":\"SENTINEL\"}]",
        r#"{"a":"{\"Token\":\"SENTINEL\"}"}"#,
        r#"{"a":"{\"b\":\"{\\\"Token\\\":\\\"SENTINEL\\\"}\"}"}"#,
        "{\"Token\":\"SENTINEL\"",
        r#"x {\"Token\":\"SENTINEL\",\"a\":1}"#,
        "{\"Token\":[\"SENTINEL\"",
        "-----BEGIN RSA PRIVATE KEY-----\nSENTINEL\n-----END RSA PRIVATE KEY-----",
        "export DB_PASSWORD=SENTINEL\nexport A=1",
        "api_key = 'SENTINEL'",
        r#"[{"Key":"DB_PASSWORD","Value":"SENTINEL"}]"#,
        r#"[{"HeaderName":"Authorization","HeaderValue":"Bearer SENTINEL"}]"#,
    ] {
        assert!(!hide(text).contains("SENTINEL"), "{text}: {}", hide(text));
    }
    for text in [
        "",
        "plain text",
        "12:30:00",
        "https://h/p?a=1&b=2",
        "https://h:443/p@x",
        "a=1&b=2",
        "the password: must have 8 characters",
        "ü=ü",
        "{\"a\":1}",
        "[]",
        "=:=:",
    ] {
        assert_eq!(hide(text), text);
    }
}

#[test]
fn what_is_nested_deeper_than_is_looked_into_is_hidden() {
    for depth in [10, 100, 300, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!(
                "{}{{\"Token\":\"SENTINEL\"}}{}",
                open.repeat(depth),
                close.repeat(depth)
            );
            assert!(!hide(&text).contains("SENTINEL"));
            let shown = Shown(&Value::from(text)).to_string();
            assert!(!shown.contains("SENTINEL"));
        }
    }
    let mut text = r#"{"Token":"SENTINEL"}"#.to_owned();
    for _ in 0..12 {
        text = format!("{{\"a\":{}}}", Value::from(text));
    }
    assert!(!hide(&text).contains("SENTINEL"));
}

#[test]
fn all_below_a_secret_is_hidden_and_flags_are_not() {
    let shown = |text: &str| {
        let value = serde_json::from_str(text).unwrap();
        Shown(&value).to_string()
    };
    assert_eq!(
        shown(
            r#"{"Credentials":{"A":["x"]},"HasPassword":true,"Token":null,"Pin":1234,"MaxTokens":7,"U":"h?sign=x","L":["p?token=x",1]}"#
        ),
        r#"{"Credentials":"***","HasPassword":true,"L":["p?token=***",1],"MaxTokens":7,"Pin":"***","Token":null,"U":"h?sign=***"}"#
    );
    assert_eq!(
        shown(r#"[{"Key":"DB_PASSWORD","Value":"x"},{"Key":"COLOUR","Value":"red"}]"#),
        r#"[{"Key":"DB_PASSWORD","Value":"***"},{"Key":"COLOUR","Value":"red"}]"#
    );
}

#[test]
fn values_behind_colons_are_hidden_where_they_look_like_some() {
    for text in [
        "password: cAnArY01 is wrong",
        "a: 1\nclient-secret: cAnArY01\ntoken: cAnArYxy\n",
        "  - SecretKey: cAnArYxy\r\n",
        "密码: cAnArY01",
    ] {
        let shown = hide(text);
        assert!(!shown.contains("cAnArY"), "{shown}");
    }
    for text in [
        "token: expected a text of 64 characters",
        "the password: at least 8 characters",
        "SecretName: cAnArY01",
        "code: 7",
    ] {
        assert_eq!(hide(text), text);
    }
}

#[test]
fn names_in_other_spellings_and_languages_are_found() {
    for name in [
        "PemKey",
        "SSEKey",
        "x-cos-customer-key",
        "PrivateMapKey",
        "AdminPass",
        "login_pass",
        "UserPswd",
        "user_psw",
        "skey",
        "p_skey",
        "KeyMaterial",
        "KeyContent",
        "ConnString",
        "Dsn",
        "密码",
        "数据库口令",
        "私钥",
        "访问密钥",
        "令牌",
    ] {
        assert!(is_secret(name), "{name}");
    }
    for name in [
        "KeyMaterialType",
        "IsPass",
        "TagKey",
        "CertId",
        "CustomerName",
        "TempPath",
    ] {
        assert!(!is_secret(name), "{name}");
    }
}

/// A look at the whole rest of a text for each of its colons would take many minutes here.
#[test]
fn time_grows_with_the_length_of_a_text_and_not_with_its_square() {
    for part in [
        "token:a",
        ":",
        "=",
        "token=",
        "\":",
        "://",
        "token:a:",
        "\"token\":",
        "a:b@",
        " :",
        "password:1 ",
    ] {
        let text = format!("x{}", part.repeat((1 << 17) / part.len()));
        assert!(hide(&text).len() <= text.len() + 3 * text.len());
    }
}
