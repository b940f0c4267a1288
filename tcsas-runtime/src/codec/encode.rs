//! Encoding of generated types as JSON.

use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::message::{Message, Value};

/// Encodes `object` as compact JSON. Fields are in the order of the spec; absent ones are omitted.
///
/// # Errors
///
/// If a number cannot be represented in JSON (a NaN or an infinity). The error names its field.
pub fn to_json(object: &dyn Message) -> Result<Vec<u8>, serde_json::Error> {
    // The length of most requests, so that few are copied as they grow.
    let mut json = Vec::with_capacity(512);
    serde_json::to_writer(&mut json, &Node(Value::Object(object)))?;
    Ok(json)
}

/// Encodes `object` like [`to_json`], with a random `ClientToken` if it has none.
pub(crate) fn to_json_with_token(object: &dyn Message) -> Result<Vec<u8>, serde_json::Error> {
    let json = to_json(object);
    let Some(token) = missing_token(object) else {
        return json;
    };
    json.map(|json| {
        let token = format!("{{\"{CLIENT_TOKEN}\":\"{token}\"");
        let comma = if json.len() > 2 { "," } else { "" };
        // A generated type is always an object.
        [token.as_bytes(), comma.as_bytes(), &json[1..]].concat()
    })
}

/// A random `ClientToken`, unless `object` has one.
pub(crate) fn missing_token(object: &dyn Message) -> Option<String> {
    let mut has_token = false;
    object.read(&mut |shape, slots| {
        let tokens = shape.fields.iter().zip(slots);
        let mut tokens = tokens.filter(|(name, _)| **name == CLIENT_TOKEN);
        has_token = tokens.any(|(_, slot)| !matches!(slot.get(), Value::Absent));
    });
    (!has_token).then(|| format!("{:032x}", fastrand::u128(..)))
}

/// Encodes a value as compact JSON.
///
/// # Errors
///
/// Those of [`to_json`].
pub(crate) fn value_to_json(value: Value<'_>) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&Node(value))
}

/// Idempotency token, by which services recognize a repeated request.
pub(crate) const CLIENT_TOKEN: &str = "ClientToken";

/// A value that implements `Serialize`.
pub(super) struct Node<'a>(pub(super) Value<'a>);

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Absent => serializer.serialize_none(),
            Value::String(text) => serializer.serialize_str(text),
            Value::Integer(number) => serializer.serialize_i64(number),
            Value::Unsigned(number) => serializer.serialize_u64(number),
            Value::Float(number) if !number.is_finite() => Err(S::Error::custom(format_args!(
                "{number} cannot be represented in JSON"
            ))),
            Value::Float(number) => serializer.serialize_f64(number),
            Value::Boolean(truth) => serializer.serialize_bool(truth),
            // A list of numbers, which every format has.
            Value::Binary(bytes) => serializer.collect_seq(bytes.iter()),
            Value::Object(object) => fields(object, serializer),
            Value::List(list) => {
                let mut items = serializer.serialize_seq(Some(list.count()))?;
                for item in (0..list.count()).filter_map(|index| list.get(index)) {
                    items.serialize_element(&Node(item.get()))?;
                }
                items.end()
            }
        }
    }
}

fn fields<S: Serializer>(object: &dyn Message, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    let mut result = Ok(());
    object.read(&mut |shape, slots| {
        for (name, slot) in shape.fields.iter().zip(slots) {
            let node = Node(slot.get());
            if result.is_ok() && !matches!(node.0, Value::Absent) {
                result = map
                    .serialize_entry(name, &node)
                    .map_err(|error| in_field(name, &error));
            }
        }
    });
    result?;
    map.end()
}

/// Prefixes an error with the name of its field.
fn in_field<E: serde::ser::Error>(name: &str, error: &E) -> E {
    E::custom(format_args!("{name}: {error}"))
}
