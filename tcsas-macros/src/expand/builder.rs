//! The builder of a request, or of a data type that requests carry.
//!
//! ```text
//! impl ModifyMnpRequest {
//!     pub fn builder() -> ModifyMnpRequestBuilder<(rt::No, (rt::No, ()))> { … }
//! }
//! pub struct ModifyMnpRequestBuilder<S>(ModifyMnpRequest, PhantomData<fn() -> S>);
//! impl<S> ModifyMnpRequestBuilder<S> {
//!     pub fn mnp_type(mut self, value: impl Into<String>) -> ModifyMnpRequestBuilder<rt::Set<S, rt::I0>>
//!     where S: rt::SetAt<rt::I0> { … }
//!     pub fn mnp_icon(mut self, value: impl Into<String>) -> Self { … }
//!     pub fn build(self) -> ModifyMnpRequest
//!     where S: rt::IsSet<rt::I0, spec::MNPType, spec::ModifyMNP>, … { self.0 }
//! }
//! ```
//!
//! `S` is the list of the required parameters, each set or not; `build` exists for the list of all set, and the compiler
//! names the first that is not. A setter names its own index only, so that the text grows with the number of parameters and
//! not with its square.

use super::docs;
use crate::code::{Code, Lit, Splice, emit};
use crate::names::Ident;
use crate::plan::{FieldPlan, StructPlan};
use tcsas_spec::model::Type;

/// The builder of `plan`; `words` is where the words for compiler messages are.
pub(super) fn expand(plan: &StructPlan<'_>, words: &'static str, items: &mut Code) {
    let mut setters = Code::default();
    let mut index = 0;
    let mut state = Code::fixed("()");
    let mut bounds = Code::default();
    for field in &plan.fields {
        if field.field.required {
            setter(plan, field, Some(Index(index)), &mut setters);
            emit!(
                bounds,
                "S: rt::IsSet<$index, $words$parameter, $words$owner>,\n",
                index = Indexed(Index(index)),
                words = Code::fixed(words),
                parameter = Ident::verbatim(&field.field.name),
                owner = Ident::verbatim(plan.wire)
            );
            let mut longer = Code::default();
            emit!(longer, "(rt::No, $state)", state = state);
            state = longer;
            index += 1;
        } else {
            setter(plan, field, None, &mut setters);
        }
    }
    emit!(
        items,
        "impl $name {
#[doc = $start]
#[inline]
pub fn builder() -> $builder<$state> {
$builder(rt::Object::empty(), rt::PhantomData)
}
}
#[doc = $doc]
#[must_use]
pub struct $builder<S>($name, rt::PhantomData<fn() -> S>);
impl<S> $builder<S> {
$setters
#[doc = $end]
pub fn build(self) -> $name
where
$bounds{
self.0
}
}
",
        name = plan.ident,
        builder = plan.ident.with("Builder"),
        state = state,
        start = Lit(docs::BUILDER),
        doc = Lit(&docs::builder(plan)),
        end = Lit(&docs::build(plan)),
        setters = setters,
        bounds = bounds
    );
}

fn setter(plan: &StructPlan<'_>, field: &FieldPlan<'_>, index: Option<Index>, setters: &mut Code) {
    let doc = docs::setter(field);
    let (takes, mut value) = argument(field);
    let boxed = field.boxed.then_some("rt::Box::new");
    let optional = field.optional.then_some("rt::Some");
    for wrap in boxed.into_iter().chain(optional) {
        let mut wrapped = Code::default();
        emit!(
            wrapped,
            "$wrap($value)",
            wrap = Code::fixed(wrap),
            value = value
        );
        value = wrapped;
    }
    emit!(
        setters,
        "#[doc = $doc]\npub fn $name(mut self, value: $takes) -> ",
        doc = Lit(&doc),
        name = field.ident,
        takes = takes
    );
    match index {
        Some(index) => emit!(
            setters,
            "$builder<rt::Set<S, $index>>
where
S: rt::SetAt<$index>,
{
self.0.$name = $value;
$builder(self.0, rt::PhantomData)
}
",
            builder = plan.ident.with("Builder"),
            index = Indexed(index),
            name = field.ident,
            value = value
        ),
        None => emit!(
            setters,
            "Self {\nself.0.$name = $value;\nself\n}\n",
            name = field.ident,
            value = value
        ),
    }
}

/// What a setter takes, and how that becomes the value.
///
/// Text and data types are taken as anything that turns into them, lists as anything that gives items which do. Numbers are
/// taken as they are: a literal such as `10` has no type of its own, and `impl Into<u64>` would make an `i32` of it.
fn argument(field: &FieldPlan<'_>) -> (Code, Code) {
    let mut takes = Code::default();
    match &field.field.ty {
        Type::Array(item) => {
            emit!(
                takes,
                "impl rt::IntoIterator<Item = $item>",
                item = taken(item, &field.item)
            );
            let mut value = Code::default();
            emit!(value, "rt::list(value)");
            (takes, value)
        }
        ty => {
            let value = if scalar(ty) { "value" } else { "value.into()" };
            (taken(ty, &field.value), Code::fixed(value))
        }
    }
}

fn taken(ty: &Type, name: &Code) -> Code {
    let mut code = Code::default();
    if scalar(ty) {
        code.add(name);
    } else {
        emit!(code, "impl rt::Into<$name>", name = name);
    }
    code
}

fn scalar(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Integer | Type::UnsignedInteger | Type::Float | Type::Boolean
    )
}

/// The place of a required parameter among the required ones.
#[derive(Clone, Copy)]
struct Index(usize);

/// How the runtime spells an index: `I0` to `I15`, and `Next<I15>` and so on beyond.
struct Indexed(Index);

impl Splice for Indexed {
    fn splice(&self, out: &mut String) {
        const NAMED: usize = 15;
        let Self(Index(index)) = self;
        let mut code = Code::default();
        for _ in NAMED..*index {
            emit!(code, "rt::Next<");
        }
        emit!(code, "rt::I");
        emit!(
            code,
            "$number",
            number = crate::code::Num((*index).min(NAMED) as u64)
        );
        for _ in NAMED..*index {
            emit!(code, ">");
        }
        code.splice(out);
    }
}
