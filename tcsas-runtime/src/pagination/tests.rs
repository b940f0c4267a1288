//! Walks against model servers, without calls.

mod any_server;

use super::paginator::Paginator;
use crate::error::PaginationErrorKind;

/// A server that has a list, and flaws.
#[derive(Clone, Debug)]
struct Server {
    /// The items, in order.
    list: Vec<u64>,
    /// The most items it gives on a page, whatever is asked for.
    cap: u64,
    /// Which items it leaves out of its pages, though they take their places: those that this
    /// divides.
    hides: Option<u64>,
    /// How it tells the total.
    total: Total,
    /// What stands for the start of the list.
    first: u64,
}

/// What the items of a page are like, and its total.
type Page = (Vec<u64>, Option<u64>);

#[derive(Clone, Copy, Debug)]
enum Total {
    Right,
    Unknown,
    /// 0, which is what a field becomes that is absent or null.
    Zero,
    /// More than there are.
    High(u64),
    /// That of what is left from the start of the page on.
    Left,
}

impl Server {
    /// The page that starts at `start`, and the total.
    fn page(&self, by_page: bool, start: u64, size: Option<u64>) -> Page {
        let size = size.unwrap_or(20).min(self.cap);
        let start = start.saturating_sub(self.first);
        let skip = start.saturating_mul(if by_page { size } else { 1 });
        let items = self.list.iter().copied();
        let items = items.skip(skip.min(1 << 40) as usize).take(size as usize);
        let items = items.filter(|item| self.hides.is_none_or(|hides| item % hides != 0));
        let all = self.list.len() as u64;
        let total = match self.total {
            Total::Right => Some(all),
            Total::Unknown => None,
            Total::Zero => Some(0),
            Total::High(more) => Some(all + more),
            Total::Left => Some(all.saturating_sub(skip)),
        };
        (items.collect(), total)
    }
}

/// All items, and what went wrong.
fn walk(
    walk: &mut Paginator,
    mut page: impl FnMut(Option<u64>) -> Page,
) -> (Vec<u64>, Option<PaginationErrorKind>) {
    let mut seen = Vec::new();
    while !walk.is_over() {
        let start = match walk.start() {
            Ok(start) => start,
            Err(fault) => return (seen, Some(fault)),
        };
        let (items, total) = page(start);
        if let Err(fault) = walk.received(items.clone(), 0, total) {
            return (seen, Some(fault));
        }
        seen.extend(items);
    }
    (
        seen,
        walk.is_short().then_some(PaginationErrorKind::Incomplete),
    )
}

fn begun(by_page: bool, start: Option<u64>, size: Option<u64>) -> Paginator {
    let mut walk = Paginator::new(by_page, u64::from(by_page));
    walk.begin(start, size);
    walk
}

/// Paginates the list of `server`, requested as it counts: all items, how many pages it took, what
/// went wrong.
fn walked(
    server: &Server,
    by_page: bool,
    start: Option<u64>,
    size: Option<u64>,
) -> (Vec<u64>, u64, Option<PaginationErrorKind>) {
    let mut state = Paginator::new(by_page, server.first);
    state.begin(start, size);
    let first = start.unwrap_or(server.first);
    let (seen, fault) = walk(&mut state, |at| {
        server.page(by_page, at.unwrap_or(first), size)
    });
    (seen, state.pages(), fault)
}

/// The same where nothing goes wrong.
fn served(
    server: &Server,
    by_page: bool,
    start: Option<u64>,
    size: Option<u64>,
) -> (Vec<u64>, u64) {
    let (seen, pages, fault) = walked(server, by_page, start, size);
    assert_eq!(fault, None, "{server:?}");
    (seen, pages)
}

fn plain(length: u64, by_page: bool) -> Server {
    Server {
        list: (1..=length).collect(),
        cap: 100,
        hides: None,
        total: Total::Right,
        first: u64::from(by_page),
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
            let (seen, took) = served(&plain(length, by_page), by_page, None, Some(size));
            assert_eq!(
                (seen.len() as u64, took),
                (length, pages),
                "{length} {by_page}"
            );
        }
    }
    // From the middle of the list the number of the page counts.
    assert_eq!(served(&plain(60, true), true, Some(2), Some(20)).1, 2);
    assert_eq!(served(&plain(60, false), false, Some(20), Some(20)).1, 2);
    // Nobody said how long a page is, and the last is shorter than the first.
    assert_eq!(served(&plain(45, true), true, None, None).1, 3);
}

