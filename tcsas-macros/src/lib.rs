//! `include_specs!`: API descriptions of Tencent Cloud services as typed Rust.
//!
//! The macro parses its arguments, loads the specs with [`tcsas_spec`], and hands the source text
//! of [`tcsas_codegen`] to the compiler. Each diagnostic becomes a compile error with its place in
//! the spec file; valid actions expand nevertheless.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod args;
mod include;
mod span;
mod spec_path;

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
/// and to the module `types`. Each is also in a module that rustdoc lists by itself: `requests`,
/// `builders`, `responses`, `codes`.
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
///     spec_url: "https://github.com/OWNER/REPOSITORY/blob/main/",
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
/// - `spec_url`: the address of the folder of the package in its repository, which the docs of
///   generated types append the name of their spec file to. Default: the file is named without a
///   link.
///
/// # Specs of a build script
///
/// In place of a string, the path may be `env!` or `concat!` of strings, so that a build script can
/// download, convert or select the specs:
///
/// ```ignore
/// tcsas_macros::include_specs!(concat!(env!("OUT_DIR"), "/specs"));
/// ```
///
/// Cargo compiles the crate again whenever its build script has run. A build script that removes
/// the folder before it writes the files leaves no outdated ones.
///
/// # Limits
///
/// - The path is evaluated before the compiler knows any constant, and a macro cannot expand
///   another one on stable Rust: constants, `include_str!` and macros of your own are errors, and
///   `env!` and `concat!` are recognised by their names.
/// - One invocation covers one version of one service, and a module or function body has room for
///   one. Invocations for several services go into modules of their own.
/// - In the body of a function, `runtime` must be an absolute path: `::a::b` or `crate::b`.
/// - The expansion contains no `#[allow]`, so that a crate may `#![forbid]` any lint of rustc:
///   lints do not apply to the expansion of another crate's macro. They do apply to the source that
///   `tcsas_codegen::Generator` writes, whose `#[allow]`s are errors in a module under `forbid` of
///   `dead_code`, `non_camel_case_types`, `unused_imports` or `clippy::all`: use `deny` there.
/// - A deprecated item in the expansion carries the warnings about a spec, so that
///   `#![deny(deprecated)]` turns them into errors.
#[proc_macro]
pub fn include_specs(input: TokenStream) -> TokenStream {
    match syn::parse::<args::Args>(input) {
        Ok(args) => include::include(&args),
        Err(error) => error.to_compile_error().into(),
    }
}
