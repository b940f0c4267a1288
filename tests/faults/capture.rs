//! Searches the whole log for secrets.

use std::io::{self, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

/// Number of logged lines.
pub static LINES: AtomicUsize = AtomicUsize::new(0);
/// The lines that contain a secret.
static LEAKS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Whether a text contains a secret.
pub fn has_secret(text: &str) -> bool {
    [super::KEY, super::TOKEN, super::PASSWORD, "Signature="]
        .iter()
        .any(|secret| text.contains(secret))
}

/// The lines that contain a secret so far.
pub fn leaks() -> Vec<String> {
    LEAKS.lock().unwrap().clone()
}

/// Subscribes to all log lines from now on, on all threads.
pub fn start() {
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_span_events(FmtSpan::NEW | FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(Lines)
        .init();
}

struct Lines;

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        Self
    }
}

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        LINES.fetch_add(1, Ordering::Relaxed);
        let text = String::from_utf8_lossy(line);
        if has_secret(&text) {
            LEAKS.lock().unwrap().push(text.into_owned());
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
