//! One case: a fault, an action, and a number of concurrent calls.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tcsas::error::StopReason;
use tcsas::runtime::RetryPolicy;
use tcsas_emulator::{ACCEPT, Emulator, Fault, Step};

use super::calls::{Action, Came, call};
use super::fault_table::{ATTEMPT, Expect, MAX_RESPONSE_SIZE, Row, TIMEOUT};
use super::{cloud, credentials};

/// Tolerance for deadlines on a busy machine.
const GRACE: Duration = Duration::from_secs(1);

#[derive(Clone)]
pub struct Case {
    pub row: Arc<Row>,
    pub action: Action,
    pub calls: usize,
    /// The fault hits the first request, or all of them.
    pub forever: bool,
    /// The action is executed before the fault.
    pub after: bool,
}

/// The outcome of a case.
#[derive(Debug, Default)]
pub struct Outcome {
    pub came: Vec<Came>,
    pub duplicates: usize,
    /// Connections and tasks that are left.
    pub leaked: usize,
    /// Number of repetitions of the case.
    pub again: usize,
    pub wrong: Vec<String>,
}

/// All cases.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for row in super::fault_table::rows().into_iter().map(Arc::new) {
        for action in Action::ALL {
            for (calls, forever, after) in [
                (1, false, false),
                (1, true, false),
                (1, false, true),
                (1, true, true),
                (16, false, false),
                (16, true, false),
                (16, false, true),
                (16, true, true),
            ] {
                if after && !row.both {
                    continue;
                }
                cases.push(Case {
                    row: Arc::clone(&row),
                    action,
                    calls,
                    forever,
                    after,
                });
            }
        }
    }
    cases
}

impl Case {
    pub fn name(&self) -> String {
        format!(
            "{}, {} {}, {} {}",
            self.row.name,
            self.calls,
            self.action.name(),
            if self.forever { "permanently" } else { "once" },
            if self.after { "after" } else { "before" }
        )
    }

    /// Runs the case, and repeats it if only time limits were exceeded, because the machine may be
    /// too busy. Duplicate executions and leaks do not depend on time, and count at once.
    pub fn run(&self) -> Outcome {
        let mut outcome = self.run_once();
        for _ in 0..5 {
            let late = outcome.came.iter().any(|came| {
                let stopped = came.attempts.map(|attempts| attempts.stop_reason());
                came.kind == "timeout"
                    || stopped == Some(StopReason::Deadline)
                    || came.took > TIMEOUT + GRACE
            });
            if outcome.wrong.is_empty() || !late || outcome.duplicates + outcome.leaked > 0 {
                break;
            }
            let again = outcome.again + 1;
            outcome = self.run_once();
            outcome.again = again;
        }
        outcome
    }

    fn run_once(&self) -> Outcome {
        let emulator = Emulator::start(super::SPECS, credentials()).unwrap();
        let fault = self.row.fault.clone();
        let script = match fault {
            Fault::CloseAtAccept { .. } => ACCEPT,
            _ => self.action.name(),
        };
        let step = if self.after {
            Step::after(fault)
        } else {
            Step::before(fault)
        };
        let step = if self.forever { step.forever() } else { step };
        emulator.script(script, step).unwrap();

        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let mut outcome = Outcome::default();
        let came = runtime.block_on(self.calls(&emulator));
        self.check(&emulator, &came, &mut outcome);
        outcome.came = came;
        outcome.leaked = runtime.block_on(left(&emulator));
        if outcome.leaked > 0 {
            outcome.wrong.push(format!(
                "{} connections and {} tasks are left",
                emulator.open_connections(),
                runtime.metrics().num_alive_tasks()
            ));
        }
        for wrong in &mut outcome.wrong {
            *wrong = format!("{}: {wrong}", self.name());
        }
        outcome
    }

    /// The short attempt timeout is used only where the case depends on it: a busy machine is slow.
    fn attempt_timeout(&self) -> Duration {
        match self.row.expect {
            Expect::IfSafe("timeout") | Expect::Either("timeout") => ATTEMPT,
            _ => TIMEOUT,
        }
    }

