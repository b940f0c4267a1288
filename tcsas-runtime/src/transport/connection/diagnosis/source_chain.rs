//! The errors below the error of an HTTP client.

use std::error::Error;
use std::io;

use crate::transport::connection::pooled_client::Failure;

/// An error of the operating system.
#[derive(Clone, Copy, Debug)]
pub(super) struct Io {
    pub(super) kind: io::ErrorKind,
    code: Option<i32>,
}

/// Findings among an error and its sources.
#[derive(Debug, Default)]
pub(super) struct SourceChain {
    pub(super) tls: Option<rustls::Error>,
    /// The innermost error of the operating system.
    pub(super) io: Option<Io>,
    /// Whether a name lookup failed.
    pub(super) dns: bool,
    /// Whether the proxy itself could not be reached.
    pub(super) before_proxy: bool,
    /// Text of an error of a tunnel through an HTTP proxy.
    pub(super) tunnel: Option<String>,
    /// Text of an error of a SOCKS proxy.
    pub(super) socks: Option<String>,
    /// Text of the innermost error.
    pub(super) text: String,
}

impl SourceChain {
    pub(super) fn of(failure: &Failure) -> Self {
        const TUNNEL: &str = "tunnel error: ";
        const SOCKS: &str = "SOCKS error: ";
        const UNREACHED: &str = "failed to create underlying connection";
        let mut chain = Self {
            dns: failure.is_dns,
            ..Self::default()
        };
        let mut next: Option<&(dyn Error + 'static)> = Some(&*failure.source);
        while let Some(error) = next {
            chain.text = error.to_string();
            let after = |prefix| chain.text.strip_prefix(prefix).map(str::to_owned);
            if let Some(rest) = after(TUNNEL) {
                chain.before_proxy |= rest == UNREACHED;
                chain.tunnel = Some(rest).filter(|rest| rest != UNREACHED);
            } else if let Some(rest) = after(SOCKS) {
                chain.before_proxy |= rest == UNREACHED;
                if error.source().is_none() {
                    chain.inspect_debug(&format!("{error:?}"));
                }
                chain.socks = Some(rest).filter(|rest| rest != UNREACHED);
            }
            if let Some(error) = error.downcast_ref::<rustls::Error>() {
                chain.tls = Some(error.clone());
            }
            next = match error.downcast_ref::<io::Error>() {
                Some(error) => {
                    chain.io = Some(Io {
                        kind: error.kind(),
                        code: error.raw_os_error(),
                    });
                    // The inner error of an I/O error is not among its sources.
                    let inner = error.get_ref().map(|inner| inner as &(dyn Error + 'static));
                    inner.or_else(|| error.source())
                }
                None => error.source(),
            };
        }
        chain
    }

    /// Inspects an error of SOCKS, which has no source and shows its cause only in `Debug`.
    fn inspect_debug(&mut self, debug: &str) {
        self.dns |= debug.contains("\"dns error\"");
        let code = debug.split_once("code: ").map(|(_, rest)| {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            rest[..digits].parse()
        });
        if let Some(Ok(code)) = code {
            let error = io::Error::from_raw_os_error(code);
            self.io = Some(Io {
                kind: error.kind(),
                code: Some(code),
            });
        }
    }
}

impl Io {
    /// Whether it is `EMFILE`, `ENFILE` or their counterpart on Windows, which have no kind.
    pub(super) fn is_out_of_descriptors(self) -> bool {
        self.code.is_some_and(|code| match cfg!(windows) {
            true => code == 10024,
            false => matches!(code, 23 | 24),
        })
    }
}

/// Whether the process has no file descriptor left. Name lookups, which need one, then report an
/// unknown name, and the certificates of the operating system appear to be missing.
pub(in crate::transport::connection) fn is_out_of_descriptors() -> bool {
    std::net::UdpSocket::bind(("127.0.0.1", 0)).is_err_and(|error| {
        let io = Io {
            kind: error.kind(),
            code: error.raw_os_error(),
        };
        io.is_out_of_descriptors()
    })
}
