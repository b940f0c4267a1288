//! Calls over a real socket: to the emulator, and to servers with invalid responses.

mod common;

use std::error::Error as StdError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use common::{Does, Server};
use tcsas::transport::BoxFuture;
use tcsas::{
    Client, Credentials, Error, ModifyMnpError, ModifyMnpRequest, Quota, RateLimiter, RetryPolicy,
};
use tcsas_emulator::{Emulator, Fault, Step};

const ID: &str = "AKIDTESTTESTTESTTEST";
const KEY: &str = "s3cr3t-key-of-the-test";
/// The timeout of calls to a server that never responds.
const TIMEOUT: Duration = Duration::from_millis(500);
const TOKEN: &str = "t0k3n-of-the-test";

type Result = std::result::Result<tcsas::ModifyMnpResponse, Error<ModifyMnpError>>;

fn credentials() -> Credentials {
    Credentials::new(ID, KEY).with_token(TOKEN)
}

fn emulator() -> Emulator {
    Emulator::start(
        concat!(env!("CARGO_MANIFEST_DIR"), "/../specs"),
        credentials(),
    )
    .unwrap()
}

fn client(endpoint: String) -> tcsas::ClientBuilder<Client> {
    Client::builder()
        .credentials(credentials())
        .endpoint(endpoint)
        .timeout(Duration::from_secs(20))
}

fn request() -> ModifyMnpRequest {
    ModifyMnpRequest::builder()
        .mnp_type("type")
        .mnp_name("小程序 \u{1F680}")
        .mnp_intro("intro")
        .mnp_desc("")
        .mnp_id("mpg9yjc0qbpkelik")
        .platform_id("T04257DS9431720WTAG")
        .build()
}

/// The result of a call to a server with the behaviour `does`. No form of the error may contain a
/// secret.
async fn call(does: Does) -> Result {
    // Long enough for a busy machine, except for servers that never respond.
    let timeout = match does {
        Does::Hangs(_) => TIMEOUT,
        _ => Duration::from_secs(20),
    };
    let server = Server::start(does).await;
    let client: Client = client(format!("http://{}", server.address))
        .timeout(timeout)
        .build()
        .unwrap();
    let result = client.modify_mnp(request()).await;
    if let Err(error) = &result {
        assert_no_secret(error);
    }
    result
}

fn assert_no_secret(error: &Error<ModifyMnpError>) {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!("{error} {error:?}"));
        cause = error.source();
    }
    for secret in [KEY, TOKEN, "Signature="] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[tokio::test]
async fn documented_response_is_decoded() {
    let emulator = emulator();
    let client: Client = client(emulator.endpoint())
        .region("ap-singapore")
        .build()
        .unwrap();
    let response = client.modify_mnp(request()).await.unwrap();
    assert_eq!(response.data.resource_id, 727);
    assert_eq!(response.request_id.len(), 36);
    let next = client.modify_mnp(request()).await.unwrap();
    assert_ne!(response.request_id, next.request_id);
}

/// Some actions return a key, and some take a password; typed values may end up in logs.
#[tokio::test]
async fn debug_masks_secret_fields() {
    let emulator = emulator();
    let respond =
        |_: &serde_json::Value| serde_json::json!({ "Data": { "SecretKey": "SENTINEL" } });
    emulator.respond("CreateMNPAppSecret", respond).unwrap();
    let client: Client = client(emulator.endpoint()).build().unwrap();
    let request = tcsas::CreateMnpAppSecretRequest::builder()
        .mnp_id("mpg9yjc0qbpkelik")
        .platform_id("T04257DS9431720WTAG")
        .build();
    let response = client.create_mnp_app_secret(request).await.unwrap();
    let shown = format!("{response:?} {response:#?}");
    assert!(shown.contains("secret_key: ***"), "{shown}");
    assert!(!shown.contains("SENTINEL"), "{shown}");
    assert_eq!(response.data.secret_key, "SENTINEL");
    let request: tcsas::CreateUserRequest = serde_json::from_str(
        r#"{"UserAccount":"a","UserName":"b","Password":"SENTINEL","PlatformId":"T","KeyId":"k","AccountType":3}"#,
    )
    .unwrap();
    assert!(!format!("{request:?}").contains("SENTINEL"), "{request:?}");
}

#[tokio::test]
async fn client_is_shared_by_concurrent_tasks() {
    let emulator = emulator();
    let client: Client = client(emulator.endpoint()).build().unwrap();
    let calls: Vec<_> = (0..8)
        .map(|_| tokio::spawn(client.modify_mnp(request()).into_future()))
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().data.resource_id, 727);
    }
}

