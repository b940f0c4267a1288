//! Fault files: scripts in JSON.
//!
//! ```json
//! {
//!   "ModifyMNP": [
//!     { "fault": { "error": { "code": "InternalError" } }, "when": "after", "times": 2 },
//!     {},
//!     { "fault": { "delay": { "at": "before_headers", "millis": 300 } }, "times": "forever", "every": 3 }
//!   ],
//!   "*": { "repeat": true, "steps": [{ "fault": "html", "probability": 0.1, "seed": 7 }] },
//!   "accept": [{ "fault": { "close_at_accept": { "reset": true } } }]
//! }
//! ```

use std::path::{Path, PathBuf};
use std::{fmt, io};

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{Chance, Script, Step, Times, When};
use crate::fault::Fault;

/// Error of a fault file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FaultFileError {
    /// The file cannot be read.
    #[error("cannot read the fault file {}: {source}", .path.display())]
    #[non_exhaustive]
    Read {
        /// The path of the file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The file is not JSON, or has unknown keys or values.
    #[error("invalid fault file:\n\n{}:{line}:{column}: {message}", .path.display())]
    #[non_exhaustive]
    Content {
        /// The path of the file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// The error at that position.
        message: String,
    },
}

/// Reads the scripts of a file, in their order.
pub(crate) fn read(path: &Path) -> Result<Vec<(String, Script)>, FaultFileError> {
    let text = std::fs::read_to_string(path).map_err(|source| FaultFileError::Read {
        path: path.to_owned(),
        source,
    })?;
    parse(&text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let message = error.to_string();
        let place = format!(" at line {line} column {column}");
        FaultFileError::Content {
            path: path.to_owned(),
            line,
            column,
            message: message.strip_suffix(&place).unwrap_or(&message).to_owned(),
        }
    })
}

fn parse(text: &str) -> Result<Vec<(String, Script)>, serde_json::Error> {
    // Some editors begin a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str::<Scripts>(text).map(|scripts| scripts.0)
}

/// An object with the scripts. Not read as a map, in which the last of two scripts with the same
/// name would win.
struct Scripts(Vec<(String, Script)>);

impl<'de> Deserialize<'de> for Scripts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Whole;
        impl<'de> Visitor<'de> for Whole {
            type Value = Scripts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with a script for each action")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scripts, A::Error> {
                let mut scripts = Vec::<(String, Script)>::new();
                while let Some(action) = map.next_key::<String>()? {
                    if scripts.iter().any(|(other, _)| *other == action) {
                        let message = format!("there are two scripts for `{action}`");
                        return Err(A::Error::custom(message));
                    }
                    let script: Script = map.next_value()?;
                    // Validated here and not when it is set, to report the position.
                    script.check(&action).map_err(A::Error::custom)?;
                    scripts.push((action, script));
                }
                Ok(Scripts(scripts))
            }
        }
        deserializer.deserialize_map(Whole)
    }
}

impl<'de> Deserialize<'de> for Script {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Long {
            steps: Vec<Step>,
            #[serde(default)]
            repeat: bool,
        }
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Script;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of steps, or an object with `steps` and `repeat`")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Script, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list))
                    .map(|steps: Vec<Step>| steps.into())
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Script, A::Error> {
                let Long { steps, repeat } = Long::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Script { steps, repeat })
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl<'de> Deserialize<'de> for Step {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Words {
            fault: Option<Fault>,
            when: Option<When>,
            times: Option<Times>,
            probability: Option<f64>,
            seed: Option<u64>,
            every: Option<u64>,
        }
        let words = Words::deserialize(deserializer)?;
        let chance = match (words.probability, words.seed) {
            (Some(probability), seed) => Some(Chance {
                probability,
                seed: seed.unwrap_or(0),
            }),
            (None, None) => None,
            (None, Some(_)) => return Err(D::Error::custom("`seed` requires `probability`")),
        };
        if words.fault.is_none()
            && (words.when.is_some() || chance.is_some() || words.every.is_some())
        {
            let message = "`when`, `probability` and `every` require `fault`";
            return Err(D::Error::custom(message));
        }
        let when = words.when.unwrap_or_default();
        Ok(Self {
            fault: words.fault.map(|fault| (fault, when)),
            times: words.times.unwrap_or(Times::Number(1)),
            chance,
            every: words.every.unwrap_or(1),
        })
    }
}

