//! Reads JSON values of an expected shape and reports those of another.

use std::collections::HashMap;

use super::tree::{Entry, Node, Value};
use crate::diagnostic::suggest::{key_aliases, spelling};
use crate::diagnostic::{Diag, Kind, Sink, list_of, nearest, quote};
use crate::lexical::Rule;
use crate::source::Span;

/// Reads the values of one file.
pub(crate) struct Reader<'s> {
    pub file: u32,
    pub sink: &'s mut Sink,
}

/// An object whose keys have been checked.
pub(crate) struct Object<'n, 't> {
    /// Description of the object in messages, with an article.
    what: &'static str,
    /// The opening bracket, where missing keys are reported.
    open: Span,
    /// Whether unknown keys are errors.
    only: bool,
    entries: HashMap<&'n str, &'n Entry<'t>>,
}

/// Which keys an object may have.
#[derive(Clone, Copy)]
pub(crate) enum Allowed {
    /// These, and no others.
    Only(&'static [&'static str]),
    /// Any; keys that are not read are ignored.
    Any,
}

impl<'n, 't> Object<'n, 't> {
    /// The value of a key, if present.
    pub(crate) fn get(&self, key: &str) -> Option<&'n Node<'t>> {
        self.entries.get(key).map(|entry| &entry.node)
    }

    /// The value of a required key; reports its absence.
    pub(crate) fn require(&self, key: &str, reader: &mut Reader<'_>) -> Option<&'n Node<'t>> {
        let node = self.get(key);
        if node.is_none() {
            reader.add(self.missing(key));
        }
        node
    }

    /// The diagnostic for the absence of a key.
    pub(crate) fn missing(&self, key: &str) -> Diag {
        let message = format!("missing key `{key}`");
        let label = format!("{} needs `{key}`", self.what);
        let diag = Diag::new(Kind::Shape, self.open, message).label(label);
        match key_aliases::advice(key).filter(|_| self.only) {
            Some(advice) => diag.help(advice),
            None => diag,
        }
    }
}

impl<'s> Reader<'s> {
    pub(crate) fn new(file: u32, sink: &'s mut Sink) -> Self {
        Self { file, sink }
    }
}

