//! The spec as structs, in the shapes that `include_specs!` gives them: the input of the rivals.

use std::collections::{HashMap, HashSet};

use heck::{ToSnakeCase, ToUpperCamelCase};
use tcsas_spec::model::{DataType, Field, Service, Type, Usage};

pub struct Shapes<'a> {
    pub calls: Vec<Call<'a>>,
    /// All structs: data types, requests and responses.
    pub structs: Vec<Struct<'a>>,
    /// The Rust names of the data types.
    pub names: HashMap<&'a str, String>,
}

pub struct Call<'a> {
    pub action: &'a str,
    pub method: String,
    pub description: String,
    pub request: String,
    pub response: String,
}

pub struct Struct<'a> {
    pub name: String,
    pub description: String,
    pub members: Vec<Member<'a>>,
}

pub struct Member<'a> {
    pub wire: &'a str,
    pub name: String,
    pub description: String,
    pub ty: &'a Type,
    pub optional: bool,
    /// The type contains itself through this member, so that only a `Box` gives it a size.
    pub boxed: bool,
}

impl<'a> Shapes<'a> {
    pub fn of(service: &'a Service) -> Self {
        let mut types = Names::default();
        let mut methods = Names::default();
        let camel = |name: &str| name.to_upper_camel_case();
        let names = service.types.iter().map(|t| t.name.as_str());
        let names: HashMap<_, _> = names.map(|name| (name, types.free(camel(name)))).collect();
        let mut structs = Vec::new();
        for data_type in &service.types {
            structs.push(Struct {
                name: names[data_type.name.as_str()].clone(),
                description: data_type.description.markdown(),
                members: members(service, &data_type.fields, data_type.usage, Some(data_type)),
            });
        }
        let mut calls = Vec::new();
        for action in &service.actions {
            let usage = |input| Usage {
                input,
                output: !input,
            };
            let request = Struct {
                name: types.free(camel(&action.name) + "Request"),
                description: action.description.markdown(),
                members: members(service, &action.input, usage(true), None),
            };
            let mut response = Struct {
                name: types.free(camel(&action.name) + "Response"),
                description: String::new(),
                members: members(service, &action.output, usage(false), None),
            };
            response.members.push(Member {
                wire: "RequestId",
                name: "request_id".into(),
                description: "The request id.".to_owned(),
                ty: &Type::String,
                optional: false,
                boxed: false,
            });
            calls.push(Call {
                action: &action.name,
                method: methods.free(action.name.to_snake_case()),
                description: action.description.markdown(),
                request: request.name.clone(),
                response: response.name.clone(),
            });
            structs.extend([request, response]);
        }
        Self {
            calls,
            structs,
            names,
        }
    }

    /// The members of all structs.
    pub fn members(&self) -> usize {
        self.structs.iter().map(|s| s.members.len()).sum()
    }
}

fn members<'a>(
    service: &Service,
    fields: &'a [Field],
    usage: Usage,
    owner: Option<&DataType>,
) -> Vec<Member<'a>> {
    let mut names = Names::default();
    // A response has one additional member.
    names.free("request_id".into());
    let member = |field: &'a Field| {
        let boxed = owner.is_some_and(|owner| contains(service, &field.ty, &owner.name));
        Member {
            wire: &field.name,
            name: names.free(field.name.to_snake_case()),
            description: field.description.markdown(),
            ty: &field.ty,
            optional: boxed || optional(field, usage),
            boxed,
        }
    };
    fields.iter().map(member).collect()
}

/// Whether a member is an `Option`: the rule of `include_specs!`.
fn optional(field: &Field, usage: Usage) -> bool {
    let list = matches!(field.ty, Type::Array(_));
    match (usage.input, usage.output) {
        (true, false) => !field.required,
        (false, _) => !list && !field.guaranteed,
        (true, true) => !field.required || !list && !field.guaranteed,
    }
}

/// Whether a value of type `ty` holds one of the data type `name`, other than in a list.
fn contains<'s>(service: &'s Service, ty: &'s Type, name: &str) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![ty];
    while let Some(ty) = open.pop() {
        let Type::Object(inner) = ty else { continue };
        if inner == name {
            return true;
        }
        if seen.insert(inner) {
            let fields = service.data_type(inner).into_iter().flat_map(|t| &t.fields);
            open.extend(fields.map(|field| &field.ty));
        }
    }
    false
}

/// The names of a scope, each used once.
#[derive(Default)]
struct Names(HashSet<String>);

impl Names {
    fn free(&mut self, name: String) -> String {
        let mut free = name.clone();
        let mut number = 2;
        while !self.0.insert(free.clone()) {
            free = format!("{name}{number}");
            number += 1;
        }
        free
    }
}
