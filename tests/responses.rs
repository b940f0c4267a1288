//! Undocumented responses, sent by a custom transport.

// Not every file of this test uses all of these.
#![allow(missing_docs)]

#[path = "common/log_writer.rs"]
mod log_writer;
#[path = "responses/memory.rs"]
mod memory;
#[path = "responses/secrets.rs"]
mod secrets;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use log_writer::Log;
use tcsas::error::StopReason;
use tcsas::observe::{Event, Observer};
use tcsas::runtime::bytes::Bytes;
use tcsas::runtime::http;
use tcsas::transport::{Body, BoxFuture, Transport, TransportError};
use tcsas::{
    Client, ClientBuilder, Credentials, DeleteMnpRequest, DescribeTeamListRequest, Error, Json,
    RetryPolicy,
};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::util::SubscriberInitExt;

/// Sends the same response to every request.
#[derive(Clone, Debug, Default)]
pub struct Canned {
    body: Bytes,
    request_id: Option<&'static str>,
    requests: Arc<AtomicUsize>,
}

impl Canned {
    pub fn new(body: impl Into<Vec<u8>>) -> Self {
        Self {
            body: Bytes::from(body.into()),
            ..Self::default()
        }
    }
}

impl Transport for Canned {
    fn send(
        &self,
        _: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.requests.fetch_add(1, Ordering::SeqCst);
        let mut response = http::Response::new(Body::from(self.body.clone()));
        if let Some(id) = self.request_id {
            let id = http::HeaderValue::from_static(id);
            response.headers_mut().insert("X-TC-RequestId", id);
        }
        Box::pin(async { Ok(response) })
    }
}

pub fn client(canned: &Canned) -> ClientBuilder<Client> {
    Client::builder()
        .credentials(Credentials::new(
            "AKIDTESTTESTTESTTEST",
            "s3cr3t-key-of-the-test",
        ))
        .rate_limits(false)
        .retry(
            RetryPolicy::default()
                .attempts(2)
                .initial_delay(Duration::from_millis(1)),
        )
        .transport(canned.clone())
}

pub fn list() -> DescribeTeamListRequest {
    let request = DescribeTeamListRequest::builder().platform_id("T1");
    request.offset(0).limit(10).build()
}

async fn by_name(canned: &Canned, action: &str) -> Result<Json, Error> {
    let client: Client = client(canned).build().unwrap();
    let call = client.as_ref().call(action, &serde_json::json!({}));
    call.await
}

/// Runs a future and returns its output with the lines logged meanwhile, at `level` and above.
pub async fn logged<T>(level: LevelFilter, of: impl Future<Output = T>) -> (T, String) {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(level)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let listening = subscriber.set_default();
    let result = of.await;
    drop(listening);
    let text = log.text();
    (result, text)
}

/// Like [`logged`], for warnings only, as lines.
async fn warnings<T>(of: impl Future<Output = T>) -> (T, Vec<String>) {
    let (result, text) = logged(LevelFilter::WARN, of).await;
    (result, text.lines().map(str::to_owned).collect())
}

