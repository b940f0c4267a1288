//! How spec files are laid out: two spaces, and on one line what is short and flat.

use std::fmt::Write;

use super::tree::Tree;

/// The widest line that something is put on as a whole: an error code and its description fit.
const WIDTH: usize = 136;

/// A spec file as text.
pub(super) fn layout(tree: &Tree) -> String {
    let mut text = String::new();
    match tree {
        Tree::Object(entries) => {
            // What people read line by line, and compare by lines.
            block(entries.iter(), ('{', '}'), 0, &mut text, |entry, text| {
                let (key, value) = entry;
                let _ = write!(text, "{}: ", quoted(key));
                match value {
                    Tree::Array(items) if !items.is_empty() => {
                        block(items.iter(), ('[', ']'), 1, text, |item, text| {
                            write_value(item, 2, 0, text);
                        });
                    }
                    value => write_value(value, 1, key.len() + 4, text),
                }
            });
        }
        other => write_value(other, 0, 0, &mut text),
    }
    text.push('\n');
    text
}

/// Writes a value; `used` is how much of its line its key takes.
fn write_value(value: &Tree, depth: usize, used: usize, text: &mut String) {
    if is_flat(value) {
        let line = one_line(value);
        // A comma may follow.
        if is_scalar(value) || depth * 2 + used + line.chars().count() < WIDTH {
            text.push_str(&line);
            return;
        }
    }
    match value {
        Tree::Array(items) => {
            block(items.iter(), ('[', ']'), depth, text, |item, text| {
                write_value(item, depth + 1, 0, text);
            });
        }
        Tree::Object(entries) => {
            block(entries.iter(), ('{', '}'), depth, text, |entry, text| {
                let (key, value) = entry;
                let key = quoted(key);
                let _ = write!(text, "{key}: ");
                write_value(value, depth + 1, key.chars().count() + 2, text);
            });
        }
        scalar => text.push_str(&one_line(scalar)),
    }
}

/// Writes things one on a line, in brackets.
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

fn is_scalar(value: &Tree) -> bool {
    !matches!(value, Tree::Array(_) | Tree::Object(_))
}

/// Whether nothing in a value has parts of its own, so that it may stand on one line.
fn is_flat(value: &Tree) -> bool {
    match value {
        Tree::Array(items) => items.iter().all(is_scalar),
        Tree::Object(entries) => entries.iter().all(|(_, value)| is_scalar(value)),
        _ => true,
    }
}

fn one_line(value: &Tree) -> String {
    match value {
        Tree::Null => "null".to_owned(),
        Tree::Bool(flag) => flag.to_string(),
        Tree::Number(text) => text.clone(),
        Tree::String(text) => quoted(text),
        Tree::Array(items) => {
            let items: Vec<String> = items.iter().map(one_line).collect();
            format!("[{}]", items.join(", "))
        }
        Tree::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Tree::Object(entries) => {
            let entries = entries.iter();
            let entries =
                entries.map(|(key, value)| format!("{}: {}", quoted(key), one_line(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A text as JSON writes it.
fn quoted(text: &str) -> String {
    // Cannot fail: every text has such a form.
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::File;

    fn tree(text: &str) -> Tree {
        let file = File::new("x".into(), text.to_owned());
        Tree::of(&crate::json::parse(&file).expect("JSON"))
    }

    #[test]
    fn specs_written_by_people_keep_their_form() {
        let written = include_str!("../../../../specs/ModifyMNP.json");
        assert_eq!(layout(&tree(written)), written.replace("\r\n", "\n"));
    }

    #[test]
    fn what_is_short_and_flat_is_on_one_line() {
        let text = r#"{
  "a": [],
  "b": [
    "x",
    { "y": 1.50, "z": [1, 2] },
    {}
  ],
  "c": { "d": null },
  "e": "\n\u0001\"é"
}
"#;
        let laid = layout(&tree(text));
        let expected = r#"{
  "a": [],
  "b": [
    "x",
    {
      "y": 1.50,
      "z": [1, 2]
    },
    {}
  ],
  "c": { "d": null },
  "e": "\n\u0001\"é"
}
"#;
        assert_eq!(laid, expected);
        assert_eq!(layout(&tree(&laid)), laid);
    }
}
