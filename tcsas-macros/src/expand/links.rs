//! Descriptions that speak of an action by its name, made to lead to its method.
//!
//! ```text
//! `DescribeMNP` has the present values    [`DescribeMNP`](__Client::describe_mnp) has the present values
//! ```
//!
//! [`CLIENT`] names the client in every module of the expansion, so that one text is right wherever it stands.

use crate::names::Ident;
use crate::plan;
use std::collections::BTreeMap;
use tcsas_spec::model::{Field, Service};

/// Another name of the client, which no data type can have.
pub(crate) const CLIENT: &str = "__Client";

/// The same service with links in its descriptions.
pub(super) fn added(service: &Service) -> Service {
    let methods = plan::methods(service);
    let link = |text: &mut String| {
        if text.contains('`') {
            *text = linked(text, &methods);
        }
    };
    let fields = |fields: &mut [Field]| {
        for field in fields {
            link(&mut field.description);
        }
    };
    let mut service = service.clone();
    for action in &mut service.actions {
        link(&mut action.description);
        fields(&mut action.input);
        fields(&mut action.output);
        for error in &mut action.errors {
            link(&mut error.description);
        }
    }
    for data_type in &mut service.types {
        link(&mut data_type.description);
        fields(&mut data_type.fields);
    }
    service
}

fn linked(text: &str, methods: &BTreeMap<&str, Ident>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('`') {
        let fence = rest[start..].bytes().take_while(|b| *b == b'`').count();
        let inside = start + fence;
        // A backtick that is escaped begins nothing.
        let end = (!rest[..start].ends_with('\\'))
            .then(|| end(&rest[inside..], fence))
            .flatten();
        let Some(end) = end.map(|end| inside + end) else {
            out.push_str(&rest[..inside]);
            rest = &rest[inside..];
            continue;
        };
        let (before, code) = (&rest[..start], &rest[start..end + fence]);
        out.push_str(before);
        match methods.get(&rest[inside..end]) {
            // What is a link already stays as it is.
            Some(method) if !before.ends_with('[') => {
                let method = method.as_str().trim_start_matches("r#");
                out.push_str(&format!("[{code}]({CLIENT}::{method})"));
            }
            _ => out.push_str(code),
        }
        rest = &rest[end + fence..];
    }
    out.push_str(rest);
    out
}

/// Where the code ends that a run of so many backticks began: at the next run of as many.
fn end(text: &str, fence: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = text[at..].find('`') {
        at += next;
        let run = text[at..].bytes().take_while(|b| *b == b'`').count();
        if run == fence {
            return Some(at);
        }
        at += run;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Scope;

    #[test]
    fn code_that_names_an_action_is_a_link_to_it() {
        let mut scope = Scope::default();
        let methods = ["New", "Type"].map(|name| (name, scope.method(name)));
        let methods = BTreeMap::from(methods);
        for (text, expected) in [
            ("See `Type`.", "See [`Type`](__Client::type)."),
            ("`New` and `new`", "[`New`](__Client::new_) and `new`"),
            ("`a` New `", "`a` New `"),
            ("[`New`](<https://a.b>)", "[`New`](<https://a.b>)"),
            ("`` `New` `` `New`", "`` `New` `` [`New`](__Client::new_)"),
            (r"\`New`New`", r"\`New[`New`](__Client::new_)"),
            ("``New`", "``New`"),
            ("\u{e9}`New`\u{e9}", "\u{e9}[`New`](__Client::new_)\u{e9}"),
        ] {
            assert_eq!(linked(text, &methods), expected);
        }
    }
}
