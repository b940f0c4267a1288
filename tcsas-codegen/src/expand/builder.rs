//! The builder of a request, or of a data type in requests.
//!
//! ```text
//! impl ModifyMnpRequest {
//!     pub fn builder() -> ModifyMnpRequestBuilder<(spec::without_mnp_type, (spec::without_mnp_name, ()))> { … }
//! }
//! pub struct ModifyMnpRequestBuilder<S = (rt::Given, (rt::Given, ()))>(ModifyMnpRequest, PhantomData<fn() -> S>);
//! impl<S> ModifyMnpRequestBuilder<S> {
//!     pub fn mnp_type(mut self, value: impl Into<String>) -> ModifyMnpRequestBuilder<rt::Set<S, rt::I0>>
//!     where S: rt::SetAt<rt::I0> { … }
//!     pub fn mnp_icon(mut self, value: impl Into<String>) -> Self { … }
//!     pub fn set_mnp_icon(mut self, value: Option<String>) -> Self { … }
//!     pub fn build(self) -> ModifyMnpRequest
//!     where S: rt::State, rt::Missing<S>: rt::Complete<rt::MissingWires<S>, spec::ModifyMNP> { self.0 }
//! }
//! ```
//!
//! `S` lists the required parameters, each given or not; `build` requires that all are given, and
//! the compiler names those that are missing. rustdoc shows `builder` and `build` without the
//! marker types, which have no pages. A setter names its own index only, so that the size of the
//! text is linear in the number of parameters. `S` defaults to the list of all given, for the
//! signatures of functions that take a complete builder.

use tcsas_spec::model::Type;

use crate::names::{Ident, Scope};
use crate::plan::{FieldPlan, MarkerTypes, StructPlan, docs};
use crate::template::{Code, Lit, Splice, emit};

/// The builder of `plan`; the module of `markers` is at `path`.
pub(super) fn expand(
    plan: &StructPlan<'_>,
    markers: &MarkerTypes<'_>,
    path: &'static str,
    items: &mut Code,
) {
    let mut setters = Code::default();
    let mut scope = Scope::builder(plan.fields.iter().map(|field| &field.ident));
    let mut index = 0;
    let (mut start, mut complete) = (Code::default(), Code::default());
    let mut end = Code::default();
    let mut bounds = Code::default();
    for field in &plan.fields {
        if field.field.required {
            setter(plan, field, Some(Index(index)), &mut setters);
            emit!(
                start,
                "($path$without, ",
                path = Code::fixed(path),
                without = markers.without(field)
            );
            complete.add(&Code::fixed("(rt::Given, "));
            end.add(&Code::fixed(")"));
            index += 1;
        } else {
            setter(plan, field, None, &mut setters);
            option(field, &scope.option(&field.ident), &mut setters);
        }
    }
    let mut in_rustdoc = InRustdoc::default();
    if index > 0 {
        emit!(
            bounds,
            "S: rt::State,
rt::Missing<S>: rt::Complete<rt::MissingWires<S>, $path$owner>,
",
            path = Code::fixed(path),
            owner = Ident::verbatim(plan.wire)
        );
        in_rustdoc = InRustdoc::of(plan);
    }
    emit!(
        items,
        "impl $name {
    $documented_start
    #[doc = $start_doc]
    #[inline]
    pub fn builder() -> $builder<$start()$end> {
        $builder(rt::Message::empty(), rt::PhantomData)
    }
}
#[doc = $doc]
#[must_use]
pub struct $builder<S = $complete()$end>($name, rt::PhantomData<fn() -> S>);
impl<S> $builder<S> {
    $setters
    $documented_end
    #[doc = $end_doc]
    pub fn build(self) -> $name
    where
        $bounds{
        self.0
    }
}
",
        name = plan.ident,
        builder = plan.ident.with("Builder"),
        start = start,
        complete = complete,
        end = end,
        start_doc = Lit(docs::BUILDER),
        doc = Lit(&docs::builder(plan)),
        end_doc = Lit(&docs::build(plan)),
        setters = setters,
        bounds = bounds,
        documented_start = in_rustdoc.start,
        documented_end = in_rustdoc.end
    );
}

