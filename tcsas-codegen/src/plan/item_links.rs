//! Links from the names of actions in descriptions to their methods.
//!
//! ```text
//! `DescribeMNP` has the present values    [`DescribeMNP`](__Client::describe_mnp) has the present values
//! ```
//!
//! [`CLIENT`] names the client in every module of the expansion, so that a link resolves in any of
//! them.

use tcsas_spec::Description;
use tcsas_spec::model::{Field, Service};

use super::methods;

/// An alias of the client that no data type can be named.
pub(crate) const CLIENT: &str = "__Client";

/// The same service with links in its descriptions.
pub(crate) fn added(service: &Service) -> Service {
    let methods = methods(service);
    let link = |description: &mut Description| {
        description.link_items(|code| {
            let method = methods.get(code)?.bare();
            Some(format!("{CLIENT}::{method}"))
        });
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

#[cfg(test)]
mod tests {
    use tcsas_spec::model::Action;

    use super::*;

    #[test]
    fn code_that_names_an_action_links_to_its_method() {
        for (text, expected) in [
            ("See `Type`.", "See [`Type`](__Client::type)."),
            ("`New` and `new`", "[`New`](__Client::new_) and `new`"),
            ("**`New`**", "**[`New`](__Client::new_)**"),
            ("[`New`](https://a.b)", "[`New`](<https://a.b>)"),
            ("[ `New`", "\\[ [`New`](__Client::new_)"),
            ("`` `New` `` `New`", "`` `New` `` [`New`](__Client::new_)"),
        ] {
            let mut service = Service::default();
            for name in ["New", "Type"] {
                let mut action = Action::default();
                action.name = name.to_owned();
                action.description = Description::from_text(text);
                service.actions.push(action);
            }
            assert_eq!(added(&service).actions[0].description.markdown(), expected);
        }
    }
}
