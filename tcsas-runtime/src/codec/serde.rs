//! Bodies of the `Serialize` and `Deserialize` implementations of generated types.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use super::decode::decode_with;
use super::encode::Node;
use super::message::{Message, Value};
use super::mismatch::Mismatch;

/// Serializes `object` as a map from wire names to values, omitting absent fields.
///
/// # Errors
///
/// Those of the serializer, and if a number cannot be represented in JSON.
pub fn serialize<S: Serializer>(object: &dyn Message, serializer: S) -> Result<S::Ok, S::Error> {
    Node(Value::Object(object)).serialize(serializer)
}

/// Deserializes strictly, as for hand-written values: every mismatch, unknown field or missing
/// required field is an error.
///
/// # Errors
///
/// Those of the deserializer, and the first mismatch.
pub fn deserialize<'de, T: Message, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut object = T::empty();
    match fill(&mut object, deserializer, true)?.first() {
        None => Ok(object),
        Some(mismatch) => Err(D::Error::custom(mismatch)),
    }
}

/// Deserializes leniently, like responses are decoded: values that do not fit leave their field
/// empty, and unknown fields are ignored.
///
/// # Errors
///
/// Those of the deserializer, and if the value is not a map.
pub fn deserialize_lossy<'de, T: Message, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut object = T::empty();
    fill(&mut object, deserializer, false)?;
    Ok(object)
}

/// Decodes by way of JSON text, so that one decoder serves every deserializer. Calls do not use it:
/// they decode the bytes of the response.
fn fill<'de, D: Deserializer<'de>>(
    object: &mut dyn Message,
    deserializer: D,
    strict: bool,
) -> Result<Vec<Mismatch>, D::Error> {
    let json = serde_json::Value::deserialize(deserializer)?.to_string();
    decode_with(object, &json, strict).map_err(D::Error::custom)
}