#[test]
fn unset_optional_parameter_is_omitted() {
    let json = serde_json::to_value(request()).unwrap();
    assert!(json.get("MNPIcon").is_none());
    assert_eq!(json["MNPDesc"], "");
    let mut request = request();
    request.mnp_icon = Some("icon".into());
    assert_eq!(serde_json::to_value(request).unwrap()["MNPIcon"], "icon");
}

#[tokio::test]
async fn service_errors_have_a_variant_a_message_and_a_request_id() {
    let emulator = emulator();
    let wrong = |credentials: Credentials| client(emulator.endpoint()).credentials(credentials);
    for (builder, expected) in [
        (
            wrong(Credentials::new(ID, "wrong").with_token(TOKEN)),
            ModifyMnpError::AuthFailureSignatureFailure,
        ),
        (
            wrong(Credentials::new("AKIDWRONG", KEY).with_token(TOKEN)),
            ModifyMnpError::AuthFailureSecretIdNotFound,
        ),
        (
            wrong(Credentials::new(ID, KEY)),
            ModifyMnpError::AuthFailureTokenFailure,
        ),
    ] {
        let client: Client = builder.build().unwrap();
        let error = client.modify_mnp(request()).await.unwrap_err();
        assert_no_secret(&error);
        let service = error.service_error().unwrap_or_else(|| panic!("{error}"));
        assert_eq!(*service.code(), expected);
        assert!(!service.message().is_empty());
        let id = service.request_id().unwrap();
        assert_eq!(id.len(), 36);
        let text = error.to_string();
        assert!(
            text.contains(expected.code()) && text.contains(id),
            "{text}"
        );
    }
}

#[test]
fn invalid_proxy_and_certificates_are_errors_of_build() {
    let build_error =
        |builder: tcsas::ClientBuilder<Client>| builder.build().unwrap_err().to_string();
    let builder = || client("tcsas.intl.tencentcloudapi.com".into());
    let roots = build_error(builder().root_certificates("no certificate"));
    assert!(roots.contains("must be PEM"), "{roots}");
    let broken = "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n";
    let roots = build_error(builder().root_certificates(broken));
    assert!(roots.contains("not PEM"), "{roots}");
    let proxy = build_error(builder().proxy("http://user:SENTINEL@"));
    assert!(
        proxy.contains("no valid proxy") && !proxy.contains("SENTINEL"),
        "{proxy}"
    );
    #[cfg(not(feature = "socks"))]
    {
        let proxy = build_error(builder().proxy("socks5://user:SENTINEL@127.0.0.1:1"));
        assert!(
            proxy.contains("feature `socks`") && !proxy.contains("SENTINEL"),
            "{proxy}"
        );
    }
}

#[tokio::test]
async fn wrong_clock_is_corrected_by_the_service() {
    let emulator = emulator();
    let hour = Duration::from_secs(3600);
    for (slow, fast) in [(hour, Duration::ZERO), (Duration::ZERO, hour)] {
        let client: Client = client(emulator.endpoint())
            .clock(move || SystemTime::now() - slow + fast)
            .build()
            .unwrap();
        for _ in 0..3 {
            client.modify_mnp(request()).await.unwrap();
        }
    }
}

#[tokio::test]
async fn unknown_error_code_is_preserved() {
    let body = r#"{"Response":{"Error":{"Code":"FailedOperation.Unlisted","Message":"m"},"RequestId":"id-1"}}"#;
    let error = call(Server::http("200 OK", "", body)).await.unwrap_err();
    let code = error.service_error().unwrap().code();
    assert_eq!(
        (code.code(), code.class()),
        ("FailedOperation.Unlisted", "FailedOperation")
    );
    assert!(matches!(code, ModifyMnpError::Unknown(_)));
    assert_eq!(error.request_id(), Some("id-1"));
}

