//! The section on pagination in the docs of a method.

use super::example::Module;
use crate::plan::ActionPlan;
use crate::settings::Settings;
use crate::template::{Code, emit};

/// The section; empty if the response is no page of a list.
pub(super) fn doc(action: &ActionPlan<'_>, settings: &Settings) -> String {
    let mut code = Code::default();
    if action.pagination.is_none() {
        return String::new();
    }
    emit!(
        code,
        "

# Pagination

The response is one page of a list. `pages()` turns the call into a stream of all pages, and `items()` that into a stream of
their items:

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
