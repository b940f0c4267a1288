//! TLS configuration, and the certificates that a program trusts besides those of the operating
//! system.

use std::error::Error;
use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::{self, PemObject, SectionKind};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::{BuilderVerifierExt, Verifier};

/// Builds a complete TLS configuration. reqwest would otherwise look for a process-wide default,
/// and panics if there is none or if another crate of the build enables a second one. Without
/// `trust` it accepts no certificate, and does not read those of the operating system.
pub(super) fn build(
    trust: bool,
    roots: Vec<CertificateDer<'static>>,
) -> Result<ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(Arc::<CryptoProvider>::clone(&provider))
        .with_safe_default_protocol_versions()?;
    let roots = if !trust {
        versions.with_root_certificates(RootCertStore::empty())
    } else if roots.is_empty() {
        versions.with_platform_verifier()?
    } else {
        let verifier = Verifier::new_with_extra_roots(roots, provider)?;
        // rustls calls any verifier of others "dangerous"; this one checks as the platform's does.
        let versions = versions.dangerous();
        versions.with_custom_certificate_verifier(Arc::new(verifier))
    };
    Ok(roots.with_no_client_auth())
}

/// Parses the PEM passed to `root_certificates`. An error if any certificate cannot be used, so
/// that none is ignored.
pub(super) fn parse_roots(files: &[Vec<u8>]) -> Result<Vec<CertificateDer<'static>>, String> {
    let mut all = Vec::new();
    for (at, file) in files.iter().enumerate() {
        let found = parse(file).map_err(|reason| {
            let which = match files.len() {
                1 => String::new(),
                count => format!(" (call {} of {count})", at + 1),
            };
            format!("the value of `root_certificates`{which} cannot be used: {reason}")
        })?;
        all.extend(found);
    }
    Ok(all)
}

fn parse(file: &[u8]) -> Result<Vec<CertificateDer<'static>>, String> {
    /// Lines that begin a certificate. The parser ignores those that it does not recognize.
    const MARKS: [&str; 3] = [
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN TRUSTED CERTIFICATE-----",
        "-----BEGIN X509 CERTIFICATE-----",
    ];
    // A byte order mark, which editors on Windows put in front of the first line.
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    if file.trim_ascii().is_empty() {
        return Err("it is empty".to_owned());
    }
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for section in <(SectionKind, Vec<u8>)>::pem_slice_iter(file) {
        match section {
            Ok((SectionKind::Certificate, der)) => found.push(CertificateDer::from(der)),
            Ok((other, _)) => others.push(other),
            Err(error) => return Err(format!("it is not PEM: {}", describe_pem(&error))),
        }
    }
    let marked = |mark: &&str| memchr::memmem::find_iter(file, mark.as_bytes()).count();
    if MARKS.iter().map(marked).sum::<usize>() > found.len() {
        return Err(
            "a certificate in it cannot be read: each begins with a line that is -----BEGIN CERTIFICATE----- and no more"
                .to_owned(),
        );
    }
    if found.is_empty() {
        return Err(describe_other(file, &others).to_owned());
    }
    for (at, certificate) in found.iter().enumerate() {
        if let Err(error) = RootCertStore::empty().add(certificate.clone()) {
            return Err(format!(
                "the content between BEGIN and END of certificate {} is no X.509 certificate: {error}",
                at + 1
            ));
        }
    }
    Ok(found)
}

/// Why a section cannot be parsed. The error itself prints the offending line as numbers, which may
/// be a key.
fn describe_pem(error: &pem::Error) -> &'static str {
    match error {
        pem::Error::MissingSectionEnd { .. } => {
            "the line with its END is missing or names something else; was it cut, or were its line breaks lost?"
        }
        pem::Error::IllegalSectionStart { .. } => {
            "a line that begins with -----BEGIN does not end after a name and -----; were its line breaks lost, or kept as \\n?"
        }
        pem::Error::Base64Decode(_) => "the content between BEGIN and END is not base64",
        _ => "it cannot be read",
    }
}

