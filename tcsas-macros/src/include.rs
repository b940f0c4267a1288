//! From the arguments to tokens: read, report, expand.

use crate::args::Args;
use crate::expand::{self, Context};
use crate::span;
use proc_macro::TokenStream;
use proc_macro2::{Ident, Span};
use quote::{quote, quote_spanned};
use std::path::Path;
use tcsas_spec::{Options, Outcome};

/// The expansion of what is right, and a compile error for everything that is not.
pub(crate) fn include(args: &Args) -> TokenStream {
    let Some(base) = std::env::var_os("CARGO_MANIFEST_DIR") else {
        let message = "CARGO_MANIFEST_DIR is not set: paths are relative to a crate's manifest";
        return error(args.path.span(), message).into();
    };
    let outcome = read(args, Path::new(&base));
    let mut tokens = proc_macro2::TokenStream::new();
    for diagnostic in &outcome.diagnostics {
        tokens.extend(error(args.path.span(), &diagnostic.to_string()));
    }
    let context = Context::of(args);
    if let Some(path) = &args.runtime {
        let alias = Ident::new(expand::RUNTIME_ALIAS, Span::call_site());
        tokens.extend(quote!(#[doc(hidden)] use #path as #alias;));
    }
    let code = expand::service(&outcome.service, &context, &outcome.files);
    let mut tokens = TokenStream::from(tokens);
    // Handed to the compiler as it is: `proc_macro2` would go through all of it once more.
    match code.as_str().parse::<TokenStream>() {
        Ok(expansion) => tokens.extend(span::at_call_site(expansion)),
        Err(fault) => tokens.extend(TokenStream::from(error(
            args.path.span(),
            &format!("the expansion of this specification is not Rust ({fault}): this is a bug of tcsas-macros"),
        ))),
    }
    tokens
}

fn read(args: &Args, base: &Path) -> Outcome {
    let options = Options {
        base: base.to_owned(),
        intl: args.intl == Some(true),
        mainland: args.intl == Some(false),
        actions: args.actions.clone(),
        exclude: args.exclude.clone(),
    };
    tcsas_spec::load(Path::new(&args.path.value()), &options)
}

fn error(span: Span, message: &str) -> proc_macro2::TokenStream {
    let message = message.strip_prefix("error: ").unwrap_or(message);
    quote_spanned!(span=> ::core::compile_error!(#message);)
}
