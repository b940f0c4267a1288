//! From the arguments to tokens: read, report, expand.

use std::path::Path;

use proc_macro::TokenStream;
use proc_macro2::{Ident, Span};
use quote::{quote, quote_spanned};
use tcsas_codegen::{CratePath, Settings};
use tcsas_spec::{Diagnostic, Options, Outcome};

use crate::args::Args;
use crate::span;

/// Expands valid actions, and a compile error for each diagnostic.
pub(crate) fn include(args: &Args) -> TokenStream {
    let Some(base) = std::env::var_os("CARGO_MANIFEST_DIR") else {
        let message = "CARGO_MANIFEST_DIR is not set: paths are relative to a crate's manifest";
        return error(args.path.span, message).into();
    };
    let base = Path::new(&base);
    if args.runtime.is_none() && lacks_runtime(base) {
        return error(args.path.span, NO_RUNTIME).into();
    }
    let mut outcome = read(args, base);
    let mut tokens = warnings(args.path.span, &outcome.warnings);
    for variable in args.path.variables() {
        // Recompiles the crate when the variable changes.
        tokens.extend(quote!(
            const _: ::core::option::Option<&str> = ::core::option_env!(#variable);
        ));
    }
    let places = &mut outcome.places;
    for place in places.actions.values_mut().chain(places.types.values_mut()) {
        place.file = args.path.shown(&place.file);
    }
    for diagnostic in &outcome.diagnostics {
        tokens.extend(error(args.path.span, &diagnostic.to_string()));
    }
    let mut settings = Settings {
        runtime: None,
        doctests: args.doctests.clone(),
        // rustc applies no lints to the expansion.
        allow_lints: false,
        places: outcome.places,
        spec_url: args.spec_url.clone(),
    };
    if let Some(path) = &args.runtime {
        settings.runtime = absolute(path);
        if settings.runtime.is_none() {
            let alias = Ident::new(RUNTIME_ALIAS, Span::call_site());
            tokens.extend(quote!(#[doc(hidden)] use #path as #alias;));
            settings.runtime = CratePath::new(&format!("super::{RUNTIME_ALIAS}"));
        }
    }
    let code = tcsas_codegen::expand(&outcome.service, &settings, &outcome.files);
    let mut tokens = TokenStream::from(tokens);
    // Parsed by the compiler itself: `proc_macro2` would visit every token once more.
    match code.parse::<TokenStream>() {
        Ok(expansion) => tokens.extend(span::at_call_site(expansion)),
        Err(fault) => tokens.extend(TokenStream::from(error(
            args.path.span,
            &format!("the expansion of this specification is not valid Rust ({fault}): this is a bug of tcsas-codegen"),
        ))),
    }
    tokens
}

/// The path as text, if it is the same inside the expansion. `$crate` is no text.
fn absolute(path: &proc_macro2::TokenStream) -> Option<CratePath> {
    let text: String = path
        .clone()
        .into_iter()
        .map(|token| token.to_string())
        .collect();
    let absolute = text.starts_with("::") || text.starts_with("crate::");
    CratePath::new(&text).filter(|_| absolute)
}

/// The name of the runtime beside the expansion if its path is relative.
const RUNTIME_ALIAS: &str = "__tcsas_runtime";

const NO_RUNTIME: &str = "this crate does not depend on `tcsas-runtime`, which generated code calls: add it to Cargo.toml
beside `tcsas-macros`, with the same version, or the same `path` or `git` source; or specify where the runtime is: `include_specs! { path: \"specs\", runtime: ::my_runtime }`";

/// Whether the crate in `base` has no dependency that may be the runtime, under any name.
fn lacks_runtime(base: &Path) -> bool {
    let manifest = std::fs::read_to_string(base.join("Cargo.toml"));
    // Without a manifest, another build system than Cargo provides the dependencies.
    manifest.is_ok_and(|text| !text.contains("tcsas-runtime") && !text.contains("tcsas_runtime"))
}

/// How many warnings are shown; the others are counted. Each one is a use of a deprecated item for
/// the compiler to check.
const MOST_WARNINGS: usize = 20;

/// Uses of items whose deprecation notes are the warnings: the only warnings that a macro can emit
/// on stable.
fn warnings(span: Span, warnings: &[Diagnostic]) -> proc_macro2::TokenStream {
    let shown = warnings.iter().take(MOST_WARNINGS);
    let mut notes: Vec<String> = shown.map(ToString::to_string).collect();
    if let more @ 1.. = warnings.len().saturating_sub(MOST_WARNINGS) {
        notes.push(format!(
            "{more} more warnings are not shown here; `tcsas check` shows all"
        ));
    }
    let notes = notes.iter().map(|note| {
        let note = note.strip_prefix("warning: ").unwrap_or(note);
        quote_spanned! {span=>
            const _: () = {
                #[deprecated(note = #note)]
                const specs: () = ();
                specs
            };
        }
    });
    notes.collect()
}

fn read(args: &Args, base: &Path) -> Outcome {
    let options = Options {
        base: base.to_owned(),
        intl: args.intl == Some(true),
        mainland: args.intl == Some(false),
        actions: args.actions.clone(),
        exclude: args.exclude.clone(),
    };
    tcsas_spec::load(&args.path.path, &options)
}

fn error(span: Span, message: &str) -> proc_macro2::TokenStream {
    let message = message.strip_prefix("error: ").unwrap_or(message);
    quote_spanned!(span=> ::core::compile_error!(#message);)
}
