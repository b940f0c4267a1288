//! The service as it is emulated: from a request to its answer.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

use hyper::Version;
use hyper::body::Bytes;
use hyper::header::CONNECTION;
use hyper::http::request::Parts;
use tcsas_spec::model;

use crate::connections::Connections;
use crate::executions::Ledger;
use crate::fault::response_plan::{End, Plan, plan};
use crate::fault::{Fault, Place};
use crate::request::accepted_credentials::AcceptedCredentials;
use crate::request::common_headers::CommonHeaders;
use crate::request::parameters;
use crate::request::protocol::{self, Body, text};
use crate::request::rate_limit::RateLimit;
use crate::request::signature::{Signed, token_failure};
use crate::response::custom::CustomResponse;
use crate::response::error_response::ErrorResponse;
use crate::response::example::ExampleResponse;
use crate::response::http::{HttpResponse, http_response};
use crate::response::page::Page;
use crate::script::cursor::{ScriptedFault, Scripts};
use crate::script::{ACCEPT, ANY, Script, ScriptError, When};

/// Tells the time.
pub(crate) type Clock = Box<dyn Fn() -> SystemTime + Send + Sync>;

/// What is known about the service, and who may call it.
pub(crate) struct Service {
    spec: model::Service,
    actions: HashMap<String, Known>,
    /// Whose calls are accepted.
    pub(crate) accepted: AcceptedCredentials,
    /// Who is connected.
    pub(crate) connections: Connections,
    /// What goes wrong on purpose.
    pub(crate) scripts: Scripts,
    clock: Clock,
    enforce_rate_limits: bool,
}

/// What is kept of an action besides its description.
pub(crate) struct Known {
    answer: ExampleResponse,
    page: Option<Page>,
    pub(crate) own: CustomResponse,
    requests: AtomicUsize,
    pub(crate) ledger: Ledger,
    pub(crate) rate: Option<RateLimit>,
}

/// A request that has been looked at, and has had no effect yet.
pub(crate) struct Case<'s> {
    verdict: Result<Granted<'s>, ErrorResponse>,
    /// The server's time when it came, if the answer shall tell it.
    time: Option<SystemTime>,
    trouble: ScriptedFault,
    /// What becomes of the connection if nothing goes wrong.
    end: End,
}

/// What is done about a request.
pub(crate) enum Outcome {
    /// It is answered.
    Answer(HttpResponse),
    /// Something goes wrong.
    Fault(Plan),
}

/// A request that is in order.
struct Granted<'s> {
    action: &'s model::Action,
    known: &'s Known,
    body: Bytes,
    client_token: Option<String>,
}

impl Service {
    pub(crate) fn new(
        spec: model::Service,
        accepted: AcceptedCredentials,
        clock: Clock,
        enforce_rate_limits: bool,
    ) -> Self {
        let known = |action: &model::Action| Known {
            answer: ExampleResponse::new(&spec, action),
            page: Page::new(action),
            own: CustomResponse::default(),
            requests: AtomicUsize::new(0),
            ledger: Ledger::default(),
            rate: action.rate_limit.map(RateLimit::new),
        };
        let actions = spec.actions.iter();
        Self {
            actions: actions.map(|a| (a.name.clone(), known(a))).collect(),
            spec,
            accepted,
            connections: Connections::default(),
            scripts: Scripts::default(),
            clock,
            enforce_rate_limits,
        }
    }

    /// What is kept of `action`.
    pub(crate) fn known(&self, action: &str) -> Option<&Known> {
        self.actions.get(action)
    }

    /// The action whose name `wrong` is most likely a slip of.
    pub(crate) fn nearest(&self, wrong: &str) -> Option<&str> {
        self.spec.nearest_action(wrong)
    }

    /// Replaces the script for `action`.
    pub(crate) fn script(&self, action: &str, script: Script) -> Result<(), ScriptError> {
        if ![ANY, ACCEPT].contains(&action) && self.known(action).is_none() {
            return Err(ScriptError::unknown(action, self.nearest(action)));
        }
        self.scripts.set(action, script)
    }

