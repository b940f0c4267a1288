//! The grammar of server-sent events (`text/event-stream`, HTML standard).
//!
//! Own lines instead of a crate: those on crates.io bound neither the length of a line nor that of
//! an event, and drop an event that the end of the stream cuts off without a trace.

use std::collections::VecDeque;

use zeroize::Zeroize;

/// Parses a stream of events, given its pieces one after another.
pub(super) struct Parser {
    /// The longest event or line, in bytes.
    limit: usize,
    /// Bytes of the current line.
    line: Vec<u8>,
    /// Lines `data` of the current event, each followed by a line feed.
    data: Vec<u8>,
    /// The data of complete events.
    events: VecDeque<Vec<u8>>,
    /// Whether the last byte was a carriage return, which a line feed may complete.
    after_return: bool,
    /// Whether the first line was read, which may begin with a byte order mark.
    after_first_line: bool,
    /// Whether buffers are overwritten when dropped.
    wiped: bool,
}

/// An event or a line is longer than allowed.
#[derive(Debug)]
pub(super) struct TooLong;

impl Parser {
    pub(super) fn new(limit: usize, wiped: bool) -> Self {
        Self {
            limit,
            line: Vec::new(),
            data: Vec::new(),
            events: VecDeque::new(),
            after_return: false,
            after_first_line: false,
            wiped,
        }
    }

    /// Parses the next piece of the stream.
    pub(super) fn push(&mut self, mut piece: &[u8]) -> Result<(), TooLong> {
        while let Some(&first) = piece.first() {
            if std::mem::take(&mut self.after_return) && first == b'\n' {
                piece = &piece[1..];
                continue;
            }
            let end = memchr::memchr2(b'\r', b'\n', piece);
            let (line, rest) = piece.split_at(end.unwrap_or(piece.len()));
            if self.data.len() + self.line.len() + line.len() > self.limit {
                return Err(TooLong);
            }
            self.line.extend_from_slice(line);
            let Some(end) = rest.first() else {
                return Ok(());
            };
            self.after_return = *end == b'\r';
            piece = &rest[1..];
            self.end_line();
        }
        Ok(())
    }

    /// The data of the next complete event.
    pub(super) fn next(&mut self) -> Option<Vec<u8>> {
        self.events.pop_front()
    }

    /// The data of an event that the end of the stream cuts off: without the empty line that ends
    /// it, it may be incomplete.
    pub(super) fn rest(&mut self) -> Option<Vec<u8>> {
        if !self.line.is_empty() {
            self.end_line();
        }
        self.end_event();
        self.events.pop_front()
    }

    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        let mut text = &line[..];
        if !std::mem::replace(&mut self.after_first_line, true) {
            text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        }
        if text.is_empty() {
            self.end_event();
        } else if let Some(value) = text.strip_prefix(b"data") {
            match value {
                [b':', b' ', value @ ..] | [b':', value @ ..] => {
                    self.data.extend_from_slice(value);
                    self.data.push(b'\n');
                }
                [] => self.data.push(b'\n'),
                // Another field, whose name begins the same way.
                _ => {}
            }
        }
        // Comments and other fields (`event`, `id`, `retry`) say nothing about the response.
        line.clear();
        self.line = line;
    }

    fn end_event(&mut self) {
        let mut data = std::mem::take(&mut self.data);
        data.pop();
        if !data.is_empty() {
            self.events.push_back(data);
        }
    }
}

impl Drop for Parser {
    fn drop(&mut self) {
        if self.wiped {
            self.line.zeroize();
            self.data.zeroize();
            self.events.iter_mut().for_each(Zeroize::zeroize);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The data of all events, and that of an event without an end.
    fn parse(pieces: &[&[u8]]) -> (Vec<String>, Option<String>) {
        let mut parser = Parser::new(1000, false);
        for piece in pieces {
            parser.push(piece).unwrap();
        }
        let text = |data| String::from_utf8(data).unwrap();
        let events = std::iter::from_fn(|| parser.next().map(text)).collect();
        (events, parser.rest().map(text))
    }

    #[test]
    fn data_of_events_is_found() {
        for (stream, events, rest) in [
            ("", &[][..], None),
            ("data: a\n\n", &["a"], None),
            ("data:a\r\rdata: b\r\n\r\n", &["a", "b"], None),
            ("data:  a\n\n", &[" a"], None),
            ("data: a\ndata: b\n\n", &["a\nb"], None),
            ("data\ndata:\n\n", &["\n"], None),
            ("data\n\n", &[], None),
            (
                ": a comment\nevent: x\nid: 1\nretry: 9\ndata: a\n\n",
                &["a"],
                None,
            ),
            (":\n\n:\n\ndata: a\n\n\n\n", &["a"], None),
            ("\u{feff}data: a\n\n", &["a"], None),
            ("data: \u{feff}a\n\n", &["\u{feff}a"], None),
            ("database: b\ndata : c\n Data: d\ndata: a\n\n", &["a"], None),
            ("data: 多\n\ndata: a\n", &["多"], Some("a")),
            ("data: a\n\ndata: b", &["a"], Some("b")),
        ] {
            let found = parse(&[stream.as_bytes()]);
            let found = (
                found.0.iter().map(String::as_str).collect(),
                found.1.as_deref(),
            );
            assert_eq!(found, (events.to_vec(), rest), "{stream:?}");
        }
    }

    #[test]
    fn lines_and_events_are_bounded() {
        let long = "x".repeat(1000);
        for stream in [
            format!("data: {long}"),
            format!(": {long}"),
            format!("data: {}\n", &long[..400]).repeat(3),
        ] {
            let mut parser = Parser::new(1000, false);
            assert!(parser.push(stream.as_bytes()).is_err());
        }
        let mut parser = Parser::new(1000, true);
        let event = format!("data: {}\n\n", &long[..900]);
        for _ in 0..5 {
            parser.push(event.as_bytes()).unwrap();
        }
    }

    proptest! {
        #[test]
        fn events_do_not_depend_on_the_pieces(
            stream in proptest::collection::vec("(data: ?|: ?|event: |\u{feff})?[a多\\r\\n]{0,4}(\\n|\\r|\\r\\n){0,2}", 0..8),
            cuts in proptest::collection::vec(0usize..64, 0..6),
        ) {
            let stream = stream.concat().into_bytes();
            let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut.min(stream.len())).collect();
            cuts.extend([0, stream.len()]);
            cuts.sort_unstable();
            let pieces: Vec<_> = cuts.windows(2).map(|cut| &stream[cut[0]..cut[1]]).collect();
            prop_assert_eq!(parse(&pieces), parse(&[&stream]));
        }
    }
}
