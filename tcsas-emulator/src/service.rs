//! The emulated service: from a request to its response.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

use hyper::Version;
use hyper::body::Bytes;
use hyper::header::CONNECTION;
use hyper::http::request::Parts;
use tcsas_spec::model;

use crate::connections::Connections;
use crate::executions::{Ledger, Uploads};
use crate::fault::response_plan::{End, Plan, plan, stream};
use crate::fault::{Fault, Place};
use crate::request::accepted_credentials::AcceptedCredentials;
use crate::request::common_headers::CommonHeaders;
use crate::request::parameters;
use crate::request::protocol::{self, Body, text};
use crate::request::rate_limit::RateLimit;
use crate::request::signature::{Signed, token_failure};
use crate::request::upload::{self, Upload};
use crate::response::custom::{CustomResponse, Text};
use crate::response::error_response::ErrorResponse;
use crate::response::events;
use crate::response::example::ExampleResponse;
use crate::response::http::{HttpResponse, http_response};
use crate::response::page::Page;
use crate::script::cursor::{ScriptedFault, Scripts};
use crate::script::{ACCEPT, ANY, Script, ScriptError, When};

/// Returns the current time.
pub(crate) type Clock = Box<dyn Fn() -> SystemTime + Send + Sync>;

/// The spec, the settings and the state of the service.
pub(crate) struct Service {
    spec: model::Service,
    actions: HashMap<String, Known>,
    /// The accepted credentials.
    pub(crate) accepted: AcceptedCredentials,
    /// Counters of connections.
    pub(crate) connections: Connections,
    /// The scheduled faults.
    pub(crate) scripts: Scripts,
    clock: Clock,
    enforce_rate_limits: bool,
}

/// State of an action.
pub(crate) struct Known {
    example: ExampleResponse,
    page: Option<Page>,
    pub(crate) own: CustomResponse,
    requests: AtomicUsize,
    pub(crate) ledger: Ledger,
    pub(crate) uploads: Uploads,
    pub(crate) rate: Option<RateLimit>,
}

/// A request that has been checked and has had no effect yet.
pub(crate) struct Case<'s> {
    checked: Result<Granted<'s>, ErrorResponse>,
    /// The server's time on arrival, if the response carries it.
    time: Option<SystemTime>,
    trouble: ScriptedFault,
    /// The end of the connection without a fault.
    end: End,
}

/// The result of a request.
pub(crate) enum Outcome {
    /// A regular response.
    Response(HttpResponse),
    /// A fault.
    Fault(Plan),
}

/// A valid request.
struct Granted<'s> {
    action: &'s model::Action,
    known: &'s Known,
    body: Bytes,
    /// The parameters as JSON.
    parameters: Bytes,
    uploads: Vec<Upload>,
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
            example: ExampleResponse::new(&spec, action),
            page: Page::new(action),
            own: CustomResponse::default(),
            requests: AtomicUsize::new(0),
            ledger: Ledger::default(),
            uploads: Uploads::default(),
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

    /// The state of `action`.
    pub(crate) fn known(&self, action: &str) -> Option<&Known> {
        self.actions.get(action)
    }

    /// The action whose name is most similar to `wrong`.
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

    /// Checks a request.
    pub(crate) fn receive(&self, head: &Parts, body: Body) -> Case<'_> {
        let found = protocol::check(head, body).and_then(|body| {
            let common = CommonHeaders::read(&head.headers)?;
            let (action, known) = self.find(&common)?;
            protocol::check_media_type(&head.headers, upload::media_type(action))?;
            Ok((body, common, action, known))
        });
        let (body, common, action, known) = match found {
            Ok(found) => found,
            Err(error) => {
                return Case {
                    checked: Err(error),
                    time: Some(SystemTime::now()),
                    trouble: None,
                    end: End::Open,
                };
            }
        };
        known.requests.fetch_add(1, Ordering::SeqCst);
        let trouble = self.scripts.request(&action.name);
        let fault = trouble.as_ref().map(|(fault, _)| fault);
        let (time, dated) = match fault {
            Some(Fault::WrongClock { seconds, date }) => (shift((self.clock)(), *seconds), *date),
            _ => ((self.clock)(), true),
        };
        let signed = Signed {
            headers: &head.headers,
            common: &common,
            body: &body,
        };
        let checked = self.judge(action, known, &signed, time, fault);
        let checked = checked.and_then(|()| {
            let name = &self.spec.name;
            let decoded = upload::decode(name, action, &head.headers, body.clone())?;
            let client_token = parameters::check(&self.spec, action, &decoded.json)?;
            Ok(Granted {
                action,
                known,
                body,
                parameters: decoded.json,
                uploads: decoded.uploads,
                client_token,
            })
        });
        Case {
            checked,
            time: dated.then_some(time),
            trouble,
            end: end(head),
        }
    }

    /// Executes a valid request unless a fault prevents it, and returns the result. Every response
    /// has the service's envelope.
    pub(crate) fn settle(&self, case: Case<'_>) -> Outcome {
        let request_id = uuid::Uuid::new_v4().to_string();
        let executes = case.executes();
        let regular = match case.checked {
            Ok(Granted {
                action,
                known,
                body,
                parameters,
                uploads,
                client_token,
            }) => {
                if executes {
                    known.uploads.add(uploads);
                }
                let request_id = match client_token.as_deref() {
                    token if executes => known.ledger.execute(&body, token, request_id.clone()),
                    _ => request_id.clone(),
                };
                // A test that counts executions must not count a request without effect.
                let own = || known.own.text(&self.spec, action, &parameters, &request_id);
                let own = executes.then(own).flatten();
                let page = || {
                    Some(Text::Json(
                        known.page.as_ref()?.text(&parameters, &request_id)?,
                    ))
                };
                let example = || {
                    let text = known.example.text(&request_id);
                    let event = events::is_requested(action, &parameters)
                        .then(|| events::of_response(&text));
                    event.flatten().map_or(Text::Json(text), Text::EventStream)
                };
                match own.or_else(page).unwrap_or_else(example) {
                    Text::Json(text) => http_response(text, case.time),
                    Text::EventStream(text) => events::stream(text, &request_id, case.time),
                }
            }
            Err(error) => http_response(error.text(&request_id), case.time),
        };
        match case.trouble {
            None if events::is_stream(&regular) => Outcome::Fault(stream(regular, case.end)),
            None => Outcome::Response(regular),
            Some((fault, _)) => Outcome::Fault(plan(&fault, regular, &request_id, case.end)),
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

    /// Checks a request for `action`, apart from its parameters.
    fn judge(
        &self,
        action: &model::Action,
        known: &Known,
        signed: &Signed<'_>,
        time: SystemTime,
        fault: Option<&Fault>,
    ) -> Result<(), ErrorResponse> {
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
            return Err(token_failure("X-TC-Token is no longer valid."));
        }
        Ok(())
    }
}

impl Known {
    /// The number of requests received.
    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

impl Case<'_> {
    /// The delay before the request is executed.
    pub(crate) fn pause(&mut self) -> Option<Duration> {
        match self.trouble {
            Some((
                Fault::Delay {
                    at: Place::BeforeHeaders,
                    pause,
                },
                When::Before,
            )) => {
                // The delay is the whole fault.
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

/// The end of the connection after the response, as far as the client decides it.
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
    // Out of the range of the type: the clock stays as it is.
    shifted.unwrap_or(time)
}
