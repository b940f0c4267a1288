//! Marker types for actions, data types and required parameters, which appear in compiler messages.
//!
//! ```text
//! pub mod spec {
//!     pub enum ModifyMNP {}
//!     pub enum MNPType {}
//!     pub enum mnp_type {}
//!     pub enum without_mnp_type {}
//!     impl rt::Without for without_mnp_type { type Setter = mnp_type; type Wire = MNPType; }
//!     …
//! }
//! ```
//!
//! The module is hidden from documentation and from editors (rust-analyzer sets `miri`), but not
//! from the compiler, which would print the full path of a hidden type, `tcsas::spec::mnp_type`,
//! instead of `mnp_type`.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::{Ident, Scope};
use crate::plan::{FieldPlan, Plan};
use crate::template::{Code, emit};

/// The markers of a service.
pub(super) struct MarkerTypes<'a> {
    /// Actions, data types, parameters and setters.
    plain: BTreeSet<Ident>,
    /// The absence of a parameter, by its setter and its name on the wire.
    without: BTreeMap<(&'a Ident, &'a str), Ident>,
}

impl<'a> MarkerTypes<'a> {
    pub(super) fn of(plan: &'a Plan<'_>) -> Self {
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
    pub(super) fn without<'w>(&'w self, field: &'w FieldPlan<'_>) -> &'w Ident {
        &self.without[&(&field.ident, field.field.name.as_str())]
    }

    /// Prints the module that declares the markers.
    pub(super) fn expand(&self, items: &mut Code) {
        emit!(
            items,
            "#[cfg_attr(any(doc, miri), doc(hidden))]
pub mod spec {
    use super::rt;
"
        );
        for marker in &self.plain {
            emit!(items, "pub enum $marker {}\n", marker = marker);
        }
        for ((setter, wire), without) in &self.without {
            emit!(
                items,
                "pub enum $without {}
impl rt::Without for $without { type Setter = $setter; type Wire = $wire; }
",
                without = without,
                setter = setter,
                wire = Ident::verbatim(wire)
            );
        }
        emit!(items, "}\n");
    }
}
