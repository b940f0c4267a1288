use super::*;
use crate::error::SetupError;

static CVM: crate::Service = crate::Service {
    name: "cvm",
    version: "2017-03-12",
    endpoint: "http://127.0.0.1:1",
};

/// Values that are invalid in each part, with a part of the message.
const INVALID: &[(&str, &str)] = &[
    ("", "is empty"),
    (" ", "is empty"),
    ("\u{3000}", "is empty"),
    ("\"SENTINEL\"", "quotation marks around it"),
    ("'SENTINEL'", "quotation marks around it"),
    ("'SENTINEL", "quotation marks around it"),
    ("SENTINEL\"", "quotation marks around it"),
    ("`SENTINEL`", "quotation marks around it"),
    ("\u{201c}SENTINEL\u{201d}", "quotation marks around it"),
    ("ge\"heim", "holds a quotation mark"),
    ("SENTINEL ; mine", "followed by a comment"),
    ("SENTINEL # mine", "followed by a comment"),
    ("SENTINEL\t# mine", "followed by a comment"),
    ("\"SENTINEL\" ; mine", "followed by a comment"),
    ("SENTINEL#mine", "is a comment behind it"),
    ("SENTINEL;", "is a comment behind it"),
    ("SENTINEL****", "is masked"),
    ("****SENTINEL", "is masked"),
    ("SENTINEL\u{2022}\u{2022}", "is masked"),
    ("SENTINEL...", "is masked"),
    ("SENTINEL\u{2026}", "is masked"),
    ("<your-secret-id>", "is a placeholder"),
    ("<SENTINEL>", "is a placeholder"),
    ("your-secret-key", "is a placeholder"),
    ("YOUR_SECRET_ID", "is a placeholder"),
    ("yourSecretKey", "is a placeholder"),
    ("your_token", "is a placeholder"),
    ("SecretId", "is a placeholder"),
    ("SECRET_KEY", "is a placeholder"),
    ("TENCENTCLOUD_SECRET_ID", "is a placeholder"),
    ("xxxxxxxx", "is a placeholder"),
    ("AKIDxxxxxxxx", "is a placeholder"),
    ("xXxX-XxXx", "is a placeholder"),
    ("None", "is a placeholder"),
    ("undefined", "is a placeholder"),
    ("null", "is a placeholder"),
    ("changeme", "is a placeholder"),
    ("$SENTINEL", "not filled in"),
    ("${SENTINEL}", "not filled in"),
    ("$(SENTINEL)", "not filled in"),
    ("{{ SENTINEL }}", "not filled in"),
    ("%SENTINEL%", "not filled in"),
    ("{\"secretId\":\"SENTINEL\"}", "piece of JSON"),
    (
        "export TENCENTCLOUD_SECRET_ID=SENTINEL",
        "name of a variable",
    ),
    ("TENCENTCLOUD_SECRET_KEY=SENTINEL", "name of a variable"),
    ("TENCENTCLOUD_SECURITY_TOKEN=SENTINEL", "name of a variable"),
    ("secret_id=SENTINEL", "name of a variable"),
    ("SecretKey:SENTINEL", "name of a variable"),
    ("secretKey: SENTINEL", "name of a variable"),
    ("\"Token\": SENTINEL", "name of a variable"),
    ("SENTINEL\\", "holds a backslash"),
    ("SENTINEL\\n", "holds a backslash"),
    ("SENTINEL\n", "the end of a line"),
    ("SENTINEL\r", "the end of a line"),
    ("geh\neim", "the end of a line"),
    ("SENTINEL ", "at its beginning or end"),
    ("\tSENTINEL", "at its beginning or end"),
    ("geh eim", "white space inside"),
    ("SENTINEL\0", "control character"),
    ("\u{7f}SENTINEL", "control character"),
    ("\u{1b}[0mSENTINEL", "control character"),
    (
        "SENTINEL\u{85}x",
        "holds a blank that is not the usual one (U+0085)",
    ),
    ("SENTINEL\u{9b}x", "control character"),
    ("\u{200b}SENTINEL", "invisible character (U+200B)"),
    ("SENTINEL\u{feff}", "invisible character (U+FEFF)"),
    ("ge\u{ad}heim", "invisible character (U+00AD)"),
    ("ge\u{2060}heim", "invisible character (U+2060)"),
    ("SENTINEL\u{202c}", "invisible character (U+202C)"),
    ("SENTINEL\u{e0001}", "invisible character (U+E0001)"),
    ("SENTINEL\u{a0}", "not the usual one (U+00A0)"),
    ("SENTINEL\u{3000}x", "not the usual one (U+3000)"),
    ("SENTINEL\u{2028}x", "not the usual one (U+2028)"),
    ("ｇeheim", "full-width character"),
    ("SENTINEL\u{fffd}", "not UTF-8"),
    ("gehéim", "is not ASCII"),
    ("SENTINEL%3D", "percent-encoded"),
    ("op://SENTINEL/item", "is an address or a path"),
    ("file:///SENTINEL", "is an address or a path"),
    ("/run/secrets/SENTINEL", "is an address or a path"),
    ("SENTINEL,", "a sign of a list"),
    ("SENTINEL:", "a sign of a list"),
    ("=SENTINEL", "a sign of a list"),
    (":SENTINEL", "a sign of a list"),
    ("[SENTINEL]", "is a placeholder"),
    ("(SENTINEL)", "is a placeholder"),
    ("SENTINEL-REDACTED", "is a placeholder"),
];

