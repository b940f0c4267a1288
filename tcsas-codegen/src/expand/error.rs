//! The error codes of the actions.
//!
//! ```text
//! pub mod codes {
//!     #[non_exhaustive]
//!     pub enum ModifyMnpError { FailedOperation, …, Unknown(rt::UnknownCode) }
//!     impl ModifyMnpError { pub fn code(&self) -> &str { … } pub fn class(&self) -> &str { … } }
//!     impl rt::ErrorCode, Clone, PartialEq, Eq, Hash, Debug, Display for ModifyMnpError { … }
//! }
//! ```
//!
//! Most actions of a service have the same codes as others: the common ones and few of their own.
//! They share an enum that is generic over the action, so that their errors remain distinct types:
//!
//! ```text
//! pub type AddTeamMemberError = shared::Codes1<requests::AddTeamMemberRequest>;
//! pub mod shared { pub enum Codes1<A> { FailedOperation, …, Unknown(rt::UnknownCode<A>) } … }
//! ```

use super::{Expansion, module};
use crate::names::Ident;
use crate::plan::{ActionPlan, Plan, Variant, docs};
use crate::template::{Code, Lit, Num, emit};

pub(super) fn expand(expansion: &Expansion<'_>, items: &mut Code) {
    let plan = expansion.plan;
    let mut errors = Code::default();
    for action in &plan.actions {
        let name = action.shared_codes.and_then(|index| plan.codes.get(index));
        let name = name.map(|(name, _)| name);
        let doc = docs::error(action, name.map(Ident::as_str), expansion.settings);
        match name {
            None => codes(&action.error, "", "", &doc, &action.variants, &mut errors),
            Some(name) => alias(action, name, &doc, &mut errors),
        }
    }
    if !plan.codes.is_empty() {
        module("shared", docs::SHARED_CODES, "", &shared(plan), &mut errors);
    }
    module("codes", docs::CODES, ", requests", &errors, items);
}

/// The error of an action as an alias of the enum `name`.
fn alias(action: &ActionPlan<'_>, name: &Ident, doc: &str, errors: &mut Code) {
    emit!(
        errors,
        "#[doc = $doc]
pub type $error = shared::$name<requests::$request>;
",
        doc = Lit(doc),
        error = action.error,
        name = name,
        request = action.request.ident
    );
}

/// The enums that actions share.
fn shared(plan: &Plan<'_>) -> Code {
    let mut shared = Code::default();
    for (index, (name, first)) in plan.codes.iter().enumerate() {
        let of = plan
            .actions
            .iter()
            .filter(|action| action.shared_codes == Some(index));
        let doc = docs::codes(of);
        let variants = &plan.actions[*first].variants;
        codes(name, "<A>", "<A: 'static>", &doc, variants, &mut shared);
    }
    shared
}

/// An enum of `variants`. The text of the codes is one literal, in the order of the variants: one
/// literal for each would take longer to compile than the rest of the enum.
fn codes(
    name: &Ident,
    generics: &'static str,
    bounded: &'static str,
    doc: &str,
    variants: &[Variant<'_>],
    items: &mut Code,
) {
    let (mut declared, mut known) = (Code::default(), Code::default());
    for (index, variant) in variants.iter().enumerate() {
        emit!(
            declared,
            "#[doc = $doc]
$name,
",
            doc = Lit(&docs::variant(variant)),
            name = variant.ident
        );
        emit!(
            known,
            "$index => Self::$name,\n",
            index = Num(index as u64),
            name = variant.ident
        );
    }
    let texts: Vec<_> = variants.iter().map(|variant| variant.code).collect();
    emit!(
        items,
        "#[doc = $doc]
#[non_exhaustive]
pub enum $name$generics {
    $declared
    #[doc = $unknown]
    Unknown(rt::UnknownCode$generics),
}
impl$bounded $name$generics {
    #[doc = $code_doc]
    #[inline]
    pub fn code(&self) -> &str {
        rt::code(self)
    }
    #[doc = $class_doc]
    #[inline]
    pub fn class(&self) -> &str {
        rt::ErrorCode::class(self)
    }
}
#[automatically_derived]
impl$bounded rt::ErrorCode for $name$generics {
    const TEXTS: &'static str = $texts;
    #[inline]
    fn known(index: usize) -> rt::Option<Self> {
        rt::Some(match index {
            $known
            _ => return rt::None,
        })
    }
    #[inline]
    fn unknown(code: &str) -> Self {
        Self::Unknown(rt::UnknownCode::new(code))
    }
    #[inline]
    fn as_unknown(&self) -> rt::Option<&str> {
        if let Self::Unknown(code) = self { rt::Some(code.as_str()) } else { rt::None }
    }
}
#[automatically_derived]
impl$bounded rt::KnownCode for $name$generics {}
#[automatically_derived]
impl$bounded rt::Clone for $name$generics {
    #[inline]
    fn clone(&self) -> Self {
        rt::clone_code(self)
    }
}
#[automatically_derived]
impl$bounded rt::PartialEq for $name$generics {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        rt::eq_code(self, other)
    }
}
#[automatically_derived]
impl<$inner T: rt::AsRef<str> + ?rt::Sized> rt::PartialEq<T> for $name$generics {
    #[inline]
    fn eq(&self, other: &T) -> bool {
        self.code() == other.as_ref()
    }
}
#[automatically_derived]
impl$bounded rt::Eq for $name$generics {}
#[automatically_derived]
impl$bounded rt::Hash for $name$generics {
    #[inline]
    fn hash<H: rt::Hasher>(&self, state: &mut H) {
        rt::hash_code(self, state);
    }
}
#[automatically_derived]
impl$bounded rt::Debug for $name$generics {
    #[inline]
    fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
        rt::Debug::fmt(self.code(), f)
    }
}
#[automatically_derived]
impl$bounded rt::Display for $name$generics {
    #[inline]
    fn fmt(&self, f: &mut rt::Formatter<'_>) -> rt::FmtResult {
        f.write_str(self.code())
    }
}
",
        doc = Lit(doc),
        name = name,
        generics = Code::fixed(generics),
        bounded = Code::fixed(bounded),
        inner = Code::fixed(if bounded.is_empty() {
            ""
        } else {
            "A: 'static,"
        }),
        declared = declared,
        unknown = Lit(docs::UNKNOWN),
        code_doc = Lit(docs::CODE),
        class_doc = Lit(docs::CLASS),
        known = known,
        texts = Lit(&texts.join(" "))
    );
}
