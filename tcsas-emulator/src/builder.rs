//! Settings of an emulator, and its start.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;
use std::{fmt, io};

use tcsas_runtime::Credentials;
use tcsas_spec::Report;

use crate::emulator::Emulator;
use crate::request::accepted_credentials::AcceptedCredentials;
use crate::script::file::{self, FaultFileError};
use crate::script::{Script, ScriptError};
use crate::server::Server;
use crate::service::{Clock, Service};
use crate::specs::Specs;

/// The settings of an [`Emulator`] to be started.
#[must_use]
pub struct Builder {
    specs: Specs,
    credentials: Vec<Credentials>,
    port: u16,
    clock: Clock,
    enforce_rate_limits: bool,
    scripts: Vec<(String, Script)>,
    faults: Vec<PathBuf>,
}

impl Emulator {
    /// Starts a server for `specs`, a folder, a single file or the constant `SPECS` of a generated
    /// client, on a free port. It accepts calls signed with `accepted`.
    ///
    /// # Errors
    ///
    /// [`StartError`], with the diagnostics if the spec files are invalid.
    pub fn start(specs: impl Into<Specs>, accepted: Credentials) -> Result<Self, StartError> {
        Self::builder(specs).credentials(accepted).start()
    }

    /// Returns a builder for an emulator with other settings.
    pub fn builder(specs: impl Into<Specs>) -> Builder {
        Builder::new(specs.into())
    }
}

impl Builder {
    pub(crate) fn new(specs: Specs) -> Self {
        Self {
            specs,
            credentials: Vec::new(),
            port: 0,
            clock: Box::new(SystemTime::now),
            enforce_rate_limits: false,
            scripts: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Accepts calls signed with these credentials, in addition to those added before. Without any,
    /// every signed call is rejected.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials.push(credentials);
        self
    }

    /// Sets the port to listen on. Default: 0, which selects a free port.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets the clock: the time that timestamps are compared with, and that responses carry in
    /// `Date`. Default: the system's clock.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Box::new(clock);
        self
    }

    /// Rejects requests in excess of the `rate_limit` of their action with `RequestLimitExceeded`.
    /// Default: they are only counted, see [`Emulator::excess`].
    pub fn enforce_rate_limits(mut self, enforce: bool) -> Self {
        self.enforce_rate_limits = enforce;
        self
    }

    /// Sets a script before the start, like [`Emulator::script`].
    pub fn script(mut self, action: impl Into<String>, script: impl Into<Script>) -> Self {
        self.scripts.push((action.into(), script.into()));
        self
    }

    /// Reads scripts from a JSON file in the format described [above](crate#faults). Scripts set by
    /// [`script`](Self::script) take precedence.
    pub fn faults(mut self, file: impl AsRef<Path>) -> Self {
        self.faults.push(file.as_ref().to_owned());
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    ///
    /// [`StartError`], with the cause.
    pub fn start(self) -> Result<Emulator, StartError> {
        let spec = self.specs.load().into_result()?;
        let accepted = AcceptedCredentials::new(self.credentials);
        let service = Service::new(spec, accepted, self.clock, self.enforce_rate_limits);
        for path in &self.faults {
            for (action, script) in file::read(path)? {
                service.script(&action, script)?;
            }
        }
        for (action, script) in self.scripts {
            service.script(&action, script)?;
        }
        let requested = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener = TcpListener::bind(requested);
        let listener = listener.map_err(|source| StartError::Listen { requested, source })?;
        let address = listener.local_addr().map_err(StartError::Server)?;
        let service = Arc::new(service);
        let server = Server::start(listener, Arc::clone(&service)).map_err(StartError::Server)?;
        Ok(Emulator::new(address, service, server))
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("specs", &self.specs)
            .field("credentials", &self.credentials)
            .field("port", &self.port)
            .field("enforce_rate_limits", &self.enforce_rate_limits)
            .field("scripts", &self.scripts)
            .field("faults", &self.faults)
            .finish_non_exhaustive()
    }
}

/// Error of [`Builder::start`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The spec files are invalid. The report lists all diagnostics.
    #[error("the spec files cannot be used:\n\n{0}")]
    Specs(#[from] Report),
    /// The fault file is invalid.
    #[error(transparent)]
    Faults(#[from] FaultFileError),
    /// A script is invalid.
    #[error(transparent)]
    Script(#[from] ScriptError),
    /// The port is not available.
    #[error("cannot listen on {requested}: {source}")]
    #[non_exhaustive]
    Listen {
        /// The requested address.
        requested: SocketAddr,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The operating system could not provide a thread or a runtime.
    #[error("cannot start the server: {0}")]
    Server(#[source] io::Error),
}