#[tokio::test]
async fn invalid_response_keeps_status_request_id_and_body() {
    for (does, status, why) in [
        (
            Server::http("500 Internal Server Error", "", "<html>no</html>"),
            500,
            "not JSON",
        ),
        (
            Server::http("200 OK", "", "<html>no</html>"),
            200,
            "not JSON",
        ),
        (Server::http("200 OK", "", ""), 200, "empty"),
        (Server::http("204 No Content", "", ""), 204, "empty"),
        (
            Server::http("200 OK", "", r#"{"Response":{"RequestId":"id-2","Data":{"#),
            200,
            "is truncated",
        ),
        (
            Server::http(
                "200 OK",
                "",
                r#"{"Response":{"Error":"no","RequestId":"id-2"}}"#,
            ),
            200,
            "`Error` without a `Code`",
        ),
        (
            Server::http("200 OK", "", r#"{"Error":{"Code":"A"}}"#),
            200,
            "no object `Response`",
        ),
    ] {
        match call(does).await {
            Err(Error::InvalidResponse(error)) => {
                assert_eq!(error.status(), status);
                assert!(error.to_string().contains(why), "{error}");
                assert_eq!(
                    error.request_id(),
                    error.body().starts_with(b"{\"Response").then_some("id-2")
                );
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn broken_connection_is_a_transport_error() {
    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"Response\":".to_vec();
    for does in [
        Does::Closes,
        Does::Responds(cut),
        Does::Responds(b"not HTTP at all\r\n\r\n".to_vec()),
    ] {
        match call(does).await {
            Err(error @ Error::Transport(_)) => {
                assert!(
                    error
                        .to_string()
                        .contains("may or may not have taken effect"),
                    "{error}"
                );
                assert!(error.source().is_some());
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn refused_connection_means_the_request_was_not_sent() {
    let address = Server::start(Does::Closes).await.address;
    tokio::time::sleep(Duration::from_millis(50)).await;
    let client: Client = client(format!("http://{address}")).build().unwrap();
    match client.modify_mnp(request()).await {
        Err(Error::Transport(error)) => assert!(error.is_unsent(), "{error}"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn silent_server_ends_in_a_timeout() {
    let begun = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{".to_vec();
    for does in [Does::Hangs(Vec::new()), Does::Hangs(begun)] {
        match call(does).await {
            Err(Error::Timeout(error)) => assert_eq!(error.limit(), TIMEOUT),
            other => panic!("{other:?}"),
        }
    }
}

/// Issues this number of permits, and no more.
#[derive(Debug)]
struct Permits(AtomicUsize);

impl RateLimiter for Permits {
    fn acquire<'a>(
        &'a self,
        _: Quota<'a>,
    ) -> BoxFuture<'a, std::result::Result<(), Box<dyn StdError + Send + Sync>>> {
        let issued = self
            .0
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                left.checked_sub(1)
            });
        match issued {
            Ok(_) => Box::pin(std::future::ready(Ok(()))),
            Err(_) => Box::pin(std::future::pending()),
        }
    }
}

#[tokio::test]
async fn timeout_while_waiting_for_a_permit_does_not_count_as_an_attempt() {
    for sent in [0, 1] {
        let emulator = emulator();
        let throttled = Step::before(Fault::request_limit_exceeded());
        emulator.script("ModifyMNP", throttled.forever()).unwrap();
        let client: Client = client(emulator.endpoint())
            .rate_limiter(Permits(AtomicUsize::new(sent)))
            .retry(RetryPolicy::default().initial_delay(Duration::ZERO))
            .timeout(Duration::from_secs(1))
            .build()
            .unwrap();
        let error = client.modify_mnp(request()).await.unwrap_err();
        assert!(
            matches!(&error, Error::Timeout(error) if error.is_unsent()),
            "{error}"
        );
        assert_eq!(emulator.requests("ModifyMNP"), sent);
        let counted = error.attempts().map(|attempts| attempts.count() as usize);
        assert_eq!(counted, Some(sent).filter(|sent| *sent > 0), "{error}");
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let elsewhere = Server::start(Server::http(
        "200 OK",
        "",
        r#"{"Response":{"RequestId":"stolen"}}"#,
    ))
    .await;
    for status in [
        "301 Moved Permanently",
        "302 Found",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
    ] {
        let location = format!("location: http://{}/\r\n", elsewhere.address);
        match call(Server::http(status, &location, "")).await {
            Err(Error::InvalidResponse(error)) => {
                assert!(error.to_string().contains("redirect"), "{error}")
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn oversized_response_is_not_read_to_its_end() {
    let server = Server::start(Server::http("200 OK", "", &"x".repeat(100_000))).await;
    let client: Client = client(format!("http://{}", server.address))
        .max_response_size(10_000)
        .build()
        .unwrap();
    match client.modify_mnp(request()).await {
        Err(Error::InvalidResponse(error)) => {
            assert!(
                error.to_string().contains("longer than 10000 bytes"),
                "{error}"
            );
            assert_eq!(error.body().len(), 4096);
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn response_that_deviates_from_the_spec_is_decoded() {
    let body = r#"{"Response":{"Data":{"ResourceId":"727","New":[1,{}]},"Other":null,"RequestId":"id-3"}}"#;
    let response = call(Server::http("200 OK", "", body)).await.unwrap();
    assert_eq!(
        (response.data.resource_id, response.request_id.as_str()),
        (727, "id-3")
    );
    let response = call(Server::http(
        "200 OK",
        "",
        r#"{"Response":{"Data":[],"RequestId":"id-4"}}"#,
    ))
    .await
    .unwrap();
    assert_eq!(
        (response.data.resource_id, response.request_id.as_str()),
        (0, "id-4")
    );
}

#[test]
fn connection_closed_while_idle_is_not_reused() {
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
    };
    let (server, own) = (runtime(), runtime());
    let text =
        "HTTP/1.1 200 OK\r\ncontent-length: 33\r\n\r\n{\"Response\":{\"RequestId\":\"id-5\"}}";
    let does = Does::RespondsThenCloses(text.into(), Duration::from_millis(20));
    let address = server.block_on(Server::start(does));
    let endpoint = format!("http://{}", address.address);
    std::thread::scope(|scope| {
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        scope.spawn(move || server.block_on(stopped));
        let client: Client = client(endpoint).build().unwrap();
        for call in 1..=5 {
            own.block_on(client.modify_mnp(request()).into_future())
                .unwrap();
            // The server closes the connection while the runtime of the client is idle.
            while address.closed.load(Ordering::SeqCst) < call {
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        drop(stop);
    });
}

#[test]
fn call_outside_of_a_runtime_is_an_error_and_no_panic() {
    let client: Client = client("http://127.0.0.1:9".into()).build().unwrap();
    let mut call = std::pin::pin!(client.modify_mnp(request()).into_future());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match call.as_mut().poll(&mut context) {
        std::task::Poll::Ready(Err(Error::Transport(error))) => {
            let text = error.to_string();
            assert!(text.contains("no tokio runtime"), "{text}");
            assert!(text.contains("#[tokio::main]"), "{text}");
            assert!(!text.contains("endpoint"), "{text}");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn absurd_content_length_does_not_abort() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 1000000000000000\r\n\r\n{".to_vec();
    let server = Server::start(Does::Responds(head)).await;
    let endpoint = format!("http://{}", server.address);
    let client: Client = client(endpoint)
        .max_response_size(usize::MAX)
        .build()
        .unwrap();
    assert!(matches!(
        client.modify_mnp(request()).await,
        Err(Error::Transport(_))
    ));
}

#[tokio::test]
async fn setup_errors_and_errors_of_all_actions_convert_into_one_type() {
    async fn both() -> std::result::Result<(), Error> {
        let client: Client = client("http://127.0.0.1:9".into()).build()?;
        client.modify_mnp(request()).await?;
        let team = tcsas::DescribeTeamRequest::builder()
            .platform_id("T1")
            .team_id("t");
        client.describe_team(team.build()).await?;
        Ok(())
    }
    assert!(matches!(both().await, Err(Error::Transport(_))));
}

#[test]
fn error_codes_compare_with_text() {
    use tcsas::{AddTeamMemberError, ErrorCode, ModifyMnpError, UnknownCode};
    let text = "InvalidParameterValue.InvalidMNPId";
    let own = ModifyMnpError::from_code(text);
    let owned = text.to_owned();
    assert!(own == text && own == owned && own != "InvalidParameterValue");
    assert!(AddTeamMemberError::from_code("Unlisted") == "Unlisted");
    assert!(<UnknownCode>::from_code(text) == text);
}

#[test]
fn invalid_settings_are_errors_of_build() {
    let build = |builder: tcsas::ClientBuilder<Client>| builder.build().unwrap_err().to_string();
    assert!(build(client("https://a.example/path".into())).contains("path"));
    assert!(
        build(client("http://127.0.0.1".into()).credentials(Credentials::new("", KEY)))
            .contains("secret id is empty")
    );
    assert!(build(client("http://127.0.0.1".into()).region("a\nb")).contains("region"));
    let swapped = build(client("http://127.0.0.1".into()).credentials(Credentials::new(KEY, ID)));
    assert!(
        swapped.contains("swapped") && !swapped.contains(KEY),
        "{swapped}"
    );
}

#[test]
fn debug_shows_no_credentials() {
    let builder = client("http://127.0.0.1".into());
    let text = format!(
        "{builder:?} {:?}",
        client(format!("https://user:{KEY}@a.example"))
    );
    let client: Client = builder.build().unwrap();
    let text = format!(
        "{text} {client:?} {:?} {:?}",
        credentials(),
        client.modify_mnp(request())
    );
    assert!(!text.contains(KEY) && !text.contains(TOKEN), "{text}");
}
