//! Invalid certificates and TLS failures: errors name the cause, and calls are not retried.

use tcsas::Error;
use tcsas::error::{TransportError, TransportErrorKind};

use super::tls::{Authority, Certificate, Service, client};
use super::{cloud, read};

/// The error of a call that must fail.
async fn tls_failure(client: &cloud::Client) -> (TransportError, u32) {
    let error = read(client, "a").await.unwrap_err();
    let attempts = error.attempts().unwrap().count();
    match error {
        Error::Transport(error) => (error, attempts),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn an_added_authority_is_trusted() {
    let authority = Authority::new();
    let service = Service::start(Some(authority.config(Certificate::Good))).await;
    let client: cloud::Client = client(service.address.to_string())
        .root_certificates(authority.pem.as_str())
        .build()
        .unwrap();
    read(&client, "a").await.unwrap();
    assert_eq!(service.requests(), 1);
}

#[tokio::test]
async fn an_invalid_certificate_is_named_and_not_retried() {
    let authority = Authority::new();
    let stranger = Authority::new();
    for (which, by, words) in [
        (
            Certificate::Expired,
            &authority,
            &["expired on Mon, 03 Feb 2020", "clock of this machine"][..],
        ),
        (
            Certificate::NotYetValid,
            &authority,
            &["not valid before", "3019", "clock of this machine"],
        ),
        (
            Certificate::OtherName,
            &authority,
            &["for another name", "other.test"],
        ),
        (
            Certificate::NoName,
            &authority,
            &["for no name at all", "subjectAltName"],
        ),
        (
            Certificate::Good,
            &stranger,
            &["not trusted", "root_certificates"],
        ),
        (Certificate::Authority, &stranger, &["root_certificates"]),
    ] {
        let service = Service::start(Some(by.config(which))).await;
        let client: cloud::Client = client(service.address.to_string())
            .root_certificates(authority.pem.as_str())
            .build()
            .unwrap();
        let (error, attempts) = tls_failure(&client).await;
        let text = error.to_string();
        for word in words.iter().chain(&["certificate of 127.0.0.1"]) {
            assert!(text.contains(word), "{which:?}: {text}");
        }
        assert!(error.is_unsent() && text.contains("not sent"), "{text}");
        assert!(
            !text.contains("check the endpoint and the network"),
            "{text}"
        );
        assert_eq!(error.kind(), TransportErrorKind::Certificate, "{text}");
        assert_eq!((attempts, service.connections()), (1, 1), "{text}");
    }
}

#[tokio::test]
async fn an_authority_used_as_a_server_certificate_is_named() {
    let authority = Authority::new();
    let service = Service::start(Some(authority.config(Certificate::Authority))).await;
    let client: cloud::Client = client(service.address.to_string())
        .root_certificates(authority.pem.as_str())
        .build()
        .unwrap();
    let (error, attempts) = tls_failure(&client).await;
    assert_eq!(
        (error.kind(), attempts),
        (TransportErrorKind::Certificate, 1),
        "{error}"
    );
}

#[tokio::test]
async fn tls_and_plain_http_are_distinguished() {
    let authority = Authority::new();
    let plain = Service::start(None).await;
    let encrypted = Service::start(Some(authority.config(Certificate::Good))).await;
    // An HTTP server responds even to input it cannot parse.
    let odd = super::connection_errors::raw(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
    let tls: cloud::Client = client(format!("https://{odd}")).build().unwrap();
    let (error, attempts) = tls_failure(&tls).await;
    let text = error.to_string();
    assert!(
        text.contains("does not speak TLS") && text.contains("http://"),
        "{text}"
    );
    assert_eq!(
        (error.kind(), attempts),
        (TransportErrorKind::WrongProtocol, 1),
        "{text}"
    );
    let client: cloud::Client = client(format!("http://{}", encrypted.address))
        .build()
        .unwrap();
    let (error, _) = tls_failure(&client).await;
    let text = error.to_string();
    assert!(
        text.contains("not HTTP") && text.contains("https://"),
        "{text}"
    );
    assert_eq!(error.kind(), TransportErrorKind::WrongProtocol, "{text}");
    assert_eq!((plain.requests(), encrypted.requests()), (0, 0));
}

#[tokio::test]
async fn a_rejected_handshake_states_the_reason() {
    for (alert, word) in [
        (70, "ProtocolVersion"),
        (40, "HandshakeFailure"),
        (116, "certificate of the client"),
        (112, "does not know that name"),
    ] {
        let address = super::connection_errors::raw(&[0x15, 3, 3, 0, 2, 2, alert]).await;
        let client: cloud::Client = client(format!("https://{address}")).build().unwrap();
        let (error, attempts) = tls_failure(&client).await;
        assert!(error.to_string().contains(word), "{error}");
        assert_eq!(
            (error.kind(), attempts),
            (TransportErrorKind::Tls, 1),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_required_client_certificate_is_named() {
    let authority = Authority::new();
    let service = Service::start(Some(authority.requiring_client_certificates())).await;
    let client: cloud::Client = client(service.address.to_string())
        .root_certificates(authority.pem.as_str())
        .build()
        .unwrap();
    let (error, attempts) = tls_failure(&client).await;
    assert!(
        error.to_string().contains("certificate of the client"),
        "{error}"
    );
    assert_eq!(
        (error.kind(), attempts),
        (TransportErrorKind::Tls, 1),
        "{error}"
    );
    assert_eq!(service.requests(), 0);
}
