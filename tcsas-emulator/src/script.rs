//! Scripts: which requests are affected by which fault.

pub(crate) mod cursor;
pub(crate) mod file;

use std::num::NonZeroU64;

use crate::fault::Fault;
use crate::response::suggestion;

/// Name of the script for every action whose own script is missing or has ended.
pub const ANY: &str = "*";

/// Name of the script for connections: one step each, either a pass or [`Fault::CloseAtAccept`].
pub const ACCEPT: &str = "accept";

/// A sequence of steps, one per request for an action. After its end, requests are unaffected.
///
/// ```
/// use tcsas_emulator::{Fault, Script, Step};
///
/// // One regular response, two errors, and so on.
/// let script = Script::from([Step::pass(), Step::before(Fault::internal_error()).times(2)]);
/// # let _ =
/// script.repeat();
/// // Every third request is executed, but its response is lost.
/// # let _ =
/// Step::after(Fault::status(502, "")).every(3).forever();
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct Script {
    steps: Vec<Step>,
    repeat: bool,
}

/// The effect on one request or, with [`times`](Self::times) or [`forever`](Self::forever), on
/// several consecutive ones.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Step {
    fault: Option<(Fault, When)>,
    times: Times,
    chance: Option<Chance>,
    every: u64,
}

/// Whether a fault occurs before or after the action takes effect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum When {
    #[default]
    Before,
    After,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Times {
    Number(u64),
    Forever,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Chance {
    probability: f64,
    seed: u64,
}

impl Script {
    /// Restarts the script at its end.
    pub fn repeat(mut self) -> Self {
        self.repeat = true;
        self
    }

    /// Validates the script for `action`.
    pub(crate) fn check(&self, action: &str) -> Result<(), ScriptError> {
        let error = |step, what| ScriptError {
            action: action.to_owned(),
            step,
            what,
        };
        for (i, step) in self.steps.iter().enumerate() {
            let accepting = action == ACCEPT;
            step.check(accepting)
                .map_err(|what| error(Some(i + 1), what))?;
            if step.times == Times::Forever && i + 1 < self.steps.len() {
                let what = "it lasts forever, so that the steps after it are never reached";
                return Err(error(Some(i + 1), what.to_owned()));
            }
        }
        if self.repeat && self.steps.is_empty() {
            return Err(error(None, "it has no steps to repeat".to_owned()));
        }
        Ok(())
    }
}

impl<const N: usize> From<[Step; N]> for Script {
    fn from(steps: [Step; N]) -> Self {
        Vec::from(steps).into()
    }
}

impl From<Vec<Step>> for Script {
    fn from(steps: Vec<Step>) -> Self {
        let repeat = false;
        Self { steps, repeat }
    }
}

impl From<Step> for Script {
    fn from(step: Step) -> Self {
        vec![step].into()
    }
}

impl FromIterator<Step> for Script {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Self {
        Vec::from_iter(steps).into()
    }
}

impl From<Fault> for Step {
    fn from(fault: Fault) -> Self {
        Self::before(fault)
    }
}

impl Step {
    /// A step without a fault.
    pub fn pass() -> Self {
        Self {
            fault: None,
            times: Times::Number(1),
            chance: None,
            every: 1,
        }
    }

    /// The fault in place of the action, which is not executed.
    ///
    /// Faults that deliver the regular response, such as [`Fault::Drip`] and [`Fault::Gzip`], need
    /// the action: it is executed. With [`Fault::Delay`] before the headers, that happens after the
    /// pause, if the client is still connected.
    pub fn before(fault: Fault) -> Self {
        Self {
            fault: Some((fault, When::Before)),
            ..Self::pass()
        }
    }

    /// The fault after the action has been executed.
    pub fn after(fault: Fault) -> Self {
        Self {
            fault: Some((fault, When::After)),
            ..Self::pass()
        }
    }

    /// Applies the step to this number of requests.
    pub fn times(mut self, times: u64) -> Self {
        self.times = Times::Number(times);
        self
    }

    /// Applies the step to all further requests.
    pub fn forever(mut self) -> Self {
        self.times = Times::Forever;
        self
    }

    /// Affects each request of this step with this probability, from 0 to 1; the others pass. A
    /// seed always selects the same requests.
    pub fn chance(mut self, probability: f64, seed: u64) -> Self {
        self.chance = Some(Chance { probability, seed });
        self
    }

    /// Affects only each `n`-th request of this step; the others pass.
    pub fn every(mut self, n: u64) -> Self {
        self.every = n;
        self
    }

    fn check(&self, accepting: bool) -> Result<(), String> {
        let fault = self.fault.as_ref().map(|(fault, _)| fault);
        fault.map_or(Ok(()), Fault::check)?;
        let wrong = |what: &str| Err(what.to_owned());
        match (fault, accepting) {
            (Some(Fault::CloseAtAccept { .. }), false) => {
                return Err(format!(
                    "`close_at_accept` applies to connections, not to actions: use it in the script `{ACCEPT}`"
                ));
            }
            (None | Some(Fault::CloseAtAccept { .. }), true) | (_, false) => {}
            (Some(_), true) => {
                return Err(format!(
                    "the script `{ACCEPT}` allows no fault other than `close_at_accept`"
                ));
            }
        }
        if self.times == Times::Number(0) {
            return wrong("`times` must be 1 or more");
        }
        if NonZeroU64::new(self.every).is_none() {
            return wrong("`every` must be 1 or more");
        }
        match self.chance {
            Some(Chance { probability, .. }) if !(0.0..=1.0).contains(&probability) => {
                wrong("`probability` must be from 0 to 1")
            }
            _ => Ok(()),
        }
    }
}

/// Error in a script.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the script for `{action}`{}: {what}", .step.map_or_else(String::new, |step| format!(", step {step}")))]
#[non_exhaustive]
pub struct ScriptError {
    /// The action, or the name of the script.
    pub action: String,
    /// The invalid step, counted from 1, if the error is in a step.
    pub step: Option<usize>,
    what: String,
}

impl ScriptError {
    /// The error for a script whose action does not exist.
    pub(crate) fn unknown(action: &str, nearest: Option<&str>) -> Self {
        Self {
            action: action.to_owned(),
            step: None,
            what: match nearest {
                Some(_) => format!(
                    "the spec files describe no such action{}",
                    suggestion(nearest)
                ),
                None => {
                    format!("the spec files describe no such action; `{ANY}` is for all of them")
                }
            },
        }
    }
}
