//! Pagination of model servers, without calls.

mod any_server;

use super::paginator::Paginator;
use crate::error::PaginationErrorKind;

/// A model of a server with a list, and with defects.
#[derive(Clone, Debug)]
struct Server {
    /// The items, in order.
    list: Vec<u64>,
    /// The maximum number of items on a page.
    cap: u64,
    /// Omits the items that are divisible by this number; they occupy positions in the list.
    hides: Option<u64>,
    /// The total that it reports.
    total: Total,
    /// The parameter for the start of the list.
    first: u64,
}

/// The hashes of the items of a page, and the total.
type Page = (Vec<u64>, Option<u64>);

#[derive(Clone, Copy, Debug)]
enum Total {
    Correct,
    Unknown,
    /// 0, the value of a field that is absent or null.
    Zero,
    /// More than there are, by this number.
    TooHigh(u64),
    /// The number of items from the start of the page to the end of the list.
    Remaining,
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
            Total::Correct => Some(all),
            Total::Unknown => None,
            Total::Zero => Some(0),
            Total::TooHigh(more) => Some(all + more),
            Total::Remaining => Some(all.saturating_sub(skip)),
        };
        (items.collect(), total)
    }
}

/// Paginates `page`. Returns all items, and the error.
fn paginate(
    paginator: &mut Paginator,
    mut page: impl FnMut(Option<u64>) -> Page,
) -> (Vec<u64>, Option<PaginationErrorKind>) {
    let mut seen = Vec::new();
    while !paginator.is_over() {
        let start = match paginator.start() {
            Ok(start) => start,
            Err(fault) => return (seen, Some(fault)),
        };
        let (items, total) = page(start);
        if let Err(fault) = paginator.received(items.clone(), 0, total) {
            return (seen, Some(fault));
        }
        seen.extend(items);
    }
    (
        seen,
        paginator
            .is_short()
            .then_some(PaginationErrorKind::Incomplete),
    )
}

fn begun(by_page: bool, start: Option<u64>, size: Option<u64>) -> Paginator {
    let mut paginator = Paginator::new(by_page, u64::from(by_page));
    paginator.begin(start, size);
    paginator
}

/// Paginates the list of `server`. Returns all items, the number of pages, and the error.
fn paginate_server(
    server: &Server,
    by_page: bool,
    start: Option<u64>,
    size: Option<u64>,
) -> (Vec<u64>, u64, Option<PaginationErrorKind>) {
    let mut state = Paginator::new(by_page, server.first);
    state.begin(start, size);
    let first = start.unwrap_or(server.first);
    let (seen, fault) = paginate(&mut state, |at| {
        server.page(by_page, at.unwrap_or(first), size)
    });
    (seen, state.pages(), fault)
}

/// Paginates the list of `server`, which must succeed.
fn paginate_ok(
    server: &Server,
    by_page: bool,
    start: Option<u64>,
    size: Option<u64>,
) -> (Vec<u64>, u64) {
    let (seen, pages, fault) = paginate_server(server, by_page, start, size);
    assert_eq!(fault, None, "{server:?}");
    (seen, pages)
}

fn plain(length: u64, by_page: bool) -> Server {
    Server {
        list: (1..=length).collect(),
        cap: 100,
        hides: None,
        total: Total::Correct,
        first: u64::from(by_page),
    }
}

#[test]
fn no_superfluous_page_is_requested() {
    for (length, size, pages) in [
        (0, 20, 1),
        (1, 20, 1),
        (20, 20, 1),
        (21, 20, 2),
        (40, 20, 2),
    ] {
        for by_page in [false, true] {
            let (seen, took) = paginate_ok(&plain(length, by_page), by_page, None, Some(size));
            assert_eq!(
                (seen.len() as u64, took),
                (length, pages),
                "{length} {by_page}"
            );
        }
    }
    // From the middle of the list the number of the page counts.
    assert_eq!(paginate_ok(&plain(60, true), true, Some(2), Some(20)).1, 2);
    assert_eq!(
        paginate_ok(&plain(60, false), false, Some(20), Some(20)).1,
        2
    );
    // The page size is unknown, and the last page is shorter than the first.
    assert_eq!(paginate_ok(&plain(45, true), true, None, None).1, 3);
}

