//! Counts of executions per action, body and client token, as distinct from requests.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Mutex;

use crate::lock;
use crate::request::upload::Upload;

/// Limit on the bytes of bodies, and on those of tokens, that are kept per action, so that long
/// tests do not fill memory.
const MAX_TEXT: usize = 32 << 20;

/// Approximate overhead of one entry besides its text.
const OVERHEAD: usize = 128;

/// The executions of an action: requests that passed all checks and were stopped by neither a fault
/// nor a limit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Executions {
    /// The number of executions.
    pub total: usize,
    /// Executions per body, exactly as sent. A test that puts a unique value into a parameter can
    /// detect by it that one call took effect twice.
    pub per_body: BTreeMap<String, usize>,
    /// Executions whose body has been dropped from `per_body` to stay within 32 MiB.
    pub untracked: usize,
    /// Uses of each `ClientToken`, if the action has such a parameter. Only the last 32 MiB of
    /// tokens are kept.
    pub per_token: BTreeMap<String, TokenUse>,
}

/// The uses of a `ClientToken`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TokenUse {
    /// Number of executions with the token: 1.
    pub executions: usize,
    /// Number of later requests that received the first response, with its request id, and were
    /// not executed.
    pub replays: usize,
}

impl Executions {
    /// The highest count of any body. 1 means that no body was executed twice.
    #[must_use]
    pub fn most(&self) -> usize {
        self.per_body.values().copied().max().unwrap_or(0)
    }

    /// Number of executions whose body contains `part`.
    #[must_use]
    pub fn containing(&self, part: &str) -> usize {
        let found = self.per_body.iter().filter(|(body, _)| body.contains(part));
        found.map(|(_, count)| count).sum()
    }
}

/// The binary parameters of the executions of one action.
#[derive(Default)]
pub(crate) struct Uploads(Mutex<VecDeque<Upload>>);

impl Uploads {
    /// Adds those of an execution, and removes old ones to stay within the limit.
    pub(crate) fn add(&self, uploads: Vec<Upload>) {
        let mut all = lock(&self.0);
        all.extend(uploads);
        let mut kept: usize = all.iter().map(|upload| upload.bytes.len()).sum();
        while kept > MAX_TEXT
            && let Some(oldest) = all.pop_front()
        {
            kept -= oldest.bytes.len();
        }
    }

    pub(crate) fn all(&self) -> Vec<Upload> {
        lock(&self.0).iter().cloned().collect()
    }
}

/// The executions of one action, updated as requests arrive.
#[derive(Default)]
pub(crate) struct Ledger(Mutex<Entries>);

#[derive(Default)]
struct Entries {
    counts: Executions,
    bodies: usize,
    /// Request ids of the first responses, by token.
    responded: HashMap<String, String>,
    /// The tokens of `responded`, oldest first.
    order: VecDeque<String>,
    tokens: usize,
}

impl Ledger {
    /// Executes the action, unless the token has been used before. Returns the request id of the
    /// response.
    pub(crate) fn execute(&self, body: &[u8], token: Option<&str>, request_id: String) -> String {
        let mut entries = lock(&self.0);
        if let Some(token) = token {
            if let Some(first) = entries.responded.get(token).cloned() {
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

    /// Resets the counters. Tokens that have been used stay used.
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
        self.responded
            .insert(token.to_owned(), request_id.to_owned());
        self.order.push_back(token.to_owned());
        while self.tokens > MAX_TEXT
            && let Some(oldest) = self.order.pop_front()
        {
            self.tokens -= oldest.len() + OVERHEAD;
            self.responded.remove(&oldest);
            self.counts.per_token.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_token_executes_once_and_keeps_the_request_id() {
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
