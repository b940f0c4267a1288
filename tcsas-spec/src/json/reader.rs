//! Looks into JSON values and notes where they are not of the expected shape.

use std::collections::HashMap;

use super::tree::{Entry, Node, Value};
use crate::diagnostic::suggest::{key_aliases, spelling};
use crate::diagnostic::{Kind, Mistake, Mistakes, list_of, nearest, quote};
use crate::lexical::Rule;
use crate::source::Span;

/// One file being read.
pub(crate) struct Reading<'m> {
    pub file: u32,
    pub mistakes: &'m mut Mistakes,
}

/// The entries of an object whose keys have been checked.
pub(crate) struct Keys<'n, 't> {
    /// What the object describes, with an article.
    what: &'static str,
    /// The opening bracket, where missing keys are reported.
    open: Span,
    /// It has no keys but those that are known.
    only: bool,
    entries: HashMap<&'n str, &'n Entry<'t>>,
}

/// Which keys an object may have.
#[derive(Clone, Copy)]
pub(crate) enum Known {
    /// These, and no others.
    Only(&'static [&'static str]),
    /// Any; those that nobody asks for are passed over.
    Any,
}

impl<'n, 't> Keys<'n, 't> {
    /// The value of a key, if it is there.
    pub(crate) fn get(&self, key: &str) -> Option<&'n Node<'t>> {
        self.entries.get(key).map(|entry| &entry.node)
    }

    /// The value of a key that must be there.
    pub(crate) fn require(&self, key: &str, reading: &mut Reading<'_>) -> Option<&'n Node<'t>> {
        let node = self.get(key);
        if node.is_none() {
            let message = format!("missing key `{key}`");
            let label = format!("{} needs `{key}`", self.what);
            let mistake = Mistake::new(Kind::Shape, self.open, message).label(label);
            reading.add(match key_aliases::advice(key).filter(|_| self.only) {
                Some(advice) => mistake.help(advice),
                None => mistake,
            });
        }
        node
    }
}

impl Reading<'_> {
    pub(crate) fn add(&mut self, mistake: Mistake) {
        self.mistakes.add(mistake);
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

    /// The first byte of a value: enough to point at one that goes over many lines.
    pub(crate) fn start(&self, node: &Node<'_>) -> Span {
        let mut span = self.span(node);
        if matches!(node.value, Value::Array(_) | Value::Object(_)) {
            span.end = span.start + 1;
        }
        span
    }

    /// Notes that a value is of the wrong kind.
    pub(crate) fn unexpected(&mut self, node: &Node<'_>, expected: &str) {
        let mistake = self.mismatch(node, expected);
        self.add(mistake);
    }

    pub(crate) fn mismatch(&self, node: &Node<'_>, expected: &str) -> Mistake {
        let message = format!("expected {expected}, found {}", node.value.kind());
        let span = self.start(node);
        Mistake::new(Kind::Shape, span, message).label(format!("expected {expected}"))
    }

    /// The entries of an object; `what` is what the object describes, with an article.
    pub(crate) fn keys<'n, 't>(
        &mut self,
        node: &'n Node<'t>,
        what: &'static str,
        known: Known,
    ) -> Option<Keys<'n, 't>> {
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
                let message = format!("key {} is given twice", quote(key));
                self.add(
                    Mistake::new(Kind::Shape, span, message)
                        .label("given again here")
                        .second(first, "first given here"),
                );
                continue;
            }
            if let Known::Only(known) = known
                && !known.contains(&key)
            {
                let message = format!("unknown key {}", quote(key));
                let label = format!("not a key of {what}");
                let mistake = Mistake::new(Kind::Shape, span, message).label(label);
                if self.mistakes.is_full(self.file) {
                    self.add(mistake);
                    continue;
                }
                let meant = key_aliases::meant(what, key).filter(|meant| known.contains(meant));
                self.add(
                    match meant.or_else(|| nearest(key, known.iter().copied())) {
                        Some(near) => {
                            misspelt.push((near, entry));
                            mistake.suggest(Some(near))
                        }
                        None => mistake.help(format!("the keys are {}", list_of(known))),
                    },
                );
                continue;
            }
            entries.insert(key, entry);
        }
        // A key that is misspelt is not missing as well.
        for (near, entry) in misspelt {
            entries.entry(near).or_insert(entry);
        }
        Some(Keys {
            what,
            open: self.start(node),
            only: matches!(known, Known::Only(_)),
            entries,
        })
    }

    /// The items of an array.
    pub(crate) fn items<'n, 't>(&mut self, node: &'n Node<'t>, of: &str) -> &'n [Node<'t>] {
        let Value::Array(items) = &node.value else {
            let expected = format!("an array of {of}");
            let mistake = self.mismatch(node, &expected);
            self.add(match &node.value {
                Value::Object(_) => mistake.help(format!(
                    "write `[{{ ... }}, {{ ... }}]`, with the name of each of the {of} inside its object"
                )),
                _ => mistake,
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

    /// The text of a key that may be left out.
    pub(crate) fn optional_text<'n>(&mut self, keys: &Keys<'n, '_>, key: &str) -> &'n str {
        let text = keys.get(key).and_then(|node| self.text(node));
        text.unwrap_or_default()
    }

    /// The value of a switch that may be left out.
    pub(crate) fn flag(&mut self, keys: &Keys<'_, '_>, key: &str) -> Option<bool> {
        let node = keys.get(key)?;
        match node.value {
            Value::Bool(flag) => Some(flag),
            _ => {
                let meant = meant_flag(&node.value);
                let mistake = self.mismatch(node, "`true` or `false`");
                self.add(mistake.suggest(meant.map(|flag| if flag { "true" } else { "false" })));
                meant
            }
        }
    }

    /// A string that must be written by a rule; `what` is what it is, without an article.
    pub(crate) fn name<'n>(
        &mut self,
        node: &'n Node<'_>,
        rule: Rule,
        what: &str,
    ) -> Option<&'n str> {
        if let Value::Number(number) = node.value {
            let advice = spelling::advice(rule, number);
            let advice = advice.unwrap_or_else(|| format!("write it in quotes: `\"{number}\"`"));
            let mistake = self.mismatch(node, "a string").help(advice);
            self.add(mistake);
            return None;
        }
        let text = self.text(node)?;
        let span = self.span(node);
        self.check_name(text, span, rule, what).then_some(text)
    }

    /// Checks that `text` is written by a rule.
    pub(crate) fn check_name(&mut self, text: &str, span: Span, rule: Rule, what: &str) -> bool {
        let fits = rule.allows(text);
        if !fits {
            let message = if text.is_empty() {
                format!("the {what} is empty")
            } else {
                format!("{} is not a valid {what}", quote(text))
            };
            let label = format!("expected {}", rule.expected());
            let mistake = Mistake::new(Kind::Name, span, message).label(label);
            self.add(match spelling::advice(rule, text) {
                Some(advice) => mistake.help(advice),
                None => mistake,
            });
        }
        fits
    }
}

/// The switch that is meant by a word or a number.
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
