//! A response as one page of a list.
//!
//! ```text
//! impl rt::Paged for DescribeTeamListResponse {
//!     type Item = types::Team;
//!     const PAGINATION: &'static rt::Pagination = &rt::Pagination { start: "Offset", … };
//!     fn into_items(self) -> Option<Vec<types::Team>> { Some(self.data.data_list) }
//! }
//! ```
//!
//! The runtime paginates: `client.describe_team_list(request).pages()`. The client has no methods
//! for it, so that none collide with names of actions, and the settings of a call apply to its
//! pages.

use tcsas_spec::model::Start;

use crate::plan::{ActionPlan, PaginationPlan};
use crate::template::{Code, Lit, emit};

pub(super) fn expand(action: &ActionPlan<'_>, items: &mut Code) {
    let Some(PaginationPlan {
        pagination,
        item,
        path,
    }) = &action.pagination
    else {
        return;
    };
    let mut list = Code::fixed("self");
    for (index, (field, optional)) in path.iter().enumerate() {
        emit!(list, ".$field", field = field);
        if *optional && index + 1 < path.len() {
            list.add(&Code::fixed("?"));
        }
    }
    // A list that is an `Option` is returned as it is.
    if !path.last().is_some_and(|(_, optional)| *optional) {
        let mut some = Code::default();
        emit!(some, "rt::Some($list)", list = list);
        list = some;
    }
    emit!(
        items,
        "#[automatically_derived]
impl rt::Paged for $response {
    type Item = $item;
    const PAGINATION: &'static rt::Pagination = &rt::Pagination { start: $start, by_page: $by_page, first: $first, size: $size, total: &[$total], items: &[$items] };
    #[inline]
    fn into_items(self) -> rt::Option<rt::Vec<Self::Item>> {
        $list
    }
}
",
        response = action.response.ident,
        item = item,
        start = Lit(&pagination.start_parameter),
        by_page = Code::fixed(match pagination.start {
            Start::Page => "true",
            _ => "false",
        }),
        first = Code::fixed(if pagination.first == 0 { "0" } else { "1" }),
        size = Lit(pagination.size_parameter.as_deref().unwrap_or_default()),
        total = path_literals(pagination.total.as_deref().unwrap_or_default()),
        items = path_literals(&pagination.items),
        list = list
    );
}

fn path_literals(names: &[String]) -> Code {
    let mut code = Code::default();
    for name in names {
        emit!(code, "$name, ", name = Lit(name));
    }
    code
}
