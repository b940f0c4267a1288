//! Properties of pagination, for any list and any server.

use proptest::prelude::*;

use super::*;

fn totals() -> impl Strategy<Value = Total> {
    prop_oneof![
        Just(Total::Correct),
        Just(Total::Unknown),
        Just(Total::Zero),
        Just(Total::Remaining),
        (1_u64..100).prop_map(Total::TooHigh),
    ]
}

proptest! {
    #[test]
    fn no_item_is_skipped_or_repeated(
        length in 0_u64..300,
        cap in 1_u64..60,
        hides in proptest::option::of(2_u64..5),
        total in totals(),
        by_page in any::<bool>(),
        first in 0_u64..2,
        size in proptest::option::of(1_u64..80),
    ) {
        // Without hidden items any total is acceptable; with them only the last page may be empty, if pages are long.
        let hides = hides.filter(|_| by_page && cap > 1 && size.is_none_or(|size| size > 1));
        let server = Server { cap, hides, total, first, ..plain(length, by_page) };
        let (seen, pages, fault) = paginate_server(&server, by_page, None, size);
        let all = server.list.iter().copied().filter(|item| hides.is_none_or(|hides| item % hides != 0));
        let all: Vec<u64> = all.collect();
        let reported = match total {
            Total::Correct => length,
            // The last total is that of the page before the end, and never exceeds the items received.
            Total::Unknown | Total::Zero => 0,
            Total::Remaining => 0,
            Total::TooHigh(more) => length + more,
        };
        if !(matches!(total, Total::Remaining) && hides.is_some()) {
            prop_assert_eq!(fault, (reported > all.len() as u64).then_some(PaginationErrorKind::Incomplete));
        }
        prop_assert_eq!(seen, all);
        prop_assert!(pages <= length + 2);
    }

    #[test]
    fn no_item_is_skipped_from_the_middle(
        length in 0_u64..300,
        cap in 1_u64..60,
        skipped in 1_u64..8,
        total in totals(),
        by_page in any::<bool>(),
        first in 0_u64..2,
        size in proptest::option::of(1_u64..80),
    ) {
        let server = Server { cap, total, first, ..plain(length, by_page) };
        let (seen, _, fault) = paginate_server(&server, by_page, Some(first + skipped), size);
        let before = skipped * if by_page { size.unwrap_or(20).min(cap) } else { 1 };
        if matches!(total, Total::Correct | Total::Unknown | Total::Zero | Total::Remaining) {
            prop_assert_eq!(fault, None);
        } else if !by_page && before < length {
            prop_assert_eq!(fault, Some(PaginationErrorKind::Incomplete));
        }
        // From the middle, the remaining items cannot be distinguished from all items.
        if !matches!(total, Total::Remaining) {
            prop_assert_eq!(seen, server.list.iter().copied().skip(before as usize).collect::<Vec<_>>());
        }
    }

    #[test]
    fn missing_items_always_end_in_an_error(
        length in 0_u64..200,
        cap in 1_u64..60,
        hides in proptest::option::of(2_u64..5),
        assumed_by_page in any::<bool>(),
        first in 0_u64..2,
        by_page in any::<bool>(),
        counts_from in 0_u64..2,
        clamps in any::<bool>(),
        size in proptest::option::of(1_u64..80),
    ) {
        // The spec may be wrong about the meaning of the parameter.
        let server = Server { cap, hides, first: counts_from, ..plain(length, by_page) };
        let mut state = Paginator::new(assumed_by_page, first);
        state.begin(None, size);
        let (mut seen, fault) = paginate(&mut state, |at| {
            let mut at = at.unwrap_or(counts_from);
            if clamps && by_page {
                // The last page is returned for any number beyond it.
                let size = size.unwrap_or(20).min(cap);
                at = at.min(length.saturating_sub(1) / size + counts_from);
            }
            server.page(by_page, at, size)
        });
        seen.sort_unstable();
        seen.dedup();
        prop_assert!(seen.len() as u64 == length || fault.is_some(), "{} of {}", seen.len(), length);
    }

    #[test]
    fn pagination_of_any_server_ends(
        pages in proptest::collection::vec((0_u64..30, proptest::option::of(any::<u64>()), 0_u64..3), 1..20),
        by_page in any::<bool>(),
        start in proptest::option::of(any::<u64>()),
        size in proptest::option::of(any::<u64>()),
        allow_repeats in any::<bool>(),
    ) {
        let mut state = begun(by_page, start, size);
        state.allow_repeats = allow_repeats;
        state.max_pages = 200;
        let mut pages = pages.iter().cycle();
        let (_, fault) = paginate(&mut state, |_| {
            let (items, total, kind) = *pages.next().unwrap();
            ((0..items).map(|at| at * kind).collect(), total)
        });
        prop_assert!(state.pages() <= 200);
        prop_assert!(fault.is_some() || state.is_over());
    }

    #[test]
    fn pagination_of_a_changing_list_ends(
        length in 0_u64..200,
        changes in proptest::collection::vec(-30_i64..30, 1..10),
        by_page in any::<bool>(),
        size in 1_u64..40,
    ) {
        let mut state = begun(by_page, None, Some(size));
        state.max_pages = 300;
        let (mut length, mut changes) = (length, changes.iter().cycle());
        let (_, fault) = paginate(&mut state, |at| {
            length = length.saturating_add_signed(*changes.next().unwrap()).min(1_000);
            plain(length, by_page).page(by_page, at.unwrap_or(u64::from(by_page)), Some(size))
        });
        let may = [None, Some(PaginationErrorKind::TooManyPages), Some(PaginationErrorKind::Incomplete)];
        prop_assert!(may.contains(&fault), "{:?}", fault);
    }
}
