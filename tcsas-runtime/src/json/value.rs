//! JSON as a `serde_json::Value`, by the same reading as generated types.
//!
//! serde_json's own gives up on a whole response over one number that is too large, half a
//! surrogate pair, or 128 lists in each other. What a `Value` cannot hold is kept here as its text:
//! a whole number beyond 64 bits, any number beyond the range of a floating point number, and what
//! is nested too deep for programs to traverse.

use serde_json::{Map, Number, Value};

use super::budget::{Budget, Growth};
use super::cursor::{Cursor, Kind};
use super::path::Path;

/// How deep values may be nested in each other. Dropping and printing a `Value` takes the stack
/// once for each level.
const DEPTH_LIMIT: usize = 256;

/// What the first entry of a map takes, and each of the others: a tree sets aside a node of eleven
/// places, of which on average half are used, with a head, and in an allocation of its own.
const FIRST_ENTRY: usize = 11 * (size_of::<String>() + size_of::<Value>()) + 4 * size_of::<usize>();
const ENTRY: usize = 2 * (size_of::<String>() + size_of::<Value>());

/// Reads the value at `cursor`.
///
/// # Errors
///
/// The path of the value for which `budget` has no memory left.
pub(crate) fn value(cursor: &mut Cursor<'_>, budget: &mut Budget) -> Result<Value, String> {
    value_within(cursor, budget, DEPTH_LIMIT)
}

/// The same with texts for what is nested deeper than `depth`.
///
/// # Errors
///
/// The path of the value for which `budget` has no memory left.
pub(crate) fn value_within(
    cursor: &mut Cursor<'_>,
    budget: &mut Budget,
    depth: usize,
) -> Result<Value, String> {
    let mut reader = Reader {
        budget,
        limit: depth,
    };
    reader.value(cursor, &Path::Root, 0)
}

struct Reader<'a> {
    budget: &'a mut Budget,
    /// How deep values may be nested in each other.
    limit: usize,
}

impl Reader<'_> {
    fn value(
        &mut self,
        cursor: &mut Cursor<'_>,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<Value, String> {
        Ok(match cursor.kind() {
            Kind::Object if depth < self.limit => self.object(cursor, path, depth)?,
            Kind::Array if depth < self.limit => self.array(cursor, path, depth)?,
            Kind::Object | Kind::Array => {
                let text = cursor.skip();
                self.text(text, path)?;
                Value::from(text)
            }
            Kind::Number => {
                let digits = cursor.skip();
                match number(digits) {
                    Some(number) => Value::Number(number),
                    None => {
                        self.text(digits, path)?;
                        Value::from(digits)
                    }
                }
            }
            Kind::String => {
                let literal = cursor.skip();
                self.text(literal, path)?;
                Value::from(super::cursor::unquote(literal))
            }
            Kind::Boolean => Value::Bool(cursor.skip() == "true"),
            Kind::Null => {
                cursor.skip();
                Value::Null
            }
        })
    }

    fn object(
        &mut self,
        cursor: &mut Cursor<'_>,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<Value, String> {
        let mut map = Map::new();
        cursor.enter();
        while let Some(key) = cursor.next_key() {
            let path = Path::Field(path, &key);
            let entry = if map.is_empty() { FIRST_ENTRY } else { ENTRY };
            self.take(entry, &path)?;
            self.text(&key, &path)?;
            let value = self.value(cursor, &path, depth + 1)?;
            // The last of a name counts, as in most readers.
            map.insert(key.into_owned(), value);
        }
        Ok(Value::Object(map))
    }

    fn array(
        &mut self,
        cursor: &mut Cursor<'_>,
        path: &Path<'_>,
        depth: usize,
    ) -> Result<Value, String> {
        let (mut items, mut growth) = (Vec::new(), Growth::of(size_of::<Value>()));
        cursor.enter();
        while cursor.next_item().is_some() {
            let path = Path::Item(path, items.len());
            self.take(growth.next(), &path)?;
            items.push(self.value(cursor, &path, depth + 1)?);
        }
        Ok(Value::Array(items))
    }

    fn text(&mut self, text: &str, path: &Path<'_>) -> Result<(), String> {
        match self.budget.take_allocation(text.len()) {
            true => Ok(()),
            false => Err(path.to_string()),
        }
    }

    fn take(&mut self, bytes: usize, path: &Path<'_>) -> Result<(), String> {
        match self.budget.take(bytes) {
            true => Ok(()),
            false => Err(path.to_string()),
        }
    }
}

