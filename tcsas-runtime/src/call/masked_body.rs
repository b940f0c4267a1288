//! A body as it may be written to a log.

use std::fmt::{self, Write};

use crate::json::{Budget, Cursor, check, value};
use crate::secret::MaskedJson;

/// The longest body that is shown, and how much of its JSON is.
const LONGEST: usize = 4 << 20;
const SHOWN: usize = 64 << 10;

/// Shows JSON with the values of fields masked that are called like a secret, and of anything else
/// only its length.
pub(super) struct MaskedBody<'a>(pub(super) &'a [u8]);

impl fmt::Display for MaskedBody<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length = self.0.len();
        if length > LONGEST {
            return write!(f, "{length} bytes, too many to show");
        }
        // A body is looked at as it will be read.
        let text = String::from_utf8_lossy(self.0);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let Ok(repaired) = check(text) else {
            return write!(f, "{length} bytes that are not JSON");
        };
        let mut cursor = Cursor::resume(repaired.as_deref().unwrap_or(text), 0);
        match value(&mut cursor, &mut Budget::of(LONGEST)) {
            Ok(body) => {
                let mut line = Line { f, left: SHOWN };
                match write!(line, "{}", MaskedJson(&body)) {
                    Err(_) if line.left == 0 => write!(line.f, "… of {length} bytes"),
                    written => written,
                }
            }
            Err(_) => write!(f, "{length} bytes, too many to show"),
        }
    }
}

/// Takes so many bytes and no more.
struct Line<'a, 'b> {
    f: &'a mut fmt::Formatter<'b>,
    left: usize,
}

impl Write for Line<'_, '_> {
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
    fn what_is_called_like_a_secret_is_masked_at_any_depth() {
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
    fn what_is_read_is_shown_and_what_is_not_is_counted() {
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
    fn a_long_body_is_cut_behind_the_masks() {
        let long = format!(r#"{{"L":"{}","Token":"SENTINEL"}}"#, "ü".repeat(100_000));
        let shown = MaskedBody(long.as_bytes()).to_string();
        assert!(
            shown.len() < SHOWN + 100 && shown.ends_with(&format!("ü… of {} bytes", long.len()))
        );
        let longer = format!("[\"{}\"]", "x".repeat(LONGEST));
        assert_eq!(
            MaskedBody(longer.as_bytes()).to_string(),
            "4194308 bytes, too many to show"
        );
    }
}
