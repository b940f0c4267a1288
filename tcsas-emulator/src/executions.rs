//! How often an action took effect, which is not how often it was asked for.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Mutex;

use crate::lock;

/// How many bytes of bodies, and how many of tokens, are remembered for an action. A test of weeks
/// must not fill memory.
const MAX_TEXT: usize = 32 << 20;

/// What remembering one entry costs besides its text, roughly.
const OVERHEAD: usize = 128;

/// How often an action took effect: requests that passed all checks, and that neither a fault nor a
/// limit kept from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Executions {
    /// All of them.
    pub total: usize,
    /// How many there were for each body, exactly as it was sent. A test that puts a value of its
    /// own into a parameter can tell by it whether that one call took effect twice.
    pub per_body: BTreeMap<String, usize>,
    /// Those whose body is in `per_body` no more, because too many others are (32 MiB of them).
    pub untracked: usize,
    /// What came with each `ClientToken`, if the action has such a parameter. Only the last 32 MiB
    /// of tokens are known.
    pub per_token: BTreeMap<String, TokenUse>,
}

/// How often a `ClientToken` was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TokenUse {
    /// How often the action took effect with it: once.
    pub executions: usize,
    /// How many requests after that one were given its answer, with its request id, and took no
    /// effect.
    pub replays: usize,
}

impl Executions {
    /// How often the body occurred that occurred most often. 1 means that nothing took effect
    /// twice.
    #[must_use]
    pub fn most(&self) -> usize {
        self.per_body.values().copied().max().unwrap_or(0)
    }

    /// How often the bodies that contain `part` took effect.
    #[must_use]
    pub fn containing(&self, part: &str) -> usize {
        let found = self.per_body.iter().filter(|(body, _)| body.contains(part));
        found.map(|(_, count)| count).sum()
    }
}

/// The executions of one action, as they happen.
#[derive(Default)]
pub(crate) struct Ledger(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    counts: Executions,
    bodies: usize,
    /// The request ids of the first answers.
    answered: HashMap<String, String>,
    /// The tokens of `answered`, oldest first.
    order: VecDeque<String>,
    tokens: usize,
}

impl Ledger {
    /// Executes once, unless it has been done with the same token. Gives the request id to answer
    /// with.
    pub(crate) fn execute(&self, body: &[u8], token: Option<&str>, request_id: String) -> String {
        let mut entries = lock(&self.0);
        if let Some(token) = token {
            if let Some(first) = entries.answered.get(token).cloned() {
                let used = entries.counts.per_token.entry(token.to_owned());
                used.or_default().replays += 1;
                return first;
            }
            entries.remember(token, &request_id);
        }
        entries.count(&String::from_utf8_lossy(body));
        request_id
    }

    pub(crate) fn read(&self) -> Executions {
        lock(&self.0).counts.clone()
    }

    /// Starts counting afresh. What was done with a token stays done.
    pub(crate) fn take(&self) -> Executions {
        let mut entries = lock(&self.0);
        entries.bodies = 0;
        std::mem::take(&mut entries.counts)
    }
}

impl Entries {
    fn count(&mut self, body: &str) {
        self.counts.total += 1;
        if let Some(count) = self.counts.per_body.get_mut(body) {
            *count += 1;
        } else if self.bodies + body.len() + OVERHEAD <= MAX_TEXT {
            self.bodies += body.len() + OVERHEAD;
            self.counts.per_body.insert(body.to_owned(), 1);
        } else {
            self.counts.untracked += 1;
        }
    }

    fn remember(&mut self, token: &str, request_id: &str) {
        let used = self.counts.per_token.entry(token.to_owned()).or_default();
        used.executions += 1;
        self.tokens += token.len() + OVERHEAD;
        self.answered
            .insert(token.to_owned(), request_id.to_owned());
        self.order.push_back(token.to_owned());
        while self.tokens > MAX_TEXT
            && let Some(oldest) = self.order.pop_front()
        {
            self.tokens -= oldest.len() + OVERHEAD;
            self.answered.remove(&oldest);
            self.counts.per_token.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_token_executes_once_and_answers_alike() {
        let ledger = Ledger::default();
        assert_eq!(ledger.execute(b"{}", Some("t"), "1".into()), "1");
        assert_eq!(ledger.execute(b"{}", Some("t"), "2".into()), "1");
        assert_eq!(ledger.execute(b"{}", Some("u"), "3".into()), "3");
        assert_eq!(ledger.execute(b"{}", None, "4".into()), "4");
        let counts = ledger.take();
        assert_eq!((counts.total, counts.per_body["{}"]), (3, 3));
        let used = counts.per_token["t"];
        assert_eq!((used.executions, used.replays), (1, 1));
        assert_eq!(ledger.execute(b"{}", Some("t"), "5".into()), "1");
        assert_eq!(ledger.read().total, 0);
    }

    #[test]
    fn memory_is_bounded() {
        let ledger = Ledger::default();
        let body = |i: usize| format!("{i}{}", "x".repeat(MAX_TEXT / 8));
        for i in 0..10 {
            ledger.execute(body(i).as_bytes(), Some(&body(i)), i.to_string());
        }
        ledger.execute(body(0).as_bytes(), None, "a".into());
        let counts = ledger.read();
        assert_eq!((counts.total, counts.untracked), (11, 3));
        assert_eq!((counts.per_body.len(), counts.per_token.len()), (7, 7));
        assert_eq!(counts.most(), 2);
        // The oldest is forgotten and so executes again.
        assert_eq!(ledger.execute(b"", Some(&body(0)), "b".into()), "b");
        assert_eq!(ledger.execute(b"", Some(&body(9)), "c".into()), "9");
    }
}
