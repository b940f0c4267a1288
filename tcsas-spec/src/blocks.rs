//! Paragraphs and lists of Markdown, put together piece by piece.

use crate::markdown::{inline, push_marked};

/// How many lists may lie in each other; items of deeper ones go to the last that may.
const DEEPEST: usize = 8;

/// A description under construction.
#[derive(Default)]
pub(crate) struct Blocks {
    out: String,
    /// The text of the paragraph or item that is being written.
    line: String,
    lists: Vec<List>,
    /// The last thing written is in a list that is still open.
    in_list: bool,
    /// How many paragraphs and items have been ended, written or not.
    ended: usize,
}

/// A list that has begun.
struct List {
    /// The number of the next item, if items are numbered.
    number: Option<usize>,
    /// It began with an item, not by itself, and ends with the first text outside of an item.
    implied: bool,
    /// Its items end with the line.
    by_line: bool,
    /// An item has begun and not ended.
    in_item: bool,
    /// The width of the item's marker, once it has been written.
    marker: usize,
}

impl Blocks {
    /// Appends plain text in which line breaks mean something.
    pub(crate) fn lines(&mut self, text: &str) {
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.new_line();
            }
            let start = line.trim_start();
            let item = ["- ", "* ", "\u{2022} ", "\u{2022}"];
            let item = item.iter().find_map(|mark| start.strip_prefix(mark));
            match item {
                Some(item) if self.line.trim().is_empty() && !self.in_item() => {
                    self.begin_item(true);
                    self.text(item);
                }
                _ => self.text(line),
            }
        }
    }

    /// Appends text without line breaks.
    pub(crate) fn text(&mut self, text: &str) {
        if text.trim().is_empty() {
            if !self.line.is_empty() && !text.is_empty() {
                self.line.push(' ');
            }
            return;
        }
        self.make_room();
        inline(text, &mut self.line);
    }

    /// Appends a piece of Markdown within the line.
    pub(crate) fn markdown(&mut self, markdown: &str) {
        if !markdown.is_empty() {
            self.make_room();
            push_marked(markdown, &mut self.line);
        }
    }

    /// Ends the paragraph.
    pub(crate) fn paragraph(&mut self) {
        self.end_line();
        if self.lists.last().is_some_and(|list| list.by_line) {
            self.lists.pop();
        }
    }

    /// Begins a list.
    pub(crate) fn begin_list(&mut self, numbered: bool) {
        self.end_line();
        self.push_list(numbered, false, false);
    }

    /// Ends the innermost list that was begun by itself.
    pub(crate) fn end_list(&mut self) {
        self.end_line();
        if let Some(at) = self.lists.iter().rposition(|list| !list.implied) {
            self.lists.truncate(at);
        }
    }

    /// Begins an item of the innermost list, or a list with it.
    pub(crate) fn begin_item(&mut self, by_line: bool) {
        self.end_line();
        if self.lists.is_empty() {
            self.push_list(false, true, by_line);
        }
        if let Some(list) = self.lists.last_mut() {
            list.in_item = true;
            list.marker = 0;
        }
    }

    /// Ends the innermost item.
    pub(crate) fn end_item(&mut self) {
        self.end_line();
        if let Some(list) = self.lists.last_mut() {
            list.in_item = false;
        }
    }

    /// The paragraph so far.
    pub(crate) fn line(&mut self) -> &mut String {
        &mut self.line
    }

    /// How many paragraphs have been ended: tells whether [`line`](Self::line) is still the same.
    pub(crate) fn ended(&self) -> usize {
        self.ended
    }

    /// The whole description.
    pub(crate) fn finish(mut self) -> String {
        self.end_line();
        self.out
    }

    fn in_item(&self) -> bool {
        self.lists.last().is_some_and(|list| list.in_item)
    }

    fn push_list(&mut self, numbered: bool, implied: bool, by_line: bool) {
        if self.lists.len() == DEEPEST {
            return;
        }
        self.lists.push(List {
            number: numbered.then_some(1),
            implied,
            by_line,
            in_item: false,
            marker: 0,
        });
    }

    fn new_line(&mut self) {
        match self.lists.last() {
            Some(list) if list.in_item && list.by_line => self.end_item(),
            Some(list) if list.in_item => self.line.push(' '),
            _ => self.end_line(),
        }
    }

    /// Sees to it that text has a place to go: text between items ends a list or is an item.
    fn make_room(&mut self) {
        while let Some(list) = self.lists.last_mut() {
            if list.in_item {
                return;
            }
            if !list.implied {
                list.in_item = true;
                list.marker = 0;
                return;
            }
            self.lists.pop();
        }
    }

    /// Writes what the line holds, as the start of an item or as a paragraph.
    fn end_line(&mut self) {
        self.ended += 1;
        let line = std::mem::take(&mut self.line);
        let text = line.trim();
        if text.is_empty() {
            return;
        }
        let open = self.lists.iter().filter(|list| list.in_item);
        let indent: usize = open.map(|list| list.marker).sum();
        let indent = " ".repeat(indent);
        let marker = match self.lists.last_mut() {
            Some(list) if list.in_item && list.marker == 0 => {
                let marker = match &mut list.number {
                    Some(number) => {
                        let marker = format!("{number}. ");
                        *number += 1;
                        marker
                    }
                    None => "- ".to_owned(),
                };
                list.marker = marker.len();
                marker
            }
            _ => String::new(),
        };
        if !self.out.is_empty() {
            let tight = self.in_list && !marker.is_empty();
            self.out.push_str(if tight { "\n" } else { "\n\n" });
        }
        self.in_list = !self.lists.is_empty();
        self.out.push_str(&indent);
        self.out.push_str(&marker);
        push_escaped_start(&mut self.out, text);
    }
}

/// Appends the text of a paragraph, whose first characters could make it something else.
fn push_escaped_start(out: &mut String, text: &str) {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    let marks: &[char] = if digits.is_empty() {
        &['#', '-', '+', '=', ':']
    } else {
        &['.', ')']
    };
    out.push_str(digits);
    if rest.starts_with(marks) {
        out.push('\\');
    }
    out.push_str(rest);
}
