//! Operations on the content of a block.

use super::tree::Inline;

/// Whether `wanted` holds for an inline, or for one within another.
pub(super) fn contains(content: &[Inline], wanted: fn(&Inline) -> bool) -> bool {
    content.iter().any(|inline| {
        wanted(inline)
            || match inline {
                Inline::Strong(content) | Inline::Link { content, .. } => contains(content, wanted),
                _ => false,
            }
    })
}

/// Removes white space at both ends.
pub(super) fn trim(content: &mut Vec<Inline>) {
    while let Some(Inline::Text(text)) = content.first_mut() {
        let trimmed = text.trim_start();
        if trimmed.is_empty() {
            content.remove(0);
            continue;
        }
        *text = trimmed.to_owned();
        break;
    }
    while let Some(Inline::Text(text)) = content.last_mut() {
        let length = text.trim_end().len();
        text.truncate(length);
        if length > 0 {
            break;
        }
        content.pop();
    }
}

/// Appends text, to the text that ends `content` if there is one.
pub(super) fn push_text(text: &str, content: &mut Vec<Inline>) {
    if text.is_empty() {
        return;
    }
    let spaced = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c });
    match content.last_mut() {
        Some(Inline::Text(last)) => last.extend(spaced),
        _ => content.push(Inline::Text(spaced.collect())),
    }
}
