//! The nearest right name for a wrong one.

/// Longer words are not worth comparing; also bounds the time that a hostile file can take.
const LONGEST: usize = 64;

/// More candidates than this are not looked at, for the same reason.
const MOST: usize = 5_000;

/// The price of a slip; that of a letter in the wrong case is 1.
const SLIP: usize = 4;

/// The candidate that `wrong` is most likely a slip of, if any is near enough.
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong: Vec<char> = wrong.chars().take(LONGEST + 1).collect();
    if wrong.len() > LONGEST {
        return None;
    }
    // Two letters in the wrong order are two slips.
    let slips = match wrong.len() {
        0 => return None,
        1..4 => 1,
        4..9 => 2,
        length => length / 3,
    };
    let allowed = slips * SLIP;
    let candidates: Vec<&str> = candidates.into_iter().take(MOST).collect();
    let near = candidates
        .iter()
        .copied()
        .filter(|candidate| candidate.len().abs_diff(wrong.len()) * SLIP <= allowed)
        .map(|candidate| (distance(&wrong, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate);
    // What is cut short is far away by the number of letters and yet plainly meant.
    let short = |candidate: &&str| {
        let mut pairs = wrong.iter().zip(candidate.chars());
        wrong.len() >= 3 && pairs.all(|(w, c)| w.eq_ignore_ascii_case(&c))
    };
    near.or_else(|| candidates.iter().copied().filter(short).min())
}

/// The edit distance of two words, in quarters: a letter in the wrong case is a quarter of a slip.
fn distance(wrong: &[char], right: &str) -> usize {
    let mut row: Vec<usize> = (0..=wrong.len()).map(|i| i * SLIP).collect();
    for (i, r) in right.chars().take(LONGEST).enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * SLIP;
        for (j, w) in wrong.iter().enumerate() {
            let change = if *w == r {
                0
            } else if w.eq_ignore_ascii_case(&r) {
                1
            } else {
                SLIP
            };
            let here = (diagonal + change)
                .min(row[j] + SLIP)
                .min(row[j + 1] + SLIP);
            diagonal = std::mem::replace(&mut row[j + 1], here);
        }
    }
    row[wrong.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_and_leaves_strangers_alone() {
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
