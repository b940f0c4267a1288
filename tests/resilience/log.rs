//! What the log has, and what it has not.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use tcsas_emulator::{Fault, Step};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::util::SubscriberInitExt;

use super::{KEY, client, cloud, emulator, keys};

/// All that is told on this thread.
pub struct Log {
    lines: Lines,
    _listening: Box<dyn std::any::Any>,
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Log {
    pub fn start() -> Self {
        let lines = Lines::default();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(LevelFilter::TRACE)
            .with_span_events(FmtSpan::NEW | FmtSpan::CLOSE)
            .with_ansi(false)
            .with_writer(lines.clone())
            .finish();
        Self {
            lines,
            _listening: Box::new(subscriber.set_default()),
        }
    }

    pub fn clear(&self) {
        self.lines.0.lock().unwrap().clear();
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.lines.0.lock().unwrap().clone()).unwrap()
    }

    pub fn lines_with(&self, part: &str) -> Vec<String> {
        let text = self.text();
        let found = text.lines().filter(|line| line.contains(part));
        found.map(str::to_owned).collect()
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn bodies_are_written_only_if_asked_for_and_without_secrets() {
    let emulator = emulator();
    let log = Log::start();
    for wanted in [false, true] {
        log.clear();
        let client: cloud::Client = client(&emulator)
            .credentials(keys())
            .log_bodies(wanted)
            .build()
            .unwrap();
        let request = cloud::WriteThingRequest::builder().name("visible-name");
        let request = request.password("invisible-password").build();
        client.write_thing(request).await.unwrap();
        let text = log.text();
        assert!(text.contains("WriteThing"), "{text}");
        assert_eq!(text.contains("visible-name"), wanted, "{text}");
        assert_eq!(text.contains("what was asked for"), wanted, "{text}");
        for secret in ["invisible-password", KEY, "Signature="] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[tokio::test]
async fn spans_tell_attempts_outcome_code_and_request_id() {
    let emulator = emulator();
    let log = Log::start();
    let client: cloud::Client = client(&emulator).build().unwrap();
    emulator
        .script("ReadThing", Step::before(Fault::internal_error()))
        .unwrap();
    let answer = super::read(&client, "a").await.unwrap();
    let text = log.text();
    for part in [
        "action=\"ReadThing\"",
        "attempts=2",
        "outcome=\"service_error\"",
        "code=\"InternalError\"",
        "outcome=\"success\"",
        "status=200",
        &answer.request_id,
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}
