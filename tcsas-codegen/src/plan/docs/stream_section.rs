//! A section on a stream that a call can be turned into, in the docs of a method.

use super::example::Module;
use crate::plan::ActionPlan;
use crate::settings::Settings;
use crate::template::{Code, emit};

/// The parts in which such sections differ.
pub(super) struct StreamSection {
    /// The heading, and the text before the example.
    pub(super) text: &'static str,
    /// The methods that turn the call into the stream.
    pub(super) methods: &'static str,
    /// The variables of the stream, and of one element.
    pub(super) stream: &'static str,
    pub(super) element: &'static str,
}

impl StreamSection {
    /// The section in the docs of `action`.
    pub(super) fn doc(&self, action: &ActionPlan<'_>, settings: &Settings) -> String {
        let mut code = Code::default();
        emit!(
            code,
            "

$text

```$fence
# use $module::{Client, $request};
# async fn example(client: Client, request: $request) -> Result<(), Box<dyn std::error::Error>> {
let mut $stream = client.$method(request)$methods;
while let Some($element) = $stream.next().await {
    println!(\"{:?}\", $element?);
}
# Ok(())
# }
```",
            text = Code::fixed(self.text),
            fence = Code::fixed(match &settings.doctests {
                Some(_) => "no_run",
                None => "ignore",
            }),
            module = Module(settings),
            request = action.request.ident,
            stream = Code::fixed(self.stream),
            method = action.method,
            methods = Code::fixed(self.methods),
            element = Code::fixed(self.element)
        );
        code.as_str().to_owned()
    }
}
