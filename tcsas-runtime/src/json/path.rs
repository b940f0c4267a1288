//! Paths of values, such as `Data.Items[3].Id`.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Path of a value, converted to text only for a report.
pub(crate) enum Path<'a> {
    Root,
    Field(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl Path<'_> {
    pub(crate) fn depth(&self) -> usize {
        match self {
            Self::Root => 0,
            Self::Field(parent, _) | Self::Item(parent, _) => parent.depth() + 1,
        }
    }

    /// Whether it is the path of an item of the list at `names`.
    pub(crate) fn is_item_of(&self, names: &[&str]) -> bool {
        let &Self::Item(mut list, _) = self else {
            return false;
        };
        for name in names.iter().rev() {
            match list {
                Self::Field(parent, field) if field == name => list = parent,
                _ => return false,
            }
        }
        matches!(list, Self::Root)
    }

    /// Hashes the path without the positions in lists.
    pub(crate) fn hash_fields(&self, state: &mut DefaultHasher) {
        match self {
            Self::Root => {}
            Self::Field(parent, name) => {
                parent.hash_fields(state);
                name.hash(state);
            }
            Self::Item(parent, _) => {
                parent.hash_fields(state);
                state.write_u8(0);
            }
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Field(Path::Root, name) => write_name(f, name),
            Self::Field(parent, name) => {
                write!(f, "{parent}.")?;
                write_name(f, name)
            }
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// Writes a name, which is the server's text in responses of calls by name.
fn write_name(f: &mut fmt::Formatter<'_>, name: &str) -> fmt::Result {
    const LONGEST: usize = 64;
    for char in name.chars().take(LONGEST) {
        fmt::Write::write_char(f, if char.is_control() { ' ' } else { char })?;
    }
    Ok(())
}
