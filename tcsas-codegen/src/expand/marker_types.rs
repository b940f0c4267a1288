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

use crate::names::Ident;
use crate::plan::MarkerTypes;
use crate::template::{Code, emit};

/// Prints the module that declares the markers.
pub(super) fn expand(markers: &MarkerTypes<'_>, items: &mut Code) {
    emit!(
        items,
        "#[cfg_attr(any(doc, miri), doc(hidden))]
pub mod spec {
    use super::rt;
"
    );
    for marker in &markers.plain {
        emit!(items, "pub enum $marker {}\n", marker = marker);
    }
    for ((setter, wire), without) in &markers.without {
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
