//! Rust source text, put together from templates.
//!
//! Text instead of tokens, because the compiler's own lexer is optimised and a macro is not: in a
//! build without optimisation, making the tokens of a large service one by one takes longer than
//! checking them.
//!
//! A template is filled with [`Splice`] values only. There are three: names that `names.rs` has
//! made, literals, and other code. Text from a description can get in as a literal, and as nothing
//! else.

use std::fmt::Write;

/// Source text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Code(String);

/// What may stand in for a `$name` of a template.
pub(crate) trait Splice {
    /// Appends the source text.
    fn splice(&self, out: &mut String);
}

/// A string literal.
pub(crate) struct Lit<'a>(pub(crate) &'a str);

/// A number.
pub(crate) struct Num(pub(crate) u64);

impl Code {
    /// Code from a part of a template.
    pub(crate) fn fixed(text: &'static str) -> Self {
        Self(text.to_owned())
    }

    /// Appends `template` with every `$name` replaced by its value.
    pub(crate) fn fill(&mut self, template: &'static str, values: &[(&'static str, &dyn Splice)]) {
        let mut rest = template;
        while let Some(dollar) = rest.find('$') {
            self.0.push_str(&rest[..dollar]);
            rest = &rest[dollar + 1..];
            let end = rest
                .bytes()
                .position(|byte| !byte.is_ascii_alphanumeric() && byte != b'_')
                .unwrap_or(rest.len());
            match values.iter().find(|(name, _)| *name == &rest[..end]) {
                Some((_, value)) => value.splice(&mut self.0),
                None => debug_assert!(false, "the template has no value for ${}", &rest[..end]),
            }
            rest = &rest[end..];
        }
        self.0.push_str(rest);
    }

    /// Appends other code.
    pub(crate) fn add(&mut self, other: &dyn Splice) {
        other.splice(&mut self.0);
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, taken out.
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

/// Fills a template: `emit!(code, "fn $name() {}", name = ident)`.
macro_rules! emit {
    ($code:expr, $template:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $code.fill($template, &[$((stringify!($name), &$value as &dyn $crate::template::Splice)),*])
    };
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
                // Among the rest are the characters that turn the direction of text around, which
                // the compiler refuses.
                other => {
                    let _ = write!(out, "{}", other.escape_unicode());
                }
            }
        }
        out.push_str(&self.0[plain..]);
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_template_is_filled_with_what_it_names() {
        let mut code = Code::default();
        emit!(code, "f($a, $b_2)$a;", a = Num(1), b_2 = Lit("x"));
        assert_eq!(code.as_str(), "f(1, \"x\")1;");
    }

    proptest! {
        #[test]
        fn any_text_becomes_one_literal_that_says_the_same(text in any::<String>()) {
            let mut code = Code::default();
            code.add(&Lit(&text));
            let literal: syn::LitStr = syn::parse_str(code.as_str()).unwrap();
            prop_assert_eq!(literal.value(), text);
        }
    }
}
