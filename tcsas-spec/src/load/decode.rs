//! From bytes to text.

use crate::diagnostic::{Kind, Mistake};
use crate::source::{File, Source, Span};

/// The largest file that is read.
pub(crate) const MAX_BYTES: usize = 32 << 20;

/// Why a source is no text.
pub(crate) enum Flaw {
    Size,
    Text(Box<Mistake>),
}

/// Makes text of a source.
pub(crate) fn decode((source, index): (Source, u32)) -> (File, Option<Flaw>) {
    if source.text.len() > MAX_BYTES {
        return (File::new(source.name, String::new()), Some(Flaw::Size));
    }
    let error = match String::from_utf8(source.text) {
        Ok(text) => return (File::new(source.name, text), None),
        Err(error) => error,
    };
    let mut start = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    let byte = bytes.get(start).copied().unwrap_or(0);
    // Only what lies around the first bad byte is ever shown.
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
    let mistake = Mistake::new(Kind::File, span, "this file is not UTF-8")
        .label(format!("the byte 0x{byte:02x} makes no character here"))
        .help(match utf_16 {
            true => "this looks like UTF-16; save it in the encoding UTF-8",
            false => "save it in the encoding UTF-8",
        });
    (file, Some(Flaw::Text(Box::new(mistake))))
}
