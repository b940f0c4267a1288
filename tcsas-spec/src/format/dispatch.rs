//! Recognises the format of a file and calls its reader.

use super::draft::{Draft, Format};
use super::{native, shared, vendor};
use crate::json::{Node, Reader};

/// Reads a file of any format; `text` is the text that `root` was parsed from. `intl` selects the
/// site if the host follows from the name of the service.
pub(crate) fn read(root: &Node<'_>, text: &str, intl: bool, reader: &mut Reader<'_>) -> Draft {
    match recognise(root) {
        Format::Native => native::read(root, text, reader),
        Format::Shared => shared::read(root, text, reader),
        Format::Vendor => vendor::read(root, intl, reader),
    }
}

/// The format of a file, by its keys; a file of no known format is read as an action.
fn recognise(root: &Node<'_>) -> Format {
    if vendor::recognises(root) {
        Format::Vendor
    } else if shared::recognises(root) {
        Format::Shared
    } else {
        Format::Native
    }
}
