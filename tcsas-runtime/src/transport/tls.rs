//! TLS: a complete configuration, and the certificates that a program trusts besides those of the
//! operating system.

use std::error::Error;
use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::{self, PemObject, SectionKind};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::{BuilderVerifierExt, Verifier};

/// A complete TLS configuration. reqwest would otherwise look for a process-wide default, and
/// panics if there is none or if another crate of the build has switched on a second one. Without
/// `trust` it accepts no certificate, and does not look for those of the operating system.
pub(super) fn config(
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
        // "Dangerous" is any verifier that rustls does not know; this one checks what the
        // platform's does.
        let versions = versions.dangerous();
        versions.with_custom_certificate_verifier(Arc::new(verifier))
    };
    Ok(roots.with_no_client_auth())
}

/// The certificates in what `root_certificates` was given. All of them can be trusted: none is left
/// out.
pub(super) fn certificates(files: &[Vec<u8>]) -> Result<Vec<CertificateDer<'static>>, String> {
    let mut all = Vec::new();
    for (at, file) in files.iter().enumerate() {
        let found = read(file).map_err(|what| {
            let which = match files.len() {
                1 => String::new(),
                count => format!(" (call {} of {count})", at + 1),
            };
            format!("what `root_certificates` was given{which} cannot be used: {what}")
        })?;
        all.extend(found);
    }
    Ok(all)
}

fn read(file: &[u8]) -> Result<Vec<CertificateDer<'static>>, String> {
    // Sections of other kinds that no reader of ours knows are passed over by it.
    const MARKS: [&str; 3] = [
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN TRUSTED CERTIFICATE-----",
        "-----BEGIN X509 CERTIFICATE-----",
    ];
    // Editors of Windows put it before the first line, which would then not begin with BEGIN.
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    if file.trim_ascii().is_empty() {
        return Err("it is empty".to_owned());
    }
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for section in <(SectionKind, Vec<u8>)>::pem_slice_iter(file) {
        match section {
            Ok((SectionKind::Certificate, der)) => found.push(CertificateDer::from(der)),
            Ok((other, _)) => others.push(other),
            Err(error) => return Err(format!("it is not PEM: {}", unreadable(&error))),
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
        return Err(instead(file, &others).to_owned());
    }
    for (at, certificate) in found.iter().enumerate() {
        if let Err(error) = RootCertStore::empty().add(certificate.clone()) {
            return Err(format!(
                "what stands between BEGIN and END of certificate {} is no X.509 certificate: {error}",
                at + 1
            ));
        }
    }
    Ok(found)
}

/// Why a section is not read. The error itself prints the line that it stumbles over, which may be
/// a key, and as numbers.
fn unreadable(error: &pem::Error) -> &'static str {
    match error {
        pem::Error::MissingSectionEnd { .. } => {
            "the line with its END is missing or names something else; was it cut, or were its line breaks lost?"
        }
        pem::Error::IllegalSectionStart { .. } => {
            "a line begins with -----BEGIN and has more behind it than a name and -----; were its line breaks lost, or kept as \\n?"
        }
        pem::Error::Base64Decode(_) => "what stands between BEGIN and END is not base64",
        _ => "it cannot be read",
    }
}

/// What a file without a certificate is instead.
fn instead(file: &[u8], sections: &[SectionKind]) -> &'static str {
    /// How DER begins: a sequence whose length has more than one byte.
    const DER: [&[u8]; 2] = [&[0x30, 0x82], &[0x30, 0x81]];
    match sections.first() {
        Some(SectionKind::PrivateKey | SectionKind::RsaPrivateKey | SectionKind::EcPrivateKey) => {
            "it holds a private key and no certificate; no key is needed to trust somebody"
        }
        Some(SectionKind::Csr) => "it holds a request for a certificate and no certificate",
        Some(_) => "it holds no certificate, but something else in PEM",
        None if DER.iter().any(|start| file.starts_with(start)) => {
            "it is DER and must be PEM: `openssl x509 -inform der` converts it"
        }
        None => "it holds no certificate: it must be PEM",
    }
}

/// Why TLS cannot be set up. What `root_certificates` was given has been checked before.
pub(super) fn fault(error: &dyn Error) -> String {
    if super::cause::no_descriptor_is_left() {
        return "TLS cannot be set up: the certificates of the operating system cannot be read, because no file descriptor is left (too many open files); raise its limit (ulimit -n)".to_owned();
    }
    let mut what = format!("TLS cannot be set up: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        what.push_str(&format!(": {error}"));
        cause = error.source();
    }
    what + "; are the operating system's certificates there (often the package ca-certificates)?"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(files: &[&[u8]]) -> String {
        let files: Vec<_> = files.iter().map(|file| file.to_vec()).collect();
        certificates(&files).unwrap_err()
    }

    #[test]
    fn what_is_no_certificate_is_named() {
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
            // SENTINEL as text, or as a list of the numbers of its letters.
            assert!(
                !error.contains("SENTINEL") && !error.contains("83, 69"),
                "{error}"
            );
        }
        assert!(error(&[b"", b""]).contains("(call 1 of 2)"));
    }
}
