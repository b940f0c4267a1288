//! Round-trip tests over a corpus of specs: every spec compiles, every documented response decodes
//! without loss, and every documented request is serialized unchanged.
//!
//! `TCSAS_CORPUS=DIR cargo test --test corpus -- --nocapture` runs them for every
//! `DIR/SERVICE/VERSION/`; without the variable, for the services in `tests/corpus/made-up`, which
//! are written to be difficult.

#[path = "corpus/crates.rs"]
mod crates;
#[path = "corpus/examples.rs"]
mod examples;
#[path = "corpus/lossless.rs"]
mod lossless;
#[path = "corpus/request_validation.rs"]
mod request_validation;
#[path = "common/scratch.rs"]
mod scratch;
#[path = "corpus/value.rs"]
mod value;

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crates::{Case, Crate};
use examples::{Document, Documented};
use scratch::workspace;
use serde_json::Value;
use tcsas_spec::model::{Action, Service};

/// Expected result for the made-up services. They contain mismatching responses on purpose: a
/// change here must be intended.
const MADE_UP: &str =
    "corpus: services=3/3 actions=71 responses=104/104 lost_fields=0 mismatched=64 requests=91/91";

/// Counters of one service or of all.
#[derive(Default)]
struct Tally {
    services: [usize; 2],
    actions: usize,
    responses: [usize; 2],
    lost: usize,
    mismatched: usize,
    requests: [usize; 2],
    /// Requests that do not match their spec.
    unfit: usize,
    /// Documented error responses.
    error_responses: usize,
    /// Fields that a response lacks although the spec guarantees them.
    missing: usize,
    /// Other failures.
    faults: usize,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        for (sum, more) in [
            (&mut self.services, other.services),
            (&mut self.responses, other.responses),
            (&mut self.requests, other.requests),
        ] {
            sum[0] += more[0];
            sum[1] += more[1];
        }
        self.actions += other.actions;
        self.lost += other.lost;
        self.mismatched += other.mismatched;
        self.unfit += other.unfit;
        self.error_responses += other.error_responses;
        self.missing += other.missing;
        self.faults += other.faults;
    }

    fn is_right(&self) -> bool {
        let complete = |[part, whole]: [usize; 2]| part == whole;
        complete(self.services)
            && complete(self.responses)
            && complete(self.requests)
            && (self.lost, self.faults) == (0, 0)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ([decoded, responses], [equal, requests]) = (self.responses, self.requests);
        write!(
            f,
            "actions={} responses={decoded}/{responses} lost_fields={} mismatched={} requests={equal}/{requests}",
            self.actions, self.lost, self.mismatched
        )
    }
}

/// The checks of one service.
struct Examination<'a> {
    name: String,
    service: &'a Service,
    tally: Tally,
}

