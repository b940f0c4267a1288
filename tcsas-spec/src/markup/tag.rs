//! The pieces of HTML: tags, comments and entities.

use super::within_reach;
use crate::diagnostic::is_hidden;

/// A tag as it is written.
pub(crate) struct Tag<'t> {
    /// In lower case.
    pub name: String,
    pub closing: bool,
    attributes: &'t str,
    pub length: usize,
}

impl<'t> Tag<'t> {
    /// Reads the tag that `text` starts with.
    pub(crate) fn parse(text: &'t str) -> Option<Self> {
        let near = within_reach(text);
        let inner = near.strip_prefix('<')?;
        let (inner, closing) = match inner.strip_prefix('/') {
            Some(inner) => (inner, true),
            None => (inner, false),
        };
        let end = inner
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .filter(|end| *end > 0 && inner.starts_with(|c: char| c.is_ascii_alphabetic()))?;
        let attributes = &inner[end..];
        if !attributes.starts_with(['>', '/', ' ', '\n', '\t', '\r']) {
            return None;
        }
        let close = closing_bracket(attributes)?;
        Some(Self {
            name: inner[..end].to_ascii_lowercase(),
            closing,
            attributes: &attributes[..close],
            length: near.len() - inner.len() + end + close + 1,
        })
    }

    /// The value of an attribute, or nothing.
    pub(crate) fn attribute(&self, name: &str) -> String {
        let mut value = String::new();
        let Some(at) = self.attributes.find(name) else {
            return value;
        };
        let rest = self.attributes[at + name.len()..].trim_start();
        let Some(rest) = rest.strip_prefix('=').map(str::trim_start) else {
            return value;
        };
        let raw = match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => rest[1..].split(quote).next(),
            _ => rest.split_whitespace().next(),
        };
        let mut raw = raw.unwrap_or("");
        while let Some(at) = raw.find('&') {
            value.push_str(&raw[..at]);
            raw = &raw[at..];
            let used = entity(raw, &mut value);
            raw = &raw[used..];
        }
        value.push_str(raw);
        value
    }
}

/// The length of the comment that `text` starts with, if it ends before another one starts.
pub(crate) fn comment(text: &str) -> Option<usize> {
    let near = within_reach(text);
    let next = near[1..].find("<!--").map_or(near.len(), |at| at + 1);
    let end = near[..next].find("-->")?;
    Some(end + 3)
}

/// Where the tag is that ends the code which `text` starts with, if no other code starts before.
pub(crate) fn end_of_code(text: &str) -> Option<usize> {
    let near = within_reach(text);
    let mut at = 0;
    loop {
        at += near[at..].find('<')?;
        let tag = &near[at..];
        if tag.starts_with("</code>") || tag.starts_with("</tt>") {
            return Some(at);
        }
        if tag.starts_with("<code") || tag.starts_with("<tt") {
            return None;
        }
        at += 1;
    }
}

/// Where the `>` is that ends a tag.
fn closing_bracket(attributes: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += attributes[at..].find(['>', '<', '"', '\''])?;
        match attributes.as_bytes()[at] {
            b'>' => return Some(at),
            b'<' => return None,
            quote => at += 2 + attributes[at + 1..].find(char::from(quote))?,
        }
    }
}

/// Decodes the entity at the start of `text`, or `&` itself. Returns its length in bytes.
pub(crate) fn entity(text: &str, out: &mut String) -> usize {
    let end = text.bytes().take(12).position(|c| c == b';');
    let name = end.and_then(|end| text.get(1..end)).unwrap_or("");
    let number = |digits: &str, base| u32::from_str_radix(digits, base).ok();
    let c = match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        "ensp" | "emsp" => Some(' '),
        _ => name
            .strip_prefix("#x")
            .and_then(|digits| number(digits, 16))
            .or_else(|| name.strip_prefix('#').and_then(|digits| number(digits, 10)))
            .and_then(char::from_u32)
            .filter(|c| !is_hidden(*c)),
    };
    match c {
        Some(c) => {
            out.push(c);
            name.len() + 2
        }
        None => {
            out.push('&');
            1
        }
    }
}
