//! Nearest candidate by edit distance.

use strsim::levenshtein;

/// Maximum length of a compared name in characters; bounds the time that a hostile file can take.
const MAX_LENGTH: usize = 64;

/// Maximum number of compared candidates, for the same reason.
const MAX_CANDIDATES: usize = 5_000;

/// Weight of an edit; that of a letter in the wrong case is 1.
const EDIT: usize = 4;

/// The candidate nearest to `wrong` by edit distance, if near enough to be suggested.
#[must_use]
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A swap of two letters is two edits.
    let edits = match wrong.chars().take(MAX_LENGTH + 1).count() {
        0 => return None,
        1..4 => 1,
        4..9 => 2,
        length if length <= MAX_LENGTH => length / 3,
        _ => return None,
    };
    let lower = wrong.to_ascii_lowercase();
    let distance = |candidate: &str| {
        let exact = levenshtein(wrong, candidate);
        let edits = levenshtein(&lower, &candidate.to_ascii_lowercase());
        edits * EDIT + (exact - edits)
    };
    let candidates: Vec<&str> = candidates.into_iter().take(MAX_CANDIDATES).collect();
    let close = candidates
        .iter()
        .copied()
        .filter(|candidate| candidate.len().abs_diff(wrong.len()) <= edits)
        .map(|candidate| (distance(candidate), candidate))
        .filter(|(distance, _)| *distance <= edits * EDIT)
        .min()
        .map(|(_, candidate)| candidate);
    // An abbreviation lacks too many letters to be close, and is unambiguous all the same.
    let abbreviated =
        |candidate: &&str| wrong.len() >= 3 && candidate.to_ascii_lowercase().starts_with(&*lower);
    close.or_else(|| candidates.iter().copied().filter(abbreviated).min())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn typing_errors_are_corrected_and_unrelated_words_are_not() {
        let types = ["String", "Integer", "Float", "Boolean", "Date"];
        assert_eq!(nearest("Strng", types), Some("String"));
        assert_eq!(nearest("string", types), Some("String"));
        assert_eq!(nearest("STRING", types), Some("String"));
        assert_eq!(nearest("Intger", types), Some("Integer"));
        assert_eq!(nearest("Stirng", types), Some("String"));
        assert_eq!(nearest("Int", types), Some("Integer"));
        assert_eq!(nearest("bool", types), Some("Boolean"));
        assert_eq!(nearest("Zebra", types), None);
        assert_eq!(nearest("", types), None);
        assert_eq!(nearest(&"x".repeat(1000), types), None);
    }
}
