//! Properties that pagination shares with calls: laziness, cancellation, and options.

use std::time::Duration;

use serde_json::{Value, json};
use tcsas::{Error, RetryPolicy};

use crate::cloud::ListTagsRequest;
use crate::server::{Reply, Server, tag, tags};

fn request() -> ListTagsRequest {
    ListTagsRequest::builder().build()
}

#[tokio::test]
async fn pages_are_requested_lazily() {
    let server = Server::tags(50, 20).await;
    let client = server.client();
    let mut items = client.list_tags(request()).pages().items();
    drop(items.next());
    let idle = client.list_tags(request()).pages();
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert_eq!(server.requests().len(), 0);
    drop(idle);
    for place in 0..20 {
        assert_eq!(items.next().await.unwrap().unwrap(), tag(place));
    }
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert_eq!(server.requests().len(), 1, "no page in advance");
    items.next().await.unwrap().unwrap();
    drop(items);
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn cancelled_next_loses_no_item() {
    let server =
        Server::start(|body, _| Reply::Late(Duration::from_millis(60), tags(body, 50, 20))).await;
    let mut items = server.client().list_tags(request()).pages().items();
    let (mut all, mut given_up) = (Vec::new(), 0);
    loop {
        match tokio::time::timeout(Duration::from_millis(15), items.next()).await {
            Ok(Some(item)) => all.push(item.unwrap()),
            Ok(None) => break,
            Err(_) => given_up += 1,
        }
    }
    assert_eq!(all, (0..50).map(tag).collect::<Vec<_>>());
    assert!(given_up >= 3, "{given_up}");
    assert_eq!(server.requests().len(), 3, "no page twice");
}

#[tokio::test]
async fn options_of_the_call_apply_to_every_page() {
    let server = Server::tags(50, 20).await;
    let call = server
        .client()
        .list_tags(request())
        .region("ap-singapore")
        .header("X-TC-TraceId", "trace-1");
    let mut pages = call.pages();
    while let Some(page) = pages.next().await {
        page.unwrap();
    }
    assert_eq!(server.requests().len(), 3);
    for request in server.requests() {
        assert!(request.head.contains("x-tc-region: ap-singapore"));
        assert!(request.head.contains("x-tc-traceid: trace-1"));
        assert!(request.head.contains("x-tc-action: listtags"));
    }
}

#[tokio::test]
async fn timeout_applies_to_each_page() {
    let server = Server::start(|body, number| {
        let wait = Duration::from_millis(if number == 3 { 10_000 } else { 300 });
        Reply::Late(wait, tags(body, 100, 20))
    })
    .await;
    let call = server
        .client()
        .list_tags(request())
        .timeout(Duration::from_millis(800))
        .retry(RetryPolicy::off());
    let mut pages = call.pages();
    for _ in 0..3 {
        pages.next().await.unwrap().unwrap();
    }
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn invalid_option_is_the_error_of_the_first_page() {
    let server = Server::tags(50, 20).await;
    let call = server.client().list_tags(request()).header("Host", "x");
    let mut pages = call.pages();
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Request(_)), "{error}");
    assert!(pages.next().await.is_none());
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn debug_shows_the_progress_and_no_parameters() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let server = Server::start(|_, _| {
            Reply::Content(json!({ "TotalCount": 9, "Tags": ["SENTINEL", "b"], "RequestId": "r" }))
        })
        .await;
        let mut items = server.client().list_tags(request()).pages().items();
        assert_eq!(items.next().await.unwrap().unwrap(), "SENTINEL");
        let shown = format!("{items:?}");
        assert!(
            shown.contains("ListTags") && shown.contains("pages: 1"),
            "{shown}"
        );
        assert!(!shown.contains("SENTINEL"));
        assert_eq!(server.sent("Offset"), [Value::Null]);
    });
}
