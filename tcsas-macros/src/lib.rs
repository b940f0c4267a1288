//! `include_specs!`: API descriptions of Tencent Cloud services as typed Rust.
//!
//! The macro parses its arguments, loads the specs with [`tcsas_spec`], and hands the source text
//! of [`tcsas_codegen`] to the compiler. Each diagnostic becomes a compile error with its place in
//! the spec file; valid actions expand nevertheless.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod args;
mod include;
mod span;

use proc_macro::TokenStream;

/// Expands spec files into a client, and request, response, error and data types.
///
/// ```
/// tcsas_macros::include_specs!("../specs");
/// # fn main() {}
/// ```
///
/// The path is a folder or a single file, relative to the `Cargo.toml` of the invoking crate. The
/// invocation expands to `Client`, to `XRequest`, `XResponse` and `XError` for every action `X`,
/// and to the module `types`. One invocation covers one version of one service; invocations for
/// several go into separate modules.
///
/// A crate that uses the macro depends on `tcsas-macros` and `tcsas-runtime`. Its `build.rs` prints
/// `cargo::rerun-if-changed=specs`; without it, Cargo does not detect added files.
///
/// # Arguments
///
/// In the long form, only `path` is required:
///
/// ```
/// tcsas_macros::include_specs! {
///     path: "../specs",
///     actions: ["ModifyMNP"],
///     exclude: [],
///     intl: true,
///     runtime: ::tcsas_runtime,
///     doctests: my_crate::cloud,
/// }
/// # fn main() {}
/// ```
///
/// - `actions`: the actions to include, by name or with `*` for any part of a name, with the data
///   types they reach. Default: all.
/// - `exclude`: the actions to exclude, in the same form. Default: none.
/// - `intl`: the site for specs that name no host, such as a vendor's `api.json`, which is the same
///   for both sites: `true` for the international site, `false` for the mainland site. Default: the
///   mainland site, and the docs of `Client` state that it is presumed. A `shared.json` with
///   `service`, `version` and `endpoint` beside the `api.json` names the host instead.
/// - `runtime`: the path of the runtime. Default: `::tcsas_runtime`.
/// - `doctests`: the path of the generated items as seen from other crates. Examples in their docs
///   are then compiled as doctests. Default: they are shown only.
#[proc_macro]
pub fn include_specs(input: TokenStream) -> TokenStream {
    match syn::parse::<args::Args>(input) {
        Ok(args) => include::include(&args),
        Err(error) => error.to_compile_error().into(),
    }
}
