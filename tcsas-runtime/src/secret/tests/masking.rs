use serde_json::Value;

use crate::secret::{MaskedJson, mask};

#[test]
fn secrets_in_text_are_masked() {
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
        assert!(!mask(text).contains("SENTINEL"), "{text}: {}", mask(text));
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
        assert_eq!(mask(text), text);
    }
}

#[test]
fn values_nested_too_deeply_are_masked() {
    for depth in [10, 100, 300, 100_000] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!(
                "{}{{\"Token\":\"SENTINEL\"}}{}",
                open.repeat(depth),
                close.repeat(depth)
            );
            assert!(!mask(&text).contains("SENTINEL"));
            let shown = MaskedJson(&Value::from(text)).to_string();
            assert!(!shown.contains("SENTINEL"));
        }
    }
    let mut text = r#"{"Token":"SENTINEL"}"#.to_owned();
    for _ in 0..12 {
        text = format!("{{\"a\":{}}}", Value::from(text));
    }
    assert!(!mask(&text).contains("SENTINEL"));
}

#[test]
fn values_of_secrets_are_masked_and_flags_are_not() {
    let shown = |text: &str| {
        let value = serde_json::from_str(text).unwrap();
        MaskedJson(&value).to_string()
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
fn unquoted_values_behind_colons_are_masked() {
    for text in [
        "password: cAnArY01 is wrong",
        "a: 1\nclient-secret: cAnArY01\ntoken: cAnArYxy\n",
        "  - SecretKey: cAnArYxy\r\n",
        "密码: cAnArY01",
    ] {
        let shown = mask(text);
        assert!(!shown.contains("cAnArY"), "{shown}");
    }
    for text in [
        "token: expected a text of 64 characters",
        "the password: at least 8 characters",
        "SecretName: cAnArY01",
        "code: 7",
    ] {
        assert_eq!(mask(text), text);
    }
}

/// Searching the whole rest of a text at each of its colons would take many minutes here.
#[test]
fn masking_takes_linear_time() {
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
        assert!(mask(&text).len() <= text.len() + 3 * text.len());
    }
}
