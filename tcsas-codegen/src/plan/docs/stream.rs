//! The section on streams in the docs of a method.

use super::example::Module;
use crate::plan::ActionPlan;
use crate::settings::Settings;
use crate::template::{Code, emit};

/// The section; empty if the response is no stream of events.
pub(super) fn doc(action: &ActionPlan<'_>, settings: &Settings) -> String {
    let mut code = Code::default();
    if !action.action.stream {
        return String::new();
    }
    emit!(
        code,
        "

# Events

The service may respond with a stream of events. `events()` turns the call into a stream of responses, one for each event; a single
response is a stream of one:

```$fence
# use $module::{Client, $request};
# async fn example(client: Client, request: $request) -> Result<(), Box<dyn std::error::Error>> {
let mut events = client.$method(request).events();
while let Some(event) = events.next().await {
    println!(\"{:?}\", event?);
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