#[test]
fn capped_pages_skip_no_items() {
    for by_page in [false, true] {
        let server = Server {
            cap: 7,
            ..plain(30, by_page)
        };
        let (seen, pages) = paginate_ok(&server, by_page, None, Some(20));
        assert_eq!(seen, server.list);
        assert_eq!(pages, 5);
    }
}

#[test]
fn repeated_page_is_an_error_unless_allowed() {
    let list = vec![1, 2, 3];
    let mut state = begun(false, None, None);
    let (seen, fault) = paginate(&mut state, |_| (list.clone(), Some(30)));
    assert_eq!(
        (seen, fault),
        (list.clone(), Some(PaginationErrorKind::RepeatedPage))
    );
    assert_eq!((state.pages(), state.is_over()), (1, true));

    let mut state = begun(false, None, None);
    state.allow_repeats = true;
    let (seen, fault) = paginate(&mut state, |_| (list.clone(), Some(30)));
    assert_eq!((seen.len(), fault), (30, None));
}

#[test]
fn list_that_ends_short_of_its_total_is_an_error() {
    // The parameter is a page number, and treated as an offset.
    let server = plain(50, true);
    let mut state = begun(false, None, Some(20));
    let (seen, fault) = paginate(&mut state, |at| {
        server.page(true, at.map_or(1, |at| at + 1), Some(20))
    });
    assert_eq!(
        (seen.len(), fault),
        (20, Some(PaginationErrorKind::Incomplete))
    );
    assert_eq!((state.items(), state.total()), (20, Some(50)));

    // The first page has the number 0, and is assumed to have the number 1.
    let server = Server {
        first: 0,
        ..plain(50, true)
    };
    let mut state = begun(true, None, Some(20));
    let (seen, fault) = paginate(&mut state, |at| {
        server.page(true, at.unwrap_or(0), Some(20))
    });
    assert_eq!(
        (seen.len(), fault),
        (30, Some(PaginationErrorKind::Incomplete))
    );
}

#[test]
fn last_reliable_total_applies() {
    let pages = |pages: &[(u64, u64, Option<u64>)]| {
        let mut pages = pages.iter();
        let mut state = begun(false, None, None);
        let (_, fault) = paginate(&mut state, |_| {
            let (from, to, total) = *pages.next().expect("no more pages");
            ((from..to).collect(), total)
        });
        assert!(pages.next().is_none(), "not all pages were requested");
        (state.items(), state.total(), fault)
    };
    let short = Some(PaginationErrorKind::Incomplete);
    // The list shrank, and the rest was returned.
    let shrunk = [(0, 20, Some(50)), (20, 30, Some(30)), (30, 30, Some(30))];
    assert_eq!(pages(&shrunk), (30, Some(30), None));
    // The list grew.
    let grown = [(0, 20, Some(30)), (20, 40, Some(45)), (40, 40, Some(45))];
    assert_eq!(pages(&grown), (40, Some(45), short));
    // The total is the number of remaining items: nothing is missing.
    let left = [
        (0, 20, Some(50)),
        (20, 40, Some(30)),
        (40, 50, Some(10)),
        (50, 50, Some(0)),
    ];
    assert_eq!(pages(&left), (50, Some(10), None));
    // Beyond the end there is no total, or 0.
    for none in [None, Some(0)] {
        let ended = [(0, 20, Some(50)), (20, 20, none)];
        assert_eq!(pages(&ended), (20, Some(50), short));
    }
    // An empty list has 0 items.
    assert_eq!(pages(&[(0, 0, Some(0))]), (0, Some(0), None));
    assert_eq!(pages(&[(0, 0, Some(7))]), (0, Some(7), short));
}

