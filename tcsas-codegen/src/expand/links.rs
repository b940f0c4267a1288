//! Descriptions that speak of an action by its name, made to lead to its method.
//!
//! ```text
//! `DescribeMNP` has the present values    [`DescribeMNP`](__Client::describe_mnp) has the present values
//! ```
//!
//! [`CLIENT`] names the client in every module of the expansion, so that one text is right wherever
//! it stands.

use std::collections::BTreeMap;

use tcsas_spec::model::{Field, Service};

use crate::names::Ident;
use crate::plan;

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
    while let Some(start) = rest.find(['\\', '`', '[']) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let used = match rest.as_bytes()[0] {
            // What is escaped begins nothing.
            b'\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            // What is a link already stays as it is: no link lies in another.
            b'[' => link_len(rest).unwrap_or(1),
            _ => {
                let (code, inside) = code_span(rest);
                if let Some(method) = methods.get(inside) {
                    let method = method.as_str().trim_start_matches("r#");
                    out.push_str(&format!("[{code}]({CLIENT}::{method})"));
                    rest = &rest[code.len()..];
                    continue;
                }
                code.len()
            }
        };
        out.push_str(&rest[..used]);
        rest = &rest[used..];
    }
    out.push_str(rest);
    out
}

/// How long the link is that `text` begins with, if that is one.
fn link_len(text: &str) -> Option<usize> {
    let mut at = 1;
    loop {
        at += text[at..].find(['\\', '`', ']'])?;
        let rest = &text[at..];
        at += match rest.as_bytes()[0] {
            b'\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            b'`' => code_span(rest).0.len(),
            _ => {
                let target = rest.strip_prefix("](<")?;
                return Some(at + 3 + target.find(">)")? + 2);
            }
        };
    }
}

/// The code that `text` begins with, and what is in it; the backticks and nothing if they begin
/// none.
fn code_span(text: &str) -> (&str, &str) {
    let fence = text.bytes().take_while(|b| *b == b'`').count();
    match end(&text[fence..], fence) {
        Some(length) => (
            &text[..fence + length + fence],
            &text[fence..fence + length],
        ),
        None => (&text[..fence], ""),
    }
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
            (
                r"`New` [see \] `New` or `]`](<https://a.b>) `New`",
                r"[`New`](__Client::new_) [see \] `New` or `]`](<https://a.b>) [`New`](__Client::new_)",
            ),
            (r"[\`New`](<u>)", r"[\`New`](<u>)"),
            ("[ `New`", "[ [`New`](__Client::new_)"),
            (r"\\`New`", r"\\[`New`](__Client::new_)"),
            ("`` `New` `` `New`", "`` `New` `` [`New`](__Client::new_)"),
            (r"\`New`New`", r"\`New[`New`](__Client::new_)"),
            ("``New`", "``New`"),
            ("\u{e9}`New`\u{e9}", "\u{e9}[`New`](__Client::new_)\u{e9}"),
        ] {
            assert_eq!(linked(text, &methods), expected);
        }
    }
}
