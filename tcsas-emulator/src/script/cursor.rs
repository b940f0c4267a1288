//! The position in each script as requests arrive.

use std::collections::HashMap;
use std::sync::Mutex;

use fastrand::Rng;

use super::{ACCEPT, ANY, Script, ScriptError, Times, When};
use crate::fault::Fault;
use crate::lock;

/// The fault of one request, if any.
pub(crate) type ScriptedFault = Option<(Fault, When)>;

/// The scripts that have not ended, by action.
#[derive(Default)]
pub(crate) struct Scripts(Mutex<HashMap<String, Running>>);

/// A script and its position.
struct Running {
    script: Script,
    states: Vec<State>,
    /// The step of the next request.
    at: usize,
}

struct State {
    /// Requests that took this step in this round.
    used: u64,
    /// Requests that took this step in all rounds.
    seen: u64,
    rng: Option<Rng>,
}

impl Scripts {
    /// Replaces the script for `action`.
    pub(crate) fn set(&self, action: &str, script: Script) -> Result<(), ScriptError> {
        script.check(action)?;
        let running = Running::new(script);
        let mut scripts = lock(&self.0);
        if running.ended() {
            scripts.remove(action);
        } else {
            scripts.insert(action.to_owned(), running);
        }
        Ok(())
    }

    pub(crate) fn clear(&self, action: &str) {
        lock(&self.0).remove(action);
    }

    pub(crate) fn clear_all(&self) {
        lock(&self.0).clear();
    }

    /// Whether the script for `action` has steps left.
    pub(crate) fn has(&self, action: &str) -> bool {
        lock(&self.0).contains_key(action)
    }

    /// The fault of the next request for `action`.
    pub(crate) fn request(&self, action: &str) -> ScriptedFault {
        self.next(action).or_else(|| self.next(ANY)).flatten()
    }

    /// The fault of the next connection: `Some` if it is to be closed, and whether by a reset.
    pub(crate) fn connection(&self) -> Option<bool> {
        match self.next(ACCEPT).flatten() {
            Some((Fault::CloseAtAccept { reset }, _)) => Some(reset),
            _ => None,
        }
    }

    /// Takes one step of one script, if any is left.
    fn next(&self, name: &str) -> Option<ScriptedFault> {
        let mut scripts = lock(&self.0);
        let running = scripts.get_mut(name)?;
        let trouble = running.next();
        if running.ended() {
            scripts.remove(name);
        }
        Some(trouble)
    }
}

impl Running {
    fn new(script: Script) -> Self {
        let states = script.steps.iter().map(|step| State {
            used: 0,
            seen: 0,
            rng: step.chance.map(|chance| Rng::with_seed(chance.seed)),
        });
        Self {
            states: states.collect(),
            script,
            at: 0,
        }
    }

    fn ended(&self) -> bool {
        self.at == self.script.steps.len()
    }

    /// Takes a step; the script must not have ended.
    fn next(&mut self) -> ScriptedFault {
        let (step, state) = (&self.script.steps[self.at], &mut self.states[self.at]);
        state.used = state.used.saturating_add(1);
        state.seen = state.seen.wrapping_add(1);
        let due = state.seen.is_multiple_of(step.every);
        // The number is drawn for every request, so that the selection depends on the seed alone.
        let drawn = match (&mut state.rng, step.chance) {
            (Some(rng), Some(chance)) => rng.f64() < chance.probability,
            _ => true,
        };
        let trouble = step.fault.clone().filter(|_| due && drawn);
        if step.times == Times::Number(state.used) {
            state.used = 0;
            self.at += 1;
        }
        if self.ended() && self.script.repeat {
            self.at = 0;
        }
        trouble
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Place, Step};

    /// The error codes of this number of requests for `A`, a dot for those that pass.
    fn run(script: impl Into<Script>, requests: usize) -> String {
        let scripts = Scripts::default();
        scripts.set("A", script.into()).unwrap();
        let code = |_| match scripts.request("A") {
            Some((Fault::Error { code, .. }, _)) => code,
            _ => ".".to_owned(),
        };
        (0..requests).map(code).collect()
    }

