//! The layout of spec files: two spaces of indentation, and values on one line where they fit.

use std::fmt::Write;

use super::json_tree::Tree;

/// The maximum width of a line, without a comma at its end.
const WIDTH: usize = 117;

/// A spec file as text.
pub(crate) fn layout(tree: &Tree) -> String {
    let mut text = String::new();
    spread(tree, 0, &mut text);
    text.push('\n');
    text
}

/// Writes a value on a line of which `used` characters are taken.
fn write_value(value: &Tree, depth: usize, used: usize, text: &mut String) {
    let mut line = String::new();
    if one_line(value, WIDTH.saturating_sub(used), &mut line) {
        text.push_str(&line);
    } else {
        spread(value, depth, text);
    }
}

/// Writes each part of a value on a line of its own.
fn spread(value: &Tree, depth: usize, text: &mut String) {
    let indent = (depth + 1) * 2;
    match value {
        Tree::Array(items) => {
            block(items.iter(), ('[', ']'), depth, text, |item, text| {
                write_value(item, depth + 1, indent, text);
            });
        }
        Tree::Object(entries) => {
            block(entries.iter(), ('{', '}'), depth, text, |entry, text| {
                let key = quoted(&entry.0);
                let _ = write!(text, "{key}: ");
                write_value(&entry.1, depth + 1, indent + key.chars().count() + 2, text);
            });
        }
        scalar => text.push_str(&self::scalar(scalar)),
    }
}

/// Writes items in brackets, one a line.
fn block<T>(
    items: impl ExactSizeIterator<Item = T>,
    (open, close): (char, char),
    depth: usize,
    text: &mut String,
    mut write: impl FnMut(T, &mut String),
) {
    text.push(open);
    let last = items.len();
    for (i, item) in items.enumerate() {
        text.push('\n');
        text.push_str(&"  ".repeat(depth + 1));
        write(item, text);
        if i + 1 < last {
            text.push(',');
        }
    }
    if last > 0 {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    }
    text.push(close);
}

/// Writes a value on one line. Returns `false` if it takes more than `room` characters.
fn one_line(value: &Tree, room: usize, line: &mut String) -> bool {
    let (open, close, length) = match value {
        Tree::Array(items) => ("[", "]", items.len()),
        Tree::Object(entries) if entries.is_empty() => ("{", "}", 0),
        Tree::Object(entries) => ("{ ", " }", entries.len()),
        other => {
            line.push_str(&scalar(other));
            return line.chars().count() <= room;
        }
    };
    line.push_str(open);
    for i in 0..length {
        if i > 0 {
            line.push_str(", ");
        }
        let fits = match value {
            Tree::Array(items) => one_line(&items[i], room, line),
            other => {
                let (key, value) = &other.entries()[i];
                let _ = write!(line, "{}: ", quoted(key));
                one_line(value, room, line)
            }
        };
        if !fits {
            return false;
        }
    }
    line.push_str(close);
    line.chars().count() <= room
}

fn scalar(value: &Tree) -> String {
    match value {
        Tree::Bool(flag) => flag.to_string(),
        Tree::Number(text) => text.clone(),
        Tree::String(text) => quoted(text),
        _ => "null".to_owned(),
    }
}

/// A JSON string.
fn quoted(text: &str) -> String {
    // Strings always serialize.
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> Tree {
        Tree::of(&tcsas_spec::json::parse(text).expect("JSON"))
    }

    #[test]
    fn layout_of_the_specs_is_unchanged() {
        let entries = std::fs::read_dir("../specs").expect("the specs");
        let mut count = 0;
        for entry in entries {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|ending| ending == "json") {
                let written = std::fs::read_to_string(&path).expect("a text");
                let written = written.replace("\r\n", "\n");
                let path = path.display();
                assert_eq!(
                    layout(&tree(&written)),
                    written,
                    "{path} differs from the layout of an import, which would change all of it"
                );
                count += 1;
            }
        }
        assert!(count > 0);
    }

    #[test]
    fn values_that_fit_are_on_one_line() {
        let long = "x".repeat(60);
        let text = format!(
            "{{\n  \"a\": [],\n  \"b\": [\"x\", {{ \"y\": 1.50, \"z\": [1, {{}}] }}],\n  \"c\": [\n    \"{long}\",\n    \"{long}\"\n  ],\n  \"d\": {{\n    \"e\": {{ \"f\": \"{long}\" }},\n    \"g\": \"\\n\\u0001\\\"é{long}\"\n  }}\n}}\n"
        );
        assert_eq!(layout(&tree(&text)), text);
        assert_eq!(layout(&tree("{}")), "{}\n");
    }
}
