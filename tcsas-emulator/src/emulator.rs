//! A running server, and what it tells.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;

use serde_json::Value;
use tcsas_runtime::Credentials;

use crate::executions::Executions;
use crate::request::rate_limit::RateLimit;
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

    /// How many requests for `action` came so far, those included that were refused or hit by a
    /// fault. 0 for an action that the spec files do not describe.
    #[must_use]
    pub fn requests(&self, action: &str) -> usize {
        let known = self.service.known(action);
        known.map_or(0, |known| known.requests())
    }

    /// How often `action` took effect so far. A request that was refused, or kept from the action
    /// by a fault, has not.
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

    /// How many requests for `action` came in excess of its `rate_limit`, be it enforced or not:
    /// those that were signed as they must be and came when as many as it allows had come within a
    /// second, with the same secret id.
    #[must_use]
    pub fn excess(&self, action: &str) -> usize {
        let rate = self
            .service
            .known(action)
            .and_then(|known| known.rate.as_ref());
        rate.map_or(0, RateLimit::excess)
    }

    /// From now on `action` answers with what `answer` makes of the parameters, in place of the
    /// documented example. It is called for each request that is in order and takes effect.
    ///
    /// An answer with a field that the description does not have, or with one of another type,
    /// becomes an `InternalError` that names it: the service would not give it, and a misspelt name
    /// would go unnoticed. Fields may be left out.
    ///
    /// # Errors
    ///
    /// [`UnknownAction`] if the spec files do not describe `action`.
    pub fn respond<A: Into<Response>>(
        &self,
        action: &str,
        answer: impl Fn(&Value) -> A + Send + Sync + 'static,
    ) -> Result<(), UnknownAction> {
        self.set_response(action, answer, Check::Description)
    }

    /// The same with answers that are not compared with the description, to see what becomes of
    /// wrong ones.
    ///
    /// # Errors
    ///
    /// [`UnknownAction`] if the spec files do not describe `action`.
    pub fn respond_unchecked<A: Into<Response>>(
        &self,
        action: &str,
        answer: impl Fn(&Value) -> A + Send + Sync + 'static,
    ) -> Result<(), UnknownAction> {
        self.set_response(action, answer, Check::Nothing)
    }

    fn set_response<A: Into<Response>>(
        &self,
        action: &str,
        answer: impl Fn(&Value) -> A + Send + Sync + 'static,
        check: Check,
    ) -> Result<(), UnknownAction> {
        let known = self.service.known(action);
        let known = known.ok_or_else(|| UnknownAction {
            action: action.to_owned(),
            nearest: self.service.nearest(action).map(str::to_owned),
        })?;
        let answer = move |parameters: &Value| answer(parameters).into();
        known.own.set(answer, check);
        Ok(())
    }

    /// From now on these steps happen to the requests for `action`, one a request, in place of what
    /// is left of its script so far. [`ANY`](crate::ANY) is for every action that has no script of
    /// its own (any more), [`ACCEPT`](crate::ACCEPT) for connections.
    ///
    /// A request takes its step as soon as it is known which action it is for, whether it is
    /// refused or not.
    ///
    /// # Errors
    ///
    /// [`ScriptError`] if there is no such action, or a step cannot be.
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

    /// How many connections were accepted so far.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.service.connections.accepted()
    }

    /// How many connections are open now. One that a client has closed counts until the server has
    /// noticed.
    #[must_use]
    pub fn open_connections(&self) -> usize {
        self.service.connections.open_now()
    }

    /// From now on accepts calls signed with these credentials too. They replace those with the
    /// same secret id and token.
    ///
    /// Their [expiry](Credentials::with_expiry) is told by the emulator's clock. From then on they
    /// are refused as the service does it: with `AuthFailure.TokenFailure` if they have a token,
    /// else with `AuthFailure.SecretIdNotFound`.
    pub fn accept(&self, credentials: Credentials) {
        self.service.accepted.add(credentials);
    }

    /// From now on refuses all calls signed with this secret id. Tells whether they were accepted
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
