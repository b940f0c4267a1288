//! Pagination over a real socket, of correct services and of misbehaving ones.

#[cfg(feature = "blocking")]
#[path = "pages/blocking.rs"]
mod blocking;
#[path = "pages/calls.rs"]
mod calls;
#[path = "pages/misbehaviour.rs"]
mod misbehaviour;
#[path = "pages/server.rs"]
mod server;
#[path = "pages/short.rs"]
mod short;

/// The client of a fictional service.
#[allow(dead_code)]
mod cloud {
    tcsas_macros::include_specs!("specs/pages");
}

use std::time::Duration;

use cloud::types::Node;
use cloud::{
    DescribeTeamListRequest, ListImagesRequest, ListJobsRequest, ListTagsRequest,
    SearchNodesRequest,
};
use futures_util::stream::{StreamExt, TryStreamExt};
use serde_json::{Value, json};
use server::{Reply, Server, tag, tags};
use tcsas::Error;

/// All items of a list, which must be returned without an error.
async fn all<R, E>(mut items: tcsas::Items<R, E>) -> Vec<R::Item>
where
    R: tcsas::Paged,
    E: tcsas::ErrorCode,
{
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item.unwrap_or_else(|error| panic!("{error}")));
    }
    assert!(items.next().await.is_none());
    all
}

fn teams(offset: i64, limit: i64) -> DescribeTeamListRequest {
    DescribeTeamListRequest::builder()
        .platform_id("T1 \"Offset\":1")
        .offset(offset)
        .limit(limit)
        .keyword("k")
        .build()
}

fn team_page(body: &Value, length: i64) -> Value {
    let (start, size) = (
        body["Offset"].as_i64().unwrap(),
        body["Limit"].as_i64().unwrap(),
    );
    let teams = (start..length.min(start + size)).map(|id| json!({ "TeamId": id }));
    let teams: Vec<_> = teams.collect();
    json!({ "Data": { "TotalCount": length, "DataList": teams }, "RequestId": "r" })
}

#[tokio::test]
async fn every_item_is_returned_once_and_only_the_offset_changes() {
    let server = Server::start(|body, _| Reply::Content(team_page(body, 45))).await;
    let items = server
        .client()
        .describe_team_list(teams(0, 20))
        .pages()
        .items();
    let ids: Vec<i64> = all(items).await.iter().map(|team| team.team_id).collect();
    assert_eq!(ids, (0..45).collect::<Vec<_>>());
    assert_eq!(server.sent("Offset"), [json!(0), json!(20), json!(40)]);
    for request in server.requests() {
        assert_eq!(request.body["PlatformId"], "T1 \"Offset\":1");
        assert_eq!(request.body["Limit"], 20);
        assert_eq!(request.body["Keyword"], "k");
    }
}

