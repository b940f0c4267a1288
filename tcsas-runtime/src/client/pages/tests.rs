//! Walks against model servers, without calls.

use super::walk::Walk;
use crate::error::PagesFault;
use proptest::prelude::*;

/// A server that has a list, and flaws.
#[derive(Clone, Debug)]
struct Server {
    /// The items, in order.
    list: Vec<u64>,
    /// The most items it gives on a page, whatever is asked for.
    cap: u64,
    /// Which items it leaves out of its pages, though they take their places: those that this divides.
    hides: Option<u64>,
    /// How it tells the total.
    total: Total,
}

#[derive(Clone, Copy, Debug)]
enum Total {
    Right,
    Unknown,
    /// 0, which is what a field becomes that is absent or null.
    Zero,
    /// More than there are.
    High(u64),
}

impl Server {
    /// The page that starts at `start`, and the total.
    fn page(&self, by_page: bool, start: u64, size: Option<u64>) -> (Vec<u64>, Option<u64>) {
        let size = size.unwrap_or(20).min(self.cap);
        let skip = if by_page {
            start.saturating_sub(1).saturating_mul(size)
        } else {
            start
        };
        let items = self.list.iter().copied();
        let items = items.skip(skip.min(1 << 40) as usize).take(size as usize);
        let items = items.filter(|item| self.hides.is_none_or(|hides| item % hides != 0));
        let all = self.list.len() as u64;
        let total = match self.total {
            Total::Right => Some(all),
            Total::Unknown => None,
            Total::Zero => Some(0),
            Total::High(more) => Some(all + more),
        };
        (items.collect(), total)
    }
}

/// All items, how many pages it took, and what went wrong.
fn walk(
    walk: &mut Walk,
    mut page: impl FnMut(Option<u64>) -> (Vec<u64>, Option<u64>),
) -> (Vec<u64>, Option<PagesFault>) {
    let mut seen = Vec::new();
    while !walk.is_over() {
        let start = match walk.start() {
            Ok(start) => start,
            Err(fault) => return (seen, Some(fault)),
        };
        let (items, total) = page(start);
        let print = items.iter().fold(7, |print: u64, item| {
            print.wrapping_mul(31).wrapping_add(*item)
        });
        if let Err(fault) = walk.received(items.len() as u64, total, print) {
            return (seen, Some(fault));
        }
        seen.extend(items);
    }
    (seen, None)
}

fn begun(by_page: bool, start: Option<u64>, size: Option<u64>) -> Walk {
    let mut walk = Walk::new(by_page);
    walk.begin(start, size);
    walk
}

fn served(
    server: &Server,
    by_page: bool,
    start: Option<u64>,
    size: Option<u64>,
) -> (Vec<u64>, u64) {
    let mut state = begun(by_page, start, size);
    let first = start.unwrap_or(u64::from(by_page));
    let (seen, fault) = walk(&mut state, |at| {
        server.page(by_page, at.unwrap_or(first), size)
    });
    assert_eq!(fault, None, "{server:?}");
    (seen, state.pages())
}

fn plain(length: u64) -> Server {
    Server {
        list: (1..=length).collect(),
        cap: 100,
        hides: None,
        total: Total::Right,
    }
}

#[test]
fn no_page_too_many_is_asked_for() {
    for (length, size, pages) in [
        (0, 20, 1),
        (1, 20, 1),
        (20, 20, 1),
        (21, 20, 2),
        (40, 20, 2),
    ] {
        for by_page in [false, true] {
            let (seen, took) = served(&plain(length), by_page, None, Some(size));
            assert_eq!(
                (seen.len() as u64, took),
                (length, pages),
                "{length} {by_page}"
            );
        }
    }
    // From the middle of the list the number of the page counts.
    assert_eq!(served(&plain(60), true, Some(2), Some(20)).1, 2);
    assert_eq!(served(&plain(60), false, Some(20), Some(20)).1, 2);
    // Nobody said how long a page is, and the last is shorter than the first.
    assert_eq!(served(&plain(45), true, None, None).1, 3);
}

#[test]
fn a_cap_of_the_server_skips_nothing() {
    let server = Server {
        cap: 7,
        ..plain(30)
    };
    for by_page in [false, true] {
        let (seen, pages) = served(&server, by_page, None, Some(20));
        assert_eq!(seen, server.list);
        assert_eq!(pages, 5);
    }
}

#[test]
fn the_same_page_again_is_an_error_unless_allowed() {
    let list = vec![1, 2, 3];
    let mut state = begun(false, None, None);
    let (seen, fault) = walk(&mut state, |_| (list.clone(), Some(30)));
    assert_eq!((seen, fault), (list.clone(), Some(PagesFault::Repeated)));
    assert_eq!((state.pages(), state.is_over()), (1, true));

    let mut state = begun(false, None, None);
    state.allow_repeats = true;
    let (seen, fault) = walk(&mut state, |_| (list.clone(), Some(30)));
    assert_eq!((seen.len(), fault), (30, None));
}

