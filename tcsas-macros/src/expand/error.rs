//! The error codes of an action.
//!
//! ```text
//! #[non_exhaustive]
//! pub enum ModifyMnpError { FailedOperation, …, Unknown(UnknownCode) }
//! impl ModifyMnpError { pub fn code(&self) -> &str { … } pub fn class(&self) -> &str { … } }
//! const _: () = { impl rt::ErrorCode for ModifyMnpError { … } … };
//! ```

use super::{Context, docs};
use crate::code::{Code, Lit, emit};
use crate::plan::{ActionPlan, Variant};

pub(super) fn expand(action: &ActionPlan<'_>, context: &Context<'_>, items: &mut Code) {
    let list = |template: &'static str| {
        let mut code = Code::default();
        for Variant {
            ident, code: wire, ..
        } in &action.variants
        {
            emit!(code, template, name = ident, code = Lit(wire));
        }
        code
    };
    let mut variants = Code::default();
    for variant in &action.variants {
        emit!(
            variants,
            "#[doc = $doc]\n$name,\n",
            doc = Lit(&docs::variant(variant)),
            name = variant.ident
        );
    }
    emit!(
        items,
        "#[doc = $doc]
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum $name {
$variants
#[doc = $unknown]
Unknown($runtime::UnknownCode),
}
impl $name {
#[doc = $code_doc]
pub fn code(&self) -> &::core::primitive::str {
match self {
$codes
Self::Unknown(code) => code.as_str(),
}
}
#[doc = $class_doc]
pub fn class(&self) -> &::core::primitive::str {
$runtime::__private::class(self.code())
}
}
const _: () = {
use $runtime::__private as rt;
#[automatically_derived]
impl rt::ErrorCode for $name {
const KNOWN: &'static [Self] = &[$known];
fn unknown(code: rt::UnknownCode) -> Self {
Self::Unknown(code)
}
fn code(&self) -> &::core::primitive::str {
self.code()
}
}
#[automatically_derived]
impl ::core::fmt::Debug for $name {
fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
::core::fmt::Debug::fmt(self.code(), f)
}
}
#[automatically_derived]
impl ::core::fmt::Display for $name {
fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
f.write_str(self.code())
}
}
};
",
        doc = Lit(&docs::error(action)),
        name = action.error,
        variants = variants,
        unknown = Lit(
            "A code that the description does not name. Ask [`Self::code`] for it, so that your program goes on working when a later version gives it a variant of its own."
        ),
        runtime = context.runtime,
        code_doc =
            Lit("The code as the service writes it, such as `InvalidParameterValue.InvalidMNPId`."),
        class_doc = Lit(
            "The class of the code: the part before the first dot, such as `InvalidParameterValue`."
        ),
        codes = list("Self::$name => $code,\n"),
        known = list("Self::$name, ")
    );
}
