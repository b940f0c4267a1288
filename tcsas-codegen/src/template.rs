//! Rust source text, put together from templates.
//!
//! Text instead of tokens, because the compiler's own lexer is optimised and a macro is not: in a
//! build without optimisation, making the tokens of a large service one by one takes longer than
//! checking them.
//!
//! [`emit!`] checks its placeholders against its values when this crate is compiled.
//!
//! A template is filled with [`Splice`] values only: identifiers from `names.rs`, literals and
//! other code. Text from a description can only become a literal.

use std::fmt::Write;

/// Source text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Code(String);

/// A value for a placeholder of a template.
pub(crate) trait Splice {
    /// Appends the source text.
    fn splice(&self, out: &mut String);
}

/// A string literal.
pub(crate) struct Lit<'a>(pub(crate) &'a str);

/// A string literal of several lines, which keeps them where the text has nothing to escape.
pub(crate) struct Lines<'a>(pub(crate) &'a str);

/// A number.
pub(crate) struct Num(pub(crate) u64);

impl Code {
    /// Code from a part of a template.
    pub(crate) fn fixed(text: &'static str) -> Self {
        Self(text.to_owned())
    }

    /// Appends `template` with every `$name` replaced by its value; [`emit!`] checks that each has
    /// one.
    pub(crate) fn fill(&mut self, template: &'static str, values: &[(&'static str, &dyn Splice)]) {
        let mut end = 0;
        while let Some(placeholder) = next_placeholder(template, end) {
            self.0.push_str(&template[end..placeholder.start]);
            let name = placeholder.name(template);
            if let Some((_, value)) = values.iter().find(|(other, _)| *other == name) {
                value.splice(&mut self.0);
            }
            end = placeholder.end;
        }
        self.0.push_str(&template[end..]);
    }

    /// Appends other code.
    pub(crate) fn add(&mut self, other: &dyn Splice) {
        other.splice(&mut self.0);
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, taken out.
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

/// A `$name` in a template.
#[derive(Clone, Copy)]
struct Placeholder {
    /// The byte of the `$`.
    start: usize,
    /// The byte behind the name.
    end: usize,
}

impl Placeholder {
    const fn name(self, template: &str) -> &str {
        let (before, _) = template.split_at(self.end);
        before.split_at(self.start + 1).1
    }
}

/// The first placeholder at or behind the byte `from`.
const fn next_placeholder(template: &str, from: usize) -> Option<Placeholder> {
    let bytes = template.as_bytes();
    let mut start = from;
    while start < bytes.len() && bytes[start] != b'$' {
        start += 1;
    }
    if start == bytes.len() {
        return None;
    }
    let mut end = start + 1;
    while end < bytes.len() && (bytes[end].is_ascii_alphanumeric() || bytes[end] == b'_') {
        end += 1;
    }
    Some(Placeholder { start, end })
}

/// Fails the build of this crate if a placeholder has no value, or a value no placeholder.
pub(crate) const fn check(template: &str, names: &[&str]) {
    let (problem, name) = if let Some(name) = placeholder_without_value(template, names) {
        ("the template has no value for the placeholder $", name)
    } else if let Some(name) = value_without_placeholder(template, names) {
        ("the template has no placeholder for the value ", name)
    } else {
        return;
    };
    let mut message = [0; 128];
    panic!("{}", joined(problem, name, &mut message));
}

/// `first` and `second` in a row, as far as `buffer` has room: constants cannot format yet.
const fn joined<'b>(first: &str, second: &str, buffer: &'b mut [u8]) -> &'b str {
    let (first, second) = (first.as_bytes(), second.as_bytes());
    let mut length = 0;
    while length < first.len() + second.len() && length < buffer.len() {
        buffer[length] = if length < first.len() {
            first[length]
        } else {
            second[length - first.len()]
        };
        length += 1;
    }
    match str::from_utf8(buffer.split_at(length).0) {
        Ok(text) => text,
        Err(_) => "the values of a template do not match its placeholders",
    }
}

const fn placeholder_without_value<'t>(template: &'t str, names: &[&str]) -> Option<&'t str> {
    let mut end = 0;
    while let Some(placeholder) = next_placeholder(template, end) {
        let name = placeholder.name(template);
        let (mut index, mut found) = (0, false);
        while index < names.len() {
            found |= equal(name, names[index]);
            index += 1;
        }
        if !found {
            return Some(name);
        }
        end = placeholder.end;
    }
    None
}

const fn value_without_placeholder<'n>(template: &str, names: &[&'n str]) -> Option<&'n str> {
    let mut index = 0;
    while index < names.len() {
        let (mut end, mut found) = (0, false);
        while let Some(placeholder) = next_placeholder(template, end) {
            found |= equal(placeholder.name(template), names[index]);
            end = placeholder.end;
        }
        if !found {
            return Some(names[index]);
        }
        index += 1;
    }
    None
}