    /// Looks at a request.
    pub(crate) fn receive(&self, head: &Parts, body: Body) -> Case<'_> {
        let found = protocol::check(head, body).and_then(|body| {
            let common = CommonHeaders::read(&head.headers)?;
            let (action, known) = self.find(&common)?;
            Ok((body, common, action, known))
        });
        let (body, common, action, known) = match found {
            Ok(found) => found,
            Err(refusal) => {
                return Case {
                    verdict: Err(refusal),
                    time: Some(SystemTime::now()),
                    trouble: None,
                    end: End::Open,
                };
            }
        };
        known.requests.fetch_add(1, Ordering::SeqCst);
        let trouble = self.scripts.request(&action.name);
        let fault = trouble.as_ref().map(|(fault, _)| fault);
        let (time, told) = match fault {
            Some(Fault::WrongClock { seconds, date }) => (shift((self.clock)(), *seconds), *date),
            _ => ((self.clock)(), true),
        };
        let signed = Signed {
            headers: &head.headers,
            common: &common,
            body: &body,
        };
        let verdict = self.judge(action, known, &signed, time, fault);
        Case {
            verdict: verdict.map(|client_token| Granted {
                action,
                known,
                body,
                client_token,
            }),
            time: told.then_some(time),
            trouble,
            end: end(head),
        }
    }

    /// Executes a request if it is in order and nothing comes before that, and tells what is done
    /// about it. An answer always has the service's envelope.
    pub(crate) fn settle(&self, case: Case<'_>) -> Outcome {
        let request_id = uuid::Uuid::new_v4().to_string();
        let executes = case.executes();
        let text = match case.verdict {
            Ok(Granted {
                action,
                known,
                body,
                client_token,
            }) => {
                let answered = match client_token.as_deref() {
                    token if executes => known.ledger.execute(&body, token, request_id.clone()),
                    _ => request_id.clone(),
                };
                // A test that counts must not count what never was.
                let own = || known.own.text(&self.spec, action, &body, &answered);
                let own = executes.then(own).flatten();
                let page = || known.page.as_ref()?.text(&body, &answered);
                own.or_else(page)
                    .unwrap_or_else(|| known.answer.text(&answered))
            }
            Err(refusal) => refusal.text(&request_id),
        };
        let right = http_response(text, case.time);
        match case.trouble {
            None => Outcome::Answer(right),
            Some((fault, _)) => Outcome::Fault(plan(&fault, right, &request_id, case.end)),
        }
    }

    fn find(&self, common: &CommonHeaders<'_>) -> Result<(&model::Action, &Known), ErrorResponse> {
        let CommonHeaders {
            action, version, ..
        } = common;
        if *version != self.spec.version {
            let shown = version.escape_default();
            return Err(ErrorResponse::new(
                "NoSuchVersion",
                format!("The version `{shown}` of this service does not exist."),
            ));
        }
        let found = self.spec.action(action).zip(self.actions.get(*action));
        found.ok_or_else(|| {
            let shown = action.escape_default();
            ErrorResponse::new(
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
        fault: Option<&Fault>,
    ) -> Result<Option<String>, ErrorResponse> {
        let skipped = !action.signed && text(signed.headers, "Authorization") == Some("SKIP");
        let secret_id = if skipped {
            ""
        } else {
            signed.verify(&self.spec.name, &self.accepted, time)?
        };
        if let Some(rate) = &known.rate
            && !rate.admit(secret_id, Instant::now())
            && (self.enforce_rate_limits || matches!(fault, Some(Fault::Throttle)))
        {
            return Err(ErrorResponse::too_many(rate.per_second()));
        }
        if let Some(Fault::TokenFailure { token }) = fault
            && text(signed.headers, "X-TC-Token") == Some(token)
        {
            return Err(token_failure("X-TC-Token is no longer good."));
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

impl Case<'_> {
    /// How long is waited before the request is executed.
    pub(crate) fn pause(&mut self) -> Option<Duration> {
        match self.trouble {
            Some((
                Fault::Delay {
                    at: Place::BeforeHeaders,
                    pause,
                },
                When::Before,
            )) => {
                // That is all there is to it.
                self.trouble = None;
                Some(pause)
            }
            _ => None,
        }
    }

    fn executes(&self) -> bool {
        match &self.trouble {
            Some((fault, When::Before)) => fault.delivers(),
            _ => true,
        }
    }
}

/// What becomes of the connection after the answer, as far as the client can say.
fn end(head: &Parts) -> End {
    let connection = text(&head.headers, CONNECTION.as_str()).unwrap_or_default();
    let mut words = connection.split(',').map(str::trim);
    if head.version == Version::HTTP_11 && !words.any(|word| word.eq_ignore_ascii_case("close")) {
        End::Open
    } else {
        End::Close
    }
}

fn shift(time: SystemTime, seconds: i64) -> SystemTime {
    let by = Duration::from_secs(seconds.unsigned_abs());
    let shifted = if seconds < 0 {
        time.checked_sub(by)
    } else {
        time.checked_add(by)
    };
    // Further than time can be told: the clock is as it is.
    shifted.unwrap_or(time)
}
