//! Blocking pagination.

use tcsas::Error;

use crate::cloud::ListTagsRequest;
use crate::server::{Server, tag};

fn request() -> ListTagsRequest {
    ListTagsRequest::builder().build()
}

#[test]
fn pages_and_items_are_iterators() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let server = runtime.block_on(Server::tags(50, 20));
    let client = server.client();
    let mut sizes = Vec::new();
    for page in client.list_tags(request()).pages().wait() {
        sizes.push(page.unwrap().tags.len());
    }
    assert_eq!(sizes, [20, 20, 10]);
    let items = client.list_tags(request()).pages().items().wait();
    let items: Result<Vec<String>, _> = items.collect();
    assert_eq!(items.unwrap(), (0..50).map(tag).collect::<Vec<_>>());
    assert_eq!(server.requests().len(), 6);
}

#[tokio::test]
async fn inside_a_runtime_they_are_an_error_and_nothing_is_sent() {
    let server = Server::tags(50, 20).await;
    let mut items = server.client().list_tags(request()).pages().items().wait();
    match items.next() {
        Some(Err(Error::Request(error))) => {
            assert!(error.to_string().contains("next()"), "{error}")
        }
        other => panic!("{other:?}"),
    }
    assert!(items.next().is_none());
    assert_eq!(server.requests().len(), 0);
}