/// `==`, which constants cannot call yet.
const fn equal(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut index = 0;
    while index < a.len() && index < b.len() && a[index] == b[index] {
        index += 1;
    }
    index == a.len() && index == b.len()
}

/// Fills a template: `emit!(code, "fn $name() {}", name = ident)`.
///
/// A placeholder without a value and a value without a placeholder are compile errors of this
/// crate, which name it.
macro_rules! emit {
    ($code:expr, $template:expr $(, $name:ident = $value:expr)* $(,)?) => {{
        const { $crate::template::check($template, &[$(stringify!($name)),*]) };
        $code.fill($template, &[$((stringify!($name), &$value as &dyn $crate::template::Splice)),*])
    }};
}
pub(crate) use emit;

impl Splice for Code {
    fn splice(&self, out: &mut String) {
        out.push_str(&self.0);
    }
}

impl<T: Splice + ?Sized> Splice for &T {
    fn splice(&self, out: &mut String) {
        (**self).splice(out);
    }
}

impl Splice for Num {
    fn splice(&self, out: &mut String) {
        let _ = write!(out, "{}", self.0);
    }
}

impl Splice for Lit<'_> {
    fn splice(&self, out: &mut String) {
        out.push('"');
        let mut plain = 0;
        for (at, char) in self.0.char_indices() {
            if matches!(char, ' '..='~') && char != '"' && char != '\\'
                || !char.is_ascii() && char.is_alphanumeric()
            {
                continue;
            }
            out.push_str(&self.0[plain..at]);
            plain = at + char.len_utf8();
            match char {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                // Among the rest are characters that reverse the direction of text, which the
                // compiler rejects.
                other => {
                    let _ = write!(out, "{}", other.escape_unicode());
                }
            }
        }
        out.push_str(&self.0[plain..]);
        out.push('"');
    }
}

impl Splice for Lines<'_> {
    fn splice(&self, out: &mut String) {
        let raw = |char| matches!(char, ' '..='~' | '\n') || char.is_alphanumeric();
        if !self.0.chars().all(raw) {
            return Lit(self.0).splice(out);
        }
        // One more than any number of `#` in the text.
        let runs = self.0.split(|char| char != '#').map(str::len);
        let hashes = "#".repeat(runs.max().unwrap_or(0) + 1);
        let _ = write!(out, "r{hashes}\"{}\"{hashes}", self.0);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn placeholders_are_replaced_by_their_values() {
        let mut code = Code::default();
        emit!(code, "f($a, $b_2)$a;", a = Num(1), b_2 = Lit("x"));
        assert_eq!(code.as_str(), "f(1, \"x\")1;");
    }

    #[test]
    fn placeholders_and_values_are_checked_both_ways() {
        const TEMPLATE: &str = "f($a, $b_2)$a; $";
        check("f($a, $b_2)$a;", &["b_2", "a"]);
        let missing = |names: &[&str]| placeholder_without_value(TEMPLATE, names);
        assert_eq!(missing(&["a"]), Some("b_2"));
        assert_eq!(missing(&["a", "b_2"]), Some(""));
        assert_eq!(missing(&["a", "b"]), Some("b_2"));
        let extra = |names: &[&'static str]| value_without_placeholder(TEMPLATE, names);
        assert_eq!(extra(&["a", "b_2"]), None);
        assert_eq!(extra(&["a", "b"]), Some("b"));
    }

    #[test]
    #[should_panic(expected = "no value for the placeholder $b_2")]
    fn missing_values_are_named() {
        check("f($a, $b_2)", &["a"]);
    }

    #[test]
    #[should_panic(expected = "no placeholder for the value b")]
    fn unused_values_are_named() {
        check("f($a)", &["a", "b"]);
    }

    #[test]
    fn messages_are_cut_off_at_the_end_of_the_buffer() {
        assert_eq!(joined("ab", "cd", &mut [0; 8]), "abcd");
        assert_eq!(joined("ab", "cd", &mut [0; 3]), "abc");
    }

    proptest! {
        #[test]
        fn any_text_becomes_one_literal_with_the_same_value(text in "(?s).*|[\"#\\\\\r\n]*") {
            for splice in [&Lit(&text) as &dyn Splice, &Lines(&text)] {
                let mut code = Code::default();
                code.add(splice);
                let literal: syn::LitStr = syn::parse_str(code.as_str()).unwrap();
                prop_assert_eq!(literal.value(), &*text);
            }
        }
    }
}
