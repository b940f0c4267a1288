//! The compiler's output of an expansion: its text and its time.

use serde_json::Value;

/// Has the compiler print the expanded crate, and time itself.
pub const FLAGS: &str = "-Zunpretty=expanded -Ztime-passes -Ztime-passes-format=json";

/// Has the compiler time itself only.
pub const PASSES: &str = "-Ztime-passes -Ztime-passes-format=json";

/// The seconds of every pass.
pub fn passes(stderr: &str) -> Vec<(String, f64)> {
    let lines = stderr
        .lines()
        .filter_map(|line| line.strip_prefix("time: "));
    let passes = lines.filter_map(|line| {
        let pass: Value = serde_json::from_str(line).ok()?;
        Some((pass["pass"].as_str()?.to_owned(), pass["time"].as_f64()?))
    });
    passes.collect()
}

/// The seconds of the expansion of all macros.
pub fn seconds(stderr: &str) -> Option<f64> {
    let passes = passes(stderr);
    let mut of_macros = passes
        .iter()
        .filter(|(pass, _)| pass == "macro_expand_crate");
    of_macros.next().map(|(_, seconds)| *seconds)
}

/// The text without documentation and indentation, and without the files that it includes to track
/// changes.
pub fn bare(expanded: &str) -> String {
    let mut code = String::with_capacity(expanded.len());
    let mut rest = expanded;
    while !rest.is_empty() {
        let word = |last: char| last.is_alphanumeric() || last == '_';
        let (length, kept) = piece(rest, code.ends_with(word));
        let (piece, behind) = rest.split_at(length);
        let file = piece.starts_with('"') && is_watched(&code);
        code.push_str(if kept && !file { piece } else { "" });
        rest = behind;
    }
    let lines = code.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether the value of a `const _: &…` comes next.
fn is_watched(code: &str) -> bool {
    let item = code.rsplit([';', '{', '}']).next();
    item.is_some_and(|item| item.trim_start().starts_with("const _: &"))
}

/// The length of the first token of `text`, and whether it is code.
fn piece(text: &str, in_word: bool) -> (usize, bool) {
    let doc = ["#[doc =", "#![doc ="];
    if text.starts_with("//") {
        (text.find('\n').unwrap_or(text.len()), false)
    } else if text.starts_with("/*") {
        (comment(text), false)
    } else if let Some(start) = doc.iter().find(|start| text.starts_with(**start)) {
        // The compiler begins a new line before long values.
        let behind = text[start.len()..].trim_start();
        let value = text.len() - behind.len() + piece(behind, false).0;
        (value + "]".len(), false)
    } else if text.starts_with('"') {
        (quoted(text, '"'), true)
    } else if text.starts_with('\'') {
        let mut chars = text.chars().skip(1);
        let is_char = chars.next() == Some('\\') || chars.next() == Some('\'');
        // Otherwise it is a lifetime.
        (if is_char { quoted(text, '\'') } else { 1 }, true)
    } else if let Some(length) = raw(text).filter(|_| !in_word) {
        (length, true)
    } else {
        (text.chars().next().map_or(0, char::len_utf8), true)
    }
}

/// The length of a comment, which may hold others.
fn comment(text: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while at < text.len() {
        let pair = &text.as_bytes()[at..text.len().min(at + 2)];
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The length of a literal between quotes.
fn quoted(text: &str, quote: char) -> usize {
    let mut chars = text.char_indices().skip(1);
    while let Some((at, char)) = chars.next() {
        match char {
            '\\' => {
                chars.next();
            }
            _ if char == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a raw string, if it is one.
fn raw(text: &str) -> Option<usize> {
    let start = ["r", "br", "cr"]
        .into_iter()
        .find(|start| text.starts_with(start))?;
    let behind = &text[start.len()..];
    let hashes = behind.len() - behind.trim_start_matches('#').len();
    behind[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let open = start.len() + hashes + 1;
    text[open..].find(&end).map(|at| open + at + end.len())
}

/// A method of a generated client and the type it takes.
#[derive(Debug)]
pub struct Method {
    pub name: String,
    pub request: String,
}

/// The methods of the shape `start NAME between REQUEST)`, where `between` begins the parameters.
pub fn methods(bare: &str, start: &str, between: &str) -> Vec<Method> {
    // The compiler breaks long lines.
    let text: Vec<&str> = bare.split_whitespace().collect();
    let text = text.join(" ").replace("( ", "(");
    let methods = text.split(start).skip(1).filter_map(|method| {
        let (name, behind) = method.split_once(between)?;
        let is_name = name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'#');
        let end = behind.find([',', ')'])?;
        is_name.then(|| Method {
            name: name.into(),
            request: behind[..end].trim().into(),
        })
    });
    methods.collect()
}
