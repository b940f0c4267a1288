//! Comparison of JSON values by their meaning.

use serde_json::Value;

/// The whole number in a value. Numbers with a point or an exponent are read as floating point, and
/// are approximate beyond 2^53.
pub fn whole(value: &Value) -> Option<i128> {
    let exact = value.as_i64().map(i128::from);
    let exact = exact.or_else(|| value.as_u64().map(i128::from));
    exact.or_else(|| {
        let number = value.as_f64()?;
        (number.fract() == 0.0).then_some(number as i128)
    })
}

/// Whether two numbers are equal, in any notation.
pub fn same_number(a: &Value, b: &Value) -> bool {
    if a.is_f64() || b.is_f64() {
        a.is_number() && a.as_f64() == b.as_f64()
    } else {
        a.is_number() && whole(a) == whole(b)
    }
}

/// Whether two values are equal, numbers by value and object fields in any order.
pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(_), Value::Number(_)) => same_number(a, b),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}