#[tokio::test]
async fn collect_all_returns_the_whole_list_or_an_error() {
    let server = Server::start(|body, _| Reply::Content(team_page(body, 45))).await;
    let pages = || server.client().describe_team_list(teams(0, 20)).pages();
    let ids = pages().items().collect_all().await.unwrap();
    let ids: Vec<i64> = ids.iter().map(|team| team.team_id).collect();
    assert_eq!(ids, (0..45).collect::<Vec<_>>());
    assert_eq!(pages().collect_all().await.unwrap().len(), 3);
    let server = Server::start(|body, _| {
        let mut page = team_page(body, 45);
        page["Data"]["TotalCount"] = json!(50);
        Reply::Content(page)
    })
    .await;
    let items = server.client().describe_team_list(teams(0, 20)).pages();
    match items.items().collect_all().await {
        Err(Error::Pages(error)) => {
            assert_eq!((error.received(), error.total()), (45, Some(50)));
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn pagination_starts_at_the_offset_of_the_request() {
    let server = Server::start(|body, _| Reply::Content(team_page(body, 45))).await;
    let items = server
        .client()
        .describe_team_list(teams(30, 10))
        .pages()
        .items();
    let ids: Vec<i64> = all(items).await.iter().map(|team| team.team_id).collect();
    assert_eq!(ids, (30..45).collect::<Vec<_>>());
    assert_eq!(server.sent("Offset"), [json!(30), json!(40)]);
}

#[tokio::test]
async fn first_request_is_sent_unchanged() {
    let server = Server::tags(50, 100).await;
    let request = ListTagsRequest::builder().build();
    let items = all(server.client().list_tags(request).pages().items()).await;
    assert_eq!(items, (0..50).map(tag).collect::<Vec<_>>());
    assert_eq!(
        server.sent("Offset"),
        [Value::Null, json!(20), json!(40)],
        "the first request is unchanged"
    );
    assert_eq!(
        server.sent("Limit"),
        [Value::Null, Value::Null, Value::Null]
    );
}

#[tokio::test]
async fn capped_pages_skip_no_items() {
    let server = Server::tags(50, 15).await;
    let request = ListTagsRequest::builder().limit(1000).build();
    let items = all(server.client().list_tags(request).pages().items()).await;
    assert_eq!(items, (0..50).map(tag).collect::<Vec<_>>());
    assert_eq!(server.sent("Limit")[3], 1000);
    assert_eq!(
        server.sent("Offset"),
        [Value::Null, json!(15), json!(30), json!(45)]
    );
}

#[tokio::test]
async fn page_numbers_increase_by_one() {
    let server = Server::jobs(25, 10, |_| true).await;
    for size in [None, Some(5), Some(500)] {
        let mut request = ListJobsRequest::builder().build();
        request.page_size = size;
        let items = all(server.client().list_jobs(request).pages().items()).await;
        let ids: Vec<i64> = items.iter().map(|job| job.job_id).collect();
        assert_eq!(ids, (0..25).collect::<Vec<_>>(), "{size:?}");
    }
    assert_eq!(
        server.sent("PageNumber")[..3],
        [Value::Null, json!(2), json!(3)]
    );
    let request = ListJobsRequest::builder()
        .page_number(2)
        .page_size(10)
        .build();
    let items = all(server.client().list_jobs(request).pages().items()).await;
    assert_eq!(items[0].job_id, 10);
}

#[tokio::test]
async fn page_numbers_may_start_at_0() {
    let server = Server::start(|body, _| {
        let page = body["Offset"].as_i64().unwrap_or(0);
        let images: Vec<_> = (page * 20..(page * 20 + 20).min(50)).collect();
        Reply::Content(json!({ "Total": 50, "Images": images, "RequestId": "r" }))
    })
    .await;
    let request = || ListImagesRequest::builder();
    for (request, pages) in [
        (request().build(), [Value::Null, json!(1), json!(2)]),
        (request().offset(0).build(), [json!(0), json!(1), json!(2)]),
    ] {
        let before = server.requests().len();
        let items = all(server.client().list_images(request).pages().items()).await;
        assert_eq!(items, (0..50).collect::<Vec<i64>>());
        assert_eq!(server.sent("Offset")[before..], pages);
    }
    let request = request().offset(1).limit(20).build();
    let items = all(server.client().list_images(request).pages().items()).await;
    assert_eq!(items, (20..50).collect::<Vec<i64>>());
}

#[tokio::test]
async fn first_page_is_returned_even_if_it_is_empty() {
    let server = Server::tags(0, 10).await;
    let request = ListTagsRequest::builder().build();
    let mut pages = server.client().list_tags(request).pages();
    let page = pages.next().await.unwrap().unwrap();
    assert_eq!((page.total_count, page.tags.len()), (0, 0));
    assert_eq!(page.request_id, "page-at-0");
    assert!(pages.next().await.is_none());
    assert!(pages.next().await.is_none());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn list_may_be_nested_in_a_recursive_type() {
    let server = Server::start(|body, _| {
        let start = body["Offset"].as_i64().unwrap_or(0);
        let nodes: Vec<_> = (start..(start + 2).min(5))
            .map(|n| json!({ "Name": n.to_string() }))
            .collect();
        let left = json!({ "Name": "left", "Nodes": nodes });
        // The object that would contain an empty list is absent.
        let left = if start < 5 { left } else { Value::Null };
        Reply::Content(json!({ "Root": { "Name": "root", "Left": left }, "RequestId": "r" }))
    })
    .await;
    let request = SearchNodesRequest::builder()
        .roots([Node::builder().name("Offset").build()])
        .build();
    let items = all(server.client().search_nodes(request).pages().items()).await;
    let names: Vec<_> = items.iter().map(|node| node.name.as_str()).collect();
    assert_eq!(names, ["0", "1", "2", "3", "4"]);
    assert_eq!(
        server.sent("Offset"),
        [Value::Null, json!(2), json!(4), json!(5)]
    );
}

#[tokio::test]
async fn pages_and_items_are_streams() {
    let server = Server::tags(50, 20).await;
    let request = || ListTagsRequest::builder().build();
    let client = server.client();
    let pages = client.list_tags(request()).pages();
    let sizes: Vec<usize> = pages
        .map_ok(|page| page.tags.len())
        .try_collect()
        .await
        .unwrap();
    assert_eq!(sizes, [20, 20, 10]);
    let items = client.list_tags(request()).pages().items();
    let items: Vec<String> = items.skip(48).try_collect().await.unwrap();
    assert_eq!(items, [tag(48), tag(49)]);
    let mut fused = client.list_tags(request()).pages().items().fuse();
    assert!(fused.select_next_some().await.is_ok());
}

#[tokio::test]
async fn pagination_can_be_moved_to_another_task() {
    let server = Server::tags(50, 20).await;
    let items = {
        let client = server.client();
        client
            .list_tags(ListTagsRequest::builder().build())
            .pages()
            .items()
    };
    assert_eq!(tokio::spawn(all(items)).await.unwrap().len(), 50);
}

#[tokio::test]
async fn error_follows_the_received_items_and_ends_the_stream() {
    let error = json!({
        "Error": { "Code": "InternalError.Db", "Message": "m" }, "RequestId": "id-7"
    });
    let server = Server::start(move |body, number| match number {
        0 | 1 => Reply::Content(tags(body, 100, 20)),
        _ => Reply::Content(error.clone()),
    })
    .await;
    let call = server
        .client()
        .list_tags(ListTagsRequest::builder().build())
        .retry(tcsas::RetryPolicy::off());
    let mut items = call.pages().items();
    for place in 0..40 {
        assert_eq!(items.next().await.unwrap().unwrap(), tag(place));
    }
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.code(), Some("InternalError.Db"));
    assert_eq!(error.request_id(), Some("id-7"));
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn page_is_retried_like_any_call() {
    let server = Server::start(|body, number| match number {
        1 | 3 => Reply::Http("503 Service Unavailable", "no"),
        _ => Reply::Content(tags(body, 50, 20)),
    })
    .await;
    let request = ListTagsRequest::builder().build();
    let items = all(server.client().list_tags(request).pages().items()).await;
    assert_eq!(items, (0..50).map(tag).collect::<Vec<_>>());
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn invalid_response_ends_the_pagination() {
    let server = Server::start(|body, number| match number {
        0 => Reply::Content(tags(body, 50, 20)),
        _ => Reply::Http("200 OK", "<html>no</html>"),
    })
    .await;
    let call = server
        .client()
        .list_tags(ListTagsRequest::builder().build())
        .retry(tcsas::RetryPolicy::off());
    let mut pages = call.pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::InvalidResponse(_)), "{error}");
    assert!(pages.next().await.is_none());
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(server.requests().len(), 2);
}