/// The functions whose signatures have marker types, as rustdoc shows them, each followed by the
/// attribute that removes the real one there.
#[derive(Default)]
struct InRustdoc {
    start: Code,
    end: Code,
}

impl InRustdoc {
    fn of(plan: &StructPlan<'_>) -> Self {
        let mut documented = Self::default();
        emit!(
            documented.start,
            "#[cfg(doc)]
#[doc = $doc]
pub fn builder() -> $builder<rt::Unset> {
    loop {}
}
#[cfg(not(doc))]",
            doc = Lit(docs::BUILDER),
            builder = plan.ident.with("Builder")
        );
        emit!(
            documented.end,
            "#[cfg(doc)]
#[doc = $doc]
pub fn build(self) -> $name
where
    S: rt::AllSet,
{
    self.0
}
#[cfg(not(doc))]",
            doc = Lit(&docs::build(plan)),
            name = plan.ident
        );
        documented
    }
}

fn setter(plan: &StructPlan<'_>, field: &FieldPlan<'_>, index: Option<Index>, setters: &mut Code) {
    let doc = docs::setter(field);
    let Argument {
        generics,
        takes,
        mut value,
    } = argument(field);
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
        "#[doc = $doc]\npub fn $name$generics(mut self, value: $takes) -> ",
        doc = Lit(&doc),
        name = field.ident,
        generics = Code::fixed(generics),
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
            "Self {
    self.0.$name = $value;
    self
}
",
            name = field.ident,
            value = value
        ),
    }
}

/// The setter that takes an `Option` of the type of the field, so that the type of `None` is
/// inferred.
fn option(field: &FieldPlan<'_>, name: &Ident, setters: &mut Code) {
    if !field.optional {
        return;
    }
    let value = match field.boxed {
        true => "value.map(rt::Box::new)",
        false => "value",
    };
    emit!(
        setters,
        "#[doc = $doc]
pub fn $name(mut self, value: rt::Option<$of>) -> Self {
    self.0.$field = $value;
    self
}
",
        doc = Lit(&docs::option(field)),
        name = name,
        of = field.value,
        field = field.ident,
        value = Code::fixed(value)
    );
}

/// The argument of a setter, and its conversion to the value.
struct Argument {
    generics: &'static str,
    takes: Code,
    value: Code,
}

/// Text and data types are accepted as `impl Into`, lists as iterators of convertible items or
/// references to them. Numbers are accepted by their exact type: with `impl Into<u64>`, the literal
/// `10` would be inferred as `i32`.
fn argument(field: &FieldPlan<'_>) -> Argument {
    let mut argument = Argument {
        generics: "",
        takes: Code::default(),
        value: Code::default(),
    };
    match &field.field.ty {
        Type::Array(item) => {
            let item = if scalar(item) {
                field.item.clone()
            } else {
                argument.generics = "<H>";
                let mut item = Code::default();
                emit!(item, "impl rt::IntoItem<$of, H>", of = field.item);
                item
            };
            emit!(
                argument.takes,
                "impl rt::IntoIterator<Item = $item>",
                item = item
            );
            emit!(argument.value, "rt::list(value)");
        }
        ty if scalar(ty) => {
            argument.takes = field.value.clone();
            emit!(argument.value, "value");
        }
        _ => {
            emit!(argument.takes, "impl rt::Into<$of>", of = field.value);
            emit!(argument.value, "value.into()");
        }
    }
    argument
}

fn scalar(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Integer | Type::UnsignedInteger | Type::Float | Type::Boolean
    )
}

/// The index of a parameter among the required ones.
#[derive(Clone, Copy)]
struct Index(usize);

/// An index as a type of the runtime: `I0` to `I15`, then `Next<I15>` and so on.
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
            number = crate::template::Num((*index).min(NAMED) as u64)
        );
        for _ in NAMED..*index {
            emit!(code, ">");
        }
        code.splice(out);
    }
}
