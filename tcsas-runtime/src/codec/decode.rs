//! Decoding of JSON into generated types.
//!
//! Responses often differ from the description of the service: numbers arrive as strings, required
//! fields are missing, lists are `null`. None of this may affect the rest of the response. A value
//! that the type of its field can represent without loss is converted; any other leaves its field
//! empty and is reported as a [`Mismatch`].

use bytes::Bytes;

use super::message::{ListMut, Message, Place, Slot, Value, shape};
use super::mismatch::{Mismatch, Report};
use super::number::{float, integer};
use crate::json::{Budget, Cursor, Growth, Kind, Path, unquote, value};

/// Nesting limit of generated types. Deeper values, which only recursive types can have, are
/// mismatches.
const MAX_DEPTH: usize = 128;

/// Number of fields whose state is kept on the stack.
const FEW_FIELDS: usize = 32;

/// Decodes a JSON object into `object`, and returns the mismatches. With `strict`, these include
/// values that could be converted, unknown fields and missing required fields.
///
/// # Errors
///
/// If `text` is not a JSON object.
pub(super) fn decode_with(
    object: &mut dyn Message,
    text: &str,
    strict: bool,
) -> Result<Vec<Mismatch>, serde_json::Error> {
    let mut cursor = Cursor::new(text)?;
    if cursor.kind() != Kind::Object {
        return Err(serde::de::Error::custom(format_args!(
            "{} is not an object",
            shape(object).name
        )));
    }
    let mut report = Report::full();
    let mut decoder = Decoder {
        strict,
        report: &mut report,
        budget: Budget::unlimited(),
    };
    decoder.object(object, &mut cursor, &Path::Root);
    Ok(report.into_mismatches())
}

/// Decodes the JSON object at `cursor` into `object`, as far as `budget` allows.
pub(crate) fn decode_at(
    object: &mut dyn Message,
    cursor: &mut Cursor<'_>,
    report: &mut Report,
    budget: Budget,
) {
    let mut decoder = Decoder {
        strict: false,
        report,
        budget,
    };
    decoder.object(object, cursor, &Path::Root);
}

/// Result of decoding a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filled {
    Present,
    Null,
    Unfit,
    /// The memory limit was exceeded, and decoding stops.
    Overflow,
}

struct Decoder<'a> {
    strict: bool,
    report: &'a mut Report,
    budget: Budget,
}