    fn step(code: &str) -> Step {
        Step::before(Fault::error(code, ""))
    }

    #[test]
    fn steps_are_taken_in_order() {
        let script = [step("a"), Step::pass(), step("b").times(2)];
        assert_eq!(run(script.clone(), 6), "a.bb..");
        assert_eq!(run(Script::from(script).repeat(), 9), "a.bba.bba");
        assert_eq!(run([step("a"), step("b").forever()], 5), "abbbb");
        assert_eq!(run(step("a").every(3).forever(), 7), "..a..a.");
        assert_eq!(run(Script::from([step("a").every(2)]).repeat(), 5), ".a.a.");
        assert_eq!(run([step("a").every(2).times(3), step("b")], 5), ".a.b.");
        assert_eq!(run(Script::default(), 1), ".");
    }

    #[test]
    fn chance_is_reproducible_for_a_seed() {
        let hits = |p, seed| {
            let text = run(step("a").chance(p, seed).forever(), 1000);
            (text.matches('a').count(), text)
        };
        assert_eq!(hits(0.0, 1).0, 0);
        assert_eq!(hits(1.0, 1).0, 1000);
        assert!((250..350).contains(&hits(0.3, 7).0), "{}", hits(0.3, 7).0);
        assert_eq!(hits(0.3, 7), hits(0.3, 7));
        assert_ne!(hits(0.3, 7).1, hits(0.3, 8).1);
        // In a script that starts over it is not the first number each time.
        let repeated = run(Script::from([step("a").chance(0.3, 7)]).repeat(), 1000);
        assert_eq!(repeated, hits(0.3, 7).1);
    }

    #[test]
    fn the_script_of_an_action_precedes_the_one_for_all() {
        let scripts = Scripts::default();
        let close = Fault::Close { at: Place::InBody };
        scripts
            .set(ANY, Step::after(close).forever().into())
            .unwrap();
        scripts.set("A", [step("a"), Step::pass()].into()).unwrap();
        assert!(matches!(scripts.request("B"), Some((_, When::After))));
        assert!(matches!(scripts.request("A"), Some((_, When::Before))));
        assert!(scripts.has("A"));
        assert_eq!(scripts.request("A"), None);
        assert!(!scripts.has("A"));
        assert!(matches!(scripts.request("A"), Some((_, When::After))));
        scripts.clear(ANY);
        assert_eq!(scripts.request("A"), None);
    }

    #[test]
    fn invalid_scripts_are_rejected() {
        let close = Fault::CloseAtAccept { reset: false };
        let status = |status| Step::from(Fault::status(status, ""));
        for (action, script, what) in [
            ("A", [Step::pass(), step("a").times(0)], "step 2: `times`"),
            ("A", [step("a").every(0), Step::pass()], "step 1: `every`"),
            ("A", [step("a").forever(), Step::pass()], "never reached"),
            ("A", [Step::pass(), close.into()], "script `accept`"),
            (ACCEPT, [Step::pass(), step("a")], "close_at_accept"),
            ("A", [status(100), Step::pass()], "from 200 to 599"),
            ("A", [status(600), Step::pass()], "from 200 to 599"),
            (
                "A",
                [Step::pass(), Fault::retry_after(503, "a\nb").into()],
                "not a header",
            ),
        ] {
            let error = Scripts::default().set(action, script.into()).unwrap_err();
            assert!(error.to_string().contains(what), "{error}");
        }
        for p in [-0.1, 1.1, f64::NAN] {
            let script = step("a").chance(p, 1).into();
            let error = Scripts::default().set("A", script).unwrap_err();
            assert!(error.to_string().contains("`probability`"), "{error}");
        }
        let nothing = Script::default().repeat();
        assert!(Scripts::default().set("A", nothing).is_err());
    }
}
