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
mod stream;
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
///     pub struct Client(rt::Client);
///     pub mod requests { pub struct ModifyMnpRequest { … } }
///     pub mod builders { pub struct ModifyMnpRequestBuilder<S>(…); }
///     pub mod responses { pub struct ModifyMnpResponse { … } }
///     pub mod codes { pub enum ModifyMnpError { … } }
///     pub mod types { … }
///     pub mod spec { … }
///     #[doc(no_inline)]
///     pub use self::{requests::*, builders::*, responses::*, codes::*};
/// }
/// pub use from_specs::*;
/// ```
///
/// `from_specs` isolates generated code from names around it. It is found without `self::`, which
/// would be the surrounding module where the macro is invoked in the body of a function. The
/// modules in it exist for rustdoc: what they contain is listed on pages of their own, instead of
/// one page with everything. Programs use the paths without them.
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
    let expansion = Expansion {
        markers: &MarkerTypes::of(&plan),
        plan: &plan,
        settings,
    };
    client::expand(&expansion, files, &mut items);
    request::expand(&expansion, &mut items);
    response::expand(&expansion, &mut items);
    error::expand(&expansion, &mut items);
    types::expand(&expansion, &mut items);
    marker_types::expand(expansion.markers, &mut items);
    let mut code = Code::default();
    let (allow, allow_import) = match settings.allow_lints {
        true => (ALLOW, "#[allow(unused_imports)]"),
        false => ("", ""),
    };
    emit!(
        code,
        "#[doc(hidden)]
$allow
mod from_specs {
    $items
    #[doc(no_inline)]
    pub use self::{builders::*, codes::*, requests::*, responses::*};
}
$allow_import
pub use from_specs::*;
",
        items = items,
        allow = Code::fixed(allow),
        allow_import = Code::fixed(allow_import)
    );
    code
}

/// Lints that generated code violates in a file of its own.
const ALLOW: &str =
    "#[allow(clippy::all, clippy::pedantic, dead_code, non_camel_case_types, unused_imports)]";

/// The input of every part of the expansion.
struct Expansion<'a> {
    plan: &'a Plan<'a>,
    markers: &'a MarkerTypes<'a>,
    settings: &'a Settings,
}

/// A module that is listed by itself in the docs, with the names that everything in it uses.
fn module(name: &'static str, doc: &str, uses: &'static str, of: &Code, items: &mut Code) {
    emit!(
        items,
        "#[doc = $doc]
pub mod $name {
    use super::{$client, rt$uses};
    $of}
",
        doc = Lit(doc),
        name = Code::fixed(name),
        client = Code::fixed(item_links::CLIENT),
        uses = Code::fixed(uses),
        of = of
    );
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
