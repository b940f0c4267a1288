//! Lists that end with fewer items than the service reports: all items are returned, then an error.

use serde_json::{Value, json};
use tcsas::error::{PaginationError, PaginationErrorKind};
use tcsas::{Error, ErrorCode, Items, Paged};

use crate::cloud::{ListImagesRequest, ListJobsRequest, ListTagsRequest};
use crate::server::{Reply, Server, tag, tags};

/// The items that were returned before the pagination error, and that error.
async fn short<R: Paged, E: ErrorCode>(mut items: Items<R, E>) -> (Vec<R::Item>, PaginationError) {
    let mut all = Vec::new();
    loop {
        match items.next().await {
            Some(Ok(item)) => all.push(item),
            Some(Err(Error::Pages(error))) => {
                assert!(items.next().await.is_none());
                assert_eq!(error.kind(), PaginationErrorKind::Incomplete, "{error}");
                return (all, error);
            }
            Some(Err(other)) => panic!("{other}"),
            None => panic!("it ended after {} items without an error", all.len()),
        }
    }
}

fn request() -> ListTagsRequest {
    ListTagsRequest::builder().build()
}

/// Checks the numbers, typed and in the text, and the request id of the last page.
fn check(error: &PaginationError, received: u64, total: u64, id: &str) {
    assert_eq!(
        (error.received(), error.total()),
        (received, Some(total)),
        "{error}"
    );
    assert_eq!(error.request_id(), Some(id));
    let text = error.to_string();
    for part in [&format!("{received} items of {total}"), id] {
        assert!(text.contains(part), "{text}");
    }
}

#[tokio::test]
async fn page_number_treated_as_an_offset_is_detected() {
    for first in [0, 1] {
        let server = Server::start(move |body, number| {
            let page = body["Offset"].as_u64().unwrap_or(first) - first.min(1);
            let mut page = tags(&json!({ "Offset": page * 20 }), 50, 20);
            page["RequestId"] = json!(format!("id-{number}"));
            Reply::Content(page)
        })
        .await;
        let (items, error) = short(server.client().list_tags(request()).pages().items()).await;
        assert_eq!(items, (0..20).map(tag).collect::<Vec<_>>());
        check(&error, 20, 50, "id-1");
        let text = error.to_string();
        for part in ["`Offset`", "2 pages", "`pagination`"] {
            assert!(text.contains(part), "{text}");
        }
    }
}

