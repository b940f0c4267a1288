//! What a response has besides its described fields, and fields that look like an error response.

#[path = "common/log_writer.rs"]
mod log_writer;

use log_writer::Log;
use rebuild::{Client, GetRebuildResultError, GetRebuildResultRequest, GetRebuildResultResponse};
use serde_json::{Value, json};
use tcsas::{Call, Credentials, Error};
use tcsas_emulator::{Emulator, Response};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::util::SubscriberInitExt;

/// The service of these tests.
mod rebuild {
    tcsas_macros::include_specs!("specs/rebuild");
}

/// An emulator, and a client of it.
struct Setup {
    emulator: Emulator,
    client: Client,
}

impl Setup {
    fn new() -> Self {
        let credentials = Credentials::new("AKIDTESTTESTTESTTEST", "s3cr3t-key-of-the-test");
        let emulator = Emulator::start(Client::SPECS, credentials.clone()).unwrap();
        let client = Client::builder()
            .credentials(credentials)
            .endpoint(emulator.endpoint());
        let client = client.build().unwrap();
        Self { emulator, client }
    }

    /// Responds with these members to all calls.
    fn respond(&self, members: Value) {
        let respond = move |_: &Value| Response::from(members.clone());
        let action = "GetRebuildResult";
        self.emulator.respond_unchecked(action, respond).unwrap();
    }

    fn call(&self) -> Call<GetRebuildResultResponse, GetRebuildResultError> {
        let request = GetRebuildResultRequest::builder().task_id("1").build();
        self.client.get_rebuild_result(request)
    }
}

#[tokio::test]
async fn described_error_is_a_field() {
    let setup = Setup::new();
    // The documented example: a task that failed, and a call that succeeded.
    let response = setup.call().await.unwrap();
    let error = response.error.unwrap();
    assert_eq!(error.code.as_deref(), Some("PageLimitExceeded"));
    assert_eq!(
        error.message.as_deref(),
        Some("The document has too many pages.")
    );
    assert_eq!(response.status, "Failed");
    for (error, code) in [
        (json!(null), None),
        (json!({}), Some(None)),
        (json!({ "Message": "m" }), Some(None)),
        (json!({ "Code": "", "Message": "" }), Some(Some(""))),
        (json!({ "Code": "A.B" }), Some(Some("A.B"))),
        (json!({ "Code": 7 }), Some(Some("7"))),
    ] {
        setup.respond(json!({ "Status": "Failed", "Error": error }));
        let response = setup.call().await.unwrap();
        let found = response.error.map(|error| error.code);
        let expected = code.map(|code| code.map(str::to_owned));
        assert_eq!(found, expected, "{error}");
    }
    // A value of another type is a mismatch of this field.
    setup.respond(json!({ "Status": "Failed", "Error": "a text" }));
    let response = setup.call().await.unwrap();
    assert!(response.error.is_none() && response.status == "Failed");
}

#[tokio::test]
async fn error_response_of_an_action_with_a_field_of_that_name_is_an_error() {
    let setup = Setup::new();
    for beside in [json!({}), json!({ "Status": null, "Pages": null })] {
        let mut members = beside.clone();
        members["Error"] = json!({ "Code": "InvalidParameter", "Message": "m" });
        setup.respond(members);
        let error = setup.call().await.unwrap_err();
        assert!(matches!(&error, Error::Service(_)), "{beside}: {error}");
        assert_eq!(error.code(), Some("InvalidParameter"));
    }
    let rejected = Response::error("ResourceNotFound", "m");
    let respond = move |_: &Value| rejected.clone();
    setup.emulator.respond("GetRebuildResult", respond).unwrap();
    let error = setup.call().with_response().await.unwrap_err();
    assert_eq!(error.code(), Some("ResourceNotFound"));
}

#[tokio::test]
async fn undescribed_members_are_kept_on_request() {
    let setup = Setup::new();
    setup.respond(json!({
        "Status": "Done",
        "Progress": { "Percent": 100 },
        "Pages": [{ "Number": 1 }, { "Number": 2, "Width": 7.5, "Lines": ["a"] }],
    }));
    let response = setup.call().with_response().await.unwrap();
    // The typed response is the same as without.
    assert_eq!(response.pages[1].number, 2);
    assert_eq!(response.status, "Done");
    assert_eq!(response.request_id(), Some(&*response.request_id));
    let extra = response.extra().unwrap();
    assert_eq!(
        Value::from(extra),
        json!({ "Progress": { "Percent": 100 }, "Pages[1].Width": 7.5, "Pages[1].Lines": ["a"] })
    );
    let json = response.json().unwrap();
    assert_eq!(json["Pages"][1]["Width"], 7.5);
    assert_eq!(json["RequestId"], *response.request_id);
    let text: Value = serde_json::from_str(response.text()).unwrap();
    assert_eq!(text, *json.as_value());
    assert_eq!(response.deprecated_warning(), None);
    assert!(!format!("{response:?}").contains("Width"));
    let twice = setup.call().with_response().with_response().await.unwrap();
    assert_eq!(twice.json().unwrap()["Status"], "Done");
    assert_eq!(twice.into_inner().extra().unwrap().len(), 3);
    assert_eq!(
        response.into_inner().pages,
        setup.call().await.unwrap().pages
    );
}

#[tokio::test]
async fn calls_by_name_have_a_response_too() {
    let setup = Setup::new();
    let client = setup.client.as_ref();
    let parameters = json!({ "TaskId": "1" });
    let call = client
        .call("GetRebuildResult", &parameters)
        .idempotent(true);
    // Without a spec, an `Error` with a code is an error response.
    let error = call.with_response().await.unwrap_err();
    assert_eq!(error.code(), Some("PageLimitExceeded"));
    setup.respond(json!({ "Status": "Done" }));
    let call = client.call("GetRebuildResult", &parameters).with_response();
    let response = call.await.unwrap();
    assert_eq!(response["Status"], "Done");
    assert_eq!(response.json().unwrap(), response.clone().into_inner());
}

#[tokio::test]
async fn deprecation_is_kept_and_logged_once() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::WARN)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let listening = subscriber.set_default();
    let setup = Setup::new();
    let notice = "use GetTask instead\nSecretKey=s3cr3t-of-the-notice";
    setup.respond(json!({ "Status": "Done", "DeprecatedWarning": notice }));
    for _ in 0..3 {
        let response = setup.call().with_response().await.unwrap();
        assert_eq!(response.deprecated_warning(), Some(notice));
        assert!(response.extra().unwrap().is_empty());
        // Clones of a client share what was logged.
        let request = GetRebuildResultRequest::builder().task_id("1").build();
        let clone = setup.client.clone();
        clone.get_rebuild_result(request).await.unwrap();
    }
    setup.respond(json!({ "Status": "Done", "DeprecatedWarning": "" }));
    let response = setup.call().with_response().await.unwrap();
    assert_eq!(response.deprecated_warning(), None);
    drop(listening);
    let logged = log.text();
    let lines: Vec<_> = logged.lines().collect();
    assert_eq!(lines.len(), 1, "{logged}");
    for part in ["GetRebuildResult", "use GetTask instead SecretKey=***"] {
        assert!(lines[0].contains(part), "{logged}");
    }
}
