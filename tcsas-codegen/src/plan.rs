//! The plan of the generated code: every identifier and every Rust type, decided before anything is
//! printed.

use std::collections::{BTreeMap, HashSet};

use tcsas_spec::Description;
use tcsas_spec::model::{Action, DataType, Field, Service, Type, Usage, is_read_only};

use crate::names::{CodeNames, Ident, Scope};
use crate::template::{Code, emit};

pub(crate) mod docs;
mod error_codes;
pub(crate) mod item_links;
mod marker_types;
mod pagination;

pub use error_codes::Variant;
use error_codes::{share_codes, variants};
pub(crate) use marker_types::MarkerTypes;
pub use pagination::PaginationPlan;

/// A service with everything named.
pub struct Plan<'a> {
    /// The model that everything was named after.
    pub service: &'a Service,
    /// In the order of the model.
    pub actions: Vec<ActionPlan<'a>>,
    /// The data types, in the order of the model.
    pub types: Vec<StructPlan<'a>>,
    /// The enums of error codes that several actions share, each with the index of the first such
    /// action.
    pub codes: Vec<(Ident, usize)>,
}

/// An action with everything named.
pub struct ActionPlan<'a> {
    /// The action in the model.
    pub action: &'a Action,
    /// The method of the client.
    pub method: Ident,
    /// `XRequest`.
    pub request: StructPlan<'a>,
    /// `XResponse`, without its request id.
    pub response: StructPlan<'a>,
    /// `XError`.
    pub error: Ident,
    /// The variants of the error, the common codes included.
    pub variants: Vec<Variant<'a>>,
    /// The index in [`Plan::codes`] of the shared enum, if other actions have the same codes.
    pub shared_codes: Option<usize>,
    /// The pagination of the response, if it is one page of a list.
    pub pagination: Option<PaginationPlan<'a>>,
}

/// A struct with everything named.
pub struct StructPlan<'a> {
    /// The name of the struct.
    pub ident: Ident,
    /// The name in compiler messages: that of the action or the data type.
    pub wire: &'a str,
    /// The description in the model.
    pub description: &'a Description,
    /// Whether requests, responses or both carry it.
    pub usage: Usage,
    /// In the order of the model.
    pub fields: Vec<FieldPlan<'a>>,
}

/// A field with its name and type.
pub struct FieldPlan<'a> {
    /// The name of the field, and of its setter.
    pub ident: Ident,
    /// The field in the model.
    pub field: &'a Field,
    /// The type of the value itself.
    pub value: Code,
    /// The type of an item, if the value is a list; else the same.
    pub item: Code,
    /// Whether the field is an `Option` of it.
    pub optional: bool,
    /// Whether the value is in a `Box`, because it contains its own type.
    pub boxed: bool,
}

impl<'a> Plan<'a> {
    /// Names everything in `service`.
    #[must_use]
    pub fn of(service: &'a Service) -> Self {
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
            action.pagination = pagination::of(action, &types, |ty| shape.value(ty, "types::"));
        }
        let codes = share_codes(&mut actions);
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
    pub fn by_subject(&self) -> Vec<(Option<&'a str>, Vec<&ActionPlan<'a>>)> {
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
            Scope::response(),
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
            response: part("Response", &NO_DESCRIPTION, usage(false, true), response),
            error: name.with("Error"),
            variants: variants(action, codes),
            shared_codes: None,
            pagination: None,
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
            Type::Binary => emit!(code, "rt::Bytes"),
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

/// The description of a response, which the model does not have.
static NO_DESCRIPTION: Description = Description { blocks: Vec::new() };

impl ActionPlan<'_> {
    /// Whether the action is idempotent, by its spec or else by its name.
    pub fn is_idempotent(&self) -> bool {
        let idempotent = self.action.idempotent;
        idempotent.unwrap_or_else(|| is_read_only(&self.action.name))
    }

    /// Whether there is a parameter by which the service recognises a repeated call.
    pub fn takes_client_token(&self) -> bool {
        self.action.client_token().is_some()
    }
}

impl StructPlan<'_> {
    /// The fields that a caller must give, in order.
    pub fn required(&self) -> impl Iterator<Item = &FieldPlan<'_>> {
        self.fields
            .iter()
            .filter(|field| self.usage.input && field.field.required)
    }
}

impl FieldPlan<'_> {
    /// The type of the field.
    pub fn ty(&self) -> Code {
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
