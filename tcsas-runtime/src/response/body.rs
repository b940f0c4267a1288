//! Text of a body.

use std::ops::Deref;

use bytes::Bytes;
use zeroize::Zeroize;

use crate::json::check;

/// Text of a body. Wiped when dropped if it may contain secrets.
#[derive(Clone)]
pub(super) struct Body {
    text: String,
    wiped: bool,
}

impl Body {
    pub(super) fn new(bytes: Bytes, wiped: bool) -> Self {
        // Bytes that are not UTF-8 are replaced, so that the rest of the response stays readable.
        let text = String::from_utf8(bytes.into()).unwrap_or_else(|error| {
            let mut bytes = error.into_bytes();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if wiped {
                bytes.zeroize();
            }
            text
        });
        let mut body = Self { text, wiped };
        if body.text.starts_with('\u{feff}') {
            body.text.drain(..'\u{feff}'.len_utf8());
        }
        body
    }

    /// Checks that the body is JSON, and repairs it if it almost is.
    pub(super) fn check(&mut self) -> Result<(), serde_json::Error> {
        if let Some(text) = check(&self.text)? {
            *self = Self {
                text,
                wiped: self.wiped,
            };
        }
        Ok(())
    }
}

impl Deref for Body {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        if self.wiped {
            self.text.zeroize();
        }
    }
}
