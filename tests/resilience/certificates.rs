//! Certificates and TLS that do not fit: what is said, and that nothing is repeated.

use tcsas::Error;
use tcsas::error::{TransportError, TransportErrorKind};

use super::tls::{Authority, Certificate, Service, client};
use super::{cloud, read};

/// The error of a call that must not come back.
async fn refused(client: &cloud::Client) -> (TransportError, u32) {
    let error = read(client, "a").await.unwrap_err();
    let attempts = error.attempts().unwrap().count();
    match error {
        Error::Transport(error) => (error, attempts),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_certificate_of_an_authority_that_is_added_is_trusted() {
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
async fn a_certificate_that_does_not_fit_is_named_and_not_tried_again() {
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
        let (error, attempts) = refused(&client).await;
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
async fn an_authority_that_is_shown_as_a_server_is_named_as_such() {
    let authority = Authority::new();
    let service = Service::start(Some(authority.config(Certificate::Authority))).await;
    let client: cloud::Client = client(service.address.to_string())
        .root_certificates(authority.pem.as_str())
        .build()
        .unwrap();
    let (error, attempts) = refused(&client).await;
    assert_eq!(
        (error.kind(), attempts),
        (TransportErrorKind::Certificate, 1),
        "{error}"
    );
}

#[tokio::test]
async fn tls_and_plain_http_are_told_apart() {
    let authority = Authority::new();
    let plain = Service::start(None).await;
    let encrypted = Service::start(Some(authority.config(Certificate::Good))).await;
    // A server of HTTP answers what it cannot read.
    let odd = super::causes::raw(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
    let tls: cloud::Client = client(format!("https://{odd}")).build().unwrap();
    let (error, attempts) = refused(&tls).await;
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
    let (error, _) = refused(&client).await;
    let text = error.to_string();
    assert!(
        text.contains("not HTTP") && text.contains("https://"),
        "{text}"
    );
    assert_eq!(error.kind(), TransportErrorKind::WrongProtocol, "{text}");
    assert_eq!((plain.requests(), encrypted.requests()), (0, 0));
}

#[tokio::test]
async fn a_handshake_that_is_refused_says_why() {
    for (alert, word) in [
        (70, "ProtocolVersion"),
        (40, "HandshakeFailure"),
        (116, "certificate of the client"),
        (112, "does not know that name"),
    ] {
        let address = super::causes::raw(&[0x15, 3, 3, 0, 2, 2, alert]).await;
        let client: cloud::Client = client(format!("https://{address}")).build().unwrap();
        let (error, attempts) = refused(&client).await;
        assert!(error.to_string().contains(word), "{error}");
        assert_eq!(
            (error.kind(), attempts),
            (TransportErrorKind::Tls, 1),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_server_that_wants_a_certificate_of_the_client_is_understood() {
    let authority = Authority::new();
    let service = Service::start(Some(authority.suspicious())).await;
    let client: cloud::Client = client(service.address.to_string())
        .root_certificates(authority.pem.as_str())
        .build()
        .unwrap();
    let (error, attempts) = refused(&client).await;
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