/// Credentials that are whole but for one part.
fn with(part: Part, value: &str) -> Credentials {
    match part {
        Part::SecretId => Credentials::new(value, "a-secret-key"),
        Part::SecretKey => Credentials::new("AKIDEXAMPLE", value),
        Part::Token => Credentials::new("AKIDEXAMPLE", "a-secret-key").with_token(value),
    }
}

const PARTS: [(Part, &str); 3] = [
    (Part::SecretId, "the secret id"),
    (Part::SecretKey, "the secret key"),
    (Part::Token, "the token"),
];

#[test]
fn invalid_value_is_rejected_in_each_part_with_its_cause_and_not_shown() {
    for (part, name) in PARTS {
        for (value, why) in INVALID {
            // A token that is empty is none.
            if (part, *value) == (Part::Token, "") {
                continue;
            }
            let error = with(part, value).validate().unwrap_err();
            let text = error.to_string();
            let start = format!("no usable credentials: {name} ");
            assert!(
                text.starts_with(&start) && text.contains(why),
                "{value:?}: {text}"
            );
            assert!(
                !format!("{text} {error:?}").contains("SENTINEL"),
                "{value:?}: {text}"
            );
            assert!(!error.is_absent());
        }
    }
}

#[test]
fn plausible_values_are_accepted() {
    let all = [
        "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLX",
        "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
        "a-secret-key",
        "any-key",
        "x",
        "xx",
        "AKIDx",
        "key",
        "secret",
        "token",
        "a.b_c-d",
        "id+1@x~y",
        "nonexistent",
        "tokens",
        "yours",
        "maxxx",
    ];
    for (part, _) in PARTS {
        for value in all {
            assert!(with(part, value).validate().is_ok(), "{part} {value}");
        }
    }
    let only_key_or_token = [
        "tok=",
        "dG9rZW4=",
        "dG9rZW4==",
        "aB3-_+/=",
        "token=",
        "a/b/c",
        "!?&|,^",
        "/a//b/",
        "a[1](b)",
        "a:b",
        "50%",
        "%zz",
        "*",
        "a*b",
    ];
    for part in [Part::SecretKey, Part::Token] {
        for value in only_key_or_token {
            assert!(with(part, value).validate().is_ok(), "{part} {value}");
        }
    }
}

#[test]
fn token_may_hold_characters_that_keys_do_not() {
    assert!(with(Part::Token, "a**b***c").validate().is_ok());
    assert!(with(Part::SecretKey, "a**b").validate().is_err());
}

#[test]
fn secret_id_with_header_separators_is_rejected() {
    for value in [
        "AKIDx/SENTINEL",
        "AKIDx,SENTINEL",
        "AKIDx:SENTINEL",
        "AKIDx=SENTINEL",
        "AKIDx(SENTINEL)",
    ] {
        let text = with(Part::SecretId, value)
            .validate()
            .unwrap_err()
            .to_string();
        assert!(text.ends_with("the secret id holds a character that no secret id has"));
    }
}

#[test]
fn swapped_or_repeated_secret_id_and_key_are_rejected() {
    let fault = |id: &str, key: &str| {
        let error = Credentials::new(id, key)
            .validate()
            .unwrap_err()
            .to_string();
        assert!(!error.contains("SENTINEL"));
        error
    };
    assert!(fault("SENTINEL", "AKIDSENTINEL").contains("swapped"));
    assert!(fault("AKIDSENTINEL", "AKIDSENTINEL").contains("once more"));
    for pair in ["AKIDSENTINEL:SENTINEL", "AKIDSENTINEL,SENTINEL"] {
        assert!(fault("AKIDSENTINEL", pair).contains("begins with the secret id"));
    }
    assert!(Credentials::new("AKIDa", "AKIDb").validate().is_ok());
    assert!(Credentials::new("id", "id").validate().is_ok());
}

#[test]
fn client_is_not_built_with_invalid_credentials() {
    for (part, name) in PARTS {
        let credentials = with(part, "SENTINEL\u{200b}");
        let built: Result<crate::Client, _> = crate::Client::builder(&CVM)
            .credentials(credentials)
            .build();
        let error = match built.map(|_| ()) {
            Err(SetupError::Credentials(error)) => error,
            other => panic!("{other:?}"),
        };
        assert!(
            error
                .to_string()
                .contains(&format!("{name} holds an invisible character"))
        );
    }
}