impl Reader<'_> {
    pub(crate) fn add(&mut self, diag: Diag) {
        self.sink.add(diag);
    }

    pub(crate) fn span(&self, node: &Node<'_>) -> Span {
        Span {
            file: self.file,
            start: node.start,
            end: node.end,
        }
    }

    pub(crate) fn key_span(&self, entry: &Entry<'_>) -> Span {
        Span {
            file: self.file,
            start: entry.key_start,
            end: entry.key_end,
        }
    }

    /// The span of a scalar, or the opening bracket of an array or object: their values may extend
    /// over many lines.
    pub(crate) fn start(&self, node: &Node<'_>) -> Span {
        let mut span = self.span(node);
        if matches!(node.value, Value::Array(_) | Value::Object(_)) {
            span.end = span.start + 1;
        }
        span
    }

    /// Reports a value of the wrong kind.
    pub(crate) fn unexpected(&mut self, node: &Node<'_>, expected: &str) {
        let diag = self.mismatch(node, expected);
        self.add(diag);
    }

    /// The diagnostic for a value of the wrong kind.
    pub(crate) fn mismatch(&self, node: &Node<'_>, expected: &str) -> Diag {
        let message = format!("expected {expected}, found {}", node.value.kind());
        let span = self.start(node);
        Diag::new(Kind::Shape, span, message).label(format!("expected {expected}"))
    }

    /// The entries of an object; reports duplicate and unknown keys. `what` names what the object
    /// describes, with an article.
    pub(crate) fn object<'n, 't>(
        &mut self,
        node: &'n Node<'t>,
        what: &'static str,
        allowed: Allowed,
    ) -> Option<Object<'n, 't>> {
        let Value::Object(list) = &node.value else {
            self.unexpected(node, &format!("an object that describes {what}"));
            return None;
        };
        let mut entries: HashMap<&str, &Entry<'_>> = HashMap::with_capacity(list.len());
        let mut misspelt = Vec::new();
        for entry in list {
            let key: &str = &entry.key;
            let span = self.key_span(entry);
            if let Some(first) = entries.get(key) {
                let first = self.key_span(first);
                self.add(Diag::duplicate(
                    Kind::Shape,
                    &format!("key {}", quote(key)),
                    "given",
                    span,
                    first,
                ));
                continue;
            }
            if let Allowed::Only(known) = allowed
                && !known.contains(&key)
            {
                let message = format!("unknown key {}", quote(key));
                let label = format!("not a key of {what}");
                let diag = Diag::new(Kind::Shape, span, message).label(label);
                if self.sink.is_full(self.file) {
                    self.add(diag);
                    continue;
                }
                let meant = key_aliases::meant(what, key).filter(|meant| known.contains(meant));
                self.add(
                    match meant.or_else(|| nearest(key, known.iter().copied())) {
                        Some(near) => {
                            misspelt.push((near, entry));
                            diag.suggest(Some(near))
                        }
                        None => diag.help(format!("the keys are {}", list_of(known))),
                    },
                );
                continue;
            }
            entries.insert(key, entry);
        }
        // A misspelt key is not also reported as missing.
        for (near, entry) in misspelt {
            entries.entry(near).or_insert(entry);
        }
        Some(Object {
            what,
            open: self.start(node),
            only: matches!(allowed, Allowed::Only(_)),
            entries,
        })
    }

    /// The items of an array.
    pub(crate) fn items<'n, 't>(&mut self, node: &'n Node<'t>, of: &str) -> &'n [Node<'t>] {
        let Value::Array(items) = &node.value else {
            let expected = format!("an array of {of}");
            let diag = self.mismatch(node, &expected);
            self.add(match &node.value {
                Value::Object(_) => diag.help(format!(
                    "write `[{{ ... }}, {{ ... }}]`, with the name of each of the {of} inside its object"
                )),
                _ => diag,
            });
            return &[];
        };
        items
    }

    /// The text of a string.
    pub(crate) fn text<'n>(&mut self, node: &'n Node<'_>) -> Option<&'n str> {
        match &node.value {
            Value::String(text) => Some(text),
            _ => {
                self.unexpected(node, "a string");
                None
            }
        }
    }

    /// The text of an optional key; empty if absent.
    pub(crate) fn optional_text<'n>(&mut self, object: &Object<'n, '_>, key: &str) -> &'n str {
        let text = object.get(key).and_then(|node| self.text(node));
        text.unwrap_or_default()
    }

    /// The value of an optional boolean.
    pub(crate) fn flag(&mut self, object: &Object<'_, '_>, key: &str) -> Option<bool> {
        let node = object.get(key)?;
        match node.value {
            Value::Bool(flag) => Some(flag),
            _ => {
                let meant = meant_flag(&node.value);
                let diag = self.mismatch(node, "`true` or `false`");
                self.add(diag.suggest(meant.map(|flag| if flag { "true" } else { "false" })));
                meant
            }
        }
    }

    /// A string that must follow `rule`; `what` names it in messages, without an article.
    pub(crate) fn name<'n>(
        &mut self,
        node: &'n Node<'_>,
        rule: Rule,
        what: &str,
    ) -> Option<&'n str> {
        if let Value::Number(number) = node.value {
            let advice = spelling::advice(rule, number);
            let advice = advice.unwrap_or_else(|| format!("write it in quotes: `\"{number}\"`"));
            let diag = self.mismatch(node, "a string").help(advice);
            self.add(diag);
            return None;
        }
        let text = self.text(node)?;
        let span = self.span(node);
        self.check_name(text, span, rule, what).then_some(text)
    }

    /// Whether `text` follows `rule`; reports it otherwise.
    pub(crate) fn check_name(&mut self, text: &str, span: Span, rule: Rule, what: &str) -> bool {
        let fits = rule.allows(text);
        if !fits {
            let message = if text.is_empty() {
                format!("the {what} is empty")
            } else {
                format!("{} is not a valid {what}", quote(text))
            };
            let label = format!("expected {}", rule.expected());
            let diag = Diag::new(Kind::Name, span, message).label(label);
            self.add(match spelling::advice(rule, text) {
                Some(advice) => diag.help(advice),
                None => diag,
            });
        }
        fits
    }
}

/// The boolean that a word or a number stands for.
fn meant_flag(value: &Value<'_>) -> Option<bool> {
    let word = match value {
        Value::String(text) => text.trim().to_lowercase(),
        Value::Number(number) => (*number).to_owned(),
        _ => return None,
    };
    match &*word {
        "yes" | "y" | "true" | "on" | "1" | "required" | "mandatory" | "是" | "必选" | "必填" => {
            Some(true)
        }
        "no" | "n" | "false" | "off" | "0" | "optional" | "否" | "可选" | "选填" => {
            Some(false)
        }
        _ => None,
    }
}
