//! Where the files define actions and data types.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::format::{Draft, Format};
use crate::source::{File, Span};

/// The places that define the actions and data types of a service, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Places {
    /// Of the actions.
    pub actions: BTreeMap<String, Place>,
    /// Of the data types.
    pub types: BTreeMap<String, Place>,
}

/// The place that defines something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, relative to [`Options::base`](crate::Options::base) unless it is elsewhere.
    pub file: PathBuf,
    /// The line, counted from 1, in files that define more than one action; `None` in the file of
    /// an action.
    pub line: Option<usize>,
}

impl Places {
    /// The places of everything in `drafts`; of several definitions, the first counts.
    pub(crate) fn of(drafts: &[Draft], files: &[File]) -> Self {
        let mut places = Self::default();
        for draft in drafts {
            let place = |span: Span| {
                let file = files.get(span.file as usize)?;
                // Lines are counted for long files only, since that takes time.
                let line = (draft.format != Format::Native)
                    .then(|| file.position(span.start as usize).line);
                Some(Place {
                    file: file.name.clone(),
                    line,
                })
            };
            for action in &draft.actions {
                add(&mut places.actions, &action.action.name, place(action.span));
            }
            for data_type in &draft.types {
                let name = &data_type.data_type.name;
                add(&mut places.types, name, place(data_type.span));
            }
        }
        places
    }
}

fn add(places: &mut BTreeMap<String, Place>, name: &str, place: Option<Place>) {
    if let Some(place) = place {
        places.entry(name.to_owned()).or_insert(place);
    }
}