impl Examination<'_> {
    fn fault(&mut self, action: &str, what: impl fmt::Display) {
        println!("  {} {action}: {what}", self.name);
        self.tally.faults += 1;
    }

    /// Checks a documented response after it was decoded by the client.
    fn response(&mut self, action: &Action, documented: &Document, result: &Value) {
        self.tally.responses[1] += 1;
        let signed = result["authorization"] != "SKIP";
        if result["action"] != action.name || signed != action.signed {
            self.fault(
                &action.name,
                format_args!("the headers are wrong: {result}"),
            );
        }
        let described = action.output.iter().any(|field| field.name == "Error");
        let has_code = |error: &Value| error["Code"].is_string();
        if !described && documented.fields.get("Error").is_some_and(has_code) {
            self.tally.error_responses += 1;
            let expected = Value::Object(documented.fields.clone());
            match value::same(&result["error_response"], &expected) {
                true => self.tally.responses[0] += 1,
                false => self.fault(
                    &action.name,
                    format_args!("the error response became {result}"),
                ),
            }
            return;
        }
        let typed = result["json"].as_str().map(serde_json::from_str);
        let Some(Ok(Value::Object(typed))) = typed else {
            return self.fault(&action.name, format_args!("no response but {result}"));
        };
        self.tally.responses[0] += 1;
        let named = result["named"].as_array().into_iter().flatten();
        let named = named.map(|name| name.as_str().unwrap_or_default().to_owned());
        let findings = lossless::compare(self.service, action, documented, &typed, named);
        for (what, fields) in [
            ("lost", &findings.lost),
            ("mismatched", &findings.mismatched),
            ("named without a reason", &findings.groundless),
        ] {
            for field in fields {
                println!("  {} {} {field}: {what}", self.name, action.name);
            }
        }
        self.tally.lost += findings.lost.len();
        self.tally.mismatched += findings.mismatched.len();
        self.tally.missing += findings.missing;
        self.tally.faults += findings.groundless.len();
    }

    /// Checks a documented request that matches its spec after deserializing and serializing it.
    fn request(&mut self, action: &Action, documented: &Document, result: &Value) {
        self.tally.requests[1] += 1;
        let written = result["json"].as_str().map(serde_json::from_str::<Value>);
        match written {
            Some(Ok(Value::Object(written)))
                if value::same(&written.clone().into(), &documented.fields.clone().into()) =>
            {
                self.tally.requests[0] += 1;
            }
            _ => self.fault(
                &action.name,
                format_args!("the request {} became {result}", documented.text),
            ),
        }
    }

    /// Checks all documented calls of the service.
    fn calls(&mut self, program: &Crate, calls: &[Documented]) -> Result<(), String> {
        let mut cases = Vec::new();
        for call in calls {
            let Some(action) = self.service.action(&call.action) else {
                continue;
            };
            let case = |document, request| Case {
                request,
                action,
                document,
            };
            cases.extend(call.response.iter().map(|document| case(document, false)));
            if let Some(request) = &call.request {
                match request_validation::misfit(self.service, &action.input, &request.fields) {
                    None => cases.push(case(request, true)),
                    Some(why) => {
                        println!(
                            "  {} {} a request that does not match: {why}",
                            self.name, action.name
                        );
                        self.tally.unfit += 1;
                    }
                }
            }
        }
        for (case, result) in cases.iter().zip(program.run(&cases)?) {
            match case.request {
                true => self.request(case.action, case.document, &result),
                false => self.response(case.action, case.document, &result),
            }
        }
        Ok(())
    }
}

/// Compiles a service and runs its documented calls.
fn examine(program: &Crate, folder: &Path, name: String) -> Tally {
    let start = Instant::now();
    let options = tcsas_spec::Options::default();
    let service = tcsas_spec::load(folder, &options).service;
    let mut examination = Examination {
        name,
        service: &service,
        tally: Tally {
            actions: service.actions.len(),
            services: [1, 1],
            ..Tally::default()
        },
    };
    if let Err(text) = program.build(folder) {
        examination.fault("does not compile", text);
        examination.tally.services[0] = 0;
        return examination.tally;
    }
    let compiled = start.elapsed();
    if let Err(text) = examination.calls(program, &examples::read(folder)) {
        examination.fault("does not run", text);
    }
    let Examination { name, tally, .. } = &mut examination;
    tally.services[0] = usize::from(tally.is_right());
    println!(
        "{name}: {tally} unfit={} error_responses={} missing={} ({:.1} s, of which the compiler {:.1} s)",
        tally.unfit,
        tally.error_responses,
        tally.missing,
        start.elapsed().as_secs_f32(),
        compiled.as_secs_f32()
    );
    examination.tally
}

/// The subfolders of a folder, in order.
fn folders(of: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(of).unwrap_or_else(|error| panic!("{}: {error}", of.display()));
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> = paths.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn every_spec_compiles_and_every_documented_call_round_trips() {
    let given = std::env::var_os("TCSAS_CORPUS").map(PathBuf::from);
    let corpus = given
        .clone()
        .unwrap_or_else(|| workspace("tests/corpus/made-up").into());
    let corpus = corpus.canonicalize().unwrap_or(corpus);
    let program = Crate::new();
    let mut all = Tally::default();
    for folder in folders(&corpus).iter().flat_map(|service| folders(service)) {
        let name = folder
            .strip_prefix(&corpus)
            .unwrap_or(&folder)
            .display()
            .to_string();
        all.add(&examine(&program, &folder, name));
    }
    let [passed, services] = all.services;
    let line = format!("corpus: services={passed}/{services} {all}");
    println!("{} requests do not match their spec", all.unfit);
    println!("{line}");
    assert!(all.is_right() && services > 0, "{line}");
    if given.is_none() {
        assert_eq!(line, MADE_UP);
    }
}
