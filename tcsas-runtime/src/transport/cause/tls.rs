//! What is wrong with TLS: certificates, versions, and ports where something else is spoken.

use std::time::{Duration, UNIX_EPOCH};

use rustls::{AlertDescription, CertificateError, InvalidMessage};

use super::{Cause, Peer, line};
use crate::error::TransportErrorKind;

pub(super) fn handshake(error: &rustls::Error, peer: &Peer) -> Cause {
    use AlertDescription as Alert;
    let plain = match peer.proxy {
        true => "begin the address of the proxy with http:// if it is a plain one",
        false => "begin the endpoint with http:// if that is meant, or check its port",
    };
    let disagree = |what| {
        let advice = "TLS 1.2 or 1.3 is needed, with a cipher of today; check what stands between";
        Cause::new(TransportErrorKind::Tls, what, advice).lasting()
    };
    match error {
        rustls::Error::InvalidCertificate(error) => certificate(error, peer),
        rustls::Error::NoCertificatesPresented => disagree(format!("{peer} shows no certificate")),
        rustls::Error::InvalidMessage(
            InvalidMessage::InvalidContentType
            | InvalidMessage::UnknownProtocolVersion
            | InvalidMessage::MessageTooLarge,
        ) => Cause::new(
            TransportErrorKind::WrongProtocol,
            format!("{peer} does not speak TLS"),
            plain,
        )
        .lasting(),
        rustls::Error::AlertReceived(alert) => match alert {
            Alert::InternalError | Alert::UserCanceled | Alert::CloseNotify => Cause::new(
                TransportErrorKind::Tls,
                format!("{peer} gave up the TLS handshake ({alert:?})"),
                "it may be overloaded",
            ),
            Alert::CertificateRequired
            | Alert::NoCertificate
            | Alert::BadCertificate
            | Alert::CertificateUnknown
            | Alert::UnknownCA
            | Alert::AccessDenied => disagree(format!(
                "{peer} wants a certificate of the client, which this one has none of ({alert:?})"
            )),
            Alert::UnrecognisedName => Cause::new(
                TransportErrorKind::Tls,
                format!("{peer} does not know that name (TLS)"),
                "check the endpoint",
            )
            .lasting(),
            alert => disagree(format!("{peer} refused the TLS handshake ({alert:?})")),
        },
        rustls::Error::PeerIncompatible(_) => disagree(format!(
            "{peer} and this client have no version or cipher of TLS in common"
        )),
        error => Cause::new(
            TransportErrorKind::Tls,
            format!(
                "the TLS handshake with {peer} failed: {}",
                line(&error.to_string())
            ),
            "check what stands between",
        ),
    }
}

/// A certificate that is not accepted today is not accepted in a second either.
fn certificate(error: &CertificateError, peer: &Peer) -> Cause {
    let clock = "renew it there; if the clock of this machine is off, put that right";
    let now = |time: &rustls::pki_types::UnixTime| date(time.as_secs());
    let (what, advice) = match error {
        CertificateError::Expired => ("has expired".to_owned(), clock),
        CertificateError::ExpiredContext { time, not_after } => (
            format!(
                "expired on {}, and the clock of this machine says {}",
                now(not_after),
                now(time)
            ),
            clock,
        ),
        CertificateError::NotValidYet => ("is not valid yet".to_owned(), clock),
        CertificateError::NotValidYetContext { time, not_before } => (
            format!(
                "is not valid before {}, and the clock of this machine says {}",
                now(not_before),
                now(time)
            ),
            "put the clock of this machine right; if it is, the certificate was made for later",
        ),
        CertificateError::Revoked => (
            "was revoked".to_owned(),
            "do not trust it; its owner has to replace it",
        ),
        CertificateError::UnknownIssuer | CertificateError::BadSignature => (
            "is not trusted: no authority that this machine trusts has signed it".to_owned(),
            "if it is right (a company's proxy, a server of your own), add its authority with `root_certificates`",
        ),
        CertificateError::NotValidForName => (
            "is for another name".to_owned(),
            "check the endpoint, and that nobody stands between",
        ),
        CertificateError::NotValidForNameContext { presented, .. } if presented.is_empty() => (
            "is for no name at all".to_owned(),
            "have one made that has the host as a subjectAltName; a common name is not looked at",
        ),
        CertificateError::NotValidForNameContext { presented, .. } => (
            format!("is for another name: {}", line(&presented.join(", "))),
            "check the endpoint, and that nobody stands between",
        ),
        // That of an authority, shown as its own: what comes of `openssl req -x509`.
        other if format!("{other:?}").contains("CaUsedAsEndEntity") => (
            "is that of an authority and of no server".to_owned(),
            "have it sign one for the server, and add the authority with `root_certificates`",
        ),
        other => (
            format!("cannot be accepted: {}", line(&other.to_string())),
            "its owner has to replace it",
        ),
    };
    let what = format!("the certificate of {peer} {what}");
    Cause::new(TransportErrorKind::Certificate, what, advice).lasting()
}

fn date(seconds: u64) -> String {
    /// Seconds to the end of the year 9999, behind which there is no date.
    const LAST: u64 = 253_402_300_799;
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds.min(LAST)))
}
