//! Starting and stopping.

use crate::executions::Executions;
use crate::keys::Keys;
use crate::rate::RateLimit;
use crate::script::file::{self, FaultFileError};
use crate::script::{ACCEPT, ANY, Script, ScriptError};
use crate::server::Server;
use crate::service::{Clock, Service};
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;
use tcsas_runtime::Credentials;
use tcsas_spec::{Options, Report};

/// A running server, reachable from this machine only. Dropping it closes its connections and frees its port.
pub struct Emulator {
    address: SocketAddr,
    service: Arc<Service>,
    _server: Server,
}

impl Emulator {
    /// Starts a server for the spec files in the folder `specs` (or the single file `specs`) on a free port, which
    /// accepts calls signed with `accepted`.
    ///
    /// # Errors
    ///
    /// [`StartError`], which says what is wrong with the spec files.
    pub fn start(specs: impl AsRef<Path>, accepted: Credentials) -> Result<Self, StartError> {
        Self::builder(specs).credentials(accepted).start()
    }

    /// A server with settings of its own.
    pub fn builder(specs: impl AsRef<Path>) -> Builder {
        Builder {
            specs: specs.as_ref().to_owned(),
            credentials: Vec::new(),
            port: 0,
            clock: Box::new(SystemTime::now),
            enforce_rate_limits: false,
            scripts: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The same as an URL: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many requests for `action` came so far, those included that were refused or hit by a fault. 0 for an action that the spec files do
    /// not describe.
    #[must_use]
    pub fn requests(&self, action: &str) -> usize {
        let known = self.service.known(action);
        known.map_or(0, |known| known.requests())
    }

    /// How often `action` took effect so far. A request that was refused, or kept from the action by a fault, has not.
    #[must_use]
    pub fn executions(&self, action: &str) -> Executions {
        let known = self.service.known(action);
        known.map_or_else(Executions::default, |known| known.ledger.read())
    }

    /// The same, and counts from 0 afterwards, for tests that run too long to keep everything.
    pub fn take_executions(&self, action: &str) -> Executions {
        let known = self.service.known(action);
        known.map_or_else(Executions::default, |known| known.ledger.take())
    }

    /// How many requests for `action` came in excess of its `rate_limit`, be it enforced or not: those that were signed
    /// as they must be and came when as many as it allows had come within a second, with the same secret id.
    #[must_use]
    pub fn excess(&self, action: &str) -> usize {
        let rate = self
            .service
            .known(action)
            .and_then(|known| known.rate.as_ref());
        rate.map_or(0, RateLimit::excess)
    }

    /// From now on these steps happen to the requests for `action`, one a request, in place of what is left of its script
    /// so far. [`ANY`] is for every action that has no script of its own (any more), [`ACCEPT`] for connections.
    ///
    /// A request takes its step as soon as it is known which action it is for, whether it is refused or not.
    ///
    /// # Errors
    ///
    /// [`ScriptError`] if there is no such action, or a step cannot be.
    pub fn script(&self, action: &str, script: impl Into<Script>) -> Result<(), ScriptError> {
        set(&self.service, action, script.into())
    }

    /// Whether the script for `action` has steps left.
    #[must_use]
    pub fn has_script(&self, action: &str) -> bool {
        self.service.scripts.has(action)
    }

    /// Ends the script for `action`.
    pub fn clear_script(&self, action: &str) {
        self.service.scripts.clear(action);
    }

    /// Ends all scripts.
    pub fn clear_scripts(&self) {
        self.service.scripts.clear_all();
    }

    /// How many connections were accepted so far.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.service.connections.accepted()
    }

    /// How many connections are open now. One that a client has closed counts until the server has noticed.
    #[must_use]
    pub fn open_connections(&self) -> usize {
        self.service.connections.open_now()
    }

    /// From now on accepts calls signed with these credentials too. They replace those with the same secret id and token.
    ///
    /// Their [expiry](Credentials::with_expiry) is told by the emulator's clock. From then on they are refused as the
    /// service does it: with `AuthFailure.TokenFailure` if they have a token, else with `AuthFailure.SecretIdNotFound`.
    pub fn accept(&self, credentials: Credentials) {
        self.service.keys.add(credentials);
    }

    /// From now on refuses all calls signed with this secret id. Tells whether they were accepted before.
    pub fn revoke(&self, secret_id: &str) -> bool {
        self.service.keys.remove(secret_id)
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

/// The settings of an [`Emulator`] to be started.
#[must_use]
pub struct Builder {
    specs: PathBuf,
    credentials: Vec<Credentials>,
    port: u16,
    clock: Clock,
    enforce_rate_limits: bool,
    scripts: Vec<(String, Script)>,
    faults: Vec<PathBuf>,
}

impl Builder {
    /// Accepts calls signed with these credentials, besides those given before. Without any, every signed call is
    /// refused.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials.push(credentials);
        self
    }

    /// Listens on this port. Default: 0, any that is free.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Tells the time that timestamps are compared with and that answers have in `Date`. Default: the system's clock.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Box::new(clock);
        self
    }

    /// Refuses requests in excess of the `rate_limit` of their action, with `RequestLimitExceeded`. Default: they are
    /// only counted, see [`Emulator::excess`].
    pub fn enforce_rate_limits(mut self, enforce: bool) -> Self {
        self.enforce_rate_limits = enforce;
        self
    }

    /// What goes wrong from the start, as with [`Emulator::script`].
    pub fn script(mut self, action: impl Into<String>, script: impl Into<Script>) -> Self {
        self.scripts.push((action.into(), script.into()));
        self
    }

    /// Scripts in a JSON file. Its format is described [above](crate#faults). Scripts that are given by
    /// [`script`](Self::script) replace its own.
    pub fn faults(mut self, file: impl AsRef<Path>) -> Self {
        self.faults.push(file.as_ref().to_owned());
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    ///
    /// [`StartError`], which says what is wrong.
    pub fn start(self) -> Result<Emulator, StartError> {
        let spec = tcsas_spec::load(&self.specs, &Options::default()).into_result()?;
        let keys = Keys::new(self.credentials);
        let service = Service::new(spec, keys, self.clock, self.enforce_rate_limits);
        for path in &self.faults {
            for (action, script) in file::read(path)? {
                set(&service, &action, script)?;
            }
        }
        for (action, script) in self.scripts {
            set(&service, &action, script)?;
        }
        let asked = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let listener = TcpListener::bind(asked);
        let listener = listener.map_err(|source| StartError::Listen { asked, source })?;
        let address = listener.local_addr().map_err(StartError::Server)?;
        let service = Arc::new(service);
        let server = Server::start(listener, Arc::clone(&service)).map_err(StartError::Server)?;
        Ok(Emulator {
            address,
            service,
            _server: server,
        })
    }
}

fn set(service: &Service, action: &str, script: Script) -> Result<(), ScriptError> {
    if ![ANY, ACCEPT].contains(&action) && service.known(action).is_none() {
        return Err(ScriptError::unknown(action));
    }
    service.scripts.set(action, script)
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

/// Why an [`Emulator`] did not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The spec files have mistakes. All of them are listed.
    #[error("the spec files cannot be used:\n\n{0}")]
    Specs(#[from] Report),
    /// The file of faults has a mistake.
    #[error(transparent)]
    Faults(#[from] FaultFileError),
    /// A script cannot be.
    #[error(transparent)]
    Script(#[from] ScriptError),
    /// The port cannot be had.
    #[error("cannot listen on {asked}: {source}")]
    #[non_exhaustive]
    Listen {
        /// The address that was asked for.
        asked: SocketAddr,
        /// What the operating system says.
        source: io::Error,
    },
    /// The operating system gave no thread or no runtime.
    #[error("cannot start the server: {0}")]
    Server(#[source] io::Error),
}
