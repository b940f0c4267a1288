//! Names that code cannot tell apart: `PublicIP` and `PublicIp` are both `public_ip` in Rust.
//!
//! The first of them has the name and the others get numbers, so that what comes or goes before a
//! name can change what it is called.

use std::collections::HashMap;

use tcsas_spec::folded;

/// How many names before each name could be taken for it.
pub(super) fn ranks<'n>(names: impl IntoIterator<Item = &'n str>) -> HashMap<&'n str, usize> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut ranks = HashMap::new();
    for name in names {
        // The parts of an error code are run together.
        let count = seen.entry(folded(&name.replace('.', ""))).or_default();
        ranks.entry(name).or_insert(*count);
        *count += 1;
    }
    ranks
}

/// The names that are in both and have another rank in `new`, in the order of `new`.
pub(super) fn moved<'n>(old: &[&'n str], new: &[&'n str]) -> Vec<&'n str> {
    let (before, after) = (ranks(old.iter().copied()), ranks(new.iter().copied()));
    let differs = |name: &&&str| {
        before
            .get(**name)
            .is_some_and(|rank| *rank != after[**name])
    };
    new.iter().filter(differs).copied().collect()
}

/// Why a name that has moved breaks callers.
pub(super) const WHY: &str = "its name in Rust has or had a number, and that changes";

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn what_comes_before_a_twin_renames_it() {
        assert_eq!(moved(&["PublicIP"], &["PublicIP", "PublicIp"]), [""; 0]);
        assert_eq!(
            moved(&["PublicIP"], &["PublicIp", "PublicIP"]),
            ["PublicIP"]
        );
        assert_eq!(
            moved(&["PublicIP", "PublicIp"], &["PublicIp"]),
            ["PublicIp"]
        );
        assert_eq!(moved(&["A.B"], &["AB", "A.B"]), ["A.B"]);
        assert_eq!(moved(&["A"], &["B", "A"]), [""; 0]);
    }
}
