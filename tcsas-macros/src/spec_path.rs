//! The path of the specs: a string, or `concat!` and `env!` as build scripts need them.
//!
//! A macro receives the tokens of its arguments, and stable Rust has no way to expand them. These
//! two are evaluated here, with the environment that the compiler itself would use.

use std::path::{Path, PathBuf};

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, Lit, LitStr, Token, parenthesized};

/// A path, and the variables that it depends on.
pub(crate) struct SpecPath {
    pub(crate) path: PathBuf,
    /// Where it is written.
    pub(crate) span: Span,
    /// The variables in it with their values.
    variables: Vec<(String, String)>,
}

impl Default for SpecPath {
    fn default() -> Self {
        Self {
            path: PathBuf::new(),
            span: Span::call_site(),
            variables: Vec::new(),
        }
    }
}

impl SpecPath {
    /// The names of the variables.
    pub(crate) fn variables(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().map(|(name, _)| name.as_str())
    }

    /// A file as the docs name it: `$OUT_DIR/specs/ModifyMNP.json` instead of a path of the
    /// machine.
    pub(crate) fn shown(&self, file: &Path) -> PathBuf {
        let within = |(name, value): &(String, String)| {
            let rest = file.strip_prefix(value).ok()?;
            Path::new(value).is_absolute().then(|| {
                let name = format!("${name}");
                Path::new(&name).join(rest)
            })
        };
        let mut shown = self.variables.iter().filter_map(within);
        shown.next().unwrap_or_else(|| file.to_owned())
    }
}

impl Parse for SpecPath {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut path = Self {
            span: input.span(),
            ..Self::default()
        };
        path.path = path.text(input)?.into();
        Ok(path)
    }
}

impl SpecPath {
    /// Evaluates a string, `concat!` or `env!`.
    fn text(&mut self, input: ParseStream<'_>) -> syn::Result<String> {
        if input.peek(LitStr) {
            return Ok(input.parse::<LitStr>()?.value());
        }
        let span = input.span();
        let name = macro_name(input)?;
        let arguments;
        parenthesized!(arguments in input);
        match name.as_str() {
            "concat" => self.concat(&arguments),
            "env" => self.env(&arguments, span),
            _ => Err(syn::Error::new(span, EXPECTED)),
        }
    }

    fn concat(&mut self, arguments: ParseStream<'_>) -> syn::Result<String> {
        let mut text = String::new();
        while !arguments.is_empty() {
            match arguments.peek(Lit) && !arguments.peek(LitStr) {
                true => text.push_str(&literal(arguments.parse()?)?),
                false => text.push_str(&self.text(arguments)?),
            }
            if !arguments.is_empty() {
                arguments.parse::<Token![,]>()?;
            }
        }
        Ok(text)
    }

    fn env(&mut self, arguments: ParseStream<'_>, span: Span) -> syn::Result<String> {
        let name: LitStr = arguments.parse()?;
        let mut message = None;
        if arguments.parse::<Option<Token![,]>>()?.is_some() && !arguments.is_empty() {
            message = Some(arguments.parse::<LitStr>()?.value());
            arguments.parse::<Option<Token![,]>>()?;
        }
        let name = name.value();
        match std::env::var(&name) {
            Ok(value) => {
                self.variables.push((name, value.clone()));
                Ok(value)
            }
            Err(_) => Err(syn::Error::new(
                span,
                message.unwrap_or_else(|| absent(&name)),
            )),
        }
    }
}

fn absent(name: &str) -> String {
    let hint = match name {
        "OUT_DIR" => ": Cargo sets it for packages with a build script, `build.rs`",
        _ => "",
    };
    format!("the environment variable `{name}` is not set when this crate is compiled{hint}")
}

const EXPECTED: &str = "expected a string, or `concat!` and `env!` of strings: a macro cannot evaluate constants, \
or macros other than these two";

/// The last segment of the path of a macro, and its `!`.
fn macro_name(input: ParseStream<'_>) -> syn::Result<String> {
    let span = input.span();
    let expected = |_| syn::Error::new(span, EXPECTED);
    input.parse::<Option<Token![::]>>()?;
    loop {
        let name = Ident::parse_any(input).map_err(expected)?;
        if input.parse::<Option<Token![::]>>()?.is_none() {
            input.parse::<Token![!]>().map_err(expected)?;
            return Ok(name.to_string());
        }
    }
}

/// A literal as `concat!` writes it.
fn literal(literal: Lit) -> syn::Result<String> {
    match literal {
        Lit::Char(char) => Ok(char.value().to_string()),
        Lit::Int(number) => Ok(number.base10_digits().to_owned()),
        Lit::Bool(truth) => Ok(truth.value.to_string()),
        other => Err(syn::Error::new(other.span(), EXPECTED)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Result<String, String> {
        let parsed = syn::parse_str::<SpecPath>(text);
        let path = parsed.map_err(|error| error.to_string())?;
        Ok(path.path.display().to_string())
    }

    #[test]
    fn strings_and_macros_of_strings_are_evaluated() {
        let manifest = env!("CARGO_MANIFEST_DIR");
        let specs = format!("{manifest}/specs/1-a-true");
        for text in [
            r#"concat!(env!("CARGO_MANIFEST_DIR"), "/specs/", 1, '-', r"a-", true)"#,
            r#"::core::concat!(std::env!("CARGO_MANIFEST_DIR", "no Cargo"), "/specs/1-a-true",)"#,
            r#"concat!(concat!(env!("CARGO_MANIFEST_DIR",), "/specs"), concat!(), "/1-a-true")"#,
        ] {
            assert_eq!(path(text), Ok(specs.clone()), "{text}");
        }
        assert_eq!(
            path(r#"env!("CARGO_MANIFEST_DIR")"#),
            Ok(manifest.to_owned())
        );
        assert_eq!(path(r#""specs""#), Ok("specs".to_owned()));
    }

    #[test]
    fn other_expressions_are_reported() {
        for text in [
            "SPECS",
            "crate::SPECS",
            r#"include_str!("specs")"#,
            "concat!(SPECS)",
            r#"concat!("a", 1.5)"#,
            "7",
            r#"format!("{}/specs", 1)"#,
        ] {
            let error = path(text).unwrap_err();
            assert!(
                error.starts_with("expected a string, or `concat!`"),
                "{text}: {error}"
            );
        }
        let absent = path(r#"env!("TCSAS_NOT_SET")"#).unwrap_err();
        assert!(absent.contains("`TCSAS_NOT_SET` is not set"), "{absent}");
        let custom = path(r#"env!("TCSAS_NOT_SET", "run it by Cargo")"#);
        assert_eq!(custom, Err("run it by Cargo".to_owned()));
    }

    #[test]
    fn files_are_shown_below_the_variable() {
        let text = r#"concat!(env!("CARGO_MANIFEST_DIR"), "/specs")"#;
        let path: SpecPath = syn::parse_str(text).unwrap();
        let file = path.path.join("A.json");
        let shown = path.shown(&file);
        assert_eq!(shown, Path::new("$CARGO_MANIFEST_DIR/specs/A.json"));
        assert_eq!(
            path.shown(Path::new("specs/A.json")),
            Path::new("specs/A.json")
        );
    }
}