#[tokio::test]
async fn wrong_first_page_number_is_detected() {
    // Page 0 is the first one, and page 2 is requested after it.
    let server = Server::start(|body, number| {
        let page = body["PageNumber"].as_i64().unwrap_or(0);
        let jobs = (page * 10..(page * 10 + 10).min(25)).map(|id| json!({ "JobId": id }));
        let jobs: Vec<_> = jobs.collect();
        let id = format!("id-{number}");
        Reply::Content(json!({ "Total": 25, "Jobs": jobs, "RequestId": id }))
    })
    .await;
    for start in [None, Some(1)] {
        let before = server.requests().len();
        let mut request = ListJobsRequest::builder().page_size(10).build();
        request.page_number = start;
        let (items, error) = short(server.client().list_jobs(request).pages().items()).await;
        assert_eq!(items.len(), 15);
        let last = server.requests().len() - 1;
        assert!(last > before);
        check(&error, 15, 25, &format!("id-{last}"));
    }
    // Page 1 is the first one, and is requested twice.
    let server = Server::start(|body, _| {
        let page = body["Offset"].as_i64().unwrap_or(1).max(1) - 1;
        let images: Vec<_> = (page * 20..(page * 20 + 20).min(50)).collect();
        Reply::Content(json!({ "Total": 50, "Images": images, "RequestId": "r" }))
    })
    .await;
    let request = ListImagesRequest::builder().build();
    let mut pages = server.client().list_images(request).pages();
    assert_eq!(pages.next().await.unwrap().unwrap().images.len(), 20);
    match pages.next().await.unwrap().unwrap_err() {
        Error::Pages(error) => {
            assert_eq!(error.kind(), PaginationErrorKind::RepeatedPage);
            assert_eq!((error.received(), error.total()), (20, Some(50)));
        }
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn error_follows_the_last_page() {
    let server = Server::start(|body, number| match number {
        0 | 1 => Reply::Content(tags(body, 100, 20)),
        _ => Reply::Content(json!({ "TotalCount": 100, "Tags": null, "RequestId": "id-2" })),
    })
    .await;
    let mut pages = server.client().list_tags(request()).pages();
    for length in [20, 20, 0] {
        assert_eq!(pages.next().await.unwrap().unwrap().tags.len(), length);
    }
    match pages.next().await.unwrap().unwrap_err() {
        Error::Pages(error) => check(&error, 40, 100, "id-2"),
        other => panic!("{other}"),
    }
    assert!(pages.next().await.is_none());
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn omitted_items_are_detected() {
    let server = Server::jobs(25, 10, |id| id % 7 != 1).await;
    let expected: Vec<i64> = (0..25).filter(|id| id % 7 != 1).collect();
    for size in [None, Some(5), Some(500)] {
        let mut request = ListJobsRequest::builder().build();
        request.page_size = size;
        let (items, error) = short(server.client().list_jobs(request).pages().items()).await;
        let ids: Vec<i64> = items.iter().map(|job| job.job_id).collect();
        assert_eq!(ids, expected, "{size:?}");
        assert_eq!((error.received(), error.total()), (21, Some(25)));
    }

    // With an offset, the items after the omitted ones are repeated.
    let server = Server::start(|body, _| {
        let mut page = tags(body, 50, 20);
        let shown = page["Tags"].as_array_mut().unwrap();
        shown.retain(|tag| !tag.as_str().unwrap().ends_with('7'));
        Reply::Content(page)
    })
    .await;
    let (items, error) = short(server.client().list_tags(request()).pages().items()).await;
    assert!(items.len() >= 45);
    assert_eq!((error.received(), error.total()), (45, Some(50)));
    assert!(error.to_string().contains("repeated items"), "{error}");
}

#[tokio::test]
async fn items_before_the_start_are_not_missed() {
    let server = Server::start(|body, number| {
        let mut page = tags(body, 50, 20);
        if number % 2 == 1 {
            page["Tags"] = Value::Null;
        }
        Reply::Content(page)
    })
    .await;
    let from = |start| ListTagsRequest::builder().offset(start).build();
    let client = server.client();
    let (items, error) = short(client.list_tags(from(10_u64)).pages().items()).await;
    assert_eq!(items.len(), 20);
    assert_eq!((error.received(), error.total()), (20, Some(50)));
    assert!(error.to_string().contains("from `Offset` 10"), "{error}");
    let mut items = client.list_tags(from(30_u64)).pages().items();
    for place in 30..50 {
        assert_eq!(items.next().await.unwrap().unwrap(), tag(place));
    }
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn capped_page_size_is_detected() {
    // Pages are counted by the requested size, and have at most 10 items.
    let server = Server::start(|body, _| {
        let page = body["PageNumber"].as_i64().unwrap_or(1) - 1;
        let from = page * body["PageSize"].as_i64().unwrap();
        let jobs = (from..(from + 10).min(60)).map(|id| json!({ "JobId": id }));
        let jobs: Vec<_> = jobs.collect();
        Reply::Content(json!({ "Total": 60, "Jobs": jobs, "RequestId": "r" }))
    })
    .await;
    let request = ListJobsRequest::builder().page_size(20).build();
    let (items, error) = short(server.client().list_jobs(request).pages().items()).await;
    assert_eq!(items.len(), 30);
    assert!(error.to_string().contains("smaller pages"), "{error}");
}

#[tokio::test]
async fn total_as_a_string_applies() {
    let server = Server::start(|body, _| {
        let mut page = tags(body, 30, 20);
        page["TotalCount"] = json!("50");
        Reply::Content(page)
    })
    .await;
    let (items, error) = short(server.client().list_tags(request()).pages().items()).await;
    assert_eq!((items.len(), error.total()), (30, Some(50)));
}

#[tokio::test]
async fn streams_end_after_the_error() {
    use futures_util::stream::{FusedStream, StreamExt};
    let server = Server::start(|body, number| match number % 2 {
        0 => Reply::Content(tags(body, 100, 20)),
        _ => Reply::Content(json!({ "TotalCount": 100, "Tags": [], "RequestId": "r" })),
    })
    .await;
    let client = server.client();
    let mut items = client.list_tags(request()).pages().items();
    for _ in 0..20 {
        assert!(StreamExt::next(&mut items).await.unwrap().is_ok());
    }
    assert!(!items.is_terminated());
    assert!(StreamExt::next(&mut items).await.unwrap().is_err());
    assert!(items.is_terminated());
    let pages: Vec<_> = client.list_tags(request()).pages().collect().await;
    let errors: Vec<bool> = pages.iter().map(Result::is_err).collect();
    assert_eq!(errors, [false, false, true]);
}

#[cfg(feature = "blocking")]
#[test]
fn iterators_end_after_the_error() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let server = runtime.block_on(Server::jobs(25, 10, |id| id < 20));
    let request = || ListJobsRequest::builder().build();
    let client = server.client();
    let items: Vec<_> = client.list_jobs(request()).pages().items().wait().collect();
    assert_eq!(items.len(), 21);
    assert!(items[..20].iter().all(Result::is_ok));
    match &items[20] {
        Err(Error::Pages(error)) => assert_eq!(error.kind(), PaginationErrorKind::Incomplete),
        other => panic!("{other:?}"),
    }
    let mut pages = client.list_jobs(request()).pages().wait();
    assert_eq!(pages.by_ref().filter(Result::is_err).count(), 1);
    assert!(pages.next().is_none());
}

#[tokio::test]
async fn invalid_items_keep_their_positions() {
    for (limit, hides) in [(20, 5), (20, 1), (7, 2), (1, 3)] {
        let server = Server::start(move |body, number| {
            let mut page = tags(body, 45, 100);
            let start = body["Offset"].as_u64().unwrap_or(0);
            for (place, tag) in (start..).zip(page["Tags"].as_array_mut().unwrap()) {
                // With 1, a whole page in the middle of the list.
                let lost = if hides == 1 {
                    (20..40).contains(&place)
                } else {
                    place % hides == 0
                };
                if lost {
                    *tag = Value::Null;
                }
            }
            page["RequestId"] = json!(format!("id-{number}"));
            Reply::Content(page)
        })
        .await;
        let request = ListTagsRequest::builder().limit(limit).build();
        let (items, error) = short(server.client().list_tags(request).pages().items()).await;
        let shown = |place: &u64| match hides {
            1 => !(20..40).contains(place),
            hides => !place.is_multiple_of(hides),
        };
        let expected: Vec<String> = (0..45).filter(shown).map(tag).collect();
        assert_eq!(items, expected, "each once, and none after them is missing");
        let last = server.requests().len() - 1;
        check(&error, expected.len() as u64, 45, &format!("id-{last}"));
    }
}
