//! The same requests, checked and stored by the emulator.

use serde_json::{Value, json};
use tcsas::{ClientBuilder, Error};
use tcsas_emulator::{Emulator, Fault, Response, Step};

use super::{CONTENT, credentials, files, http_client, log_request, logs};

fn connected<C: From<tcsas_runtime::Client>>(builder: ClientBuilder<C>, emulator: &Emulator) -> C {
    builder
        .http_client(http_client())
        .credentials(credentials())
        .endpoint(emulator.endpoint())
        .build()
        .unwrap()
}

#[tokio::test]
async fn raw_body_and_headers_are_received() {
    let emulator = Emulator::start(logs::Client::SPECS, credentials()).unwrap();
    let client = connected(logs::Client::builder(), &emulator);
    let trouble = Step::before(Fault::request_limit_exceeded());
    emulator.script("UploadLog", [trouble]).unwrap();
    client.upload_log(log_request("t-1")).await.unwrap();
    let uploads = emulator.uploads("UploadLog");
    assert_eq!((uploads.len(), emulator.requests("UploadLog")), (1, 2));
    assert_eq!(uploads[0].parameter, "Body");
    assert_eq!(&uploads[0].bytes[..], CONTENT);

    // A required parameter that is empty is one that is missing.
    let request = logs::UploadLogRequest::builder().topic_id("t").body("");
    let error = client.upload_log(request.build()).await.unwrap_err();
    assert_eq!(
        error.code().map(ToString::to_string).as_deref(),
        Some("MissingParameter")
    );
    assert_eq!(emulator.uploads("UploadLog").len(), 1);
}

#[tokio::test]
async fn form_data_is_received_with_its_types() {
    let emulator = Emulator::start(files::Client::SPECS, credentials()).unwrap();
    let respond = |parameters: &Value| {
        assert_eq!(
            *parameters,
            json!({
                "File": CONTENT.len().to_string(), "Title": "多", "Pages": 7, "Scale": 1.5, "Public": true,
                "Labels": ["a", "b"], "Owner": { "Name": "n" }, "ClientToken": "token"
            })
        );
        Response::from(json!({ "FileId": "f-2" }))
    };
    emulator.respond("UploadFile", respond).unwrap();
    let client = connected(files::Client::builder(), &emulator);
    let owner = files::types::Owner::builder().name("n").build();
    let request = files::UploadFileRequest::builder()
        .file(CONTENT)
        .title("多")
        .pages(7u64)
        .scale(1.5)
        .public(true)
        .labels(["a", "b"])
        .owner(owner)
        .client_token("token")
        .build();
    let response = client.upload_file(request).await.unwrap();
    assert_eq!(response.file_id.as_deref(), Some("f-2"));
    let uploads = emulator.uploads("UploadFile");
    assert_eq!(uploads.len(), 1);
    assert_eq!(&uploads[0].bytes[..], CONTENT);
    assert_eq!(
        emulator.executions("UploadFile").per_token["token"].executions,
        1
    );
}

#[tokio::test]
async fn json_is_not_accepted_in_their_place() {
    let emulator = Emulator::start(files::Client::SPECS, credentials()).unwrap();
    let client = connected(files::Client::builder(), &emulator);
    let call = client.as_ref().call("UploadFile", &json!({ "File": "x" }));
    match call.await {
        Err(Error::Service(error)) => {
            assert_eq!(error.code().to_string(), "UnsupportedProtocol");
            assert!(error.message().contains("multipart/form-data"), "{error}");
        }
        other => panic!("{other:?}"),
    }
}
