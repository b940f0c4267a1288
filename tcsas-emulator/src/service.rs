//! The service as it is emulated: from a request to its answer.

use crate::answer::Answer;
use crate::common::Common;
use crate::connections::Connections;
use crate::executions::Ledger;
use crate::keys::Keys;
use crate::parameters;
use crate::protocol::{self, Body, text};
use crate::rate::RateLimit;
use crate::refusal::Refusal;
use crate::reply::{Reply, reply};
use crate::signature::Signed;
use hyper::body::Bytes;
use hyper::http::request::Parts;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Instant, SystemTime};
use tcsas_spec::model;

/// Tells the time.
pub(crate) type Clock = Box<dyn Fn() -> SystemTime + Send + Sync>;

/// What is known about the service, and who may call it.
pub(crate) struct Service {
    spec: model::Service,
    actions: HashMap<String, Known>,
    /// Whose calls are accepted.
    pub(crate) keys: Keys,
    /// Who is connected.
    pub(crate) connections: Connections,
    clock: Clock,
    enforce_rate_limits: bool,
}

/// What is kept of an action besides its description.
pub(crate) struct Known {
    answer: Answer,
    requests: AtomicUsize,
    pub(crate) ledger: Ledger,
    pub(crate) rate: Option<RateLimit>,
}

/// A request that has been looked at, and has had no effect yet.
pub(crate) struct Case<'s> {
    verdict: Result<Granted<'s>, Refusal>,
    /// The server's time when it came.
    time: SystemTime,
}

/// A request that is in order.
struct Granted<'s> {
    known: &'s Known,
    body: Bytes,
    client_token: Option<String>,
}

impl Service {
    pub(crate) fn new(
        spec: model::Service,
        keys: Keys,
        clock: Clock,
        enforce_rate_limits: bool,
    ) -> Self {
        let known = |action: &model::Action| Known {
            answer: Answer::new(&spec, action),
            requests: AtomicUsize::new(0),
            ledger: Ledger::default(),
            rate: action.rate_limit.map(RateLimit::new),
        };
        let actions = spec.actions.iter();
        Self {
            actions: actions.map(|a| (a.name.clone(), known(a))).collect(),
            spec,
            keys,
            connections: Connections::default(),
            clock,
            enforce_rate_limits,
        }
    }

    /// What is kept of `action`.
    pub(crate) fn known(&self, action: &str) -> Option<&Known> {
        self.actions.get(action)
    }

    /// Looks at a request.
    pub(crate) fn receive(&self, head: &Parts, body: Body) -> Case<'_> {
        let found = protocol::check(head, body).and_then(|body| {
            let common = Common::read(&head.headers)?;
            let (action, known) = self.find(&common)?;
            Ok((body, common, action, known))
        });
        let (body, common, action, known) = match found {
            Ok(found) => found,
            Err(refusal) => {
                return Case {
                    verdict: Err(refusal),
                    time: SystemTime::now(),
                };
            }
        };
        known.requests.fetch_add(1, Ordering::SeqCst);
        let time = (self.clock)();
        let signed = Signed {
            headers: &head.headers,
            common: &common,
            body: &body,
        };
        let verdict = self.judge(action, known, &signed, time);
        Case {
            verdict: verdict.map(|client_token| Granted {
                known,
                body,
                client_token,
            }),
            time,
        }
    }

    /// Executes a request if it is in order, and gives the answer to it. It always has the service's envelope.
    pub(crate) fn settle(&self, case: Case<'_>) -> Reply {
        let request_id = uuid::Uuid::new_v4().to_string();
        let text = match case.verdict {
            Ok(granted) => {
                let Granted { known, body, .. } = granted;
                let token = granted.client_token.as_deref();
                let request_id = known.ledger.execute(&body, token, request_id);
                known.answer.text(&request_id)
            }
            Err(refusal) => refusal.text(&request_id),
        };
        reply(text, Some(case.time))
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

    /// Checks everything about a request for `action`, and gives its `ClientToken`.
    fn judge(
        &self,
        action: &model::Action,
        known: &Known,
        signed: &Signed<'_>,
        time: SystemTime,
    ) -> Result<Option<String>, Refusal> {
        let skipped = !action.signed && text(signed.headers, "Authorization") == Some("SKIP");
        let secret_id = if skipped {
            ""
        } else {
            signed.verify(&self.spec.name, &self.keys, time)?
        };
        if let Some(rate) = &known.rate
            && !rate.admit(secret_id, Instant::now())
            && self.enforce_rate_limits
        {
            return Err(Refusal::too_many(rate.per_second()));
        }
        parameters::check(&self.spec, action, signed.body)
    }
}

impl Known {
    /// How many requests came.
    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}
