//! A call, and what came of it.

use std::error::Error as _;
use std::time::{Duration, Instant};

use tcsas::error::{Attempts, Error};

use super::{capture, cloud};

/// Actions that differ in whether they can be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Safe to repeat.
    Read,
    /// Not known to be.
    Write,
    /// Safe to repeat because of its token.
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

/// What came of a call.
#[derive(Debug)]
pub struct Came {
    /// What tells this call from all others.
    pub name: String,
    /// `answered`, or a kind of error.
    pub kind: &'static str,
    pub request_id: Option<String>,
    pub attempts: Option<Attempts>,
    pub took: Duration,
    /// What is wrong with it, whatever was to be expected.
    pub wrong: Vec<String>,
    /// For people.
    pub text: String,
}

/// Makes one call.
pub async fn call(client: cloud::Client, action: Action, name: String) -> Came {
    let started = Instant::now();
    let result = match action {
        Action::Read => {
            let request = cloud::ReadThingRequest::builder().name(&name).build();
            let answer = client.read_thing(request).await.map_err(Error::untyped);
            answer.map(|answer| (answer.text, answer.request_id))
        }
        Action::Write => {
            let request = cloud::WriteThingRequest::builder().name(&name);
            let request = request.password(super::PASSWORD).build();
            let answer = client.write_thing(request).await.map_err(Error::untyped);
            answer.map(|answer| (answer.text, answer.request_id))
        }
        Action::Create => {
            let request = cloud::CreateThingRequest::builder().name(&name).build();
            let answer = client.create_thing(request).await.map_err(Error::untyped);
            answer.map(|answer| (answer.text, answer.request_id))
        }
    };
    let took = started.elapsed();
    let mut wrong = Vec::new();
    let (kind, request_id, attempts, text) = match result {
        Ok((text, request_id)) => {
            if !text.starts_with("what was asked for") || request_id.len() != 36 {
                wrong.push(format!("a strange answer: {text:?} {request_id:?}"));
            }
            ("answered", Some(request_id), None, String::new())
        }
        Err(error) => {
            let shown = shown(&error);
            if capture::has_secret(&shown) {
                wrong.push(format!("an error shows a secret: {shown}"));
            }
            let id = error.request_id().map(str::to_owned);
            if error.service_error().is_some() && id.as_ref().is_none_or(|id| id.len() != 36) {
                wrong.push(format!("a refusal without request id: {shown}"));
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
        Error::Service(_) => "refused",
        Error::Timeout(_) => "timeout",
        Error::Transport(_) => "transport",
        Error::InvalidResponse(_) => "undecodable",
        _ => "not sent",
    }
}

/// An error in every way that it can be printed.
fn shown(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    text
}