    /// Makes the calls concurrently, and one more if the fault has passed.
    async fn calls(&self, emulator: &Emulator) -> Vec<Came> {
        let client: cloud::Client = cloud::Client::builder()
            .http_client(super::http_client::http_client())
            .credentials(credentials())
            .endpoint(emulator.endpoint())
            .timeout(TIMEOUT)
            .attempt_timeout(self.attempt_timeout())
            .max_response_size(MAX_RESPONSE_SIZE)
            .rate_limits(false)
            .log_bodies(true)
            .retry(
                RetryPolicy::default()
                    .attempts(3)
                    .initial_delay(Duration::from_millis(60)),
            )
            .build()
            .unwrap();
        let tasks: Vec<_> = (0..self.calls)
            .map(|i| tokio::spawn(call(client.clone(), self.action, format!("call-{i}-"))))
            .collect();
        let mut came = Vec::new();
        for task in tasks {
            came.push(task.await.unwrap());
        }
        if !self.forever {
            tokio::time::sleep(Duration::from_millis(20)).await;
            came.push(call(client, self.action, "call-next-".to_owned()).await);
        }
        came
    }

    fn check(&self, emulator: &Emulator, came: &[Came], outcome: &mut Outcome) {
        let executions = emulator.executions(self.action.name());
        let mut ids = BTreeSet::new();
        for came in came {
            let wrong = |what: String| format!("{}: {what}; {}", came.name, came.text);
            let mut found: Vec<String> = came.wrong.clone();
            if came.took > TIMEOUT + GRACE {
                found.push(format!("it took {:?}", came.took));
            }
            let executed = executions.containing(&came.name);
            if self.action != Action::Read && executed > 1 {
                outcome.duplicates += executed - 1;
                found.push(format!("it was executed {executed} times"));
            }
            if came.kind == "success" && executed == 0 {
                found.push("it succeeded, but was not executed".to_owned());
            }
            if let Some(id) = &came.request_id
                && came.kind == "success"
                && !ids.insert(id.clone())
            {
                found.push("it has the response of another call".to_owned());
            }
            if came.kind != "success" {
                found.extend(self.check_error(came));
            }
            outcome.wrong.extend(found.into_iter().map(wrong));
        }
        let failed = came.iter().filter(|came| came.kind != "success").count();
        if let Some(expected) = self.failures()
            && expected != failed
        {
            let texts: BTreeSet<_> = came.iter().map(|came| &came.text).collect();
            outcome.wrong.push(format!(
                "{failed} calls failed instead of {expected}: {texts:?}"
            ));
        }
    }

    /// The number of calls that must fail, if determined.
    fn failures(&self) -> Option<usize> {
        let unsafe_action = self.action == Action::Write;
        let all = self.calls;
        Some(match (self.row.expect, self.forever) {
            (Expect::Success, _) => 0,
            (Expect::Either("transport"), false) if !unsafe_action => 0,
            (Expect::Either(_), _) => return None,
            (_, true) => all,
            (Expect::Final(_), false) => 1,
            (Expect::IfSafe(_), false) => usize::from(unsafe_action),
            (Expect::Always(_) | Expect::Once(_), false) => 0,
        })
    }

    /// Checks that a call failed as expected, after the expected number of attempts.
    fn check_error(&self, came: &Came) -> Option<String> {
        let Some(attempts) = came.attempts else {
            return Some("the error has no attempts".to_owned());
        };
        let (count, stopped) = (attempts.count(), attempts.stop_reason());
        let repeated = match self.row.expect {
            Expect::Success => return Some("it should have succeeded".to_owned()),
            Expect::Either(_) => None,
            Expect::Final(_) => Some(count == 1),
            Expect::Once(_) => Some(count == 2 && stopped == StopReason::NotRetryable),
            Expect::IfSafe(_) if self.action == Action::Write => {
                Some(count == 1 && stopped == StopReason::NotIdempotent)
            }
            Expect::IfSafe(_) | Expect::Always(_) => Some(match stopped {
                StopReason::Exhausted => count == 3,
                StopReason::Deadline => count < 3,
                StopReason::Budget => count < 3 && self.calls > 1,
                _ => false,
            }),
        };
        if repeated == Some(false) {
            return Some(format!("{count} attempts, {stopped:?}"));
        }
        let (Expect::Final(kind)
        | Expect::IfSafe(kind)
        | Expect::Always(kind)
        | Expect::Once(kind)
        | Expect::Either(kind)) = self.row.expect
        else {
            return None;
        };
        (came.kind != kind).then(|| format!("it ended in {} instead of {kind}", came.kind))
    }
}

/// Waits until nothing is left, and returns what is.
async fn left(emulator: &Emulator) -> usize {
    let tasks = || {
        tokio::runtime::Handle::current()
            .metrics()
            .num_alive_tasks()
    };
    let until = Instant::now() + Duration::from_secs(5);
    loop {
        let left = emulator.open_connections() + tasks();
        if left == 0 || Instant::now() > until {
            return left;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
