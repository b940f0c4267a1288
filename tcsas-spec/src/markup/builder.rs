//! Builds the blocks of a description piece by piece, as parsers find them.

use super::inline_parser::inlines;
use super::inlines::{push_text, trim};
use super::tree::{Block, BlockKind, Description, Inline};

/// How many lists may lie in each other; items of deeper ones go to the last that may.
const DEEPEST: usize = 8;

/// A description under construction.
#[derive(Default)]
pub(super) struct Builder {
    blocks: Vec<Block>,
    /// The content of the block that is being built.
    line: Vec<Inline>,
    /// Text is not appended to the inlines before this one: a tag starts behind them.
    barrier: usize,
    lists: Vec<List>,
    /// How many blocks have been ended, empty ones included.
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
    /// The item has a block.
    is_started: bool,
}

impl Builder {
    /// Appends plain text in which line breaks mean something.
    pub(super) fn lines(&mut self, text: &str) {
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.new_line();
            }
            let start = line.trim_start();
            let item = ["- ", "* ", "\u{2022} ", "\u{2022}"];
            let item = item.iter().find_map(|mark| start.strip_prefix(mark));
            match item {
                Some(item) if self.is_blank() && !self.in_item() => {
                    self.begin_item(true);
                    self.text(item);
                }
                _ => self.text(line),
            }
        }
    }

    /// Appends text without line breaks.
    pub(super) fn text(&mut self, text: &str) {
        if text.trim().is_empty() {
            if !self.line.is_empty() && !text.is_empty() {
                self.push_text(" ");
            }
            return;
        }
        self.make_room();
        for inline in inlines(text) {
            match inline {
                Inline::Text(text) => self.push_text(&text),
                markup => self.line.push(markup),
            }
        }
    }

    /// Appends markup within the line.
    pub(super) fn inline(&mut self, inline: Inline) {
        self.make_room();
        match inline {
            Inline::Text(text) => self.push_text(&text),
            markup => self.line.push(markup),
        }
    }

    fn push_text(&mut self, text: &str) {
        if self.line.len() == self.barrier {
            self.line.push(Inline::Text(String::new()));
        }
        push_text(text, &mut self.line);
    }

    /// Starts something that [`split_off`](Self::split_off) takes back.
    pub(super) fn mark(&mut self) -> usize {
        self.barrier = self.line.len();
        self.barrier
    }

    /// Removes the content of the line from `mark` on.
    pub(super) fn split_off(&mut self, mark: usize) -> Option<Vec<Inline>> {
        if mark > self.line.len() {
            return None;
        }
        self.barrier = self.barrier.min(mark);
        Some(self.line.split_off(mark))
    }

    /// Appends content that was taken from the line.
    pub(super) fn extend(&mut self, content: impl IntoIterator<Item = Inline>) {
        self.line.extend(content);
    }

    /// Whether the line shows nothing so far.
    pub(super) fn is_blank(&self) -> bool {
        self.line
            .iter()
            .all(|inline| matches!(inline, Inline::Text(text) if text.trim().is_empty()))
    }

    /// Ends the paragraph.
    pub(super) fn paragraph(&mut self) {
        self.end_line();
        if self.lists.last().is_some_and(|list| list.by_line) {
            self.lists.pop();
        }
    }

    /// Begins a list.
    pub(super) fn begin_list(&mut self, numbered: bool) {
        self.end_line();
        self.push_list(numbered, false, false);
    }

    /// Ends the innermost list that was begun by itself.
    pub(super) fn end_list(&mut self) {
        self.end_line();
        if let Some(at) = self.lists.iter().rposition(|list| !list.implied) {
            self.lists.truncate(at);
        }
    }

    /// Begins an item of the innermost list, or a list with it.
    pub(super) fn begin_item(&mut self, by_line: bool) {
        self.end_line();
        if self.lists.is_empty() {
            self.push_list(false, true, by_line);
        }
        if let Some(list) = self.lists.last_mut() {
            list.in_item = true;
            list.is_started = false;
        }
    }

    /// Ends the innermost item.
    pub(super) fn end_item(&mut self) {
        self.end_line();
        if let Some(list) = self.lists.last_mut() {
            list.in_item = false;
        }
    }

    /// How many blocks have been ended: shows whether a mark is still valid.
    pub(super) fn ended(&self) -> usize {
        self.ended
    }

    /// The whole description.
    pub(super) fn finish(mut self) -> Description {
        self.end_line();
        Description {
            blocks: self.blocks,
        }
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
            is_started: false,
        });
    }

    fn new_line(&mut self) {
        match self.lists.last() {
            Some(list) if list.in_item && list.by_line => self.end_item(),
            Some(list) if list.in_item => self.push_text(" "),
            _ => self.end_line(),
        }
    }

    /// Prepares for text between items, which ends an implied list and is an item in any other.
    fn make_room(&mut self) {
        while let Some(list) = self.lists.last_mut() {
            if list.in_item {
                return;
            }
            if !list.implied {
                list.in_item = true;
                list.is_started = false;
                return;
            }
            self.lists.pop();
        }
    }

    /// Ends the block with what the line holds, unless that is nothing.
    fn end_line(&mut self) {
        self.ended += 1;
        self.barrier = 0;
        let mut inlines = merged(std::mem::take(&mut self.line));
        trim(&mut inlines);
        if inlines.is_empty() {
            return;
        }
        let open = self.lists.iter().filter(|list| list.in_item);
        let depth = open.filter(|list| list.is_started).count();
        let kind = match self.lists.last_mut() {
            Some(list) if list.in_item && !list.is_started => {
                list.is_started = true;
                match &mut list.number {
                    Some(number) => {
                        *number += 1;
                        BlockKind::NumberedItem(*number - 1)
                    }
                    None => BlockKind::Item,
                }
            }
            _ => BlockKind::Paragraph,
        };
        self.blocks.push(Block {
            kind,
            depth,
            inlines,
        });
    }
}

/// The same content with one text where several meet.
fn merged(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut merged = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Text(text) => push_text(&text, &mut merged),
            Inline::Strong(content) => merged.push(Inline::Strong(self::merged(content))),
            Inline::Link { content, url } => merged.push(Inline::Link {
                content: self::merged(content),
                url,
            }),
            other => merged.push(other),
        }
    }
    merged
}
