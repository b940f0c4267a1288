//! The arguments of `include_specs!`.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitBool, LitStr, Token, bracketed};
use tcsas_codegen::{CratePath, is_spec_url};

use crate::spec_path::SpecPath;

/// The arguments of an invocation.
pub(crate) struct Args {
    /// The folder or file, relative to the manifest of the invoking crate.
    pub(crate) path: SpecPath,
    /// The names or patterns of the actions to include; all if empty.
    pub(crate) actions: Vec<String>,
    /// The names or patterns of the actions to exclude.
    pub(crate) exclude: Vec<String>,
    /// Whether a vendor's description is for the international site; `None` if not specified.
    pub(crate) intl: Option<bool>,
    /// Where generated code finds the runtime, if not at `::tcsas_runtime`. Kept as tokens,
    /// because `$crate` is no text.
    pub(crate) runtime: Option<TokenStream>,
    /// Where the generated items are seen from outside, if their examples are to be compiled.
    pub(crate) doctests: Option<CratePath>,
    /// The address that the names of spec files are appended to, if the docs are to link to them.
    pub(crate) spec_url: Option<String>,
}

impl Parse for Args {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let named = input.peek(Ident) && input.peek2(Token![:]) && !input.peek2(Token![::]);
        if !named && !input.is_empty() {
            let args = Self::of(input.parse()?);
            input.parse::<Option<Token![,]>>()?;
            return Ok(args);
        }
        let mut path = None;
        let mut args = Self::of(SpecPath::default());
        let mut seen: Vec<Ident> = Vec::new();
        while !input.is_empty() {
            let key: Ident = input.parse()?;
            if seen.contains(&key) {
                return Err(syn::Error::new(
                    key.span(),
                    format!("`{key}` is given twice"),
                ));
            }
            input.parse::<Token![:]>()?;
            match key.to_string().as_str() {
                "path" => path = Some(input.parse()?),
                "actions" => args.actions = strings(input)?,
                "exclude" => args.exclude = strings(input)?,
                "intl" => args.intl = Some(input.parse::<LitBool>()?.value),
                "runtime" => args.runtime = Some(path_tokens(input)?),
                "doctests" => args.doctests = Some(crate_path(input)?),
                "spec_url" => args.spec_url = Some(url(input)?),
                _ => return Err(syn::Error::new(key.span(), unknown(&key))),
            }
            seen.push(key);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        let Some(path) = path else {
            let message = "missing argument `path`: write include_specs!(\"specs\") or include_specs! { path: \"specs\" }";
            return Err(syn::Error::new(Span::call_site(), message));
        };
        Ok(Self { path, ..args })
    }
}

impl Args {
    /// Arguments with only a path.
    fn of(path: SpecPath) -> Self {
        Self {
            path,
            actions: Vec::new(),
            exclude: Vec::new(),
            intl: None,
            runtime: None,
            doctests: None,
            spec_url: None,
        }
    }
}

fn unknown(key: &Ident) -> String {
    format!(
        "unknown argument `{key}`; expected one of `path`, `actions`, `exclude`, `intl`, `runtime`, `doctests`, `spec_url`"
    )
}

fn strings(input: ParseStream<'_>) -> syn::Result<Vec<String>> {
    let content;
    bracketed!(content in input);
    let list = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
    Ok(list.iter().map(LitStr::value).collect())
}

/// The address of the folder of the specs.
fn url(input: ParseStream<'_>) -> syn::Result<String> {
    let literal: LitStr = input.parse()?;
    let url = literal.value();
    match is_spec_url(&url) {
        true => Ok(url),
        false => Err(syn::Error::new(
            literal.span(),
            "expected an address such as \"https://github.com/OWNER/REPOSITORY/blob/main/\"",
        )),
    }
}

/// The tokens of a path.
fn path_tokens(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    Ok(tokens)
}

/// A path such as `my_crate::cloud`.
fn crate_path(input: ParseStream<'_>) -> syn::Result<CratePath> {
    let mut text = String::new();
    let span = input.span();
    if input.parse::<Option<Token![::]>>()?.is_some() {
        text.push_str("::");
    }
    loop {
        // `crate`, `self` and `super` are keywords, and valid here too.
        text.push_str(&Ident::parse_any(input)?.to_string());
        if input.parse::<Option<Token![::]>>()?.is_none() {
            return CratePath::new(&text).ok_or_else(|| syn::Error::new(span, "expected a path"));
        }
        text.push_str("::");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        syn::parse_str::<Args>(text)
            .err()
            .map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn the_short_and_the_long_form() {
        let short: Args = syn::parse_str("\"specs\"").unwrap();
        assert_eq!(
            (short.path.path.to_str().unwrap(), short.runtime.is_none()),
            ("specs", true)
        );
        let long: Args = syn::parse_str(
            r#"path: "a.json", actions: ["ModifyMNP", "Describe*"], exclude: [], intl: true, runtime: crate::rt,"#,
        )
        .unwrap();
        assert_eq!(
            (
                long.actions.len(),
                long.intl,
                long.runtime.map(|path| path.to_string())
            ),
            (2, Some(true), Some("crate :: rt".to_owned()))
        );
    }

    #[test]
    fn a_wrong_argument_is_named() {
        assert!(fault("paht: \"specs\"").contains("unknown argument `paht`"));
        assert!(fault("path: \"a\", path: \"b\"").contains("given twice"));
        assert!(fault("intl: true").contains("missing argument `path`"));
        assert!(fault("").contains("missing argument `path`"));
    }
}
