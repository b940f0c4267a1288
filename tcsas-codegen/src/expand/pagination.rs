//! An answer as one page of a list.
//!
//! ```text
//! impl rt::Paged for DescribeTeamListResponse {
//!     type Item = types::Team;
//!     const PAGINATION: &'static rt::Pagination = &rt::Pagination { start: "Offset", … };
//!     fn into_items(self) -> Option<Vec<types::Team>> { Some(self.data?.data_list) }
//! }
//! ```
//!
//! The walk itself is the runtime's, and so is what begins it:
//! `client.describe_team_list(request).pages()`. The client gets no methods for it, so that no
//! names of actions are in the list_path, and what can be set for a call can be set for a walk.

use tcsas_spec::model::Start;

use super::example::Module;
use crate::plan::{ActionPlan, PaginationPlan};
use crate::settings::Settings;
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
    for (field, optional) in path {
        let mark = if *optional { "?" } else { "" };
        emit!(
            list,
            ".$field$mark",
            field = field,
            mark = Code::fixed(mark)
        );
    }
    emit!(
        items,
        "#[automatically_derived]
impl rt::Paged for $response {
    type Item = $item;
    const PAGINATION: &'static rt::Pagination = &rt::Pagination { start: $start, by_page: $by_page, first: $first, size: $size, total: &[$total], items: &[$items] };
    #[inline]
    fn into_items(self) -> rt::Option<rt::Vec<Self::Item>> {
        rt::Some($list)
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

/// What the documentation of the action's method says about it; nothing if the answer is no page of
/// a list.
pub(super) fn doc(action: &ActionPlan<'_>, settings: &Settings) -> String {
    let mut code = Code::default();
    if action.pagination.is_none() {
        return String::new();
    }
    emit!(
        code,
        "

# Page by page

The answer is one page of a list. With `pages()`, the call becomes a walk through them all, which `items()` makes one through
what is on them:

```$fence
# use $module::{Client, $request};
# async fn example(client: Client, request: $request) -> Result<(), Box<dyn std::error::Error>> {
let mut items = client.$method(request).pages().items();
while let Some(item) = items.next().await {
    println!(\"{:?}\", item?);
}
# Ok(())
# }
```",
        fence = Code::fixed(match &settings.doctests {
            Some(_) => "no_run",
            None => "ignore",
        }),
        module = Module(settings),
        request = action.request.ident,
        method = action.method
    );
    code.as_str().to_owned()
}
