//! Corrections of invalid names, codes, versions and hosts.

use crate::diagnostic::quote::quote;
use crate::lexical::Rule;

/// Advice on what to write instead of `text`, which `rule` does not allow.
pub(crate) fn advice(rule: Rule, text: &str) -> Option<String> {
    if matches!(rule, Rule::Name)
        && text
            .get(..5)
            .is_some_and(|start| start.eq_ignore_ascii_case("x-tc-"))
    {
        return Some("remove it: it is a header of every request, and not a parameter".to_owned());
    }
    if matches!(rule, Rule::Name)
        && let Some(list) = numbered(text)
    {
        return Some(format!(
            "describe the list as one parameter: {} with a type such as `Array of String`",
            quote(list)
        ));
    }
    let meant = meant(rule, text).filter(|meant| rule.allows(meant))?;
    Some(format!("did you mean {}?", quote(&meant)))
}

/// Maximum number of characters that a correction removes from around a name and between its words.
const MAX_DROPPED: usize = 4;

fn kept_part(text: &str) -> &str {
    text.trim_matches('.').trim_start_matches('_')
}

fn meant(rule: Rule, text: &str) -> Option<String> {
    let text = text.get(..text.len().min(1024)).unwrap_or("").trim();
    match rule {
        Rule::Version => date(text),
        Rule::Host => Some(host(text).to_owned()),
        Rule::Service => {
            let first = host(text).split('.').next().unwrap_or("");
            Some(first.to_ascii_lowercase().replace(['_', ' '], "-"))
        }
        Rule::Path => Some(text.replace("->", ".").replace(['/', '>'], ".")),
        // Without the punctuation around a name on a page and the spaces between its words.
        Rule::Name | Rule::Code => {
            let kept = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
            let written = text;
            let text: String = text.chars().filter(kept).collect();
            let kept = kept_part(&text);
            // With more, the text is not a name with something around it.
            let dropped = written.chars().count() - kept.chars().count();
            (dropped <= MAX_DROPPED && !kept.is_empty()).then(|| kept.to_owned())
        }
    }
}

/// The list in `Filters.N` or `Filters.0.Name`, as pages of older API versions write items of
/// lists.
fn numbered(text: &str) -> Option<&str> {
    let mut parts = text.split('.');
    let first = parts.next().filter(|first| Rule::Name.allows(first))?;
    let index = parts.next()?;
    let is_index = index == "N" || index == "n" || index.bytes().all(|c| c.is_ascii_digit());
    (is_index && !index.is_empty()).then_some(first)
}

/// The year, month and day in a text, with any separators, as `YYYY-MM-DD`.
fn date(text: &str) -> Option<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut groups: Vec<&str> = text
        .split(|c| !is_digit(c))
        .filter(|g| !g.is_empty())
        .collect();
    if let [all] = groups[..]
        && all.len() == 8
    {
        groups = vec![&all[..4], &all[4..6], &all[6..]];
    }
    let [year, month, day] = groups[..] else {
        return None;
    };
    Some(format!("{year}-{month:0>2}-{day:0>2}"))
}

/// The host in a URL.
fn host(text: &str) -> &str {
    let text = match text.split_once("://") {
        Some((_, rest)) => rest,
        None => text.trim_start_matches('/'),
    };
    let end = text.find(['/', '?', '#', ' ', ',', ';', '，', '。']);
    let text = end.map_or(text, |end| &text[..end]);
    text.trim_end_matches(['.', ':'])
}

#[cfg(test)]
mod tests {
    use super::advice;
    use crate::lexical::Rule;

    #[test]
    fn common_misspellings_are_corrected() {
        for (rule, text, right) in [
            (Rule::Version, "20250106", "2025-01-06"),
            (Rule::Version, "v20250106", "2025-01-06"),
            (Rule::Version, "2025-1-6", "2025-01-06"),
            (Rule::Version, "2025/01/06", "2025-01-06"),
            (Rule::Version, "2025年1月6日", "2025-01-06"),
            (Rule::Version, " 2025-01-06 ", "2025-01-06"),
            (Rule::Host, "https://a.b.com", "a.b.com"),
            (Rule::Host, "https://a.b.com:8080/x?y", "a.b.com:8080"),
            (Rule::Host, "a.b.com/", "a.b.com"),
            (Rule::Host, "a.b.com.", "a.b.com"),
            (Rule::Service, "TCSAS", "tcsas"),
            (Rule::Service, "tcsas.tencentcloudapi.com", "tcsas"),
            (Rule::Service, "my_service", "my-service"),
            (Rule::Name, "MNP Id", "MNPId"),
            (Rule::Name, "MNPId：", "MNPId"),
            (Rule::Name, "`MNPId`", "MNPId"),
            (Rule::Name, "MNP\u{200b}Id", "MNPId"),
            (Rule::Path, "Data/List", "Data.List"),
            (Rule::Code, "Invalid Parameter", "InvalidParameter"),
            (Rule::Code, "FailedOperation.", "FailedOperation"),
        ] {
            let expected = format!("did you mean `{right}`?");
            assert_eq!(advice(rule, text), Some(expected), "{text}");
        }
        for (rule, text) in [
            (Rule::Version, "latest"),
            (Rule::Version, "2025-13-01"),
            (Rule::Version, "2025-01"),
            (Rule::Host, "https://"),
            (Rule::Service, "1a"),
            (Rule::Name, "名称"),
            (Rule::Name, ""),
            (Rule::Code, "..."),
        ] {
            assert_eq!(advice(rule, text), None, "{text}");
        }
        let filters = advice(Rule::Name, "Filters.0.Name").unwrap_or_default();
        assert!(filters.contains("`Filters`"), "{filters}");
        let header = advice(Rule::Name, "X-TC-Region").unwrap_or_default();
        assert!(header.starts_with("remove it"), "{header}");
    }
}
