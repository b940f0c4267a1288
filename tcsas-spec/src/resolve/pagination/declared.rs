//! Checks the pagination that a file states against the parameters and fields of its action.

use std::collections::BTreeMap;

use super::fields::{is_integer, may_be_total};
use crate::diagnostic::{Diag, Kind, Sink, list_of, nearest, quote};
use crate::format::{DeclaredPagination, DraftAction, DraftType, PaginationKeys, SpannedText};
use crate::model::{Field, Pagination, Type};

/// The pagination that files state, by the name of the action; reports invalid ones.
pub(crate) fn check_declared(
    actions: &BTreeMap<String, DraftAction>,
    types: &BTreeMap<String, DraftType>,
    sink: &mut Sink,
) -> BTreeMap<String, Option<Pagination>> {
    let mut declared = BTreeMap::new();
    for (name, draft) in actions {
        let pagination = match &draft.pagination {
            None => continue,
            Some(DeclaredPagination::Disabled) => None,
            Some(DeclaredPagination::Explicit(keys)) => Checker {
                draft,
                keys,
                types,
                sink,
            }
            .pagination(),
        };
        declared.insert(name.clone(), pagination);
    }
    declared
}

struct Checker<'a> {
    draft: &'a DraftAction,
    keys: &'a PaginationKeys,
    types: &'a BTreeMap<String, DraftType>,
    sink: &'a mut Sink,
}

impl Checker<'_> {
    fn pagination(&mut self) -> Option<Pagination> {
        let keys = self.keys;
        let start = self.parameter(&keys.start_parameter);
        let size = keys.size_parameter.as_ref();
        let size_fits = size.is_none_or(|size| self.parameter(size));
        if let Some(size) = size
            && size.text == keys.start_parameter.text
        {
            let message = format!(
                "{} cannot be both the start and the length of a page",
                quote(&size.text)
            );
            self.sink.add(
                Diag::new(Kind::Conflict, size.span, message)
                    .label("length of a page")
                    .related(keys.start_parameter.span, "start of a page")
                    .help("remove `limit` if the action has no parameter for it"),
            );
        }
        let total = match &keys.total {
            None => Some(None),
            Some(total) => self.field(total, may_be_total, "an integer").map(Some),
        };
        let is_list = |field: &Field| matches!(field.ty, Type::Array(_));
        let items = self.field(&keys.items, is_list, "a list");
        (start && size_fits).then_some(())?;
        Some(Pagination {
            start: keys.start,
            start_parameter: keys.start_parameter.text.clone(),
            first: keys.first.unwrap_or_else(|| keys.start.usual_first()),
            size_parameter: size.map(|size| size.text.clone()),
            total: total?,
            items: items?,
        })
    }

    /// Whether a parameter exists and is an integer.
    fn parameter(&mut self, written: &SpannedText) -> bool {
        let input = &self.draft.action.input;
        let quoted = quote(&written.text);
        let integers = input.iter().filter(|field| is_integer(field));
        let integers: Vec<&str> = integers.map(|field| &*field.name).collect();
        let mut near = None;
        let diag = match input.iter().find(|field| field.name == written.text) {
            Some(field) if is_integer(field) => return true,
            Some(field) if self.is_unknown(&field.ty) => return false,
            Some(field) => {
                let message = format!("{quoted} is not an integer");
                let label = format!(
                    "has type {}; expected `Integer` or `UnsignedInteger`",
                    quote(&field.ty.to_string())
                );
                Diag::new(Kind::Reference, written.span, message).label(label)
            }
            None if !self.keys.input_complete => return false,
            None => {
                near = nearest(&written.text, integers.iter().copied());
                let action = quote(&self.draft.action.name);
                let message = format!("{quoted} is not a parameter of {action}");
                Diag::new(Kind::Reference, written.span, message)
                    .label("expected a parameter listed under `input`")
            }
        };
        let diag = match near {
            None if !integers.is_empty() => {
                diag.help(format!("its integer parameters are {}", list_of(&integers)))
            }
            near => diag.suggest(near),
        };
        self.sink.add(diag);
        false
    }

    /// The path to a field of the response, which must satisfy `fits`.
    fn field(
        &mut self,
        written: &SpannedText,
        fits: impl Fn(&Field) -> bool,
        expected: &str,
    ) -> Option<Vec<String>> {
        let names: Vec<&str> = written.text.split('.').collect();
        let mut fields = &self.draft.action.output;
        let mut complete = self.keys.output_complete;
        let mut owner = "the response".to_owned();
        for (index, name) in names.iter().enumerate() {
            let Some(field) = fields.iter().find(|field| field.name == *name) else {
                if complete {
                    let label = format!("{owner} has no {}", quote(name));
                    let near = nearest(name, fields.iter().map(|field| &*field.name));
                    self.report_unknown_path(written, label, |diag| match near {
                        Some(near) => {
                            let mut path = names.clone();
                            path[index] = near;
                            diag.suggest(Some(&path.join(".")))
                        }
                        None => {
                            let there: Vec<&str> = fields.iter().map(|f| &*f.name).collect();
                            diag.help(format!("{owner} has {}", list_or_nothing(&there)))
                        }
                    });
                }
                return None;
            };
            if index + 1 == names.len() {
                if self.is_unknown(&field.ty) {
                    return None;
                }
                if fits(field) {
                    return Some(names.into_iter().map(str::to_owned).collect());
                }
                let message = format!("{} is not {expected}", quote(&written.text));
                let label = format!("has type {}", quote(&field.ty.to_string()));
                let diag = Diag::new(Kind::Reference, written.span, message).label(label);
                let help = format!(
                    "write the path to {expected}, such as `Data.{}`",
                    match expected {
                        "a list" => "DataList",
                        _ => "TotalCount",
                    }
                );
                self.sink.add(diag.help(help));
                return None;
            }
            let Type::Object(inner) = &field.ty else {
                let label = format!(
                    "{} has type {}, which has no fields",
                    quote(name),
                    quote(&field.ty.to_string())
                );
                self.report_unknown_path(written, label, |diag| {
                    diag.help("only data types have fields")
                });
                return None;
            };
            let draft = self.types.get(inner)?;
            fields = &draft.data_type.fields;
            complete = draft.complete;
            owner = quote(inner);
        }
        None
    }

    /// Whether a type is undefined, which has been reported already.
    fn is_unknown(&self, ty: &Type) -> bool {
        ty.object()
            .is_some_and(|name| !self.types.contains_key(name))
    }

    fn report_unknown_path(
        &mut self,
        written: &SpannedText,
        label: String,
        help: impl FnOnce(Diag) -> Diag,
    ) {
        let message = format!("{} is not a field of the response", quote(&written.text));
        let diag = Diag::new(Kind::Reference, written.span, message).label(label);
        self.sink.add(help(diag));
    }
}

fn list_or_nothing(names: &[&str]) -> String {
    match names {
        [] => "no fields".to_owned(),
        names => list_of(names),
    }
}
