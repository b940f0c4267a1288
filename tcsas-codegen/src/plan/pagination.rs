//! The path from a response to the items of its page.

use tcsas_spec::model::{Pagination, Type};

use super::{ActionPlan, StructPlan};
use crate::names::Ident;
use crate::template::Code;

/// An action whose response is one page of a list.
pub struct PaginationPlan<'a> {
    /// The pagination in the model.
    pub pagination: &'a Pagination,
    /// The type of an item.
    pub item: Code,
    /// The fields on the path to the list, and whether each is an `Option`.
    pub path: Vec<(Ident, bool)>,
}

/// The pagination of `action`, if any; `value` spells a type as seen from outside the module of
/// data types.
pub(super) fn of<'a>(
    action: &ActionPlan<'a>,
    types: &[StructPlan<'a>],
    value: impl Fn(&Type) -> Code,
) -> Option<PaginationPlan<'a>> {
    let pagination = action.action.pagination.as_ref()?;
    let mut holder = &action.response;
    let mut path = Vec::with_capacity(pagination.items.len());
    for name in &pagination.items {
        let mut fields = holder.fields.iter();
        let field = fields.find(|field| field.field.name == *name)?;
        path.push((field.ident.clone(), field.optional));
        match &field.field.ty {
            Type::Array(item) => {
                return Some(PaginationPlan {
                    pagination,
                    item: value(item),
                    path,
                });
            }
            Type::Object(name) => holder = types.iter().find(|t| t.wire == name)?,
            _ => return None,
        }
    }
    None
}