#[test]
fn a_list_without_an_end_is_an_error() {
    let mut state = begun(false, None, None);
    state.max_pages = 50;
    let mut next = 0;
    let (seen, fault) = walk(&mut state, |_| {
        next += 1;
        (vec![next], Some(next + 1))
    });
    assert_eq!((seen.len(), fault), (50, Some(PagesFault::Endless)));

    let mut state = begun(true, None, None);
    let (seen, fault) = walk(&mut state, |at| (vec![at.unwrap_or(1)], None));
    assert_eq!((seen.len(), fault), (10_000, Some(PagesFault::Endless)));
}

#[test]
fn numbers_that_are_too_large_are_an_error_behind_the_page() {
    for start in [i64::MAX as u64, i64::MAX as u64 - 1, u64::MAX] {
        for by_page in [false, true] {
            let mut state = begun(by_page, Some(start), Some(u64::MAX));
            let mut next = 0;
            let (seen, fault) = walk(&mut state, |_| {
                next += 2;
                (vec![next, next + 1], None)
            });
            assert_eq!(fault, Some(PagesFault::Overflow), "{start} {by_page}");
            assert!((2..=4).contains(&seen.len()));
        }
    }
}

#[test]
fn a_total_smaller_than_the_page_is_none() {
    for total in [Some(0), Some(2), None] {
        let mut state = begun(false, None, None);
        let (seen, fault) = walk(&mut state, |at| match at {
            None => (vec![1, 2, 3], total),
            Some(3) => (vec![4, 5, 6], total),
            _ => (Vec::new(), total),
        });
        assert_eq!((seen.len(), fault), (6, None), "{total:?}");
    }
}

fn totals() -> impl Strategy<Value = Total> {
    prop_oneof![
        Just(Total::Right),
        Just(Total::Unknown),
        Just(Total::Zero),
        (1_u64..100).prop_map(Total::High),
    ]
}

proptest! {
    #[test]
    fn nothing_of_a_list_is_skipped_or_seen_twice(
        length in 0_u64..300,
        cap in 1_u64..60,
        hides in proptest::option::of(2_u64..5),
        total in totals(),
        by_page in any::<bool>(),
        size in proptest::option::of(1_u64..80),
    ) {
        // Without hidden items any total will do; with them a page can be empty only where it is at the end, if it is long.
        let hides = hides.filter(|_| by_page && cap > 1 && size.is_none_or(|size| size > 1));
        let server = Server { cap, hides, total, ..plain(length) };
        let (seen, pages) = served(&server, by_page, None, size);
        let all = server.list.iter().copied().filter(|item| hides.is_none_or(|hides| item % hides != 0));
        prop_assert_eq!(seen, all.collect::<Vec<_>>());
        prop_assert!(pages <= length + 2);
    }

    #[test]
    fn from_the_middle_nothing_is_skipped_either(
        length in 0_u64..300,
        cap in 1_u64..60,
        start in 1_u64..8,
        total in totals(),
        by_page in any::<bool>(),
        size in proptest::option::of(1_u64..80),
    ) {
        let server = Server { cap, total, ..plain(length) };
        let (seen, _) = served(&server, by_page, Some(start), size);
        let before = if by_page { (start - 1) * size.unwrap_or(20).min(cap) } else { start };
        prop_assert_eq!(seen, server.list.iter().copied().skip(before as usize).collect::<Vec<_>>());
    }

    #[test]
    fn whatever_a_server_does_it_ends(
        answers in proptest::collection::vec((0_u64..30, proptest::option::of(any::<u64>()), 0_u64..3), 1..20),
        by_page in any::<bool>(),
        start in proptest::option::of(any::<u64>()),
        size in proptest::option::of(any::<u64>()),
        allow_repeats in any::<bool>(),
    ) {
        let mut state = begun(by_page, start, size);
        state.allow_repeats = allow_repeats;
        state.max_pages = 200;
        let mut answers = answers.iter().cycle();
        let (_, fault) = walk(&mut state, |_| {
            let (items, total, kind) = *answers.next().unwrap();
            (vec![kind; items as usize], total)
        });
        prop_assert!(state.pages() <= 200);
        prop_assert!(fault.is_some() || state.is_over());
    }

    #[test]
    fn a_list_that_grows_or_shrinks_meanwhile_ends(
        length in 0_u64..200,
        changes in proptest::collection::vec(-30_i64..30, 1..10),
        by_page in any::<bool>(),
        size in 1_u64..40,
    ) {
        let mut state = begun(by_page, None, Some(size));
        state.max_pages = 300;
        let (mut length, mut changes) = (length, changes.iter().cycle());
        let (_, fault) = walk(&mut state, |at| {
            length = length.saturating_add_signed(*changes.next().unwrap()).min(1_000);
            plain(length).page(by_page, at.unwrap_or(u64::from(by_page)), Some(size))
        });
        prop_assert!(fault.is_none_or(|fault| fault == PagesFault::Endless), "{:?}", fault);
    }
}
