//! Errors of TLS: certificates, versions, and ports with another protocol.

use std::time::{Duration, UNIX_EPOCH};

use rustls::{AlertDescription, CertificateError, InvalidMessage};

use super::cause::{Cause, one_line};
use super::peer::Peer;
use crate::error::TransportErrorKind;

/// Diagnoses an error of a TLS handshake.
pub(super) fn handshake(error: &rustls::Error, peer: &Peer) -> Cause {
    use AlertDescription as Alert;
    let plain = match peer.is_proxy {
        true => "begin the address of the proxy with http:// if it does not speak TLS",
        false => "begin the endpoint with http:// if that is intended, or check its port",
    };
    let incompatible = |message| {
        let advice = "TLS 1.2 or 1.3 is required, with a current cipher; check for intermediaries";
        Cause::new(TransportErrorKind::Tls, message, advice).permanent()
    };
    match error {
        rustls::Error::InvalidCertificate(error) => certificate(error, peer),
        rustls::Error::NoCertificatesPresented => {
            incompatible(format!("{peer} presented no certificate"))
        }
        rustls::Error::InvalidMessage(
            InvalidMessage::InvalidContentType
            | InvalidMessage::UnknownProtocolVersion
            | InvalidMessage::MessageTooLarge,
        ) => Cause::new(
            TransportErrorKind::WrongProtocol,
            format!("{peer} does not speak TLS"),
            plain,
        )
        .permanent(),
        rustls::Error::AlertReceived(alert) => match alert {
            Alert::InternalError | Alert::UserCanceled | Alert::CloseNotify => Cause::new(
                TransportErrorKind::Tls,
                format!("{peer} aborted the TLS handshake ({alert:?})"),
                "it may be overloaded",
            ),
            Alert::CertificateRequired
            | Alert::NoCertificate
            | Alert::BadCertificate
            | Alert::CertificateUnknown
            | Alert::UnknownCA
            | Alert::AccessDenied => incompatible(format!(
                "{peer} requires a certificate of the client, and there is none ({alert:?})"
            )),
            Alert::UnrecognisedName => Cause::new(
                TransportErrorKind::Tls,
                format!("{peer} does not know that name (TLS)"),
                "check the endpoint",
            )
            .permanent(),
            alert => incompatible(format!("{peer} rejected the TLS handshake ({alert:?})")),
        },
        rustls::Error::PeerIncompatible(_) => incompatible(format!(
            "{peer} and this client have no version or cipher of TLS in common"
        )),
        error => Cause::new(
            TransportErrorKind::Tls,
            format!(
                "the TLS handshake with {peer} failed: {}",
                one_line(&error.to_string())
            ),
            "check for intermediaries",
        ),
    }
}

/// Diagnoses a rejected certificate, which another attempt would reject as well.
fn certificate(error: &CertificateError, peer: &Peer) -> Cause {
    let clock = "renew it on the server, or correct the clock of this machine if it is wrong";
    let now = |time: &rustls::pki_types::UnixTime| date(time.as_secs());
    let (what, advice) = match error {
        CertificateError::Expired => ("has expired".to_owned(), clock),
        CertificateError::ExpiredContext { time, not_after } => (
            format!(
                "expired on {}, and the clock of this machine shows {}",
                now(not_after),
                now(time)
            ),
            clock,
        ),
        CertificateError::NotValidYet => ("is not valid yet".to_owned(), clock),
        CertificateError::NotValidYetContext { time, not_before } => (
            format!(
                "is not valid before {}, and the clock of this machine shows {}",
                now(not_before),
                now(time)
            ),
            "correct the clock of this machine; if it is right, the certificate is not valid until later",
        ),
        CertificateError::Revoked => (
            "was revoked".to_owned(),
            "do not trust it; its owner has to replace it",
        ),
        CertificateError::UnknownIssuer | CertificateError::BadSignature => (
            "is not trusted: no authority that this machine trusts has signed it".to_owned(),
            "if it is legitimate (a company's proxy, a server of your own), add its authority with `root_certificates`",
        ),
        CertificateError::NotValidForName => (
            "is for another name".to_owned(),
            "check the endpoint, and that no intermediary intercepts the connection",
        ),
        CertificateError::NotValidForNameContext { presented, .. } if presented.is_empty() => (
            "is for no name at all".to_owned(),
            "it must have the host as a subjectAltName; the common name is ignored",
        ),
        CertificateError::NotValidForNameContext { presented, .. } => (
            format!("is for another name: {}", one_line(&presented.join(", "))),
            "check the endpoint, and that no intermediary intercepts the connection",
        ),
        // A certificate authority's own, as created by `openssl req -x509`.
        other if format!("{other:?}").contains("CaUsedAsEndEntity") => (
            "is that of an authority, not of a server".to_owned(),
            "let it sign one for the server, and add the authority with `root_certificates`",
        ),
        other => (
            format!("was rejected: {}", one_line(&other.to_string())),
            "its owner has to replace it",
        ),
    };
    let message = format!("the certificate of {peer} {what}");
    Cause::new(TransportErrorKind::Certificate, message, advice).permanent()
}

fn date(seconds: u64) -> String {
    /// End of the year 9999, the last that has a date.
    const LAST: u64 = 253_402_300_799;
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds.min(LAST)))
}