impl Decoder<'_> {
    fn object(&mut self, object: &mut dyn Message, cursor: &mut Cursor<'_>, path: &Path<'_>) {
        let shape = shape(object);
        object.write(&mut |slots| {
            // Most types have few fields, and need no allocation.
            let (mut few, mut many) = ([false; FEW_FIELDS], Vec::new());
            let filled = match few.get_mut(..slots.len()) {
                Some(few) => few,
                None => {
                    many.resize(slots.len(), false);
                    many.as_mut_slice()
                }
            };
            let mut next = 0;
            cursor.enter();
            while let Some(key) = cursor.next_key() {
                let Some(index) = position(shape.fields, next, &key) else {
                    if self.strict {
                        self.report.add(
                            &Path::Field(path, &key),
                            format_args!("{} has no such field", shape.name),
                        );
                    }
                    if self.report.wants_extra() {
                        let path = Path::Field(path, &key);
                        match value(cursor, &mut self.budget) {
                            Ok(value) => self.report.add_extra(&path, value),
                            Err(_) => {
                                self.overflow(&path);
                                return;
                            }
                        }
                        continue;
                    }
                    cursor.skip();
                    continue;
                };
                next = index + 1;
                if let (Some(slot), Some(filled)) = (slots.get_mut(index), filled.get_mut(index)) {
                    if *filled {
                        // The last of duplicate keys is used, as in most parsers.
                        slot.clear();
                    }
                    match self.value(*slot, cursor, &Path::Field(path, shape.fields[index])) {
                        Filled::Overflow => return,
                        result => *filled = result != Filled::Null,
                    }
                } else {
                    cursor.skip();
                }
            }
            for (index, (slot, filled)) in slots.iter().zip(&*filled).enumerate() {
                let expected = if self.strict {
                    shape
                        .required
                        .checked_shr(index as u32)
                        .is_some_and(|bits| bits & 1 == 1)
                } else {
                    // An `Option` and a list may be empty.
                    !matches!(slot.get(), Value::Absent | Value::List(_))
                };
                if expected && !filled {
                    self.report.add(
                        &Path::Field(path, shape.fields[index]),
                        format_args!("missing"),
                    );
                }
            }
        });
    }

    fn value(&mut self, slot: &mut dyn Slot, cursor: &mut Cursor<'_>, path: &Path<'_>) -> Filled {
        let kind = cursor.kind();
        if kind == Kind::Null {
            cursor.skip();
            slot.clear();
            return Filled::Null;
        }
        let boxed = size_of_val(slot) <= size_of::<usize>();
        let place = slot.place();
        let expected = place.describe();
        let fits = match (place, kind) {
            (Place::Object(object), Kind::Object) if path.depth() < MAX_DEPTH => {
                if boxed && !self.budget.take_allocation(size(object)) {
                    return self.overflow(path);
                }
                self.object(object, cursor, path);
                true
            }
            (Place::List(list), Kind::Array) => {
                self.list(list, cursor, path);
                true
            }
            (Place::Binary(place), Kind::Array) => {
                let bytes = bytes(cursor);
                if !self
                    .budget
                    .take_allocation(bytes.as_ref().map_or(0, Vec::len))
                {
                    return self.overflow(path);
                }
                put(place, bytes.map(Bytes::from))
            }
            // Some services write "" for an empty list, and omit the brackets of a list with one
            // item.
            (Place::List(list), _) if !self.strict => {
                if kind == Kind::String && cursor.clone().skip() == "\"\"" {
                    cursor.skip();
                } else {
                    self.item(list, &mut Growth::default(), cursor, &Path::Item(path, 0));
                }
                true
            }
            (place, _) => {
                let text = cursor.skip();
                if matches!(place, Place::String(_)) && !self.budget.take_allocation(text.len()) {
                    return self.overflow(path);
                }
                self.scalar(place, text, kind)
            }
        };
        if self.report.overflow().is_some() {
            return Filled::Overflow;
        }
        if fits {
            return Filled::Present;
        }
        slot.clear();
        match kind {
            Kind::Object if expected == "an object" => {
                self.report
                    .add(path, format_args!("nested deeper than {MAX_DEPTH}"));
            }
            Kind::Number if expected.contains("number") => {
                self.report.add(
                    path,
                    format_args!("{expected} cannot hold the number found"),
                );
            }
            _ => self.report.add(
                path,
                format_args!("expected {expected}, found {}", kind.describe()),
            ),
        }
        Filled::Unfit
    }

    fn list(&mut self, list: &mut dyn ListMut, cursor: &mut Cursor<'_>, path: &Path<'_>) {
        cursor.enter();
        let mut index = 0;
        let mut growth = Growth::default();
        while cursor.next_item().is_some() {
            let path = Path::Item(path, index);
            if self.item(list, &mut growth, cursor, &path) == Filled::Overflow {
                return;
            }
            index += 1;
        }
    }

    /// Appends the value at `cursor`. A `null` or a value that does not fit appends nothing and is
    /// reported: items are never invented, and callers that depend on positions can notice.
    fn item(
        &mut self,
        list: &mut dyn ListMut,
        growth: &mut Growth,
        cursor: &mut Cursor<'_>,
        path: &Path<'_>,
    ) -> Filled {
        if !self.budget.take(growth.next()) {
            return self.overflow(path);
        }
        let slot = list.grow();
        if !self.budget.take(growth.set_size(size_of_val(slot))) {
            return self.overflow(path);
        }
        let filled = self.value(slot, cursor, path);
        if filled != Filled::Present {
            list.shrink();
            growth.undo();
            self.report.lose(path);
        }
        if filled == Filled::Null {
            self.report
                .add(path, format_args!("expected an item, found null"));
        }
        filled
    }

    /// Records that the value at `path` exceeds the memory limit.
    #[cold]
    fn overflow(&mut self, path: &Path<'_>) -> Filled {
        self.report.overflow_at(path);
        Filled::Overflow
    }

    /// Writes a scalar into its place; `false` if it cannot be represented without loss.
    fn scalar(&self, place: Place<'_>, text: &str, kind: Kind) -> bool {
        match (place, kind) {
            (Place::String(place), Kind::String) => put(place, Some(unquote(text).into_owned())),
            (Place::String(place), _) if !self.strict => put(place, Some(text.to_owned())),
            (Place::Boolean(place), Kind::Boolean) => put(place, Some(text == "true")),
            (Place::Integer(place), Kind::Number) => put(place, integer(text)),
            (Place::Unsigned(place), Kind::Number) => put(place, integer(text)),
            (Place::Float(place), Kind::Number) => put(place, float(text)),
            (place, Kind::String) if !self.strict => {
                let text = unquote(text);
                let text = text.trim();
                match place {
                    Place::Integer(place) => put(place, integer(text)),
                    Place::Unsigned(place) => put(place, integer(text)),
                    Place::Float(place) => put(place, float(text)),
                    Place::Boolean(place) => put(place, truth(text)),
                    _ => false,
                }
            }
            (Place::Boolean(place), Kind::Number) if !self.strict => put(place, truth(text)),
            _ => false,
        }
    }
}

/// Size of a generated type in a box of its own.
fn size(object: &mut dyn Message) -> usize {
    let mut size = 0;
    object.write(&mut |slots| size = slots.iter().map(|slot| size_of_val(&**slot)).sum());
    size
}

/// The list of numbers here, which holds bytes; `None` if one is not a byte.
fn bytes(cursor: &mut Cursor<'_>) -> Option<Vec<u8>> {
    let mut bytes = Some(Vec::new());
    cursor.enter();
    while cursor.next_item().is_some() {
        let byte = cursor.skip().parse().ok();
        bytes = bytes.zip(byte).map(|(mut bytes, byte)| {
            bytes.push(byte);
            bytes
        });
    }
    bytes
}

fn put<T>(place: &mut T, value: Option<T>) -> bool {
    match value {
        Some(value) => {
            *place = value;
            true
        }
        None => false,
    }
}

/// Position of `name` among `fields`. Most responses keep the order of the spec, so the search
/// begins at `next`.
fn position(fields: &[&str], next: usize, name: &str) -> Option<usize> {
    if fields.get(next) == Some(&name) {
        return Some(next);
    }
    fields.iter().position(|field| *field == name)
}

fn truth(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ if text.eq_ignore_ascii_case("true") => Some(true),
        _ if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

impl Place<'_> {
    fn describe(&self) -> &'static str {
        match self {
            Self::String(_) => "a string",
            Self::Integer(_) => "a whole number (64 bits)",
            Self::Unsigned(_) => "a whole number not below 0 (64 bits)",
            Self::Float(_) => "a number",
            Self::Boolean(_) => "true or false",
            Self::Binary(_) => "a list of bytes",
            Self::Object(_) => "an object",
            Self::List(_) => "a list",
        }
    }
}

impl Kind {
    fn describe(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a truth value",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "a list",
            Self::Object => "an object",
        }
    }
}

#[cfg(test)]
mod tests;
