//! The Markdown files of the repository: links, the guide in rustdoc, the translation of the
//! README, the code and the lists on the pages, and the tests that the threat model names.

#[path = "docs/code_blocks.rs"]
mod code_blocks;
#[path = "docs/facts.rs"]
mod facts;
#[path = "docs/guide.rs"]
mod guide;
#[path = "docs/links.rs"]
mod links;
#[path = "docs/markdown.rs"]
mod markdown;
#[path = "common/scratch.rs"]
mod scratch;
#[path = "docs/security.rs"]
mod security;
#[path = "docs/translation.rs"]
mod translation;
