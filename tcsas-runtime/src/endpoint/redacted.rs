//! Addresses in a form that errors and logs may show.

/// The maximum length of a host name.
pub(super) const MAX_HOST_LENGTH: usize = 255;

/// The parts of an address that are not confidential: scheme, host and port if they are
/// unambiguous. If the text has an `@`, or more than a port after a colon, any part may be a
/// password, as may the path and query.
pub(crate) fn redacted(text: &str) -> String {
    const HIDDEN: &str = "***";
    if text.contains('@') {
        return HIDDEN.to_owned();
    }
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) if matches!(scheme, "https" | "http") => {
            (text.get(..scheme.len() + 3), rest)
        }
        Some((_, rest)) => (Some("***://"), rest),
        None => (None, text),
    };
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, suffix) = rest.split_at(end);
    let is_name = |name: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
        name.len() <= MAX_HOST_LENGTH && name.bytes().all(plain)
    };
    let is_port = |port: &str| port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    let is_address = |text: &str| {
        let plain = |byte: u8| byte.is_ascii_hexdigit() || b":.[]".contains(&byte);
        text.starts_with('[') && text.len() <= 60 && text.bytes().all(plain)
    };
    let authority = match authority.split_once(':') {
        _ if is_address(authority) => authority.to_owned(),
        Some((name, port)) if is_name(name) && is_port(port) => authority.to_owned(),
        Some((name, _)) if is_name(name) => format!("{name}:{HIDDEN}"),
        None if is_name(authority) => authority.to_owned(),
        _ => HIDDEN.to_owned(),
    };
    let suffix = match suffix {
        "" | "/" => suffix,
        _ => "/…",
    };
    format!("{}{authority}{suffix}", scheme.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::address::Endpoint;
    use super::*;

    #[test]
    fn possible_passwords_are_hidden() {
        for text in [
            "https://user:SENTINEL",
            "user:SENTINEL",
            "https://user:SENT@INEL",
            "user:SENTINEL@a.example",
            "//user:SENTINEL@a.example",
            "https:/user:SENTINEL@a.example",
            "https:\\\\user:SENTINEL@a.example",
            "https://user:SENT/INEL@a.example",
            "https://user:SENT#INEL@a.example",
            "https://user%3ASENTINEL%40a.example",
            "https://user:SENTINEL%40a.example",
            "https://user：SENTINEL＠a.example",
            "https://user:SENT INEL@a.example",
            "https://a.example/?password=SENTINEL",
            "https://a.example#SENTINEL",
            "SENTINEL://a.example",
            "https://[SENTINEL]",
            "https://a.example:SENTINEL",
        ] {
            let error = Endpoint::parse(text).unwrap_err().to_string();
            assert!(!error.contains("INEL"), "{text}: {error}");
        }
        for (text, as_is) in [
            ("https://a.example/path", "https://a.example/…"),
            ("http://[::1]:99999", "http://[::1]:99999"),
            ("a.example:99999", "a.example:99999"),
        ] {
            assert_eq!(redacted(text), as_is);
        }
        assert!(
            Endpoint::parse(&"x".repeat(1 << 20)).is_err_and(|error| error.to_string().len() < 500)
        );
    }
}
