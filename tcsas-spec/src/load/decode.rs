//! Decodes the bytes of files as UTF-8.

use crate::diagnostic::{Diag, Kind};
use crate::source::{File, Source, Span};

/// Maximum size of a file.
pub(crate) const MAX_BYTES: usize = 32 << 20;

/// The reason why a file cannot be decoded.
pub(crate) enum DecodeError {
    /// It is too large; with the message.
    Size(String),
    /// It is not UTF-8.
    Text(Box<Diag>),
}

/// Decodes a source; the file is empty, or cut after the first invalid byte, if there is an error.
pub(crate) fn decode((source, index): (Source, u32)) -> (File, Option<DecodeError>) {
    if source.text.len() > MAX_BYTES {
        let message = format!("this file is larger than {} MiB", MAX_BYTES >> 20);
        return (
            File::new(source.name, String::new()),
            Some(DecodeError::Size(message)),
        );
    }
    let error = match String::from_utf8(source.text) {
        Ok(text) => return (File::new(source.name, text), None),
        Err(error) => error,
    };
    let mut start = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    let byte = bytes.get(start).copied().unwrap_or(0);
    // Only the text around the first invalid byte is shown.
    let shown = bytes.get(..bytes.len().min(start + 200)).unwrap_or(&bytes);
    let file = File::new(source.name, String::from_utf8_lossy(shown).into_owned());
    if bytes.starts_with("\u{feff}".as_bytes()) {
        start -= '\u{feff}'.len_utf8();
    }
    let span = Span {
        file: index,
        start: start as u32,
        end: start as u32 + 1,
    };
    let utf_16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let diag = Diag::new(Kind::File, span, "this file is not UTF-8")
        .label(format!("invalid byte 0x{byte:02x}"))
        .help(match utf_16 {
            true => "the file looks like UTF-16; save it as UTF-8",
            false => "save the file as UTF-8",
        });
    (file, Some(DecodeError::Text(Box::new(diag))))
}
