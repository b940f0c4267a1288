//! Causes of transport errors.

/// Cause of a [`TransportError`](super::TransportError), as far as it could be determined. The
/// error's text states it as well, together with advice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The host name has no address.
    NameNotFound,
    /// The name lookup failed: no name server gave a definite result.
    NameLookup,
    /// Nothing listens at the address.
    ConnectionRefused,
    /// The network or the host is unreachable.
    Unreachable,
    /// The connection was not established in time.
    ConnectTimeout,
    /// The peer closed the connection.
    ConnectionClosed,
    /// The certificate was rejected: it is expired, for another name, issued by an unknown
    /// authority, and so on.
    Certificate,
    /// The TLS handshake failed for a reason other than the certificate.
    Tls,
    /// The peer speaks another protocol: no TLS on a port for HTTP, or the reverse.
    WrongProtocol,
    /// The proxy requires credentials, or rejected the ones it was given.
    ProxyCredentials,
    /// The proxy did not establish the connection.
    Proxy,
    /// The process or the machine has no file descriptor left.
    TooManyOpenFiles,
    /// The machine has no local port or address left for a connection.
    AddressNotAvailable,
    /// The operating system denied the connection.
    PermissionDenied,
    /// The call was made outside of a tokio runtime, or on a target without timers.
    NoRuntime,
    /// No complete response within the transport's own time limit. The client reports it as
    /// [`Error::Timeout`](crate::Error::Timeout).
    Timeout,
    /// The response could not be read to its end, or is too large. The client reports it as
    /// [`Error::InvalidResponse`](crate::Error::InvalidResponse).
    InvalidResponse,
    /// Any other cause, or an unknown one.
    #[default]
    Other,
}
