//! Extreme settings result in an error, never in a panic.

use std::time::{Duration, SystemTime};

use tcsas::runtime::bytes::Bytes;
use tcsas::runtime::http;
use tcsas::transport::{Body, BoxFuture, Transport, TransportError};
use tcsas::{Error, RetryPolicy};

use super::tls::{Service, client};
use super::{cloud, read};

#[tokio::test]
async fn thousands_of_headers_are_an_error() {
    let service = Service::start(None).await;
    let client: cloud::Client = client(format!("http://{}", service.address))
        .build()
        .unwrap();
    let with = |count: usize, length: usize| {
        let value = "x".repeat(length);
        (0..count).fold(read(&client, "a"), |call, at| {
            call.header(&format!("x-{at}"), &value)
        })
    };
    for (count, length) in [
        (30_000, 1),
        (70_000, 0),
        (101, 1),
        (1, 10 << 20),
        (100, 1000),
    ] {
        let error = with(count, length).await.unwrap_err();
        assert!(matches!(error, Error::Request(_)), "{error}");
        assert!(error.to_string().len() < 200, "{error}");
    }
    let error = read(&client, "a")
        .header(&"n".repeat(10 << 20), "x")
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Request(_)) && error.to_string().len() < 300);
    assert_eq!(service.requests(), 0);
    with(100, 1).await.unwrap();
    // Setting a header again replaces the first value.
    let call = (0..1000).fold(read(&client, "a"), |call, _| {
        call.header("x-a", &"x".repeat(1000))
    });
    call.await.unwrap();
}

#[tokio::test]
async fn headers_of_the_protocol_cannot_be_set() {
    let service = Service::start(None).await;
    let client: cloud::Client = client(format!("http://{}", service.address))
        .build()
        .unwrap();
    for name in [
        "Host",
        "authorization",
        "Content-Length",
        "Transfer-Encoding",
        "Connection",
        "Keep-Alive",
        "TE",
        "Trailer",
        "Upgrade",
        "Expect",
        "Content-Type",
        "Content-Encoding",
        "Accept-Encoding",
        "Proxy-Authorization",
        "Proxy-Connection",
        "X-TC-Action",
        "X-TC-Version",
        "X-TC-Timestamp",
        "X-TC-Region",
        "X-TC-Token",
        "X-TC-Language",
        "X-TC-RequestClient",
        "X-TC-Content-SHA256",
        "",
        "a:b",
        "a b",
        "a\r\nx",
        "ü",
    ] {
        let error = read(&client, "a").header(name, "0").await.unwrap_err();
        assert!(matches!(error, Error::Request(_)), "{name}: {error}");
    }
    for value in ["a\r\nHost: b", "a\0", "a\nb"] {
        let error = read(&client, "a").header("x-a", value).await.unwrap_err();
        assert!(matches!(error, Error::Request(_)), "{value}: {error}");
    }
    assert_eq!(service.requests(), 0);
}

/// A transport that must not be called.
#[derive(Debug)]
struct Unused;

impl Transport for Unused {
    fn send(
        &self,
        _: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async { panic!("no call is made") })
    }
}

/// Texts to use as any setting.
fn texts() -> Vec<String> {
    let mut texts: Vec<_> = [
        "",
        " ",
        "\n",
        "a\nb",
        "\0",
        "ü",
        "%",
        "%zz",
        "@",
        ":",
        "//",
        "://",
        "http://",
        "https://",
        "http://@",
        "[",
        "[]",
        "[::1",
        "::1",
        "a:b",
        "a:99999",
        "a:0",
        "\\",
        "#",
        "?",
        "*",
        ".",
        "..",
        "-",
        "ap-singapore",
        "127.1",
        "0x7f.1",
        "xn--",
        "xn--a",
        "\u{feff}",
        "\u{202e}",
        "a..b",
        "http://a:b@c:d",
        "socks5://a",
        "HTTP://A",
        "\u{ff20}",
    ]
    .map(str::to_owned)
    .into();
    texts.extend(["x", ".", "%", "@", "ü", "[", "a."].map(|part| part.repeat(1 << 16)));
    texts.push("x".repeat(1 << 20));
    texts
}

#[test]
fn arbitrary_text_in_settings_causes_no_panic() {
    for text in texts() {
        // Without TLS, since reading the system's certificates takes longest.
        let new = || client("http://service.test").no_proxy();
        for (what, built) in [
            ("endpoint", new().endpoint(text.as_str()).build()),
            (
                "fallback_endpoint",
                new().fallback_endpoint(text.as_str()).build(),
            ),
            ("region", new().region(text.as_str()).build()),
            ("host", {
                let builder = super::builder()
                    .credentials(super::credentials())
                    .transport(Unused);
                builder
                    .endpoint_kind(tcsas::EndpointKind::Regional)
                    .region(text.as_str())
                    .build()
            }),
            ("language", new().language(text.as_str()).build()),
            ("proxy", new().proxy(text.as_str()).build()),
            (
                "root_certificates",
                new().root_certificates(text.as_str()).build(),
            ),
        ] {
            let shown = match built {
                Ok(client) => format!("{client:?}"),
                Err(error) => format!("{error} {error:?}"),
            };
            let start: String = text.chars().take(20).collect();
            assert!(shown.len() < 5000, "{what} {start:?}: {}", shown.len());
        }
    }
}

#[tokio::test]
async fn extreme_times_and_sizes_cause_no_panic() {
    let service = Service::start(None).await;
    let none = super::connection_errors::unused_address();
    let times = [
        Duration::ZERO,
        Duration::from_nanos(1),
        Duration::from_secs(u64::MAX),
        Duration::MAX,
    ];
    for endpoint in [service.address, none] {
        let new = || client(format!("http://{endpoint}")).timeout(Duration::from_millis(100));
        let mut built = Vec::new();
        for time in times {
            built.extend([
                new().timeout(time).retry(RetryPolicy::off()),
                new().attempt_timeout(time),
                new().connect_timeout(time),
                new().retry(
                    RetryPolicy::default()
                        .initial_delay(time)
                        .attempts(u32::MAX),
                ),
                new().retry(RetryPolicy::default().max_delay(time)),
                new().retry(RetryPolicy::default().initial_delay(time).max_delay(time)),
            ]);
        }
        for limit in [0, 1, usize::MAX] {
            built.push(new().max_response_size(limit));
        }
        for clock in [
            SystemTime::UNIX_EPOCH,
            SystemTime::UNIX_EPOCH - Duration::from_secs(1 << 40),
            SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 62),
        ] {
            built.push(new().clock(move || clock));
        }
        for builder in built {
            let client: cloud::Client = builder.build().unwrap();
            // The outcome is irrelevant here.
            if let Err(error) = read(&client, "a").await {
                assert!(!error.to_string().is_empty());
            }
        }
    }
}
