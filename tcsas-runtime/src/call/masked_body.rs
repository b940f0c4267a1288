//! Bodies in a form that may be logged.

use std::fmt::{self, Write};

use crate::json::{Budget, Cursor, check, value};
use crate::secret::MaskedJson;

/// The maximum size of a body that is logged, and of the part that is shown, in bytes.
const MAX_SIZE: usize = 4 << 20;
const MAX_SHOWN: usize = 64 << 10;

/// Displays JSON with the values of secret fields masked, and only the length of other bodies.
pub(super) struct MaskedBody<'a>(pub(super) &'a [u8]);

impl fmt::Display for MaskedBody<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = self.0.len();
        if length > MAX_SIZE {
            return write!(f, "{length} bytes, too many to show");
        }
        // Invalid text is replaced and repaired as the decoder does it.
        let text = String::from_utf8_lossy(self.0);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let Ok(repaired) = check(text) else {
            return write!(f, "{length} bytes that are not JSON");
        };
        let mut cursor = Cursor::resume(repaired.as_deref().unwrap_or(text), 0);
        match value(&mut cursor, &mut Budget::of(MAX_SIZE)) {
            Ok(body) => {
                let mut output = Truncated { f, left: MAX_SHOWN };
                match write!(output, "{}", MaskedJson(&body)) {
                    Err(_) if output.left == 0 => write!(output.f, "… of {length} bytes"),
                    written => written,
                }
            }
            Err(_) => write!(f, "{length} bytes, too many to show"),
        }
    }
}

/// Writes at most `left` bytes.
struct Truncated<'a, 'b> {
    f: &'a mut fmt::Formatter<'b>,
    left: usize,
}

impl Write for Truncated<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.len() <= self.left {
            self.left -= text.len();
            return self.f.write_str(text);
        }
        let end = (0..=self.left)
            .rev()
            .find(|end| text.is_char_boundary(*end));
        self.f.write_str(&text[..end.unwrap_or(0)])?;
        self.left = 0;
        Err(fmt::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked_at_any_depth() {
        let body = r#"{"A":1,"Credentials":{"TmpSecretId":"SENTINEL"},"L":[{"Password":"SENTINEL","N":"x"}],"J":"{\"Token\":\"SENTINEL\"}","UserToken":["SENTINEL"]}"#;
        let shown = MaskedBody(body.as_bytes()).to_string();
        assert!(
            !shown.contains("SENTINEL") && shown.contains("\"N\":\"x\""),
            "{shown}"
        );
        assert_eq!(
            MaskedBody(b"SENTINEL").to_string(),
            "8 bytes that are not JSON"
        );
    }

    #[test]
    fn json_is_shown_and_other_bodies_are_counted() {
        let shown = |body: &[u8]| MaskedBody(body).to_string();
        assert_eq!(
            shown(b"\xef\xbb\xbf{\"Pwd\":1e400,\"N\":1e400,\"T\":\"a\nb\"}"),
            r#"{"N":"1e400","Pwd":"***","T":"a\nb"}"#
        );
        assert_eq!(
            shown(b"{\"Token\":\"\xffSENTINEL\",\"N\":\"\xff\"}"),
            "{\"N\":\"\u{fffd}\",\"Token\":\"***\"}"
        );
        for cut in [
            &b"{\"Token\":\"SENTINEL"[..],
            b"Token=SENTINEL",
            b"<Token>SENTINEL</Token>",
        ] {
            assert_eq!(shown(cut), format!("{} bytes that are not JSON", cut.len()));
        }
    }

    #[test]
    fn long_body_is_truncated_after_masking() {
        let long = format!(r#"{{"L":"{}","Token":"SENTINEL"}}"#, "ü".repeat(100_000));
        let shown = MaskedBody(long.as_bytes()).to_string();
        assert!(
            shown.len() < MAX_SHOWN + 100
                && shown.ends_with(&format!("ü… of {} bytes", long.len()))
        );
        let longer = format!("[\"{}\"]", "x".repeat(MAX_SIZE));
        assert_eq!(
            MaskedBody(longer.as_bytes()).to_string(),
            "4194308 bytes, too many to show"
        );
    }
}
