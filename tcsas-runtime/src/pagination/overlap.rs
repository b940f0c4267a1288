//! What two pages that follow each other have in common.
//!
//! A service that leaves items out of a page, or whose list grows at its front, gives the end of
//! one page again at the start of the next. Counted twice, such items would make up for others that
//! never came.

/// How many items at the end of `before` are those at the start of `after`.
///
/// Takes time in proportion to the pages, whatever is on them: the prefix function of Knuth, Morris
/// and Pratt.
pub(super) fn overlap(before: &[u64], after: &[u64]) -> u64 {
    // More than all of `after` cannot come again.
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

/// The longest prefix of `text` that ends with `item`, if one of `length` was before it.
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
    fn only_what_meets_counts() {
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
        fn it_is_the_longest(before in vec(0_u64..3, 0..12), after in vec(0_u64..3, 0..12)) {
            let most = before.len().min(after.len());
            let longest = (0..=most).rev().find(|n| before[before.len() - n..] == after[..*n]);
            prop_assert_eq!(Some(overlap(&before, &after)), longest.map(|n| n as u64));
        }
    }
}
