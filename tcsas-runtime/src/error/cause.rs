//! What a transport error comes of.

/// What a [`TransportError`](super::TransportError) comes of, as far as that could be found out.
/// Its text says it too, together with what to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportCause {
    /// The host has no address.
    NameNotFound,
    /// No name server could say whether the host has one.
    NameLookup,
    /// Nobody listens at the address.
    Refused,
    /// There is no way to the network or the host.
    Unreachable,
    /// The connection was not made in time.
    ConnectTimeout,
    /// The other side closed the connection.
    Closed,
    /// The certificate is not one to accept: it is expired, of an unknown authority, for another
    /// name, and so on.
    Certificate,
    /// The two sides could not agree on TLS.
    Tls,
    /// The peer does not speak the protocol: no TLS on a port for HTTP, or the reverse.
    WrongProtocol,
    /// The proxy wants credentials, or others than it was given.
    ProxyCredentials,
    /// The proxy did not make the connection.
    Proxy,
    /// The process or the machine has no file descriptor left.
    TooManyFiles,
    /// The machine has no local port or address left for a connection.
    NoLocalAddress,
    /// The operating system forbids the connection.
    Forbidden,
    /// Something else, or nothing that could be found out.
    #[default]
    Other,
}