impl<'de> Deserialize<'de> for Times {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl Visitor<'_> for Either {
            type Value = Times;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or \"forever\"")
            }

            fn visit_u64<E>(self, number: u64) -> Result<Times, E> {
                Ok(Times::Number(number))
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Times, E> {
                match text {
                    "forever" => Ok(Times::Forever),
                    _ => Err(E::invalid_value(serde::de::Unexpected::Str(text), &self)),
                }
            }
        }
        deserializer.deserialize_any(Either)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::Place;

    #[test]
    fn every_fault_is_parsed() {
        let millis = Duration::from_millis;
        let at = Place::BeforeHeaders;
        for (text, fault) in [
            (r#"{"error":{"code":"A"}}"#, Fault::error("A", "")),
            (
                r#"{"token_failure":{"token":"t"}}"#,
                Fault::TokenFailure { token: "t".into() },
            ),
            (r#""throttle""#, Fault::Throttle),
            (r#"{"status":{"status":503}}"#, Fault::status(503, "")),
            (
                r#"{"status":{"status":429,"headers":{"Retry-After":"2"},"body":""}}"#,
                Fault::retry_after(429, "2"),
            ),
            (r#""html""#, Fault::Html),
            (r#""invalid_json""#, Fault::InvalidJson),
            (
                r#"{"redirect":{"status":307,"location":"http://a/"}}"#,
                Fault::Redirect {
                    status: 307,
                    location: "http://a/".into(),
                },
            ),
            (
                r#"{"wrong_clock":{"seconds":-9,"date":false}}"#,
                Fault::WrongClock {
                    seconds: -9,
                    date: false,
                },
            ),
            (
                r#"{"delay":{"at":"before_headers","millis":5}}"#,
                Fault::Delay {
                    at,
                    pause: millis(5),
                },
            ),
            (r#"{"reset":{"at":"before_headers"}}"#, Fault::Reset { at }),
            (
                r#"{"close":{"at":"in_headers"}}"#,
                Fault::Close {
                    at: Place::InHeaders,
                },
            ),
            (
                r#"{"close":{"at":"before_body"}}"#,
                Fault::Close {
                    at: Place::BeforeBody,
                },
            ),
            (
                r#"{"close":{"at":{"after_event":2}}}"#,
                Fault::Close {
                    at: Place::AfterEvent(2),
                },
            ),
            (
                r#"{"event_stream":{"text":"data: 1\n\n"}}"#,
                Fault::EventStream {
                    text: "data: 1\n\n".to_owned(),
                    pause: Duration::ZERO,
                },
            ),
            (
                r#"{"event_stream":{"text":"","millis":5}}"#,
                Fault::EventStream {
                    text: String::new(),
                    pause: millis(5),
                },
            ),
            (
                r#"{"close":{"at":"in_body"}}"#,
                Fault::Close { at: Place::InBody },
            ),
            (
                r#"{"close":{"at":"after_body"}}"#,
                Fault::Close {
                    at: Place::AfterBody,
                },
            ),
            (
                r#"{"over_long":{"extra":"x"}}"#,
                Fault::OverLong { extra: "x".into() },
            ),
            (
                r#"{"content_length":{"off":-1}}"#,
                Fault::ContentLength { off: -1 },
            ),
            (r#""gzip""#, Fault::Gzip),
            (
                r#"{"gzip_bomb":{"decoded":9}}"#,
                Fault::GzipBomb { decoded: 9 },
            ),
            (
                r#"{"drip":{"piece":1,"millis":2}}"#,
                Fault::Drip {
                    piece: 1,
                    pause: millis(2),
                },
            ),
            (
                r#"{"endless":{"piece":1,"millis":2}}"#,
                Fault::Endless {
                    piece: 1,
                    pause: millis(2),
                },
            ),
        ] {
            let text = format!(r#"{{"A":[{{"fault":{text}}}]}}"#);
            let scripts = parse(&text).unwrap();
            assert_eq!(scripts, [("A".to_owned(), Step::before(fault).into())]);
        }
        let close = |text: &str| {
            parse(&format!(
                r#"{{"accept":[{{"fault":{{"close_at_accept":{text}}}}}]}}"#
            ))
        };
        let reset = |reset| Step::before(Fault::CloseAtAccept { reset }).into();
        assert_eq!(close("{}").unwrap()[0].1, reset(false));
        assert_eq!(close(r#"{"reset":true}"#).unwrap()[0].1, reset(true));
    }

    #[test]
    fn every_kind_of_step_is_parsed() {
        let html = || Step::before(Fault::Html);
        for (text, script) in [
            ("[]", Script::default()),
            ("[{}]", Step::pass().into()),
            (r#"[{"times":3}]"#, Step::pass().times(3).into()),
            (
                r#"[{"fault":"html","when":"after"}]"#,
                Step::after(Fault::Html).into(),
            ),
            (
                r#"[{"fault":"html","when":"before","times":"forever","every":2}]"#,
                html().forever().every(2).into(),
            ),
            (
                r#"{"repeat":true,"steps":[{"fault":"html","probability":0.5,"seed":3}]}"#,
                Script::from(html().chance(0.5, 3)).repeat(),
            ),
            (
                r#"{"steps":[{"fault":"html","probability":1}]}"#,
                html().chance(1.0, 0).into(),
            ),
        ] {
            let scripts = parse(&format!(r#"{{"*":{text}}}"#)).unwrap();
            assert_eq!(scripts, [("*".to_owned(), script)]);
        }
    }

    #[test]
    fn line_ends_and_byte_order_mark_do_not_matter() {
        let text = "{\n  \"A\": [\n    { \"fault\": \"html\" }\n  ]\n}\n";
        let crlf = text.replace('\n', "\r\n");
        let expected = [("A".to_owned(), Script::from(Step::before(Fault::Html)))];
        for text in [text, &crlf, &format!("\u{feff}{crlf}")] {
            assert_eq!(parse(text).unwrap(), expected, "{text:?}");
        }
        let place = |text: &str| parse(text).map_err(|error| (error.line(), error.column()));
        let invalid = text.replace("html", "htlm");
        assert_eq!(place(&invalid), Err((3, 21)));
        assert_eq!(place(&invalid.replace('\n', "\r\n")), Err((3, 21)));
    }

    #[test]
    fn errors_are_reported_with_their_position() {
        for (text, what) in [
            ("", "EOF"),
            ("[]", "an object with a script for each action"),
            (r#"{"A":1}"#, "a list of steps, or an object"),
            (r#"{"A":[],"A":[]}"#, "two scripts for `A`"),
            (r#"{"A":[{"fualt":"html"}]}"#, "unknown field `fualt`"),
            (r#"{"A":[{"fault":"htlm"}]}"#, "unknown variant `htlm`"),
            (r#"{"A":[{"fault":{"error":{}}}]}"#, "missing field `code`"),
            (
                r#"{"A":[{"fault":{"delay":{"at":"here","millis":1}}}]}"#,
                "`here`, expected one of `before_headers`",
            ),
            (
                r#"{"A":[{"fault":{"delay":{"at":"in_body","millis":-1}}}]}"#,
                "`-1`",
            ),
            (
                r#"{"A":[{"fault":"html","times":"ever"}]}"#,
                "a number or \"forever\"",
            ),
            (r#"{"A":[{"fault":"html","times":0}]}"#, "step 1: `times`"),
            (r#"{"A":[{"fault":"html","seed":1}]}"#, "`seed` requires"),
            (r#"{"A":[{"every":2}]}"#, "require `fault`"),
            (r#"{"A":{"repeat":true}}"#, "missing field `steps`"),
            (
                r#"{"accept":[{"fault":"html"}]}"#,
                "no fault other than `close_at_accept`",
            ),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.to_string().contains(what), "{text}: {error}");
            assert!(error.line() == 1, "{error}");
        }
    }
}
