//! The tree.

/// The description of an action, a parameter, a data type or an error code.
///
/// # Examples
///
/// ```
/// use tcsas_spec::Description;
///
/// let description = Description::from_html("See <code>Offset</code>. Default: 2 * 3.");
/// assert_eq!(description.markdown(), "See `Offset`. Default: 2 \\* 3.");
/// assert_eq!(description.plain(), "See `Offset`. Default: 2 * 3.");
/// assert_eq!(description.summary().markdown(), "See `Offset`.");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Description {
    /// Paragraphs and items, none of them empty.
    pub blocks: Vec<Block>,
}

/// A paragraph, or an item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    /// Whether it is a paragraph or an item.
    pub kind: BlockKind,
    /// How many items it lies in, itself not counted.
    pub depth: usize,
    /// Its content.
    pub inlines: Vec<Inline>,
}

/// The kind of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Text of its own, or the continuation of an item.
    Paragraph,
    /// An item of a list.
    Item,
    /// An item with its number.
    NumberedItem(usize),
}

/// A piece of the content of a block.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Text that means itself.
    Text(String),
    /// Code, without backticks.
    Code(String),
    /// Emphasised content.
    Strong(Vec<Inline>),
    /// A link to `url`.
    Link {
        /// The visible content, without links.
        content: Vec<Inline>,
        /// An `http` or `https` address.
        url: String,
    },
    /// An address that links to itself.
    Autolink(String),
    /// Code that links to a Rust item.
    ItemLink {
        /// The visible text.
        code: String,
        /// The path of the item, as rustdoc resolves it.
        path: String,
    },
}

impl Description {
    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The first paragraph or item.
    #[must_use]
    pub fn first_block(&self) -> Self {
        Self {
            blocks: self.blocks.first().cloned().into_iter().collect(),
        }
    }

    /// Appends a paragraph.
    pub fn push_paragraph(&mut self, inlines: Vec<Inline>) {
        self.blocks.push(Block {
            kind: BlockKind::Paragraph,
            depth: 0,
            inlines,
        });
    }

    /// Links code outside of links to the items whose paths `path` returns for it.
    pub fn link_items(&mut self, path: impl Fn(&str) -> Option<String>) {
        for block in &mut self.blocks {
            link_items(&mut block.inlines, &path);
        }
    }
}

fn link_items(inlines: &mut [Inline], path: &impl Fn(&str) -> Option<String>) {
    for inline in inlines {
        match inline {
            Inline::Code(code) => {
                if let Some(path) = path(code) {
                    let code = std::mem::take(code);
                    *inline = Inline::ItemLink { code, path };
                }
            }
            Inline::Strong(content) => link_items(content, path),
            Inline::Text(_)
            | Inline::Link { .. }
            | Inline::Autolink(_)
            | Inline::ItemLink { .. } => {}
        }
    }
}
