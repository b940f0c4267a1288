//! The way from an answer to the items of its page, named.

use tcsas_spec::model::{Pagination, Type};

use super::{ActionPlan, StructPlan};
use crate::names::Ident;
use crate::template::Code;

/// An action whose answer is one page of a list.
pub(crate) struct PagesPlan<'a> {
    pub(crate) pagination: &'a Pagination,
    /// The type of an item.
    pub(crate) item: Code,
    /// The fields on the way to the list, and whether each is an `Option`.
    pub(crate) way: Vec<(Ident, bool)>,
}

/// How `action` gives a list in pages, if it does; `value` spells a type as seen from outside the
/// module of data types.
pub(super) fn of<'a>(
    action: &ActionPlan<'a>,
    types: &[StructPlan<'a>],
    value: impl Fn(&Type) -> Code,
) -> Option<PagesPlan<'a>> {
    let pagination = action.action.pagination.as_ref()?;
    let mut holder = &action.response;
    let mut way = Vec::with_capacity(pagination.items.len());
    for name in &pagination.items {
        let mut fields = holder.fields.iter();
        let field = fields.find(|field| field.field.name == *name)?;
        way.push((field.ident.clone(), field.optional));
        match &field.field.ty {
            Type::Array(item) => {
                return Some(PagesPlan {
                    pagination,
                    item: value(item),
                    way,
                });
            }
            Type::Object(name) => holder = types.iter().find(|t| t.wire == name)?,
            _ => return None,
        }
    }
    None
}
