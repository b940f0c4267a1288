//! The service as it is emulated: from a request to the text of its answer.

use crate::answer::Answer;
use crate::common::Common;
use crate::keys::Keys;
use crate::protocol::{self, Body, text};
use crate::refusal::Refusal;
use crate::signature::Signed;
use crate::{answer, parameters};
use hyper::http::request::Parts;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;
use tcsas_runtime::Credentials;
use tcsas_spec::model;

/// Tells the time.
pub(crate) type Clock = Box<dyn Fn() -> SystemTime + Send + Sync>;

/// What is known about the service, and who may call it.
pub(crate) struct Service {
    spec: model::Service,
    actions: HashMap<String, Known>,
    /// Whose calls are accepted.
    pub(crate) keys: Keys,
    clock: Clock,
}

/// What is kept of an action besides its description.
struct Known {
    answer: Answer,
    requests: AtomicUsize,
}

impl Service {
    pub(crate) fn new(spec: model::Service, credentials: Vec<Credentials>, clock: Clock) -> Self {
        let known = |action: &model::Action| Known {
            answer: answer::Answer::new(&spec, action),
            requests: AtomicUsize::new(0),
        };
        let actions = spec.actions.iter();
        Self {
            actions: actions.map(|a| (a.name.clone(), known(a))).collect(),
            keys: Keys::new(credentials),
            spec,
            clock,
        }
    }

    /// The text of the answer to a request. It always has the service's envelope.
    pub(crate) fn answer(&self, head: &Parts, body: Body) -> String {
        let request_id = uuid::Uuid::new_v4().to_string();
        match self.examine(head, body) {
            Ok(answer) => answer.text(&request_id),
            Err(refusal) => refusal.text(&request_id),
        }
    }

    /// How many requests for `action` were answered.
    pub(crate) fn requests(&self, action: &str) -> usize {
        let known = self.actions.get(action);
        known.map_or(0, |known| known.requests.load(Ordering::SeqCst))
    }

    fn examine(&self, head: &Parts, body: Body) -> Result<&Answer, Refusal> {
        let body = protocol::check(head, body)?;
        let headers = &head.headers;
        let common = Common::read(headers)?;
        let (action, known) = self.find(&common)?;
        known.requests.fetch_add(1, Ordering::SeqCst);
        let skipped = !action.signed && text(headers, "Authorization") == Some("SKIP");
        if !skipped {
            let signed = Signed {
                headers,
                common: &common,
                body: &body,
            };
            signed.verify(&self.spec.name, &self.keys, (self.clock)())?;
        }
        parameters::check(&self.spec, action, &body)?;
        Ok(&known.answer)
    }

    fn find(&self, common: &Common<'_>) -> Result<(&model::Action, &Known), Refusal> {
        let Common {
            action, version, ..
        } = common;
        if *version != self.spec.version {
            let shown = version.escape_default();
            return Err(Refusal::new(
                "NoSuchVersion",
                format!("The version `{shown}` of this service does not exist."),
            ));
        }
        let found = self.spec.action(action).zip(self.actions.get(*action));
        found.ok_or_else(|| {
            let shown = action.escape_default();
            Refusal::new(
                "InvalidAction",
                format!("The action `{shown}` does not exist."),
            )
        })
    }
}
