//! The contents of the log.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use tcsas_emulator::{Fault, Step};
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::util::SubscriberInitExt;

use super::{KEY, client, cloud, credentials, emulator};

/// The lines logged on this thread.
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
async fn bodies_are_logged_only_if_enabled_and_without_secrets() {
    let emulator = emulator();
    let log = Log::start();
    for wanted in [false, true] {
        log.clear();
        let client: cloud::Client = client(&emulator)
            .credentials(credentials())
            .log_bodies(wanted)
            .build()
            .unwrap();
        let request = cloud::WriteThingRequest::builder().name("visible-name");
        let request = request.password("invisible-password").build();
        client.write_thing(request).await.unwrap();
        let text = log.text();
        assert!(text.contains("WriteThing"), "{text}");
        assert_eq!(text.contains("visible-name"), wanted, "{text}");
        assert_eq!(text.contains("requested text"), wanted, "{text}");
        for secret in ["invisible-password", KEY, "Signature="] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[tokio::test]
async fn spans_have_attempts_outcome_code_and_request_id() {
    let emulator = emulator();
    let log = Log::start();
    let client: cloud::Client = client(&emulator).build().unwrap();
    emulator
        .script("ReadThing", Step::before(Fault::internal_error()))
        .unwrap();
    let response = super::read(&client, "a").await.unwrap();
    let text = log.text();
    for part in [
        "action=\"ReadThing\"",
        "attempts=2",
        "outcome=\"service_error\"",
        "code=\"InternalError\"",
        "outcome=\"success\"",
        "status=200",
        &response.request_id,
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}
