//! Services of tower as transports.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tcsas::Error;
use tcsas::transport::{Limits, RequestBody, ServiceTransport, TransportService};
use tower::util::BoxCloneService;
use tower::{BoxError, ServiceBuilder, ServiceExt};

use super::{client, cloud, emulator, read, write};

type HyperClient = hyper_util::client::legacy::Client<
    hyper_util::client::legacy::connect::HttpConnector,
    RequestBody,
>;

fn hyper() -> HyperClient {
    hyper_util::client::legacy::Client::builder(hyper_util::rt::TokioExecutor::new()).build_http()
}

#[tokio::test]
async fn layers_of_tower_work_around_a_client_of_hyper() {
    let emulator = emulator();
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let service = ServiceBuilder::new()
        .map_request(move |request: tcsas::runtime::http::Request<RequestBody>| {
            counted.fetch_add(1, Ordering::SeqCst);
            request
        })
        .timeout(Duration::from_secs(10))
        .service(hyper());
    // Types that are `Clone`, and not `Sync`, are services as well.
    let service = BoxCloneService::new(service.map_err(BoxError::from));
    let client: cloud::Client = client(&emulator)
        .transport(ServiceTransport::new(service))
        .build()
        .unwrap();
    assert!(!read(&client, "a").await.unwrap().text.is_empty());
    write(&client, "a").await.unwrap();
    assert_eq!(calls.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn layers_of_tower_work_around_a_transport_of_this_library() {
    let emulator = emulator();
    let transport = super::http_client::transport(&emulator.endpoint(), Limits::default());
    let service = ServiceBuilder::new()
        .concurrency_limit(1)
        .service(TransportService::new(transport));
    let client: cloud::Client = client(&emulator)
        .transport(ServiceTransport::new(service))
        .build()
        .unwrap();
    let calls = (0..4).map(|_| read(&client, "a").into_future());
    for result in futures_util::future::join_all(calls).await {
        result.unwrap();
    }
    assert_eq!(emulator.connections(), 1);
}

#[tokio::test]
async fn layers_keep_the_report_that_nothing_was_sent() {
    let hole = super::connecting::BlackHole::dig().await;
    let endpoint = format!("http://{}", hole.address);
    let transport = super::http_client::transport(&endpoint, Limits::default());
    let client: cloud::Client = super::connecting::to(&endpoint)
        .transport(ServiceTransport::new(TransportService::new(transport)))
        .build()
        .unwrap();
    match write(&client, "a").await {
        Err(Error::Timeout(error)) => assert!(error.is_unsent(), "{error:?}"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn request_that_a_layer_rejects_was_not_sent_and_is_retried() {
    let emulator = emulator();
    let attempts = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&attempts);
    let service = ServiceBuilder::new()
        .filter(move |request: tcsas::runtime::http::Request<RequestBody>| {
            match counted.fetch_add(1, Ordering::SeqCst) {
                0 => Err(BoxError::from("the circuit is open")),
                _ => Ok(request),
            }
        })
        .service(hyper());
    let client: cloud::Client = client(&emulator)
        .transport(ServiceTransport::new(service))
        .build()
        .unwrap();
    // Not idempotent, and repeated all the same.
    write(&client, "a").await.unwrap();
    assert_eq!(attempts.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn error_of_a_service_is_the_source() {
    let service = tower::service_fn(|_: tcsas::runtime::http::Request<RequestBody>| async {
        Err::<tcsas::runtime::http::Response<tcsas::transport::Body>, _>(BoxError::from(
            "the circuit is open",
        ))
    });
    let emulator = emulator();
    let client: cloud::Client = client(&emulator)
        .transport(ServiceTransport::new(service))
        .build()
        .unwrap();
    match write(&client, "a").await {
        Err(Error::Transport(error)) => {
            assert!(error.is_unsent());
            let source = std::error::Error::source(&error).unwrap();
            assert!(source.to_string().contains("the circuit is open"));
        }
        other => panic!("{other:?}"),
    }
}