#[test]
fn a_cap_of_the_server_skips_nothing() {
    for by_page in [false, true] {
        let server = Server {
            cap: 7,
            ..plain(30, by_page)
        };
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
    assert_eq!(
        (seen, fault),
        (list.clone(), Some(PaginationErrorKind::RepeatedPage))
    );
    assert_eq!((state.pages(), state.is_over()), (1, true));

    let mut state = begun(false, None, None);
    state.allow_repeats = true;
    let (seen, fault) = walk(&mut state, |_| (list.clone(), Some(30)));
    assert_eq!((seen.len(), fault), (30, None));
}

#[test]
fn a_list_that_ends_short_of_its_total_is_an_error() {
    // The parameter counts pages, and is taken for an offset.
    let server = plain(50, true);
    let mut state = begun(false, None, Some(20));
    let (seen, fault) = walk(&mut state, |at| {
        server.page(true, at.map_or(1, |at| at + 1), Some(20))
    });
    assert_eq!(
        (seen.len(), fault),
        (20, Some(PaginationErrorKind::Incomplete))
    );
    assert_eq!((state.items(), state.total()), (20, Some(50)));

    // The first page is number 0, and taken to be number 1.
    let server = Server {
        first: 0,
        ..plain(50, true)
    };
    let mut state = begun(true, None, Some(20));
    let (seen, fault) = walk(&mut state, |at| {
        server.page(true, at.unwrap_or(0), Some(20))
    });
    assert_eq!(
        (seen.len(), fault),
        (30, Some(PaginationErrorKind::Incomplete))
    );
}

#[test]
fn the_last_total_that_can_be_believed_counts() {
    let pages = |pages: &[(u64, u64, Option<u64>)]| {
        let mut pages = pages.iter();
        let mut state = begun(false, None, None);
        let (_, fault) = walk(&mut state, |_| {
            let (from, to, total) = *pages.next().expect("a page that nobody has");
            ((from..to).collect(), total)
        });
        assert!(pages.next().is_none(), "not all pages were asked for");
        (state.items(), state.total(), fault)
    };
    let short = Some(PaginationErrorKind::Incomplete);
    // It shrank, and what is left came.
    let shrunk = [(0, 20, Some(50)), (20, 30, Some(30)), (30, 30, Some(30))];
    assert_eq!(pages(&shrunk), (30, Some(30), None));
    // It grew.
    let grown = [(0, 20, Some(30)), (20, 40, Some(45)), (40, 40, Some(45))];
    assert_eq!(pages(&grown), (40, Some(45), short));
    // It is that of what is left of the list: nothing is lost for it.
    let left = [
        (0, 20, Some(50)),
        (20, 40, Some(30)),
        (40, 50, Some(10)),
        (50, 50, Some(0)),
    ];
    assert_eq!(pages(&left), (50, Some(10), None));
    // Behind the end there is none, or 0.
    for none in [None, Some(0)] {
        let ended = [(0, 20, Some(50)), (20, 20, none)];
        assert_eq!(pages(&ended), (20, Some(50), short));
    }
    // A list that is empty has 0 items.
    assert_eq!(pages(&[(0, 0, Some(0))]), (0, Some(0), None));
    assert_eq!(pages(&[(0, 0, Some(7))]), (0, Some(7), short));
}

#[test]
fn items_that_come_twice_do_not_make_up_for_others() {
    // Each tenth item is left out of its page, so that an offset that moves by what came is behind.
    let server = Server {
        hides: Some(10),
        ..plain(50, false)
    };
    let mut state = begun(false, None, Some(20));
    let (seen, fault) = walk(&mut state, |at| {
        server.page(false, at.unwrap_or(0), Some(20))
    });
    assert_eq!(fault, Some(PaginationErrorKind::Incomplete));
    assert_eq!(seen.len() as u64 - state.repeated(), 45);
    assert_eq!(state.total(), Some(50));

    // Unless they may.
    let mut state = begun(false, None, Some(2));
    state.allow_repeats = true;
    let (seen, fault) = walk(&mut state, |_| (vec![1, 1], Some(6)));
    assert_eq!((seen.len(), state.repeated(), fault), (6, 0, None));
}

#[test]
fn where_a_walk_begins_counts() {
    for by_page in [false, true] {
        let start = if by_page { 2 } else { 20 };
        assert_eq!(
            served(&plain(50, by_page), by_page, Some(start), Some(20))
                .0
                .len(),
            30
        );
        // Behind the end nothing is missing.
        let behind = if by_page { 4 } else { 60 };
        assert_eq!(
            served(&plain(50, by_page), by_page, Some(behind), Some(20))
                .0
                .len(),
            0
        );
    }
    // Page 2 has items, and page 3 should have, as the pages are as long as requested.
    for (size, length, fault) in [
        (Some(20), 20, Some(PaginationErrorKind::Incomplete)),
        // Nobody knows how long pages are.
        (None, 20, None),
        (Some(50), 20, None),
    ] {
        let mut state = begun(true, Some(2), size);
        let (_, found) = walk(&mut state, |at| match at {
            None => ((0..length).collect(), Some(50)),
            Some(_) => (Vec::new(), Some(50)),
        });
        assert_eq!(found, fault, "{size:?}");
    }
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
    assert_eq!(
        (seen.len(), fault),
        (50, Some(PaginationErrorKind::TooManyPages))
    );

    let mut state = begun(true, None, None);
    let (seen, fault) = walk(&mut state, |at| (vec![at.unwrap_or(1)], None));
    assert_eq!(
        (seen.len(), fault),
        (10_000, Some(PaginationErrorKind::TooManyPages))
    );
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
            assert_eq!(
                fault,
                Some(PaginationErrorKind::Overflow),
                "{start} {by_page}"
            );
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

#[test]
fn neighbours_that_are_alike_are_not_missed() {
    for by_page in [false, true] {
        for size in [Some(20), Some(7)] {
            // By number, pages of which the next has all but a few again look as if they were
            // counted otherwise.
            let counts: &[u64] = if by_page {
                &[7, 11, 13]
            } else {
                &[2, 3, 7, 9, 11]
            };
            for &distinct in counts {
                let list: Vec<u64> = (0..45).map(|place| place * place % distinct).collect();
                let server = Server {
                    list: list.clone(),
                    ..plain(0, by_page)
                };
                let (seen, _, fault) = walked(&server, by_page, None, size);
                // Pages that are alike as a whole are the same page as far as anybody can tell.
                if fault != Some(PaginationErrorKind::RepeatedPage) {
                    assert_eq!((seen, fault), (list, None), "{by_page} {size:?} {distinct}");
                }
            }
        }
    }
}
