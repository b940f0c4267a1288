//! Source text from the plan, one file for each thing that is generated.
//!
//! Everything is checked in advance and named in the plan, so that printing cannot fail.

mod builder;
mod client;
mod error;
mod marker_types;
mod object;
mod pagination;
mod request;
mod response;
mod types;

use std::path::PathBuf;

use tcsas_spec::model::Service;

use crate::plan::{MarkerTypes, Plan, StructPlan, docs, item_links};
use crate::settings::Settings;
use crate::template::{Code, Lit, Splice, emit};

/// The whole expansion.
///
/// ```text
/// mod from_specs {
///     use ::tcsas_runtime::__private as rt;
///     use self::Client as __Client;
///     const _: &[u8] = include_bytes!("…/specs/ModifyMNP.json");
///     pub struct Client(rt::Client);
///     pub struct ModifyMnpRequest { … }
///     pub struct ModifyMnpResponse { … }
///     pub enum ModifyMnpError { … }
///     pub mod codes { … }
///     pub mod types { … }
///     pub mod spec { … }
/// }
/// pub use self::from_specs::*;
/// ```
///
/// The inner module carries the `allow`s of generated code and isolates it from names of the
/// surrounding module.
pub(crate) fn service(service: &Service, settings: &Settings, files: &[PathBuf]) -> Code {
    let service = item_links::added(service);
    let plan = Plan::of(&service);
    let mut items = Code::default();
    let runtime = match &settings.runtime {
        Some(path) => path as &dyn Splice,
        None => &Code::fixed("::tcsas_runtime"),
    };
    emit!(
        items,
        "use $runtime::__private as rt;
use self::Client as $client;
",
        runtime = runtime,
        client = Code::fixed(item_links::CLIENT)
    );
    for file in files.iter().filter_map(|file| file.to_str()) {
        // Recompiles the crate when the spec file changes.
        emit!(
            items,
            "const _: &[u8] = ::core::include_bytes!($file);\n",
            file = Lit(file)
        );
    }
    client::expand(&plan, settings, &mut items);
    let markers = MarkerTypes::of(&plan);
    for action in &plan.actions {
        request::expand(action, &markers, &mut items);
        response::expand(action, &mut items);
        pagination::expand(action, &mut items);
        error::expand(action, &plan, &mut items);
    }
    error::shared(&plan, &mut items);
    types::expand(&plan, &markers, &mut items);
    marker_types::expand(&markers, &mut items);
    let mut code = Code::default();
    emit!(
        code,
        "#[doc(hidden)]
#[allow(clippy::all, clippy::pedantic, dead_code, non_camel_case_types, unused_imports)]
mod from_specs {
    $items}
#[allow(unused_imports)]
pub use self::from_specs::*;
",
        items = items
    );
    code
}

/// A struct with public fields.
///
/// ```text
/// #[doc = "…"]
/// #[non_exhaustive]
/// pub struct ModifyMnpRequest {
///     #[doc = "Mini program type"]
///     pub mnp_type: String,
///     …
/// }
/// ```
fn structure(plan: &StructPlan<'_>, doc: &str, extra: &Code, items: &mut Code) {
    emit!(
        items,
        "#[doc = $doc]
#[non_exhaustive]
pub struct $name {
",
        doc = Lit(doc),
        name = plan.ident
    );
    for field in &plan.fields {
        let doc = docs::field(plan, field);
        emit!(
            items,
            "#[doc = $doc]
pub $name: $ty,
",
            doc = Lit(&doc),
            name = field.ident,
            ty = field.ty()
        );
    }
    emit!(items, "$extra}\n", extra = extra);
}
