//! Errors in JSON texts, with advice on how to correct them.

use crate::source::File;

/// An error in a JSON text.
#[derive(Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Byte offset where the error starts.
    pub start: usize,
    /// Byte offset after its end.
    pub end: usize,
    /// Description of the error, in one line.
    pub message: String,
    /// Text for the marked place.
    pub label: String,
    /// Advice on how to correct it.
    pub help: Option<String>,
}

/// Turns an error of `serde_json` into one with a span, a label and advice.
pub(super) fn explain(file: &File, error: &serde_json::Error) -> SyntaxError {
    let text = &file.text;
    let mut start = file.offset(error.line(), error.column());
    if error.is_eof() {
        // Something is missing after the last token.
        start = text.trim_end().len();
    }
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let reason = error.to_string();
    let reason = reason
        .rfind(" at line ")
        .map_or(&*reason, |end| &reason[..end]);
    let mut label = match reason.strip_prefix("EOF while parsing ") {
        Some("a value") => "the file ends where a value is expected".to_owned(),
        Some(what) => format!("the file ends inside {what}"),
        None => reason.to_owned(),
    };
    let mut help = None;
    let before = before.trim_end();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    if rest.starts_with([']', '}']) && before.ends_with(',') {
        start = before.len() - 1;
        "trailing comma".clone_into(&mut label);
        help = Some("remove the comma: JSON allows none before a closing bracket".to_owned());
    } else if rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#') {
        help = Some("remove the comment: JSON has none".to_owned());
    } else if rest.starts_with(['\'', '`']) {
        help = Some("write strings in double quotes".to_owned());
    } else if rest.starts_with(is_odd_blank) {
        help = Some("this is a special space character: replace it by a plain space".to_owned());
    } else if let Some((c, right)) = rest.chars().next().and_then(typed) {
        help = Some(format!("write {right} instead of `{c}`"));
    } else if let Some((at, (c, right))) = typed_before(before, line) {
        // A quotation mark that does not end a string, so that the error is found after it.
        start = line + at;
        "this character does not end the string".clone_into(&mut label);
        help = Some(format!("write {right} instead of `{c}`"));
    } else if label.starts_with("control character") {
        "the string is not closed on this line".clone_into(&mut label);
        help = Some("write a line break inside a string as `\\n` and a tab as `\\t`".to_owned());
    } else if label.starts_with("invalid escape") {
        help = Some("write a backslash inside a string as `\\\\`".to_owned());
    } else if label.starts_with("key must be a string") && rest.starts_with(is_word) {
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let key: String = rest[..end].chars().take(40).collect();
        help = Some(format!("write keys in double quotes: `\"{key}\"`"));
    } else if label.starts_with("expected `,`") && rest.starts_with(['{', '[', '"']) {
        help = Some("add a comma before this".to_owned());
    } else if label.starts_with("expected `,`") && rest.starts_with(';') {
        help = Some("write `,` instead of `;`".to_owned());
    } else if label.starts_with("expected `:`") && rest.starts_with('=') {
        help = Some("write `:` between a key and its value".to_owned());
    } else if rest.starts_with(is_word)
        && let Some(right) = bare_word(rest)
    {
        help = Some(format!("did you mean `{right}`?"));
    }
    let marked = text.get(start..).and_then(|rest| rest.chars().next());
    SyntaxError {
        start,
        end: start + marked.map_or(0, char::len_utf8),
        message: "this is not valid JSON".to_owned(),
        label,
        help,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A typographic or full-width character and the JSON syntax it stands for.
fn typed(c: char) -> Option<(char, &'static str)> {
    let right = match c {
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ff02}' | '\u{300c}'
        | '\u{300d}' | '\u{ab}' | '\u{bb}' | '\u{2018}' | '\u{2019}' => "`\"`",
        '\u{ff0c}' | '\u{3001}' | '\u{ff1b}' => "`,`",
        '\u{ff1a}' => "`:`",
        '\u{3010}' | '\u{ff3b}' | '\u{3014}' => "`[`",
        '\u{3011}' | '\u{ff3d}' | '\u{3015}' => "`]`",
        '\u{ff5b}' => "`{`",
        '\u{ff5d}' => "`}`",
        _ => return None,
    };
    Some((c, right))
}

/// Space characters that are not white space in JSON, as copied from web pages.
fn is_odd_blank(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{3000}' | '\u{2002}'..='\u{200b}' | '\u{202f}' | '\u{2060}' | '\u{feff}'
    )
}

/// The last typographic quotation mark on the line that starts at `line`, and its offset in the
/// line.
fn typed_before(before: &str, line: usize) -> Option<(usize, (char, &'static str))> {
    let line = before.get(line..)?;
    let quotes = ['\u{201c}', '\u{201d}', '\u{201e}', '\u{201f}', '\u{ff02}'];
    let at = line.rfind(quotes)?;
    let found = line[at..].chars().next().and_then(typed)?;
    Some((at, found))
}

/// The JSON literal for a bare word.
fn bare_word(rest: &str) -> Option<&'static str> {
    let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    let word = rest.get(..end.min(16))?;
    Some(match &*word.to_lowercase() {
        "true" | "yes" | "是" => "true",
        "false" | "no" | "否" => "false",
        "null" | "none" | "nil" | "undefined" => "null",
        _ => return None,
    })
}
