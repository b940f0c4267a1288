//! What will be generated: every identifier and every Rust type, decided before anything is
//! written.

use std::collections::{BTreeMap, HashMap, HashSet};

use tcsas_spec::COMMON_CODES;
use tcsas_spec::model::{Action, DataType, Field, Service, Type, Usage};

use crate::names::{CodeNames, Ident, Scope};
use crate::template::{Code, emit};

mod pages;

pub(crate) use pages::PagesPlan;

/// A service with everything named.
pub(crate) struct Plan<'a> {
    pub(crate) service: &'a Service,
    pub(crate) actions: Vec<ActionPlan<'a>>,
    pub(crate) types: Vec<StructPlan<'a>>,
    /// The error codes that several actions have alike, each an enum: by the index of the first
    /// action that has them.
    pub(crate) codes: Vec<(Ident, usize)>,
}

/// An action with everything named.
pub(crate) struct ActionPlan<'a> {
    pub(crate) action: &'a Action,
    pub(crate) method: Ident,
    pub(crate) request: StructPlan<'a>,
    pub(crate) response: StructPlan<'a>,
    pub(crate) error: Ident,
    pub(crate) variants: Vec<Variant<'a>>,
    /// The index in [`Plan::codes`] of the enum that the error is another name of, if other
    /// actions have the same codes.
    pub(crate) shared: Option<usize>,
    /// How the answer is one page of a list, if it is.
    pub(crate) pages: Option<PagesPlan<'a>>,
}

/// A struct with everything named.
pub(crate) struct StructPlan<'a> {
    pub(crate) ident: Ident,
    /// The word that compiler messages call it by: the action, or the data type.
    pub(crate) wire: &'a str,
    pub(crate) description: &'a str,
    pub(crate) usage: Usage,
    pub(crate) fields: Vec<FieldPlan<'a>>,
}

/// A field with its name and type.
pub(crate) struct FieldPlan<'a> {
    pub(crate) ident: Ident,
    pub(crate) field: &'a Field,
    /// The type of the value itself.
    pub(crate) value: Code,
    /// The type of an item, if the value is a list; else the same.
    pub(crate) item: Code,
    /// The field is an `Option` of it.
    pub(crate) optional: bool,
    /// The value is behind a `Box`, because it contains its own type.
    pub(crate) boxed: bool,
}

/// A variant of an error enum.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Variant<'a> {
    pub(crate) ident: Ident,
    pub(crate) code: &'a str,
    pub(crate) description: &'a str,
}

impl<'a> Plan<'a> {
    pub(crate) fn of(service: &'a Service) -> Self {
        let mut scope = Scope::default();
        let type_names: BTreeMap<_, _> = service
            .types
            .iter()
            .map(|t| (t.name.as_str(), scope.data_type(&t.name)))
            .collect();
        let boxed = service.recursive_members();
        let shape = Shape {
            type_names: &type_names,
            boxed: &boxed,
        };
        let types: Vec<_> = service.types.iter().map(|t| shape.data_type(t)).collect();
        let mut camel = Scope::default();
        let methods = methods(service);
        let mut codes = CodeNames::default();
        let mut actions: Vec<_> = service
            .actions
            .iter()
            .map(|a| {
                shape.action(
                    a,
                    &camel.type_name(&a.name),
                    methods[a.name.as_str()].clone(),
                    &mut codes,
                )
            })
            .collect();
        for action in &mut actions {
            action.pages = pages::of(action, &types, |ty| shape.value(ty, "types::"));
        }
        let codes = share(&mut actions);
        Self {
            service,
            actions,
            types,
            codes,
        }
    }
}

/// The method of each action.
pub(crate) fn methods(service: &Service) -> BTreeMap<&str, Ident> {
    let mut scope = Scope::default();
    let actions = service.actions.iter();
    actions
        .map(|action| (action.name.as_str(), scope.method(&action.name)))
        .collect()
}

impl<'a> Plan<'a> {
    /// The actions under their headings, in alphabetical order; without headings if no action has a
    /// subject.
    pub(crate) fn by_subject(&self) -> Vec<(Option<&'a str>, Vec<&ActionPlan<'a>>)> {
        let mut headings: BTreeMap<&str, Vec<&ActionPlan<'_>>> = BTreeMap::new();
        for action in &self.actions {
            let heading = headings.entry(&action.action.subject).or_default();
            heading.push(action);
        }
        let rest = headings.remove("");
        let other = (!headings.is_empty()).then_some(OTHER_ACTIONS);
        let headings = headings.into_iter().map(|(name, of)| (Some(name), of));
        headings.chain(rest.map(|rest| (other, rest))).collect()
    }
}

/// The heading over the actions that have no subject, where others have one.
const OTHER_ACTIONS: &str = "Other actions";

struct Shape<'s, 'a> {
    type_names: &'s BTreeMap<&'a str, Ident>,
    boxed: &'s HashSet<(&'a str, &'a str)>,
}

