//! JSON into a generated type.
//!
//! The description of a service is often wrong about its answers: numbers arrive as strings,
//! required fields are missing, lists are `null`. Nothing of that may cost the rest of the answer.
//! A value that can be kept in the type of its field without loss is converted; one that cannot
//! leaves its field empty and is reported as a [`Mismatch`].

use super::report::{Mismatch, Report};
use super::{ListMut, Object, Place, Slot, Value, shape};
use crate::json::{Budget, Cursor, Growth, Kind, Path, unquote};

/// How deep generated types may be nested in each other. Deeper values are mismatches; only
/// recursive types can be.
const DEPTH_LIMIT: usize = 128;

/// Fills `object` from a JSON object, keeping all that can be kept, and lists what could not. With
/// `strict`, what is not exactly as described is listed as well.
///
/// # Errors
///
/// If `text` is not JSON, or not an object.
pub(super) fn decode_with(
    object: &mut dyn Object,
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
    let mut decoder = Decoder {
        strict,
        report: Report::full(),
        budget: Budget::unlimited(),
    };
    decoder.object(object, &mut cursor, &Path::Root);
    Ok(decoder.report.into_mismatches())
}

/// Fills `object` from the JSON object at `cursor`, with what fits into `budget`.
pub(crate) fn decode_at(
    object: &mut dyn Object,
    cursor: &mut Cursor<'_>,
    report: Report,
    budget: Budget,
) -> Report {
    let mut decoder = Decoder {
        strict: false,
        report,
        budget,
    };
    decoder.object(object, cursor, &Path::Root);
    decoder.report
}

/// What came of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filled {
    Present,
    Null,
    Unfit,
    /// There is no memory left for it, and nothing more is read.
    Beyond,
}

struct Decoder {
    strict: bool,
    report: Report,
    budget: Budget,
}

impl Decoder {
    fn object(&mut self, object: &mut dyn Object, cursor: &mut Cursor<'_>, path: &Path<'_>) {
        let shape = shape(object);
        object.write(&mut |slots| {
            let mut filled = vec![false; slots.len()];
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
                    cursor.skip();
                    continue;
                };
                next = index + 1;
                if let (Some(slot), Some(filled)) = (slots.get_mut(index), filled.get_mut(index)) {
                    if *filled {
                        // The key stands there twice; the last one counts, as in most readers.
                        slot.clear();
                    }
                    match self.value(*slot, cursor, &Path::Field(path, shape.fields[index])) {
                        Filled::Beyond => return,
                        came => *filled = came != Filled::Null,
                    }
                } else {
                    cursor.skip();
                }
            }
            for (index, (slot, filled)) in slots.iter().zip(&filled).enumerate() {
                let expected = if self.strict {
                    shape
                        .required
                        .checked_shr(index as u32)
                        .is_some_and(|bits| bits & 1 == 1)
                } else {
                    // An `Option` and a list may stay empty without anything being amiss.
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
            (Place::Object(object), Kind::Object) if path.depth() < DEPTH_LIMIT => {
                if boxed && !self.budget.take_allocation(size(object)) {
                    return self.beyond(path);
                }
                self.object(object, cursor, path);
                true
            }
            (Place::List(list), Kind::Array) => {
                self.list(list, cursor, path);
                true
            }
            // Some services write "" for an empty list, and a list of one item without its
            // brackets.
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
                    return self.beyond(path);
                }
                self.scalar(place, text, kind)
            }
        };
        if self.report.overflow().is_some() {
            return Filled::Beyond;
        }
        if fits {
            return Filled::Present;
        }
        slot.clear();
        match kind {
            Kind::Object if expected == "an object" => {
                self.report
                    .add(path, format_args!("nested deeper than {DEPTH_LIMIT}"));
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
            if self.item(list, &mut growth, cursor, &path) == Filled::Beyond {
                return;
            }
            index += 1;
        }
    }

    /// Appends the value at `cursor`. A `null`, or what does not fit, appends nothing and is
    /// reported: an item is never made up, and whoever counts on positions can know.
    fn item(
        &mut self,
        list: &mut dyn ListMut,
        growth: &mut Growth,
        cursor: &mut Cursor<'_>,
        path: &Path<'_>,
    ) -> Filled {
        if !self.budget.take(growth.next()) {
            return self.beyond(path);
        }
        let slot = list.grow();
        if !self.budget.take(growth.learn(size_of_val(slot))) {
            return self.beyond(path);
        }
        let filled = self.value(slot, cursor, path);
        if filled != Filled::Present {
            list.shrink();
            growth.back();
            self.report.lose(path);
        }
        if filled == Filled::Null {
            self.report
                .add(path, format_args!("expected an item, found null"));
        }
        filled
    }

    /// There is no memory left for the value at `path`.
    #[cold]
    fn beyond(&mut self, path: &Path<'_>) -> Filled {
        self.report.overflow_at(path);
        Filled::Beyond
    }

    /// Puts a value into a place that takes a single one; false if that would change what it says.
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

/// What a generated type takes where it is in a box of its own.
fn size(object: &mut dyn Object) -> usize {
    let mut size = 0;
    object.write(&mut |slots| size = slots.iter().map(|slot| size_of_val(&**slot)).sum());
    size
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

/// Where `name` is among `fields`. Answers mostly keep the order of the description, so the search
/// begins at `next`.
fn position(fields: &[&str], next: usize, name: &str) -> Option<usize> {
    if fields.get(next) == Some(&name) {
        return Some(next);
    }
    fields.iter().position(|field| *field == name)
}

/// A whole number, also when it is written as `7.0` or `7e3`. It is worked out on the digits: a
/// floating point number would round away what makes it not whole.
fn integer<T: std::str::FromStr>(text: &str) -> Option<T> {
    /// No whole number of 64 bits has more digits.
    const DIGITS: i32 = 20;
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let significant = digits.trim_start_matches('0').trim_end_matches('0');
    if significant.is_empty() {
        return "0".parse().ok();
    }
    let trailing = digits.len() - digits.trim_end_matches('0').len();
    let shift = exponent.parse::<i32>().ok()?;
    let shift = shift.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    let zeros = shift.checked_add(i32::try_from(trailing).ok()?)?;
    let zeros = usize::try_from(zeros).ok().filter(|_| zeros < DIGITS)?;
    format!("{sign}{significant}{}", "0".repeat(zeros))
        .parse()
        .ok()
}

/// A finite number. What Rust reads but JSON does not (`inf`, `nan`) is left out.
fn float(text: &str) -> Option<f64> {
    let number = text
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite())?;
    text.bytes()
        .any(|byte| byte.is_ascii_digit())
        .then_some(number)
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