/// Description of a file without a certificate.
fn describe_other(file: &[u8], sections: &[SectionKind]) -> &'static str {
    /// Prefixes of DER: a sequence whose length takes more than one byte.
    const DER: [&[u8]; 2] = [&[0x30, 0x82], &[0x30, 0x81]];
    match sections.first() {
        Some(SectionKind::PrivateKey | SectionKind::RsaPrivateKey | SectionKind::EcPrivateKey) => {
            "it contains a private key and no certificate; trusting a peer takes no key"
        }
        Some(SectionKind::Csr) => "it contains a certificate request and no certificate",
        Some(_) => "it contains something else in PEM, but no certificate",
        None if DER.iter().any(|start| file.starts_with(start)) => {
            "it is DER and must be PEM: `openssl x509 -inform der` converts it"
        }
        None => "it contains no certificate: it must be PEM",
    }
}

/// Why TLS cannot be set up. The value of `root_certificates` has been checked before.
pub(super) fn describe(error: &dyn Error) -> String {
    if super::diagnosis::is_out_of_descriptors() {
        return "TLS cannot be set up: the certificates of the operating system cannot be read, because no file descriptor is left (too many open files); raise its limit (ulimit -n)".to_owned();
    }
    let mut reason = format!("TLS cannot be set up: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        reason.push_str(&format!(": {error}"));
        cause = error.source();
    }
    reason
        + "; are the operating system's certificates installed (often the package ca-certificates)?"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(files: &[&[u8]]) -> String {
        let files: Vec<_> = files.iter().map(|file| file.to_vec()).collect();
        parse_roots(&files).unwrap_err()
    }

    #[test]
    fn file_without_valid_certificates_is_described() {
        let pem = |label: &str, body: &str| {
            format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n").into_bytes()
        };
        for (file, why) in [
            (b"".to_vec(), "empty"),
            (b" \r\n".to_vec(), "empty"),
            (b"no certificate".to_vec(), "must be PEM"),
            (b"\x30\x82\x01\x0a\x02".to_vec(), "DER"),
            (pem("CERTIFICATE", "!"), "not PEM"),
            (pem("CERTIFICATE", "AAAA"), "no X.509 certificate"),
            (pem("CERTIFICATE", ""), "no X.509 certificate"),
            (pem("PRIVATE KEY", "AAAA"), "private key"),
            (pem("RSA PRIVATE KEY", "AAAA"), "private key"),
            (pem("EC PRIVATE KEY", "AAAA"), "private key"),
            (pem("CERTIFICATE REQUEST", "AAAA"), "request"),
            (pem("PUBLIC KEY", "AAAA"), "something else"),
            (pem("TRUSTED CERTIFICATE", "AAAA"), "cannot be read"),
            (b"-----BEGIN CERTIFICATE-----\nAAAA".to_vec(), "not PEM"),
            (
                [b"\xef\xbb\xbf", &pem("CERTIFICATE", "AAAA")[..]].concat(),
                "no X.509 certificate",
            ),
            (
                b"-----BEGIN PRIVATE KEY-----\\nSENTINEL".to_vec(),
                "kept as \\n?",
            ),
            (
                b"-----BEGIN CERTIFICATE----- SENTINEL -----END CERTIFICATE-----".to_vec(),
                "line breaks lost",
            ),
            (
                b"-----BEGIN SENTINEL-----\nAAAA\n-----END X-----\n".to_vec(),
                "names something else",
            ),
        ] {
            let error = error(&[&file]);
            let shown = String::from_utf8_lossy(&file).into_owned();
            assert!(
                error.contains("root_certificates") && error.contains(why),
                "{shown}: {error}"
            );
            assert!(!error.contains("operating system"), "{error}");
            // SENTINEL as text, or as the bytes of its letters.
            assert!(
                !error.contains("SENTINEL") && !error.contains("83, 69"),
                "{error}"
            );
        }
        assert!(error(&[b"", b""]).contains("(call 1 of 2)"));
    }
}
