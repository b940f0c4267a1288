//! The properties of a page that pagination depends on. Not generic over the response, so that it
//! is compiled once.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::paged::Pagination;
use crate::codec::{Message, Value};

/// The digest of a page.
pub(super) struct PageDigest {
    /// A hash of each item.
    pub(super) items: Vec<u64>,
    /// The total number of items in the list, as reported.
    pub(super) total: Option<u64>,
    pub(super) request_id: String,
}

impl PageDigest {
    pub(super) fn of(response: &dyn Message, pagination: &Pagination) -> Self {
        let mut page = Self {
            items: Vec::new(),
            total: None,
            request_id: String::new(),
        };
        find(response, pagination.items, &mut |value| {
            if let Value::List(list) = value {
                let items = (0..list.count()).filter_map(|index| list.get(index));
                let hashes = items.map(|item| {
                    let mut hasher = DefaultHasher::new();
                    hash(item.get(), &mut hasher);
                    hasher.finish()
                });
                page.items = hashes.collect();
            }
        });
        find(response, pagination.total, &mut |value| {
            page.total = match value {
                Value::Integer(number) => u64::try_from(number).ok(),
                Value::Unsigned(number) => Some(number),
                Value::String(text) => text.trim().parse().ok(),
                _ => None,
            };
        });
        find(response, &["RequestId"], &mut |value| {
            if let Value::String(id) = value {
                id.clone_into(&mut page.request_id);
            }
        });
        page
    }
}

/// Calls `then` with the value at `path`, if there is one.
fn find(object: &dyn Message, path: &[&str], then: &mut dyn FnMut(Value<'_>)) {
    let Some((name, rest)) = path.split_first() else {
        return;
    };
    object.read(&mut |shape, slots| {
        // A response may have a field of its own named `RequestId`; the request id is the last one.
        let index = shape.fields.iter().rposition(|field| field == name);
        let Some(slot) = index.and_then(|index| slots.get(index)) else {
            return;
        };
        match slot.get() {
            value if rest.is_empty() => then(value),
            Value::Object(inner) => find(inner, rest, then),
            _ => {}
        }
    });
}

fn hash(value: Value<'_>, state: &mut DefaultHasher) {
    match value {
        Value::Absent => state.write_u8(0),
        Value::String(text) => text.hash(state),
        Value::Integer(number) => number.hash(state),
        Value::Unsigned(number) => number.hash(state),
        Value::Float(number) => number.to_bits().hash(state),
        Value::Boolean(truth) => state.write_u8(1 + u8::from(truth)),
        Value::Binary(bytes) => bytes.hash(state),
        Value::Object(object) => {
            object.read(&mut |_, slots| slots.iter().for_each(|slot| hash(slot.get(), state)));
        }
        Value::List(list) => {
            list.count().hash(state);
            let items = (0..list.count()).filter_map(|index| list.get(index));
            items.for_each(|item| hash(item.get(), state));
        }
    }
}
