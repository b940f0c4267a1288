//! Decode errors of single values, collected while an object is decoded.

use std::fmt;
use std::hash::{DefaultHasher, Hasher};

use serde_json::{Map, Value};

use crate::json::Path;

/// Number of mismatches kept in a full report.
const MAX_FULL: usize = 1000;
/// Number of fields named in a brief report. A field that never fits would fill it with one
/// mismatch for each item of a list.
const MAX_FIELDS: usize = 3;

/// A value that does not fit its field. Prints the path, what was expected and what was found, but
/// not the value, which may be a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    path: String,
    /// Expected and found type.
    problem: String,
}

impl Mismatch {
    /// Path of the value, such as `Data.Items[3].Id`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.problem)
    }
}

/// The mismatches of an object.
pub(crate) struct Report {
    /// Mismatches to be logged; the others are counted.
    kept: Vec<Mismatch>,
    /// Hashes of the fields in `kept`, if each is to be logged once.
    fields: Option<Vec<u64>>,
    count: usize,
    /// Path of the value that exceeded the memory limit. Decoding stopped there.
    overflow: Option<String>,
    /// Path of the list whose lost items are counted. Empty for none.
    list: &'static [&'static str],
    lost: u64,
    /// Undescribed members by their paths, if they are wanted.
    extra: Option<Map<String, Value>>,
}

impl Report {
    /// A report that keeps one mismatch for each of a few fields.
    pub(crate) fn brief() -> Self {
        Self {
            fields: Some(Vec::new()),
            ..Self::full()
        }
    }

    /// A report that keeps all mismatches, up to a limit.
    pub(crate) fn full() -> Self {
        Self {
            kept: Vec::new(),
            fields: None,
            count: 0,
            overflow: None,
            list: &[],
            lost: 0,
            extra: None,
        }
    }

    /// A report that keeps the undescribed members instead of mismatches.
    pub(crate) fn extra() -> Self {
        Self {
            extra: Some(Map::new()),
            ..Self::brief()
        }
    }

    pub(super) fn wants_extra(&self) -> bool {
        self.extra.is_some()
    }

    pub(super) fn add_extra(&mut self, path: &Path<'_>, value: Value) {
        if let Some(extra) = &mut self.extra {
            extra.insert(path.to_string(), value);
        }
    }

    pub(crate) fn into_extra(self) -> Map<String, Value> {
        self.extra.unwrap_or_default()
    }

    /// Also counts the items lost from the list at `path`.
    pub(crate) fn counting(self, path: &'static [&'static str]) -> Self {
        Self { list: path, ..self }
    }

    /// Number of items lost from that list because they did not fit.
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

    /// Number of mismatches, whether kept or not.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    pub(crate) fn overflow(&self) -> Option<&str> {
        self.overflow.as_deref()
    }

    pub(super) fn add(&mut self, path: &Path<'_>, problem: fmt::Arguments<'_>) {
        self.count = self.count.saturating_add(1);
        if !self.is_wanted(path) {
            return;
        }
        self.kept.push(Mismatch {
            path: path.to_string(),
            problem: problem.to_string(),
        });
    }

    fn is_wanted(&mut self, path: &Path<'_>) -> bool {
        let Some(fields) = &mut self.fields else {
            return self.kept.len() < MAX_FULL;
        };
        if fields.len() >= MAX_FIELDS {
            return false;
        }
        let mut state = DefaultHasher::new();
        path.hash_fields(&mut state);
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
