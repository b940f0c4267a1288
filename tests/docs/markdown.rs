//! The parts of a Markdown file that the tests compare.

use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use pulldown_cmark::{
    BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd,
};

use crate::scratch::{read, workspace};

/// A Markdown file of the repository.
#[derive(Default)]
pub struct Document {
    /// Its path from the root of the repository, with `/`.
    pub path: String,
    pub headings: Vec<Heading>,
    pub links: Vec<Link>,
    pub blocks: Vec<Block>,
    pub tables: Vec<Table>,
    /// The link definitions, `[label]: target`.
    pub definitions: HashMap<String, String>,
    /// Text outside of code and links, for comparisons of the numbers in it.
    pub text: String,
    /// The inline code.
    pub code: Vec<String>,
}

pub struct Heading {
    pub level: usize,
    pub text: String,
    /// The anchor, as GitHub derives it.
    pub anchor: String,
}

#[derive(Default)]
pub struct Link {
    /// The target. Empty if there is no definition of it.
    pub target: String,
    pub text: String,
    /// Whether the text is code.
    pub code: bool,
    pub line: usize,
    /// Whether the target is in the link itself, and not in a definition.
    pub inline: bool,
}

pub struct Block {
    /// The text behind the fence, such as `rust,no_run`.
    pub language: String,
    pub text: String,
    pub line: usize,
}

pub struct Table {
    pub line: usize,
    pub columns: usize,
    /// For each row but the head, the number of links in its last cell.
    pub rows: Vec<usize>,
}

impl Document {
    /// Reads the file at `path`, relative to the repository.
    pub fn read(path: &str) -> Self {
        Self::parse(path, &read(path))
    }

    fn parse(path: &str, markdown: &str) -> Self {
        let undefined = |link: BrokenLink<'_>| {
            // Brackets without a target are text, unless they are written as a reference.
            (link.link_type != LinkType::Shortcut).then(|| (CowStr::from(""), CowStr::from("")))
        };
        let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
        let parser = Parser::new_with_broken_link_callback(markdown, options, Some(undefined));
        let mut document = Self {
            path: path.to_owned(),
            ..Self::default()
        };
        for (label, definition) in parser.reference_definitions().iter() {
            let target = definition.dest.to_string();
            document.definitions.insert(label.to_owned(), target);
        }
        let line = |range: &Range<usize>| markdown[..range.start].matches('\n').count() + 1;
        let (mut open_link, mut open_block, mut heading) = (false, false, None);
        for (event, range) in parser.into_offset_iter() {
            match event {
                Event::Start(Tag::Heading { level, .. }) => heading = Some(level as usize),
                Event::End(TagEnd::Heading(_)) => {
                    heading = None;
                    let heading = document.headings.last_mut().expect("a heading with text");
                    heading.anchor = slug(&heading.text);
                }
                Event::Start(Tag::Link {
                    dest_url,
                    link_type,
                    ..
                }) => {
                    open_link = true;
                    document.links.push(Link {
                        target: dest_url.to_string(),
                        line: line(&range),
                        inline: link_type == LinkType::Inline,
                        ..Link::default()
                    });
                }
                Event::End(TagEnd::Link) => {
                    open_link = false;
                    if let Some(row) = document.tables.last_mut().and_then(|t| t.rows.last_mut()) {
                        *row += 1;
                    }
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    open_block = true;
                    let language = match kind {
                        CodeBlockKind::Fenced(language) => language.to_string(),
                        CodeBlockKind::Indented => "indented".to_owned(),
                    };
                    document.blocks.push(Block {
                        language,
                        text: String::new(),
                        line: line(&range),
                    });
                }
                Event::End(TagEnd::CodeBlock) => open_block = false,
                Event::Start(Tag::Table(columns)) => document.tables.push(Table {
                    line: line(&range),
                    columns: columns.len(),
                    rows: Vec::new(),
                }),
                Event::Start(Tag::TableRow) => {
                    document.tables.last_mut().expect("a table").rows.push(0);
                }
                // Only the last cell counts.
                Event::Start(Tag::TableCell) => {
                    if let Some(row) = document.tables.last_mut().and_then(|t| t.rows.last_mut()) {
                        *row = 0;
                    }
                }
                Event::Text(text) if open_link => {
                    document.links.last_mut().expect("a link").text += &text;
                }
                Event::Code(text) if open_link => {
                    let link = document.links.last_mut().expect("a link");
                    link.text += &text;
                    link.code = true;
                }
                Event::Text(text) if open_block => {
                    document.blocks.last_mut().expect("a block").text += &text;
                }
                Event::Text(text) | Event::Code(text) if heading.is_some() => {
                    let level = heading.take();
                    if let Some(level) = level {
                        document.headings.push(Heading {
                            level,
                            text: String::new(),
                            anchor: String::new(),
                        });
                    }
                    document.headings.last_mut().expect("a heading").text += &text;
                    heading = level;
                }
                Event::Text(text) => {
                    document.text += &text;
                    document.text.push(' ');
                }
                Event::Code(code) => document.code.push(code.to_string()),
                Event::Html(html) | Event::InlineHtml(html) => {
                    document.links.extend(html_links(&html, line(&range)));
                }
                _ => {}
            }
        }
        document
    }

    /// The `index`th block whose language is `language`.
    pub fn block(&self, language: &str, index: usize) -> &str {
        let mut blocks = self.blocks.iter().filter(|of| of.language == language);
        let block = blocks.nth(index);
        let block = block.unwrap_or_else(|| panic!("{}: no {language} block {index}", self.path));
        &block.text
    }

    pub fn has_anchor(&self, anchor: &str) -> bool {
        self.headings.iter().any(|of| of.anchor == anchor)
    }
}

/// The anchor of a heading.
fn slug(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.flat_map(char::to_lowercase)
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// The targets of links and pictures in HTML.
fn html_links(html: &str, line: usize) -> Vec<Link> {
    let attributes = ["href=\"", "src=\""].into_iter();
    let targets = attributes.flat_map(|of| html.split(of).skip(1));
    let links = targets.map(|rest| Link {
        target: rest.split('"').next().unwrap_or_default().to_owned(),
        line,
        inline: true,
        ..Link::default()
    });
    links.collect()
}

/// All Markdown files of the repository.
pub fn documents() -> Vec<Document> {
    let root = PathBuf::from(workspace(""));
    let mut paths = Vec::new();
    find(&root, &mut paths);
    paths.sort();
    let documents = paths.iter().map(|path| {
        let path = path.strip_prefix(&root).expect("a path in the repository");
        Document::read(&path.display().to_string().replace('\\', "/"))
    });
    documents.collect()
}

fn find(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let skipped = name == "target" || name.starts_with('.') && name != ".github";
        if path.is_dir() && !skipped {
            find(&path, paths);
        } else if name.ends_with(".md") {
            paths.push(path);
        }
    }
}

#[test]
fn anchors_are_derived_from_headings() {
    assert_eq!(slug("Rate limits"), "rate-limits");
    assert_eq!(
        slug("What `--check` does, and why"),
        "what---check-does-and-why"
    );
    assert_eq!(slug("一次 API 调用"), "一次-api-调用");
}

#[test]
fn undefined_references_are_links_without_a_target() {
    let document = Document::parse("x.md", "[a][b], [c], <a href=\"d.md\">d</a>");
    let targets: Vec<_> = document.links.iter().map(|link| &*link.target).collect();
    assert_eq!(targets, ["", "d.md"]);
}
