use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;

use crate::secret::names::{fold, is_secret, is_secret_number};

/// Every name of the corpus that resembles one of a secret, and whether its values are masked.
const NAMES: &str = include_str!("../names.txt");

/// Parts of the names that are worth a decision: more than the rule itself goes by.
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

/// Words that contain such a part by chance.
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

/// The names of `names.txt`, and whether each is masked.
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
fn names_are_classified_as_recorded() {
    let wrong: Vec<_> = decided()
        .into_iter()
        .filter(|(name, hidden)| is_secret(name) != *hidden)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Prints the result for every suspect field of every service. A name that is not recorded fails.
#[test]
fn every_suspect_name_of_the_corpus_is_recorded() {
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
        "to be decided, and recorded in names.txt:\n{}",
        undecided.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn case_and_punctuation_of_names_do_not_matter() {
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
fn spellings_and_languages_of_names_are_covered() {
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
