//! The overlap of two consecutive pages.
//!
//! A service that omits items from a page, or whose list grows at its front, repeats the end of one
//! page at the start of the next. Counted twice, such items would mask others that were never
//! returned.

/// The length of the longest suffix of `before` that is a prefix of `after`.
///
/// Takes linear time: the prefix function of Knuth, Morris and Pratt.
pub(super) fn overlap(before: &[u64], after: &[u64]) -> u64 {
    // No more than the length of `after` can overlap.
    let before = &before[before.len().saturating_sub(after.len())..];
    // For each prefix of `after`, the length of its longest proper prefix that is also its suffix.
    let mut borders = vec![0; after.len()];
    let mut length = 0;
    for at in 1..after.len() {
        length = extended(&borders, after, length, after[at]);
        borders[at] = length;
    }
    let mut length = 0;
    for item in before {
        length = extended(&borders, after, length, *item);
    }
    length as u64
}

/// Extends a matching prefix of `text`, of length `length`, by `item`; returns the new length.
fn extended(borders: &[usize], text: &[u64], mut length: usize, item: u64) -> usize {
    while length > 0 && text[length] != item {
        length = borders[length - 1];
    }
    length + usize::from(text.get(length) == Some(&item))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_suffixes_that_are_prefixes_overlap() {
        for (before, after, expected) in [
            (&[1, 2, 3][..], &[4, 5][..], 0),
            (&[1, 2, 3], &[3, 4], 1),
            (&[1, 2, 3], &[2, 3, 4], 2),
            (&[1, 2, 3], &[2, 3], 2),
            (&[1, 2, 3], &[1, 2], 0),
            (&[1, 1, 1], &[1, 1], 2),
            (&[], &[1], 0),
            (&[1], &[], 0),
        ] {
            assert_eq!(overlap(before, after), expected, "{before:?} {after:?}");
        }
    }

    proptest! {
        #[test]
        fn overlap_is_the_longest(before in vec(0_u64..3, 0..12), after in vec(0_u64..3, 0..12)) {
            let most = before.len().min(after.len());
            let longest = (0..=most).rev().find(|n| before[before.len() - n..] == after[..*n]);
            prop_assert_eq!(Some(overlap(&before, &after)), longest.map(|n| n as u64));
        }
    }
}
