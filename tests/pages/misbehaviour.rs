//! Services that do not do as they should: no walk skips items for it, goes on for ever, or panics.

use serde_json::{Value, json};
use tcsas::Error;
use tcsas::error::PaginationErrorKind;

use crate::cloud::{ListJobsRequest, ListTagsRequest};
use crate::server::{Reply, Server, tag, tags};

fn request() -> ListTagsRequest {
    ListTagsRequest::builder().build()
}

#[tokio::test]
async fn a_service_that_ignores_the_offset_is_found_out() {
    let server = Server::start(|_, number| {
        let id = format!("id-{number}");
        Reply::Answer(json!({ "TotalCount": 90, "Tags": ["a", "b"], "RequestId": id }))
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
async fn a_list_that_grows_for_ever_ends_in_an_error() {
    let server = Server::start(|body, number| {
        let mut page = tags(body, u64::MAX >> 2, 2);
        page["TotalCount"] = json!(2 * number + 100);
        page["RequestId"] = json!(format!("id-{number}"));
        Reply::Answer(page)
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
async fn as_many_pages_as_are_allowed_are_no_error() {
    let server = Server::tags(50, 20).await;
    let mut pages = server.client().list_tags(request()).pages().max_pages(3);
    for _ in 0..3 {
        pages.next().await.unwrap().unwrap();
    }
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_total_that_is_none_is_not_believed() {
    for total in [json!(-1), Value::Null, json!("many"), json!(1), json!([5])] {
        let told = total.clone();
        let server = Server::start(move |body, _| {
            let mut page = tags(body, 50, 20);
            match &told {
                // Left out, for once.
                Value::Array(_) => drop(page.as_object_mut().unwrap().remove("TotalCount")),
                told => page["TotalCount"] = told.clone(),
            }
            Reply::Answer(page)
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
async fn a_total_that_comes_as_text_is_one() {
    let server = Server::start(|body, _| {
        let mut page = tags(body, 40, 20);
        page["TotalCount"] = json!("40");
        Reply::Answer(page)
    })
    .await;
    let mut pages = server.client().list_tags(request()).pages();
    while let Some(page) = pages.next().await {
        page.unwrap();
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_page_that_is_longer_than_asked_for_is_taken_as_it_is() {
    let server = Server::start(|body, _| {
        let start = body["Offset"].as_u64().unwrap_or(0);
        let mut asked = body.clone();
        asked["Limit"] = json!(30);
        let mut page = tags(&asked, 50, 30);
        page["RequestId"] = json!(start.to_string());
        Reply::Answer(page)
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
async fn an_offset_that_would_be_too_large_is_an_error_behind_the_page() {
    let server = Server::start(|body, number| {
        assert!(body["Offset"].as_u64().unwrap() >= i64::MAX as u64 - 1);
        let items = [format!("{number}"), "x".to_owned()];
        Reply::Answer(json!({ "TotalCount": u64::MAX, "Tags": items, "RequestId": "id-9" }))
    })
    .await;
    let client = server.client();
    for start in [u64::MAX, i64::MAX as u64 - 1] {
        let request = ListTagsRequest::builder().offset(start).build();
        let mut pages = client.list_tags(request).pages();
        let page = pages.next().await.unwrap().unwrap();
        assert_eq!(page.tags.len(), 2);
        if start == u64::MAX {
            // As far as anybody can tell, this is the end.
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
async fn a_start_below_0_is_refused_and_nothing_is_sent() {
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