/// A number that a `Value` holds without losing digits of a whole one, or becoming infinite. What
/// it is does not depend on the features that other crates switch on in serde_json.
fn number(digits: &str) -> Option<Number> {
    let whole = !digits.contains(['.', 'e', 'E']);
    // Of a whole number, -0 is the one that has no place in 64 bits but in a floating point number.
    if whole && digits != "-0" {
        let signed = digits.parse::<i64>().ok().map(Number::from);
        return signed.or_else(|| digits.parse::<u64>().ok().map(Number::from));
    }
    Number::from_f64(digits.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(text: &str) -> Value {
        let mut cursor = Cursor::new(text).unwrap();
        value(&mut cursor, &mut Budget::unlimited()).unwrap()
    }

    #[test]
    fn numbers_keep_what_they_say() {
        assert_eq!(
            read(
                "[0,-1,18446744073709551615,-9223372036854775808,18446744073709551616,-9223372036854775809,\
                 123456789012345678901234567890,1e400,-1E400,1e-400,-0,-0.0,1.50,1e3]"
            ),
            json!([
                0,
                -1,
                u64::MAX,
                i64::MIN,
                "18446744073709551616",
                "-9223372036854775809",
                "123456789012345678901234567890",
                "1e400",
                "-1E400",
                0.0,
                -0.0,
                -0.0,
                1.5,
                1000.0
            ])
        );
        let digits = "7".repeat(1 << 20);
        assert_eq!(read(&digits), json!(digits));
    }

    #[test]
    fn what_serde_json_gives_up_on_is_kept() {
        assert_eq!(
            read(r#"{"":"\ud800","\udc00\ud800":"a\u0000b","e":"\ud83d\ude80","a":1,"a":[2]}"#),
            json!({
                "": "\u{fffd}",
                "\u{fffd}\u{fffd}": "a\u{0}b",
                "e": "\u{1f680}",
                "a": [2]
            })
        );
        let nested = format!("{}1{}", "[".repeat(200), "]".repeat(200));
        let mut inner = &read(&nested);
        for _ in 0..200 {
            inner = &inner[0];
        }
        assert_eq!(inner, &json!(1));
    }

    #[test]
    fn what_is_nested_too_deep_is_kept_as_text() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let depth = 200_000;
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let value = read(&text);
            let mut inner = &value;
            for _ in 0..DEPTH_LIMIT {
                inner = inner.get(0).or_else(|| inner.get("a")).unwrap();
            }
            let rest = depth - DEPTH_LIMIT;
            assert_eq!(
                inner.as_str().map(str::len),
                Some((open.len() + close.len()) * rest + 1)
            );
            drop(value.clone());
            assert!(!value.to_string().is_empty() && !format!("{value:?}").is_empty());
        }
    }

    #[test]
    fn a_budget_that_is_spent_names_the_place() {
        let spent = |text: &str, bytes| {
            let mut budget = Budget::of(bytes);
            value(&mut Cursor::new(text).unwrap(), &mut budget).unwrap_err()
        };
        let items = "0,".repeat(100);
        assert_eq!(spent(&format!("{{\"L\":[{items}0]}}"), 256), "L[32]");
        assert_eq!(spent(r#"{"a":{},"b":{"c":{"d":1}}}"#, 100), "b.c");
        assert_eq!(spent(&format!("{{\"t\":\"{items}\"}}"), 80), "t");
    }
}
