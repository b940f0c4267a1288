//! Pagination of misbehaving services skips no items, ends, and does not panic.

use serde_json::{Value, json};
use tcsas::Error;
use tcsas::error::PaginationErrorKind;

use crate::cloud::{ListJobsRequest, ListTagsRequest};
use crate::server::{Reply, Server, tag, tags};

fn request() -> ListTagsRequest {
    ListTagsRequest::builder().build()
}

#[tokio::test]
async fn ignored_offset_is_detected() {
    let server = Server::start(|_, number| {
        let id = format!("id-{number}");
        Reply::Content(json!({ "TotalCount": 90, "Tags": ["a", "b"], "RequestId": id }))
    })
    .await;
    let client = server.client();
    let mut items = client.list_tags(request()).pages().items();
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    assert_eq!(items.next().await.unwrap().unwrap(), "b");
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.request_id(), Some("id-1"));
    let text = error.to_string();
    for part in [
        "page 2",
        "2 items of 90",
        "`Offset`",
        "id-1",
        "allow_repeats",
    ] {
        assert!(text.contains(part), "{text}");
    }
    match error {
        Error::Pages(error) => {
            assert_eq!(error.kind(), PaginationErrorKind::RepeatedPage);
            assert_eq!((error.pages(), error.request_id()), (1, Some("id-1")));
            assert_eq!((error.received(), error.total()), (2, Some(90)));
        }
        other => panic!("{other}"),
    }
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 2);

    let mut items = client.list_tags(request()).pages().allow_repeats().items();
    let mut count = 0;
    while let Some(item) = items.next().await {
        item.unwrap();
        count += 1;
    }
    assert_eq!(count, 90);
}

#[tokio::test]
async fn endlessly_growing_list_ends_in_an_error() {
    let server = Server::start(|body, number| {
        let mut page = tags(body, u64::MAX >> 2, 2);
        page["TotalCount"] = json!(2 * number + 100);
        page["RequestId"] = json!(format!("id-{number}"));
        Reply::Content(page)
    })
    .await;
    let mut items = server
        .client()
        .list_tags(request())
        .pages()
        .max_pages(7)
        .items();
    for place in 0..14 {
        assert_eq!(items.next().await.unwrap().unwrap(), tag(place));
    }
    match items.next().await.unwrap().unwrap_err() {
        Error::Pages(error) => {
            assert_eq!(error.kind(), PaginationErrorKind::TooManyPages);
            assert_eq!((error.pages(), error.request_id()), (7, Some("id-6")));
            let text = error.to_string();
            assert!(
                text.contains("14 items") && text.contains("max_pages"),
                "{text}"
            );
        }
        other => panic!("{other}"),
    }
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 7);
}

#[tokio::test]
async fn maximum_number_of_pages_is_no_error() {
    let server = Server::tags(50, 20).await;
    let mut pages = server.client().list_tags(request()).pages().max_pages(3);
    for _ in 0..3 {
        pages.next().await.unwrap().unwrap();
    }
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn invalid_total_is_ignored() {
    for total in [json!(-1), Value::Null, json!("many"), json!(1), json!([5])] {
        let reported = total.clone();
        let server = Server::start(move |body, _| {
            let mut page = tags(body, 50, 20);
            match &reported {
                // The total is absent on this page.
                Value::Array(_) => drop(page.as_object_mut().unwrap().remove("TotalCount")),
                reported => page["TotalCount"] = reported.clone(),
            }
            Reply::Content(page)
        })
        .await;
        let mut items = server.client().list_tags(request()).pages().items();
        let mut all = Vec::new();
        while let Some(item) = items.next().await {
            all.push(item.unwrap());
        }
        assert_eq!(all, (0..50).map(tag).collect::<Vec<_>>(), "{total}");
        assert_eq!(server.requests().len(), 4, "{total}: up to an empty page");
    }
}

#[tokio::test]
async fn total_may_be_a_string() {
    let server = Server::start(|body, _| {
        let mut page = tags(body, 40, 20);
        page["TotalCount"] = json!("40");
        Reply::Content(page)
    })
    .await;
    let mut pages = server.client().list_tags(request()).pages();
    while let Some(page) = pages.next().await {
        page.unwrap();
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn page_larger_than_requested_is_accepted() {
    let server = Server::start(|body, _| {
        let start = body["Offset"].as_u64().unwrap_or(0);
        let mut larger = body.clone();
        larger["Limit"] = json!(30);
        let mut page = tags(&larger, 50, 30);
        page["RequestId"] = json!(start.to_string());
        Reply::Content(page)
    })
    .await;
    let request = ListTagsRequest::builder().limit(10).build();
    let mut items = server.client().list_tags(request).pages().items();
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item.unwrap());
    }
    assert_eq!(all, (0..50).map(tag).collect::<Vec<_>>());
    assert_eq!(server.sent("Offset"), [Value::Null, json!(30)]);
}

#[tokio::test]
async fn offset_out_of_range_is_an_error_after_the_page() {
    let server = Server::start(|body, number| {
        assert!(body["Offset"].as_u64().unwrap() >= i64::MAX as u64 - 1);
        let items = [format!("{number}"), "x".to_owned()];
        Reply::Content(json!({ "TotalCount": u64::MAX, "Tags": items, "RequestId": "id-9" }))
    })
    .await;
    let client = server.client();
    for start in [u64::MAX, i64::MAX as u64 - 1] {
        let request = ListTagsRequest::builder().offset(start).build();
        let mut pages = client.list_tags(request).pages();
        let page = pages.next().await.unwrap().unwrap();
        assert_eq!(page.tags.len(), 2);
        if start == u64::MAX {
            // This cannot be distinguished from the end of the list.
            assert!(pages.next().await.is_none());
            continue;
        }
        match pages.next().await.unwrap().unwrap_err() {
            Error::Pages(error) => {
                assert_eq!(error.kind(), PaginationErrorKind::Overflow);
                assert_eq!(error.request_id(), Some("id-9"));
            }
            other => panic!("{other}"),
        }
        assert!(pages.next().await.is_none());
    }
}

#[tokio::test]
async fn negative_start_is_an_error_and_nothing_is_sent() {
    let server = Server::tags(50, 20).await;
    let request = ListJobsRequest::builder().page_number(-1).build();
    let mut pages = server.client().list_jobs(request).pages();
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::Request(error) if error.to_string().contains("`PageNumber` -1")),
        "{error}"
    );
    assert!(pages.next().await.is_none());
    assert_eq!(server.requests().len(), 0);
}
