//! Repair of text that is almost JSON.
//!
//! The values of fields come from many sources: a raw line break in a string, a Windows path with
//! single backslashes, `NaN` from a division by zero. As long as it is clear where a value ends, it
//! is rewritten as JSON. Ambiguous text (a comma too many, text behind the end) remains an error.

use serde::de::IgnoredAny;

/// Rewrites strings and numbers as JSON. `None` if there is nothing to change.
pub(super) fn repair(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut repaired = String::new();
    // End of the part that is in `repaired`.
    let mut done = 0;
    let mut replace = |from: usize, to: usize, with: &str| {
        repaired.push_str(text.get(done..from).unwrap_or_default());
        repaired.push_str(with);
        done = to;
    };
    let (mut at, mut inside) = (0, false);
    while let Some(&byte) = bytes.get(at) {
        let length = match (byte, inside) {
            (b'"', _) => {
                inside = !inside;
                1
            }
            (b'\\', true) => escape(&bytes[at..]).unwrap_or_else(|| {
                replace(at, at + 1, "\\\\");
                1
            }),
            (0..b' ', true) => {
                replace(at, at + 1, &escaped(byte));
                1
            }
            (b'+' | b'-' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', false) => {
                let word = word(&text[at..]);
                if is_invalid_number(word) {
                    replace(at, at + word.len(), &format!("\"{word}\""));
                }
                word.len()
            }
            _ => 1,
        };
        at += length;
    }
    (done > 0).then(|| repaired + text.get(done..).unwrap_or_default())
}

/// Length of the escape sequence at the beginning, if it is valid in JSON.
fn escape(bytes: &[u8]) -> Option<usize> {
    match bytes.get(1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(2),
        b'u' => bytes
            .get(2..6)?
            .iter()
            .all(u8::is_ascii_hexdigit)
            .then_some(6),
        _ => None,
    }
}

/// Escapes a control character in a string.
fn escaped(byte: u8) -> String {
    match byte {
        b'\n' => "\\n".to_owned(),
        b'\r' => "\\r".to_owned(),
        b'\t' => "\\t".to_owned(),
        _ => format!("\\u{byte:04x}"),
    }
}

/// The word or number at the beginning.
fn word(text: &str) -> &str {
    let inside = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let end = text.bytes().position(|byte| !inside(&byte));
    &text[..end.unwrap_or(text.len())]
}

/// Whether it is a number that is invalid in JSON: `NaN`, `-Infinity`, `+1`, `01`, `.5`. Rust's
/// parser accepts the same ones.
fn is_invalid_number(word: &str) -> bool {
    word.parse::<f64>().is_ok() && serde_json::from_str::<IgnoredAny>(word).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_numbers_are_rewritten_as_json() {
        for (text, repaired) in [
            ("[\"a\tb\nc\r\u{0}\u{1f}\"]", r#"["a\tb\nc\r\u0000\u001f"]"#),
            (r#"["C:\dir\u12\x41\'"]"#, r#"["C:\\dir\\u12\\x41\\'"]"#),
            ("[NaN,-Infinity,inf]", r#"["NaN","-Infinity","inf"]"#),
            ("[01,+1,.5,1.,-.5e3]", r#"["01","+1",".5","1.","-.5e3"]"#),
            ("{\"a\n\":1 ,\"b\":NaN}", r#"{"a\n":1 ,"b":"NaN"}"#),
        ] {
            assert_eq!(repair(text).as_deref(), Some(repaired));
            assert!(serde_json::from_str::<IgnoredAny>(repaired).is_ok());
        }
    }

    #[test]
    fn valid_and_ambiguous_text_is_unchanged() {
        for text in [
            r#"{"a":[1,-0,1e400,1.5E-3,true,false,null,"\u00e9\ud800\/ü","NaN"]}"#,
            "[1,]",
            "[undefined]",
            "[0x10]",
            "<html>",
            "[\"\u{7f}\"]",
            "",
        ] {
            assert_eq!(repair(text), None, "{text}");
        }
    }
}
