//! A running emulator, its counters and its settings.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;

use serde_json::Value;
use tcsas_runtime::Credentials;

use crate::executions::Executions;
use crate::request::rate_limit::RateLimit;
use crate::request::upload::Upload;
use crate::response::custom::{Check, Response, UnknownAction};
use crate::script::{Script, ScriptError};
use crate::server::Server;
use crate::service::Service;

/// A running server, reachable from this machine only. Dropping it closes its connections and frees
/// its port.
pub struct Emulator {
    address: SocketAddr,
    service: Arc<Service>,
    _server: Server,
}

impl Emulator {
    pub(crate) fn new(address: SocketAddr, service: Arc<Service>, server: Server) -> Self {
        Self {
            address,
            service,
            _server: server,
        }
    }

    /// The address it listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address as a URL: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Number of requests received for `action` so far, including those that were rejected or hit
    /// by a fault. 0 for an action that the spec files do not describe.
    #[must_use]
    pub fn requests(&self, action: &str) -> usize {
        let known = self.service.known(action);
        known.map_or(0, |known| known.requests())
    }

    /// The executions of `action` so far. Requests that were rejected, or stopped by a fault before
    /// the action, are not among them.
    #[must_use]
    pub fn executions(&self, action: &str) -> Executions {
        let known = self.service.known(action);
        known.map_or_else(Executions::default, |known| known.ledger.read())
    }

    /// Returns the executions and resets the counters, for tests that run too long to keep
    /// everything.
    pub fn take_executions(&self, action: &str) -> Executions {
        let known = self.service.known(action);
        known.map_or_else(Executions::default, |known| known.ledger.take())
    }

    /// The binary parameters of the executions of `action` so far, in order. Only the last 32 MiB
    /// are kept.
    #[must_use]
    pub fn uploads(&self, action: &str) -> Vec<Upload> {
        let known = self.service.known(action);
        known.map_or_else(Vec::new, |known| known.uploads.all())
    }

    /// Number of requests for `action` in excess of its `rate_limit`, whether or not the limit is
    /// enforced: correctly signed requests that arrived after the limit had been reached within one
    /// second for the same secret id.
    #[must_use]
    pub fn excess(&self, action: &str) -> usize {
        let rate = self
            .service
            .known(action)
            .and_then(|known| known.rate.as_ref());
        rate.map_or(0, RateLimit::excess)
    }

    /// Sets the response of `action`: `respond` maps the parameters to it, in place of the
    /// documented example. It is called for each valid request that takes effect.
    ///
    /// A response with a field that the spec does not describe, or with a field of another type,
    /// becomes an `InternalError` that names the field: the service would not return it, and a
    /// misspelt name would go unnoticed. Fields may be omitted.
    ///
    /// # Errors
    ///
    /// [`UnknownAction`] if the spec files do not describe `action`.
    pub fn respond<A: Into<Response>>(
        &self,
        action: &str,
        respond: impl Fn(&Value) -> A + Send + Sync + 'static,
    ) -> Result<(), UnknownAction> {
        self.set_response(action, respond, Check::Description)
    }

    /// Like [`respond`](Self::respond), without comparing the response with the spec, to test how
    /// callers handle invalid ones.
    ///
    /// # Errors
    ///
    /// [`UnknownAction`] if the spec files do not describe `action`.
    pub fn respond_unchecked<A: Into<Response>>(
        &self,
        action: &str,
        respond: impl Fn(&Value) -> A + Send + Sync + 'static,
    ) -> Result<(), UnknownAction> {
        self.set_response(action, respond, Check::Nothing)
    }

    fn set_response<A: Into<Response>>(
        &self,
        action: &str,
        respond: impl Fn(&Value) -> A + Send + Sync + 'static,
        check: Check,
    ) -> Result<(), UnknownAction> {
        let known = self.service.known(action);
        let known = known.ok_or_else(|| UnknownAction {
            action: action.to_owned(),
            nearest: self.service.nearest(action).map(str::to_owned),
        })?;
        let respond = move |parameters: &Value| respond(parameters).into();
        known.own.set(respond, check);
        Ok(())
    }

    /// Replaces the script for `action`: each request takes the next step. [`ANY`](crate::ANY)
    /// applies to every action whose own script is missing or has ended, [`ACCEPT`](crate::ACCEPT)
    /// to connections.
    ///
    /// A request takes its step as soon as its action is known, whether or not it is rejected
    /// later.
    ///
    /// # Errors
    ///
    /// [`ScriptError`] if there is no such action, or a step is invalid.
    pub fn script(&self, action: &str, script: impl Into<Script>) -> Result<(), ScriptError> {
        self.service.script(action, script.into())
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

    /// Number of connections accepted so far.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.service.connections.accepted()
    }

    /// Number of open connections. A connection closed by the client counts until the server has
    /// noticed.
    #[must_use]
    pub fn open_connections(&self) -> usize {
        self.service.connections.open_now()
    }

    /// Accepts calls signed with these credentials from now on. They replace those with the same
    /// secret id and token.
    ///
    /// Their [expiry](Credentials::with_expiry) is compared with the emulator's clock. Expired
    /// credentials are rejected as by the service: with `AuthFailure.TokenFailure` if they have a
    /// token, else with `AuthFailure.SecretIdNotFound`.
    pub fn accept(&self, credentials: Credentials) {
        self.service.accepted.add(credentials);
    }

    /// Rejects all calls signed with this secret id from now on. Returns whether they were accepted
    /// before.
    pub fn revoke(&self, secret_id: &str) -> bool {
        self.service.accepted.remove(secret_id)
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}
