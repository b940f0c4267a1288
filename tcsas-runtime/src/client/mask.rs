//! A body as it may be written to a log.

use crate::secret::{HIDDEN, is_secret};
use serde_json::Value;
use std::fmt;

/// Shows JSON with the values of fields masked that are called like a secret, and of anything else only its length.
pub(super) struct Masked<'a>(pub(super) &'a [u8]);

impl fmt::Display for Masked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match serde_json::from_slice::<Value>(self.0) {
            Ok(mut body) => {
                mask(&mut body);
                body.fmt(f)
            }
            Err(_) => write!(f, "{} bytes that are not JSON", self.0.len()),
        }
    }
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let secret = is_secret(name);
                match value {
                    Value::Object(_) | Value::Array(_) if !secret => mask(value),
                    Value::Null | Value::Bool(_) => {}
                    // A string may be JSON itself.
                    Value::String(text) if !secret => {
                        if let Ok(mut inner @ (Value::Object(_) | Value::Array(_))) =
                            serde_json::from_str(text)
                        {
                            mask(&mut inner);
                            *text = inner.to_string();
                        }
                    }
                    _ if secret => *value = Value::from(HIDDEN),
                    _ => {}
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_called_like_a_secret_is_masked_at_any_depth() {
        let body = r#"{"A":1,"Credentials":{"TmpSecretId":"geheim"},"L":[{"Password":"geheim","N":"x"}],"J":"{\"Token\":\"geheim\"}","UserToken":["geheim"]}"#;
        let shown = Masked(body.as_bytes()).to_string();
        assert!(
            !shown.contains("geheim") && shown.contains("\"N\":\"x\""),
            "{shown}"
        );
        assert_eq!(Masked(b"geheim").to_string(), "6 bytes that are not JSON");
    }
}
