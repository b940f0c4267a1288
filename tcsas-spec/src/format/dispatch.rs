//! Recognises the format of a file and calls its reader.

use super::draft::{Draft, Format};
use super::{native, shared, vendor};
use crate::json::{Node, Reading};

/// Reads a file of any format; `text` is the text that `root` was parsed from, and `intl` chooses
/// the site where the host follows from the service's name.
pub(crate) fn read(root: &Node<'_>, text: &str, intl: bool, reading: &mut Reading<'_>) -> Draft {
    match recognise(root) {
        Format::Native => native::read(root, text, reading),
        Format::Shared => shared::read(root, text, reading),
        Format::Vendor => vendor::read(root, intl, reading),
    }
}

/// The format of a file, by the keys of `root`; what fits no format is read as an action.
fn recognise(root: &Node<'_>) -> Format {
    if vendor::recognises(root) {
        Format::Vendor
    } else if shared::recognises(root) {
        Format::Shared
    } else {
        Format::Native
    }
}
