//! The bodies of the `Serialize` and `Deserialize` implementations of generated types.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use super::encode::Node;
use super::{Mismatch, Object, Value, decode};

/// Serialises `object` as a map from wire names, absent fields left out.
///
/// # Errors
///
/// Those of the serialiser, and for numbers that JSON cannot hold.
pub fn serialize<S: Serializer>(object: &dyn Object, serializer: S) -> Result<S::Ok, S::Error> {
    Node(Value::Object(object)).serialize(serializer)
}

/// Reads a value strictly, as suits what a program or a person wrote: every mismatch, unknown field
/// or missing required field is an error.
///
/// # Errors
///
/// Those of the deserialiser, and the first thing that does not fit the description.
pub fn deserialize<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut object = T::empty();
    match fill(&mut object, deserializer, true)?.first() {
        None => Ok(object),
        Some(mismatch) => Err(D::Error::custom(mismatch)),
    }
}

/// Reads a value as an answer is decoded: what does not fit stays empty, what is unknown is left
/// out.
///
/// # Errors
///
/// Those of the deserialiser, and anything but a map.
pub fn deserialize_lossy<'de, T: Object, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut object = T::empty();
    fill(&mut object, deserializer, false)?;
    Ok(object)
}

/// Goes through JSON text, so that there is one decoder and it is not compiled anew for every type.
/// Calls do not come here: they decode the bytes of the answer.
fn fill<'de, D: Deserializer<'de>>(
    object: &mut dyn Object,
    deserializer: D,
    strict: bool,
) -> Result<Vec<Mismatch>, D::Error> {
    let json = serde_json::Value::deserialize(deserializer)?.to_string();
    decode::decode_with(object, &json, strict).map_err(D::Error::custom)
}
