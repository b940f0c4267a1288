//! Uploads by the vendor's SDK, which the emulator verifies and keeps.

use tcsas::Credentials;
use tcsas_emulator::{Emulator, Response};

use super::python::{Python, SECRET_ID, SECRET_KEY};

mod logs {
    tcsas_macros::include_specs!("specs/logs");
}

mod files {
    tcsas_macros::include_specs!("specs/files");
}

const SCRIPT: &str = "uploads.py";

/// The content that the script uploads.
const CONTENT: &[u8] = b"\x00\xff\r\n--{}\"\r\n";

fn credentials(key: &str) -> Credentials {
    Credentials::new(SECRET_ID, key)
}

#[test]
fn raw_body_of_the_sdk_is_accepted_and_kept() {
    let Some(python) = Python::find() else { return };
    let emulator = Emulator::start(logs::Client::SPECS, credentials(SECRET_KEY)).unwrap();
    emulator
        .respond("UploadLog", |parameters| {
            assert_eq!(parameters["TopicId"], "t-1");
            assert_eq!(parameters["CompressType"], "lz4");
            Response::from(serde_json::json!({}))
        })
        .unwrap();
    let lines = python.run(SCRIPT, emulator.address(), "octet-stream");
    assert!(lines[0]["response"]["RequestId"].is_string(), "{lines:?}");
    let uploads = emulator.uploads("UploadLog");
    assert_eq!(uploads.len(), 1);
    assert_eq!(uploads[0].parameter, "Body");
    assert_eq!(uploads[0].bytes, CONTENT);
}

#[test]
fn multipart_of_the_sdk_is_accepted_and_kept() {
    let Some(python) = Python::find() else { return };
    let emulator = Emulator::start(files::Client::SPECS, credentials(SECRET_KEY)).unwrap();
    emulator
        .respond("UploadFile", |parameters| {
            assert_eq!(parameters["Title"], "Ü \"x\"\r\n");
            assert_eq!(parameters["Labels"], serde_json::json!(["a", "b\"c"]));
            assert_eq!(parameters["Owner"]["Name"], "n");
            Response::from(serde_json::json!({ "FileId": "f-1" }))
        })
        .unwrap();
    let lines = python.run(SCRIPT, emulator.address(), "multipart");
    assert_eq!(lines[0]["response"]["FileId"], "f-1", "{lines:?}");
    let uploads = emulator.uploads("UploadFile");
    assert_eq!(uploads.len(), 1);
    assert_eq!(uploads[0].parameter, "File");
    assert_eq!(uploads[0].bytes, CONTENT);
    let executions = emulator.executions("UploadFile");
    assert_eq!(executions.per_token["token-1"].executions, 1);
}

#[test]
fn uploads_signed_with_another_key_are_rejected() {
    let Some(python) = Python::find() else { return };
    for (mode, action, specs) in [
        ("octet-stream", "UploadLog", logs::Client::SPECS),
        ("multipart", "UploadFile", files::Client::SPECS),
    ] {
        let emulator = Emulator::start(specs, credentials("another-key")).unwrap();
        let lines = python.run(SCRIPT, emulator.address(), mode);
        let code = &lines[0]["error"]["Code"];
        assert_eq!(code, "AuthFailure.SignatureFailure", "{lines:?}");
        assert!(emulator.uploads(action).is_empty());
    }
}
