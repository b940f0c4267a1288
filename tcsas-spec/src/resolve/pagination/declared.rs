//! What a file says itself of how an action gives a list in pages.
//!
//! It is read with the file, and checked against parameters and fields when all files are known.

use std::collections::BTreeMap;

use super::fields::{is_whole, may_be_total};
use crate::diagnostic::{Kind, Mistake, Mistakes, list_of, nearest, quote};
use crate::format::{DeclaredPagination, DraftAction, DraftType, PaginationKeys, SpannedText};
use crate::model::{Field, Pagination, Type};

/// What the actions say themselves, by their names; what is wrong about it is noted.
pub(crate) fn settle(
    actions: &BTreeMap<String, (DraftAction, bool)>,
    types: &BTreeMap<String, (DraftType, bool)>,
    mistakes: &mut Mistakes,
) -> BTreeMap<String, Option<Pagination>> {
    let mut settled = BTreeMap::new();
    for (name, (draft, _)) in actions {
        let pagination = match &draft.pagination {
            None => continue,
            Some(DeclaredPagination::Disabled) => None,
            Some(DeclaredPagination::Explicit(written)) => Check {
                draft,
                written,
                types,
                mistakes,
            }
            .pagination(),
        };
        settled.insert(name.clone(), pagination);
    }
    settled
}

struct Check<'a> {
    draft: &'a DraftAction,
    written: &'a PaginationKeys,
    types: &'a BTreeMap<String, (DraftType, bool)>,
    mistakes: &'a mut Mistakes,
}

impl Check<'_> {
    fn pagination(&mut self) -> Option<Pagination> {
        let written = self.written;
        let start = self.parameter(&written.start_parameter);
        let size = written.size_parameter.as_ref();
        let size_fits = size.is_none_or(|size| self.parameter(size));
        if let Some(size) = size
            && size.text == written.start_parameter.text
        {
            let message = format!(
                "{} cannot say both where a page starts and how long it is",
                quote(&size.text)
            );
            self.mistakes.add(
                Mistake::new(Kind::Conflict, size.span, message)
                    .label("the length of a page")
                    .second(written.start_parameter.span, "the start of a page")
                    .help("leave `limit` out if the action has no parameter for it"),
            );
        }
        let total = match &written.total {
            None => Some(None),
            Some(total) => self.field(total, may_be_total, "a whole number").map(Some),
        };
        let is_list = |field: &Field| matches!(field.ty, Type::Array(_));
        let items = self.field(&written.items, is_list, "a list");
        (start && size_fits).then_some(())?;
        Some(Pagination {
            start: written.start,
            start_parameter: written.start_parameter.text.clone(),
            first: written.first.unwrap_or_else(|| written.start.usual_first()),
            size_parameter: size.map(|size| size.text.clone()),
            total: total?,
            items: items?,
        })
    }

    /// Whether a parameter is there and counts something.
    fn parameter(&mut self, word: &SpannedText) -> bool {
        let input = &self.draft.action.input;
        let quoted = quote(&word.text);
        let whole = input.iter().filter(|field| is_whole(field));
        let whole: Vec<&str> = whole.map(|field| &*field.name).collect();
        let mut near = None;
        let mistake = match input.iter().find(|field| field.name == word.text) {
            Some(field) if is_whole(field) => return true,
            Some(field) if self.is_unknown(&field.ty) => return false,
            Some(field) => {
                let message = format!("{quoted} is not a whole number");
                let label = format!(
                    "it is {}; expected `Integer` or `UnsignedInteger`",
                    quote(&field.ty.to_string())
                );
                Mistake::new(Kind::Reference, word.span, message).label(label)
            }
            None if !self.written.input_complete => return false,
            None => {
                near = nearest(&word.text, whole.iter().copied());
                let action = quote(&self.draft.action.name);
                let message = format!("{quoted} is not a parameter of {action}");
                Mistake::new(Kind::Reference, word.span, message)
                    .label("expected a parameter listed under `input`")
            }
        };
        let mistake = match near {
            None if !whole.is_empty() => {
                mistake.help(format!("its whole numbers are {}", list_of(&whole)))
            }
            near => mistake.suggest(near),
        };
        self.mistakes.add(mistake);
        false
    }

    /// The way to a field of the answer, which must be as it should.
    fn field(
        &mut self,
        word: &SpannedText,
        fits: impl Fn(&Field) -> bool,
        expected: &str,
    ) -> Option<Vec<String>> {
        let names: Vec<&str> = word.text.split('.').collect();
        let mut fields = &self.draft.action.output;
        let mut complete = self.written.output_complete;
        let mut owner = "the answer".to_owned();
        for (index, name) in names.iter().enumerate() {
            let Some(field) = fields.iter().find(|field| field.name == *name) else {
                if complete {
                    let label = format!("{owner} has no {}", quote(name));
                    let near = nearest(name, fields.iter().map(|field| &*field.name));
                    self.leads_nowhere(word, label, |mistake| match near {
                        Some(near) => {
                            let mut way = names.clone();
                            way[index] = near;
                            mistake.suggest(Some(&way.join(".")))
                        }
                        None => {
                            let there: Vec<&str> = fields.iter().map(|f| &*f.name).collect();
                            mistake.help(format!("{owner} has {}", list_or_nothing(&there)))
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
                let message = format!("{} is not {expected}", quote(&word.text));
                let label = format!("it is {}", quote(&field.ty.to_string()));
                let mistake = Mistake::new(Kind::Reference, word.span, message).label(label);
                let help = format!(
                    "write the way to {expected}, such as `Data.{}`",
                    match expected {
                        "a list" => "DataList",
                        _ => "TotalCount",
                    }
                );
                self.mistakes.add(mistake.help(help));
                return None;
            }
            let Type::Object(inner) = &field.ty else {
                let label = format!(
                    "{} is {}, which has no fields",
                    quote(name),
                    quote(&field.ty.to_string())
                );
                self.leads_nowhere(word, label, |mistake| {
                    mistake.help("a path goes through objects only")
                });
                return None;
            };
            let (draft, _) = self.types.get(inner)?;
            fields = &draft.data_type.fields;
            complete = draft.complete;
            owner = quote(inner);
        }
        None
    }

    /// Whether a type is not there, which has been complained about already.
    fn is_unknown(&self, ty: &Type) -> bool {
        ty.object()
            .is_some_and(|name| !self.types.contains_key(name))
    }

    fn leads_nowhere(
        &mut self,
        word: &SpannedText,
        label: String,
        help: impl FnOnce(Mistake) -> Mistake,
    ) {
        let message = format!("{} leads nowhere", quote(&word.text));
        let mistake = Mistake::new(Kind::Reference, word.span, message).label(label);
        self.mistakes.add(help(mistake));
    }
}

fn list_or_nothing(names: &[&str]) -> String {
    match names {
        [] => "no fields".to_owned(),
        names => list_of(names),
    }
}
