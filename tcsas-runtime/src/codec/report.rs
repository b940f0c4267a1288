//! What did not fit, while a value is decoded.

use std::fmt;
use std::hash::{DefaultHasher, Hasher};

use crate::json::Path;

/// How many mismatches are kept where all are wanted.
const ALL: usize = 1000;
/// How many fields of a response are named. One that is wrong everywhere is wrong in each item of a
/// list alike.
const FIELDS: usize = 3;

/// A field whose value is not what the description says. It never shows the value, which may be a
/// secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    path: String,
    what: String,
}

impl Mismatch {
    /// Where the field is, such as `Data.Items[3].Id`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.what)
    }
}

/// What did not fit.
pub(crate) struct Report {
    /// Those that are logged; the rest is counted.
    kept: Vec<Mismatch>,
    /// The fields of `kept`, if each is logged once.
    fields: Option<Vec<u64>>,
    count: usize,
    /// The value for which there was no memory left. Nothing behind it was read.
    overflow: Option<String>,
    /// The list whose items are counted that fit nowhere; none if empty.
    list: &'static [&'static str],
    lost: u64,
}

impl Report {
    /// One that keeps the first of each field, of a few fields.
    pub(crate) fn brief() -> Self {
        Self {
            fields: Some(Vec::new()),
            ..Self::full()
        }
    }

    /// One that keeps all of them, within reason.
    pub(crate) fn full() -> Self {
        Self {
            kept: Vec::new(),
            fields: None,
            count: 0,
            overflow: None,
            list: &[],
            lost: 0,
        }
    }

    /// One that also counts the items which the list at `path` lost.
    pub(crate) fn counting(self, path: &'static [&'static str]) -> Self {
        Self { list: path, ..self }
    }

    /// How many items that list lost, because they fit nowhere.
    pub(crate) fn lost(&self) -> u64 {
        self.lost
    }

    pub(super) fn lose(&mut self, item: &Path<'_>) {
        if !self.list.is_empty() && item.is_item_of(self.list) {
            self.lost += 1;
        }
    }

    pub(crate) fn mismatches(&self) -> &[Mismatch] {
        &self.kept
    }

    pub(super) fn into_mismatches(self) -> Vec<Mismatch> {
        self.kept
    }

    /// How many there are, logged or not.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    pub(crate) fn overflow(&self) -> Option<&str> {
        self.overflow.as_deref()
    }

    pub(super) fn add(&mut self, path: &Path<'_>, what: fmt::Arguments<'_>) {
        self.count = self.count.saturating_add(1);
        if !self.is_wanted(path) {
            return;
        }
        self.kept.push(Mismatch {
            path: path.to_string(),
            what: what.to_string(),
        });
    }

    fn is_wanted(&mut self, path: &Path<'_>) -> bool {
        let Some(fields) = &mut self.fields else {
            return self.kept.len() < ALL;
        };
        if fields.len() >= FIELDS {
            return false;
        }
        let mut state = DefaultHasher::new();
        path.field(&mut state);
        let field = state.finish();
        let wanted = !fields.contains(&field);
        if wanted {
            fields.push(field);
        }
        wanted
    }

    pub(super) fn overflow_at(&mut self, path: &Path<'_>) {
        self.overflow.get_or_insert_with(|| match path {
            Path::Root => "Response".to_owned(),
            path => path.to_string(),
        });
    }
}
