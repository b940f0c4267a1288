//! Conversion to `serde_json::Value`, by the same parser as for generated types.
//!
//! serde_json itself rejects a whole response for one number out of range, an unpaired surrogate,
//! or 128 nested lists. Values that a `Value` cannot represent are kept as their text: integers
//! beyond 64 bits, numbers beyond the range of floating point, and values nested too deeply.

use serde_json::{Map, Number, Value};

use super::budget::{Budget, Growth};
use super::cursor::{Cursor, Kind};
use super::path::Path;

/// Nesting limit. Dropping and printing a `Value` recurses for each level.
const MAX_DEPTH: usize = 256;

/// Memory of the first entry of a map, and of each further one: a tree allocates nodes of eleven
/// entries with a header, half of which are used on average.
const FIRST_ENTRY: usize = 11 * (size_of::<String>() + size_of::<Value>()) + 4 * size_of::<usize>();
const ENTRY: usize = 2 * (size_of::<String>() + size_of::<Value>());

/// Parses the value at `cursor`.
///
/// # Errors
///
/// Path of the value that exceeds `budget`.
pub(crate) fn value(cursor: &mut Cursor<'_>, budget: &mut Budget) -> Result<Value, String> {
    value_within(cursor, budget, MAX_DEPTH)
}

/// Parses the value at `cursor`, keeping values nested deeper than `depth` as text.
///
/// # Errors
///
/// Path of the value that exceeds `budget`.
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
    /// Nesting limit.
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
            // The last of duplicate keys is used, as in most parsers.
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

/// A number that a `Value` can represent: no digit of an integer is lost, and it is finite. The
/// result does not depend on the features that other crates enable in serde_json.
fn number(digits: &str) -> Option<Number> {
    let whole = !digits.contains(['.', 'e', 'E']);
    // -0 is the one integer that floating point can represent, but not 64-bit integers.
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
    fn numbers_are_not_rounded() {
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
    fn values_that_serde_json_rejects_are_kept() {
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
    fn values_nested_too_deeply_are_kept_as_text() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let depth = 200_000;
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let value = read(&text);
            let mut inner = &value;
            for _ in 0..MAX_DEPTH {
                inner = inner.get(0).or_else(|| inner.get("a")).unwrap();
            }
            let rest = depth - MAX_DEPTH;
            assert_eq!(
                inner.as_str().map(str::len),
                Some((open.len() + close.len()) * rest + 1)
            );
            drop(value.clone());
            assert!(!value.to_string().is_empty() && !format!("{value:?}").is_empty());
        }
    }

    #[test]
    fn exceeded_budget_reports_the_path() {
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
