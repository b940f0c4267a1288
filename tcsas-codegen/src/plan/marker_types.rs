//! The names of marker types.

use std::collections::{BTreeMap, BTreeSet};

use super::{FieldPlan, Plan};
use crate::names::{Ident, Scope};

/// The markers of a service.
pub(crate) struct MarkerTypes<'a> {
    /// Actions, data types, parameters and setters.
    pub(crate) plain: BTreeSet<Ident>,
    /// The absence of a parameter, by its setter and its name on the wire.
    pub(crate) without: BTreeMap<(&'a Ident, &'a str), Ident>,
}

impl<'a> MarkerTypes<'a> {
    pub(crate) fn of(plan: &'a Plan<'_>) -> Self {
        let mut markers = Self {
            plain: BTreeSet::new(),
            without: BTreeMap::new(),
        };
        let requests = plan.actions.iter().map(|action| &action.request);
        for of in requests.chain(&plan.types) {
            for field in of.required() {
                let wire = field.field.name.as_str();
                markers.plain.insert(Ident::verbatim(of.wire));
                markers.plain.insert(Ident::verbatim(wire));
                markers.plain.insert(field.ident.clone());
                let none = Ident::verbatim("");
                markers.without.insert((&field.ident, wire), none);
            }
        }
        let plain = markers.plain.iter().map(Ident::as_str);
        let mut scope = Scope::beside(plain);
        for ((setter, _), without) in &mut markers.without {
            *without = scope.absence(setter);
        }
        markers
    }

    /// The marker for the absence of a required parameter.
    pub(crate) fn without<'w>(&'w self, field: &'w FieldPlan<'_>) -> &'w Ident {
        &self.without[&(&field.ident, field.field.name.as_str())]
    }
}