#[test]
fn repeated_items_do_not_mask_missing_ones() {
    // Each tenth item is omitted, so that an offset that advances by the items received lags
    // behind.
    let server = Server {
        hides: Some(10),
        ..plain(50, false)
    };
    let mut state = begun(false, None, Some(20));
    let (seen, fault) = paginate(&mut state, |at| {
        server.page(false, at.unwrap_or(0), Some(20))
    });
    assert_eq!(fault, Some(PaginationErrorKind::Incomplete));
    assert_eq!(seen.len() as u64 - state.repeated(), 45);
    assert_eq!(state.total(), Some(50));

    // Unless repeats are allowed.
    let mut state = begun(false, None, Some(2));
    state.allow_repeats = true;
    let (seen, fault) = paginate(&mut state, |_| (vec![1, 1], Some(6)));
    assert_eq!((seen.len(), state.repeated(), fault), (6, 0, None));
}

#[test]
fn start_of_the_request_is_taken_into_account() {
    for by_page in [false, true] {
        let start = if by_page { 2 } else { 20 };
        assert_eq!(
            paginate_ok(&plain(50, by_page), by_page, Some(start), Some(20))
                .0
                .len(),
            30
        );
        // Beyond the end nothing is missing.
        let beyond = if by_page { 4 } else { 60 };
        assert_eq!(
            paginate_ok(&plain(50, by_page), by_page, Some(beyond), Some(20))
                .0
                .len(),
            0
        );
    }
    // Page 2 has items, and page 3 should have, since pages have the requested size.
    for (size, length, fault) in [
        (Some(20), 20, Some(PaginationErrorKind::Incomplete)),
        // The page size is unknown.
        (None, 20, None),
        (Some(50), 20, None),
    ] {
        let mut state = begun(true, Some(2), size);
        let (_, found) = paginate(&mut state, |at| match at {
            None => ((0..length).collect(), Some(50)),
            Some(_) => (Vec::new(), Some(50)),
        });
        assert_eq!(found, fault, "{size:?}");
    }
}

#[test]
fn endless_list_is_an_error() {
    let mut state = begun(false, None, None);
    state.max_pages = 50;
    let mut next = 0;
    let (seen, fault) = paginate(&mut state, |_| {
        next += 1;
        (vec![next], Some(next + 1))
    });
    assert_eq!(
        (seen.len(), fault),
        (50, Some(PaginationErrorKind::TooManyPages))
    );

    let mut state = begun(true, None, None);
    let (seen, fault) = paginate(&mut state, |at| (vec![at.unwrap_or(1)], None));
    assert_eq!(
        (seen.len(), fault),
        (10_000, Some(PaginationErrorKind::TooManyPages))
    );
}

#[test]
fn start_out_of_range_is_an_error_after_the_page() {
    for start in [i64::MAX as u64, i64::MAX as u64 - 1, u64::MAX] {
        for by_page in [false, true] {
            let mut state = begun(by_page, Some(start), Some(u64::MAX));
            let mut next = 0;
            let (seen, fault) = paginate(&mut state, |_| {
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
fn total_smaller_than_the_page_is_ignored() {
    for total in [Some(0), Some(2), None] {
        let mut state = begun(false, None, None);
        let (seen, fault) = paginate(&mut state, |at| match at {
            None => (vec![1, 2, 3], total),
            Some(3) => (vec![4, 5, 6], total),
            _ => (Vec::new(), total),
        });
        assert_eq!((seen.len(), fault), (6, None), "{total:?}");
    }
}

#[test]
fn equal_neighbours_are_not_missed() {
    for by_page in [false, true] {
        for size in [Some(20), Some(7)] {
            // With page numbers, a page that repeats most of the page before it looks as if the
            // number was interpreted as an offset.
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
                let (seen, _, fault) = paginate_server(&server, by_page, None, size);
                // Pages with equal items cannot be distinguished from a repeated page.
                if fault != Some(PaginationErrorKind::RepeatedPage) {
                    assert_eq!((seen, fault), (list, None), "{by_page} {size:?} {distinct}");
                }
            }
        }
    }
}
