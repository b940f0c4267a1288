//! `include_specs!`: API descriptions of Tencent Cloud services as typed Rust.
//!
//! The macro reads its arguments, has [`tcsas_spec`] read and check the descriptions, and expands
//! what is right; every mistake becomes a compile error with its place in the description.

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
/// The path is a folder or a single file, relative to the `Cargo.toml` of the crate that writes
/// this. At the place of the invocation there are then `Client`, for every action `XRequest`,
/// `XResponse` and `XError`, and the module `types`. One invocation is one version of one service;
/// a crate with several puts each into a module of its own.
///
/// A crate that uses the macro depends on `tcsas-macros` and `tcsas-runtime`, and has a `build.rs`
/// that prints `cargo::rerun-if-changed=specs`: without it, a file that was added is not noticed.
///
/// # Arguments
///
/// In the long form, all but `path` may be left out:
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
/// - `actions`: the actions to take, by name or with `*` for any part of a name; only the data
///   types they reach come along.
/// - `exclude`: the actions to leave out, written alike.
/// - `intl`: whether calls go to the international site where no spec names a host. A vendor's
///   `api.json` is the same for both sites and names none. Left out, calls go to the mainland site,
///   and the documentation of the client says that nobody chose it; `false` is that choice. A
///   `shared.json` beside an `api.json` can name the host as well: `service`, `version` and
///   `endpoint`.
/// - `runtime`: where the generated code finds the runtime.
/// - `doctests`: the path of the generated items as seen from outside. The examples in their
///   documentation are compiled as doctests then; they are only shown otherwise.
#[proc_macro]
pub fn include_specs(input: TokenStream) -> TokenStream {
    match syn::parse::<args::Args>(input) {
        Ok(args) => include::include(&args),
        Err(error) => error.to_compile_error().into(),
    }
}
