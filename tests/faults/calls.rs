//! One call and its outcome.

use std::error::Error as _;
use std::time::{Duration, Instant};

use tcsas::error::{Attempts, Error};

use super::{capture, cloud};

/// Actions that differ in whether they are idempotent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Idempotent.
    Read,
    /// Not idempotent.
    Write,
    /// Idempotent because of its token.
    Create,
}

impl Action {
    pub const ALL: [Self; 3] = [Self::Read, Self::Write, Self::Create];

    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "ReadThing",
            Self::Write => "WriteThing",
            Self::Create => "CreateThing",
        }
    }
}

/// The outcome of a call.
#[derive(Debug)]
pub struct Came {
    /// The unique name of the call.
    pub name: String,
    /// `success`, or a kind of error.
    pub kind: &'static str,
    pub request_id: Option<String>,
    pub attempts: Option<Attempts>,
    pub took: Duration,
    /// Failures that are independent of the expected outcome.
    pub wrong: Vec<String>,
    /// The error message.
    pub text: String,
}

/// Makes one call.
pub async fn call(client: cloud::Client, action: Action, name: String) -> Came {
    let started = Instant::now();
    let result = match action {
        Action::Read => {
            let request = cloud::ReadThingRequest::builder().name(&name).build();
            let response = client.read_thing(request).await.map_err(Error::untyped);
            response.map(|response| (response.text, response.request_id))
        }
        Action::Write => {
            let request = cloud::WriteThingRequest::builder().name(&name);
            let request = request.password(super::PASSWORD).build();
            let response = client.write_thing(request).await.map_err(Error::untyped);
            response.map(|response| (response.text, response.request_id))
        }
        Action::Create => {
            let request = cloud::CreateThingRequest::builder().name(&name).build();
            let response = client.create_thing(request).await.map_err(Error::untyped);
            response.map(|response| (response.text, response.request_id))
        }
    };
    let took = started.elapsed();
    let mut wrong = Vec::new();
    let (kind, request_id, attempts, text) = match result {
        Ok((text, request_id)) => {
            if !text.starts_with("requested text") || request_id.len() != 36 {
                wrong.push(format!("an unexpected response: {text:?} {request_id:?}"));
            }
            ("success", Some(request_id), None, String::new())
        }
        Err(error) => {
            let shown = shown(&error);
            if capture::has_secret(&shown) {
                wrong.push(format!("an error shows a secret: {shown}"));
            }
            let id = error.request_id().map(str::to_owned);
            if error.service_error().is_some() && id.as_ref().is_none_or(|id| id.len() != 36) {
                wrong.push(format!("an error response without request id: {shown}"));
            }
            (kind(&error), id, error.attempts(), error.to_string())
        }
    };
    Came {
        name,
        kind,
        request_id,
        attempts,
        took,
        wrong,
        text,
    }
}

pub fn kind(error: &Error) -> &'static str {
    match error {
        Error::Service(_) => "service_error",
        Error::Timeout(_) => "timeout",
        Error::Transport(_) => "transport",
        Error::InvalidResponse(_) => "invalid_response",
        _ => "not sent",
    }
}

/// An error in every form in which it can be printed.
fn shown(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    text
}
