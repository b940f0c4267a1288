//! Secrets in every possible place never appear in printed output.

use std::sync::{Arc, Mutex};

use tcsas::runtime::{http, sign};
use tcsas::{Client, Credentials, Error};
use tracing_subscriber::filter::LevelFilter;

use super::{Canned, client, logged};

const CANARY: &str = "canary0bird";

fn no_canary(shown: &str) {
    assert!(!shown.contains(CANARY), "{shown}");
}

/// Field names that services use for secrets, each with a canary.
fn members() -> String {
    let names = [
        "TmpSecretKey",
        "Token",
        "AesKey",
        "PlayKey",
        "SignKey",
        "Pwd",
        "api_key",
        "Password",
        "DecryptKey",
        "SignatureKey",
        "LockCode",
        "VerifyCode",
        "access-token",
        "PrivateKey",
        "Credentials",
        "UserData",
        "SdkToken",
        "client_secret",
    ];
    let texts = names
        .map(|name| format!(r#""{name}":"{CANARY}""#))
        .join(",");
    let nested = format!(
        r#""A":{{{texts}}},"L":[{{{texts}}}],"Keys_":{{"SecretKeys":["{CANARY}",{{"X":"{CANARY}"}}]}},
           "J":"{{\"Token\":\"{CANARY}\"}}","U":"https://u:{CANARY}@h/p?Signature={CANARY}&key={CANARY}",
           "Env":[{{"Key":"DB_PASSWORD","Value":"{CANARY}"}}],
           "P":"-----BEGIN PRIVATE KEY-----\n{CANARY}\n-----END PRIVATE KEY-----""#
    );
    format!("{texts},{nested}")
}

#[tokio::test]
async fn a_response_by_name_shows_no_secret() {
    let body = format!(
        r#"{{"Response":{{"RequestId":"1","Zone":"visible",{}}}}}"#,
        members()
    );
    let (json, log) = logged(LevelFilter::TRACE, async {
        let client: Client = client(&Canned::new(body)).log_bodies(true).build().unwrap();
        let sent = serde_json::from_str(&format!("{{{}}}", members())).unwrap();
        let call = client.as_ref().call("DescribeZones", &sent);
        no_canary(&format!("{call:?}"));
        call.await.unwrap()
    })
    .await;
    assert_eq!(json["A"]["AesKey"], CANARY);
    let shown = format!("{json:?} {json:#?}");
    no_canary(&shown);
    no_canary(&log);
    for text in [&shown, &log] {
        assert!(text.contains("visible") && text.contains("***"), "{text}");
    }
}

#[tokio::test]
async fn no_error_shows_a_secret_of_the_body() {
    for body in [
        format!(
            r#"{{"Response":{{"RequestId":"1","Error":{{"Code":"A","Message":"m",{}}}}}}}"#,
            members()
        ),
        format!(r#"{{"code":1,"message":"m","codeDesc":"c",{}}}"#, members()),
        format!(r#"{{"code":1,"message":"see https://h/?token={CANARY}"}}"#),
        format!(r#"{{"Response":{{{}"#, members()),
        format!(r#"[{{{}}}]"#, members()),
        format!(
            r#""{{{}}}""#,
            members().replace('"', "\\\"").replace('\n', "")
        ),
        format!(
            r#"{{"Response":{{"Message":"m","Status":500}},{}}}"#,
            members()
        ),
        format!("<a href=\"https://h/?Signature={CANARY}\">"),
        format!("token={CANARY}"),
        format!("Authorization: Bearer {CANARY}"),
    ] {
        let (error, log) = logged(LevelFilter::TRACE, async {
            let client: Client = client(&Canned::new(body)).log_bodies(true).build().unwrap();
            let call = client.as_ref().call("CreateThing", &serde_json::json!({}));
            call.await.unwrap_err()
        })
        .await;
        let source = std::error::Error::source(&error).map(|source| format!("{source} {source:?}"));
        no_canary(&format!("{error} {error:?} {error:#?} {source:?}"));
        no_canary(&log);
        assert!(matches!(
            error,
            Error::Service(_) | Error::InvalidResponse(_)
        ));
    }
}

#[test]
fn typed_values_show_no_secret() {
    let request: tcsas::CreateUserRequest = serde_json::from_str(&format!(
        r#"{{"UserAccount":"https://h/?sign={CANARY}","UserName":"{{\"Token\":\"{CANARY}\"}}","Password":"{CANARY}","PlatformId":"T","KeyId":"k","AccountType":3}}"#,
    ))
    .unwrap();
    let shown = format!("{request:?} {request:#?}");
    no_canary(&shown);
    assert!(shown.contains("key_id: \"k\""), "{shown}");
}

#[test]
fn signers_and_clients_show_no_secret() {
    let credentials = || Credentials::new("AKIDTESTTESTTESTTEST", CANARY).with_token(CANARY);
    let payload = format!(r#"{{"Password":"{CANARY}"}}"#);
    let signable = sign::Signable {
        service: "s",
        host: "h",
        content_type: "application/json",
        payload: sign::Payload::Signed(payload.as_bytes()),
        timestamp: 0,
    };
    let bytes = format!("{:?}", payload.as_bytes());
    let bytes = bytes.trim_matches(['[', ']']);
    let shown = format!("{signable:?} {signable:#?} {:?}", signable.payload);
    assert!(!shown.contains(bytes) && shown.contains("bytes"), "{shown}");
    no_canary(&shown);
    no_canary(&format!(
        "{:?}",
        sign::Signer::new(credentials(), "s", "h", "c")
    ));
    no_canary(&format!("{:?}", credentials()));
    let builder = || {
        client(&Canned::new(""))
            .credentials(credentials())
            .endpoint(format!("https://user:{CANARY}@h.example"))
    };
    no_canary(&format!("{:?}", builder()));
    let built: Client = client(&Canned::new(""))
        .credentials(credentials())
        .build()
        .unwrap();
    no_canary(&format!("{built:?}"));
}

/// The parts of a request that are visible to a custom transport.
#[derive(Debug)]
struct Printing(Arc<Mutex<String>>);

impl tcsas::transport::Transport for Printing {
    fn send(
        &self,
        request: http::Request<tcsas::runtime::bytes::Bytes>,
    ) -> tcsas::transport::BoxFuture<
        '_,
        Result<http::Response<tcsas::transport::Body>, tcsas::transport::TransportError>,
    > {
        *self.0.lock().unwrap() = format!("{:?}", request.headers());
        let body = r#"{"Response":{"RequestId":"1"}}"#;
        Box::pin(async { Ok(http::Response::new(body.into())) })
    }
}

#[tokio::test]
async fn the_headers_of_a_request_show_no_secret() {
    let printed = Arc::new(Mutex::new(String::new()));
    let client: Client = Client::builder()
        .credentials(Credentials::new("AKIDTESTTESTTESTTEST", "s3cr3t").with_token(CANARY))
        .transport(Printing(Arc::clone(&printed)))
        .build()
        .unwrap();
    let call = client
        .as_ref()
        .call("DescribeZones", &serde_json::json!({}));
    call.await.unwrap();
    let shown = printed.lock().unwrap().clone();
    no_canary(&shown);
    assert!(
        shown.contains("x-tc-action") && !shown.contains("Signature="),
        "{shown}"
    );
}
