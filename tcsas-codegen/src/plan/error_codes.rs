//! The variants of error enums, and the enums that several actions share.

use std::collections::HashMap;
use std::sync::LazyLock;

use tcsas_spec::model::Action;
use tcsas_spec::{COMMON_CODES, Description};

use super::ActionPlan;
use crate::names::{CodeNames, Ident, Scope};

/// A variant of an error enum.
#[derive(PartialEq, Eq, Hash)]
pub struct Variant<'a> {
    /// The name of the variant.
    pub ident: Ident,
    /// The error code.
    pub code: &'a str,
    /// The description in the model, or that of the common code.
    pub description: &'a Description,
}

/// The common error codes with their descriptions.
static COMMON_DESCRIPTIONS: LazyLock<Vec<(&str, Description)>> = LazyLock::new(|| {
    let codes = COMMON_CODES.iter();
    codes
        .map(|(code, description)| (*code, Description::from_text(description)))
        .collect()
});

/// The action's own codes in the order of the description, then the common ones it does not list
/// itself.
pub(super) fn variants<'a>(action: &'a Action, names: &mut CodeNames) -> Vec<Variant<'a>> {
    let mut scope = Scope::variants();
    let own = action
        .errors
        .iter()
        .map(|error| (error.code.as_str(), &error.description));
    let common = COMMON_DESCRIPTIONS
        .iter()
        .map(|(code, description)| (*code, description))
        .filter(|(code, _)| !action.errors.iter().any(|own| own.code == *code));
    own.chain(common)
        .map(|(code, description)| Variant {
            ident: scope.variant(code, names),
            code,
            description,
        })
        .collect()
}

/// Finds the actions that have the same error codes with the same descriptions.
pub(super) fn share_codes(actions: &mut [ActionPlan<'_>]) -> Vec<(Ident, usize)> {
    let mut same_codes: HashMap<_, Vec<usize>> = HashMap::new();
    for (index, action) in actions.iter().enumerate() {
        same_codes.entry(&action.variants).or_default().push(index);
    }
    let mut groups: Vec<_> = same_codes
        .into_values()
        .filter(|group| group.len() > 1)
        .collect();
    groups.sort_unstable();
    let mut codes = Vec::new();
    for group in groups {
        for index in &group {
            actions[*index].shared_codes = Some(codes.len());
        }
        codes.push((
            Ident::verbatim(&format!("Codes{}", codes.len() + 1)),
            group[0],
        ));
    }
    codes
}