#[derive(Clone, Debug, Default)]
struct Outcomes(Arc<Mutex<Vec<&'static str>>>);

impl Observer for Outcomes {
    fn call(&self, event: &Event<'_>) {
        self.0.lock().unwrap().push(event.outcome.as_str());
    }
}

#[tokio::test]
async fn foreign_envelopes_are_retried_if_idempotent_and_then_an_error() {
    for body in [
        r#"{"Response":{}}"#,
        r#"{"Response":{"Message":"upstream connect error","Status":500}}"#,
        r#"{"code":4100,"message":"upstream connect error","codeDesc":"AuthFailure"}"#,
        r#"{"Response":{"RequestId":"1","Error":{"Code":"","Message":"upstream connect error"}}}"#,
    ] {
        let canned = Canned::new(body);
        let outcomes = Outcomes::default();
        let client: Client = client(&canned).observer(outcomes.clone()).build().unwrap();
        let error = client.describe_team_list(list()).await.unwrap_err();
        assert!(matches!(error, Error::InvalidResponse(_)), "{error}");
        let attempts = error.attempts().unwrap();
        assert_eq!(
            (attempts.count(), attempts.stop_reason()),
            (2, StopReason::Exhausted)
        );
        assert_eq!(
            body.contains("upstream"),
            error.to_string().contains("upstream connect error")
        );
        let request = DeleteMnpRequest::builder()
            .mnp_id("m")
            .platform_id("T")
            .build();
        let error = client.delete_mnp(request).await.unwrap_err();
        assert_eq!(
            error.attempts().map(|tried| tried.stop_reason()),
            Some(StopReason::NotIdempotent)
        );
        assert_eq!(canned.requests.load(Ordering::SeqCst), 3);
        assert_eq!(*outcomes.0.lock().unwrap(), ["invalid_response"; 2]);
        assert!(by_name(&canned, "DescribeZones").await.is_err(), "{body}");
    }
}

#[tokio::test]
async fn a_response_without_an_id_is_accepted_with_a_warning() {
    let body = r#"{"Response":{"Data":{"TotalCount":1,"DataList":[]}}}"#;
    let canned = Canned::new(body);
    let typed: Client = client(&canned).build().unwrap();
    let (response, lines) = warnings(typed.describe_team_list(list()).into_future()).await;
    assert_eq!(response.unwrap().data.total_count, 1);
    assert!(
        lines.len() == 1 && lines[0].contains("RequestId"),
        "{lines:?}"
    );
    let (response, lines) = warnings(by_name(&canned, "DescribeTeamList")).await;
    assert_eq!(response.unwrap()["Data"]["TotalCount"], 1);
    assert!(
        lines.len() == 1 && lines[0].contains("RequestId"),
        "{lines:?}"
    );

    let named = Canned {
        request_id: Some("id-of-the-head"),
        ..canned
    };
    let typed: Client = client(&named).build().unwrap();
    let response = typed.describe_team_list(list()).await.unwrap();
    assert_eq!(response.request_id, "id-of-the-head");
}

#[tokio::test]
async fn calls_by_name_accept_the_same_responses_as_typed_calls() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    let body = format!(
        "{{\"Response\":{{\"RequestId\":\"1\",\"A\":\"\\ud800\",\"B\":1e400,\"C\":{deep},\"D\":123456789012345678901234567890,\"E\":\"a\nb\u{0}\",\"F\":NaN}}}}"
    );
    let canned = Canned::new(body);
    let json = by_name(&canned, "DescribeZones").await.unwrap();
    assert_eq!(json["A"], "\u{fffd}");
    assert_eq!(json["B"], "1e400");
    assert_eq!(json["C"].to_string(), deep);
    assert_eq!(json["D"], "123456789012345678901234567890");
    assert_eq!(json["E"], "a\nb\u{0}");
    assert_eq!(json["F"], "NaN");
    assert_eq!(canned.requests.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn deep_nesting_does_not_overflow_the_stack() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let (begin, end) = (open.repeat(200_000), close.repeat(200_000));
        let deep = format!(r#"{{"Response":{{"RequestId":"1","Deep":{begin}1{end}}}}}"#);
        let json = by_name(&Canned::new(deep.clone()), "DescribeZones")
            .await
            .unwrap();
        assert!(!format!("{:?}", json.clone()).is_empty());
        let typed: Client = client(&Canned::new(deep.replace("Deep", "Data")))
            .build()
            .unwrap();
        assert_eq!(
            typed.describe_team_list(list()).await.unwrap().request_id,
            "1"
        );
    }
}

/// 1,000 items with a mismatching field, some with other mismatches.
#[tokio::test]
async fn many_mismatches_are_counted_instead_of_logged() {
    let items = vec![r#"{"TeamId":"x","MemberCount":[]}"#; 1000].join(",");
    let more = r#"{"TeamId":"y","MemberCount":[],"Status":{}},7,null,[],true,"z""#;
    let body = format!(
        r#"{{"Response":{{"RequestId":"1","Data":{{"TotalCount":"x","DataList":[{items},{more}]}}}}}}"#
    );
    let client: Client = client(&Canned::new(body)).build().unwrap();
    let (response, lines) = warnings(client.describe_team_list(list()).into_future()).await;
    assert_eq!(response.unwrap().data.data_list.len(), 1001);
    assert_eq!(lines.len(), 4, "{lines:#?}");
    let counted: usize = lines[3]
        .split_once("count=")
        .and_then(|(_, rest)| rest.split(' ').next()?.parse().ok())
        .unwrap();
    assert!(counted > 1000, "{lines:#?}");
    for line in &lines {
        assert!(line.contains("DescribeTeamList"), "{line}");
    }
    let fields: Vec<_> = lines[..3]
        .iter()
        .map(|line| line.split_once("field=").unwrap().1)
        .collect();
    assert!(fields[0].starts_with("\"Data.TotalCount\""), "{fields:?}");
    assert_ne!(fields[1], fields[2]);
}