impl<'a> Shape<'_, 'a> {
    fn action(
        &self,
        action: &'a Action,
        name: &Ident,
        method: Ident,
        codes: &mut CodeNames,
    ) -> ActionPlan<'a> {
        let usage = |input, output| Usage { input, output };
        let request = self.fields(
            &action.input,
            usage(true, false),
            "types::",
            Scope::fields(),
            None,
        );
        let response = self.fields(
            &action.output,
            usage(false, true),
            "types::",
            Scope::answer(),
            None,
        );
        let part = |suffix, description, usage, fields| StructPlan {
            ident: name.with(suffix),
            wire: &action.name,
            description,
            usage,
            fields,
        };
        ActionPlan {
            action,
            method,
            request: part("Request", &action.description, usage(true, false), request),
            response: part("Response", "", usage(false, true), response),
            error: name.with("Error"),
            variants: variants(action, codes),
            shared: None,
            pages: None,
        }
    }

    fn data_type(&self, data_type: &'a DataType) -> StructPlan<'a> {
        StructPlan {
            ident: self.type_names[data_type.name.as_str()].clone(),
            wire: &data_type.name,
            description: &data_type.description,
            usage: data_type.usage,
            fields: self.fields(
                &data_type.fields,
                data_type.usage,
                "",
                Scope::fields(),
                Some(&data_type.name),
            ),
        }
    }

    fn fields(
        &self,
        fields: &'a [Field],
        usage: Usage,
        types: &'static str,
        mut scope: Scope,
        owner: Option<&'a str>,
    ) -> Vec<FieldPlan<'a>> {
        let plan = |field: &'a Field| {
            let boxed = owner.is_some_and(|owner| {
                matches!(&field.ty, Type::Object(name) if self.boxed.contains(&(owner, name.as_str())))
            });
            FieldPlan {
                ident: scope.field(&field.name),
                field,
                value: self.value(&field.ty, types),
                item: self.value(
                    if let Type::Array(item) = &field.ty {
                        item
                    } else {
                        &field.ty
                    },
                    types,
                ),
                optional: boxed || field.is_optional(usage),
                boxed,
            }
        };
        fields.iter().map(plan).collect()
    }

    /// The Rust type of a value.
    fn value(&self, ty: &Type, types: &'static str) -> Code {
        let mut code = Code::default();
        match ty {
            Type::String | Type::Date | Type::Timestamp | Type::TimestampIso8601 => {
                emit!(code, "rt::String")
            }
            Type::Integer => emit!(code, "i64"),
            Type::UnsignedInteger => emit!(code, "u64"),
            Type::Float => emit!(code, "f64"),
            Type::Boolean => emit!(code, "bool"),
            Type::Object(name) => {
                emit!(
                    code,
                    "$types$name",
                    types = Code::fixed(types),
                    name = self.type_names[name.as_str()]
                );
            }
            Type::Array(item) => emit!(code, "rt::Vec<$item>", item = self.value(item, types)),
        }
        code
    }
}

/// The action's own codes in the order of the description, then the common ones it does not list
/// itself.
fn variants<'a>(action: &'a Action, names: &mut CodeNames) -> Vec<Variant<'a>> {
    let mut scope = Scope::variants();
    let own = action
        .errors
        .iter()
        .map(|error| (error.code.as_str(), error.description.as_str()));
    let common = COMMON_CODES
        .iter()
        .copied()
        .filter(|(code, _)| !action.errors.iter().any(|own| own.code == *code));
    own.chain(common)
        .map(|(code, description)| Variant {
            ident: scope.variant(code, names),
            code,
            description,
        })
        .collect()
}

/// Finds the actions whose error codes are the same, down to what is said of them.
fn share(actions: &mut [ActionPlan<'_>]) -> Vec<(Ident, usize)> {
    let mut alike: HashMap<_, Vec<usize>> = HashMap::new();
    for (index, action) in actions.iter().enumerate() {
        alike.entry(&action.variants).or_default().push(index);
    }
    let mut groups: Vec<_> = alike
        .into_values()
        .filter(|group| group.len() > 1)
        .collect();
    groups.sort_unstable();
    let mut codes = Vec::new();
    for group in groups {
        for index in &group {
            actions[*index].shared = Some(codes.len());
        }
        codes.push((
            Ident::verbatim(&format!("Codes{}", codes.len() + 1)),
            group[0],
        ));
    }
    codes
}

impl ActionPlan<'_> {
    /// Whether a second call does no more than the first: as the description says, or as the name
    /// does.
    pub(crate) fn idempotent(&self) -> bool {
        const READS: [&str; 4] = ["Describe", "List", "Get", "Query"];
        let reads = || READS.iter().any(|verb| self.action.name.starts_with(verb));
        self.action.idempotent.unwrap_or_else(reads)
    }

    /// Whether there is a parameter by which the service tells a repeated call from a second one.
    pub(crate) fn client_token(&self) -> bool {
        let mut parameters = self.action.input.iter();
        parameters.any(|field| field.name == "ClientToken" && field.ty == Type::String)
    }
}

impl StructPlan<'_> {
    /// The fields that a caller must give, in order.
    pub(crate) fn required(&self) -> impl Iterator<Item = &FieldPlan<'_>> {
        self.fields
            .iter()
            .filter(|field| self.usage.input && field.field.required)
    }
}

impl FieldPlan<'_> {
    /// The type of the field.
    pub(crate) fn ty(&self) -> Code {
        let mut code = Code::default();
        match (self.optional, self.boxed) {
            (false, false) => code.add(&self.value),
            (true, false) => emit!(code, "rt::Option<$value>", value = self.value),
            (_, true) => {
                emit!(code, "rt::Option<rt::Box<$value>>", value = self.value);
            }
        }
        code
    }
}
