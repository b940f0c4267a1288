//! Types as other languages and documentation pages write them.

use super::squeezed::squeezed;

/// Maximum nesting of lists; bounds the time that a hostile text can take.
const MAX_DEPTH: usize = 8;

/// The type that `written` stands for, unless it is already written so; `known` is whether a name
/// is that of a type.
pub(crate) fn meant(written: &str, known: &dyn Fn(&str) -> bool) -> Option<String> {
    let meant = type_of(written, known, 0)?;
    (meant != written).then_some(meant)
}

/// Advice for words that do not determine a type.
pub(crate) fn advice(written: &str) -> Option<&'static str> {
    let word = squeezed(written);
    let is_list = ["array", "list", "vec", "set", "sequence", "tuple"];
    let is_object = ["object", "map", "dict", "hash", "struct", "json", "any"];
    if is_list.contains(&&*word) || looks_like_list(written) {
        return Some(
            "write a list as `Array of X`, where X is the type of its items, such as `Array of String`",
        );
    }
    if matches!(&*word, "number" | "numeric" | "decimal") {
        return Some("write `Integer` for whole numbers, `Float` for others");
    }
    is_object
        .contains(&&*word)
        .then_some("define the object as a data type in `types`, and write its name here")
}

fn looks_like_list(written: &str) -> bool {
    let written = written.to_ascii_lowercase();
    let starts = ["[", "array", "list", "vec"];
    written.ends_with("[]") || starts.iter().any(|start| written.starts_with(start))
}

fn type_of(written: &str, known: &dyn Fn(&str) -> bool, depth: usize) -> Option<String> {
    let text = written.trim();
    if depth > MAX_DEPTH {
        return None;
    }
    if known(text) {
        return Some(text.to_owned());
    }
    if let Some(item) = item_of(text) {
        let item = type_of(item, known, depth + 1)?;
        return Some(format!("Array of {item}"));
    }
    if let Some(scalar) = scalar(&squeezed(text)) {
        return Some(scalar.to_owned());
    }
    // The plural, as in `Array of Strings`.
    let one = text.strip_suffix('s').filter(|one| known(one));
    one.map(str::to_owned)
}

/// The type of the items of a list.
fn item_of(text: &str) -> Option<&str> {
    if let Some(item) = text.strip_suffix("[]") {
        return Some(item);
    }
    if let Some(item) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        return Some(item);
    }
    for word in ["arrays", "array", "list", "vec", "set"] {
        let Some(rest) = strip_word(text, word) else {
            continue;
        };
        for (open, close) in [('<', '>'), ('(', ')'), ('[', ']')] {
            if let Some(item) = rest.strip_prefix(open).and_then(|t| t.strip_suffix(close)) {
                return Some(item);
            }
        }
        let rest = rest.strip_prefix([' ', '_', '-'])?.trim_start();
        let item = strip_word(rest, "of").and_then(|item| item.strip_prefix([' ', '_', '-']));
        return Some(item.unwrap_or(rest)).filter(|item| !item.is_empty());
    }
    for word in ["array", "list"] {
        let cut = text.len().checked_sub(word.len())?;
        let tail = text.get(cut..)?;
        if cut > 0 && tail.eq_ignore_ascii_case(word) {
            return text.get(..cut).map(str::trim_end);
        }
    }
    None
}

/// The rest after a prefix in any case.
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let start = text.get(..word.len())?;
    start
        .eq_ignore_ascii_case(word)
        .then(|| &text[word.len()..])
}

fn scalar(word: &str) -> Option<&'static str> {
    Some(match word {
        "string" | "str" | "text" | "char" | "varchar" | "字符串" => "String",
        "integer" | "int" | "int8" | "int16" | "int32" | "int64" | "i32" | "i64" | "long"
        | "short" | "bigint" | "整数" | "整型" => "Integer",
        "unsignedinteger" | "unsigned" | "unsignedint" | "uint" | "uint8" | "uint16" | "uint32"
        | "uint64" | "u32" | "u64" | "ulong" | "unsignedlong" | "无符号整数" => {
            "UnsignedInteger"
        }
        "float" | "float32" | "float64" | "f32" | "f64" | "double" | "浮点数" => "Float",
        "boolean" | "bool" | "布尔" | "布尔值" => "Boolean",
        "date" | "日期" => "Date",
        "timestamp" | "datetime" | "time" | "时间" | "时间戳" => "Timestamp",
        "timestampiso8601" | "timestampiso" | "datetimeiso" | "datetimeiso8601" | "iso8601" => {
            "TimestampISO8601"
        }
        "binary" | "bytes" | "byte" | "blob" | "二进制" => "Binary",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{advice, meant};
    use crate::model::BUILT_IN_TYPES;

    #[test]
    fn types_of_other_languages_are_translated() {
        let known = |name: &str| BUILT_IN_TYPES.contains(&name) || name == "Rule";
        for (written, right) in [
            ("string", "String"),
            (" String", "String"),
            ("Int64", "Integer"),
            ("uint64", "UnsignedInteger"),
            ("Double", "Float"),
            ("bool", "Boolean"),
            ("Timestamp ISO8601", "TimestampISO8601"),
            ("Array of Strings", "Array of String"),
            ("array of string", "Array of String"),
            ("Array Of String", "Array of String"),
            ("Array of array of int", "Array of Array of Integer"),
            ("String[]", "Array of String"),
            ("[String]", "Array of String"),
            ("[[Rule]]", "Array of Array of Rule"),
            ("List<string>", "Array of String"),
            ("Vec<Rule>", "Array of Rule"),
            ("Array<Rules>", "Array of Rule"),
            ("Array String", "Array of String"),
            ("list of Rule", "Array of Rule"),
            ("StringList", "Array of String"),
            ("String Array", "Array of String"),
            ("字符串", "String"),
        ] {
            assert_eq!(meant(written, &known).as_deref(), Some(right), "{written}");
        }
        for written in [
            "String",
            "Array of Rule",
            "Zebra",
            "Array",
            "[]",
            "s",
            "",
            "é[",
            "List<",
        ] {
            assert_eq!(meant(written, &known), None, "{written}");
        }
        for written in [
            "Array",
            "List",
            "[]",
            "Array of Zebra!",
            "Object",
            "number",
            "JSON",
        ] {
            assert!(advice(written).is_some(), "{written}");
        }
        assert_eq!(advice("Zebra"), None);
        assert_eq!(meant(&"[".repeat(100_000), &known), None);
    }
}
