//! The arguments of the program.

use std::ffi::OsString;
use std::path::PathBuf;

use anstream::ColorChoice;
use lexopt::prelude::*;
use tcsas_spec::model::Site;
use tcsas_spec::{nearest, quote};

use super::help;

/// What the program is to do.
#[derive(Debug)]
pub(super) enum Command {
    /// To show a text.
    Show(String),
    Check(Check),
    Diff(Diff),
    Import(Import),
}

/// What to check.
#[derive(Debug, Default)]
pub(super) struct Check {
    pub paths: Vec<PathBuf>,
    pub site: Option<Site>,
    pub actions: Vec<String>,
    pub exclude: Vec<String>,
    pub format: Format,
}

/// What to compare.
#[derive(Debug, Default)]
pub(super) struct Diff {
    pub old: PathBuf,
    pub new: PathBuf,
    pub site: Option<Site>,
    pub descriptions: bool,
    pub fail_on_breaking: bool,
    pub format: Format,
}

/// How results are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Format {
    /// For people.
    #[default]
    Text,
    /// One JSON document.
    Json,
}

/// What to import, and where to.
#[derive(Debug, Default)]
pub(super) struct Import {
    pub api: PathBuf,
    pub errors: Option<PathBuf>,
    pub examples: Option<PathBuf>,
    pub out: PathBuf,
    pub site: Option<Site>,
    pub facts_only: bool,
    pub adopt_guaranteed: bool,
    pub dry_run: bool,
    pub verbose: bool,
    pub actions: Vec<String>,
}

const COMMANDS: [&str; 4] = ["check", "diff", "import", "help"];

/// Reads the arguments; what is wrong with them otherwise. Sets when `colour` is used, if they say
/// so.
pub(super) fn parse(arguments: Vec<OsString>, colour: &mut ColorChoice) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut first = next(&mut parser)?;
    while let Some(Long("color" | "colour")) = first {
        *colour = when(&mut parser)?;
        first = next(&mut parser)?;
    }
    let Some(first) = first else {
        return Err(format!("which command? {}", there_are()));
    };
    match first {
        Short('h') | Long("help") => Ok(Command::Show(help::PROGRAM.to_owned())),
        Short('V') | Long("version") => {
            let version = concat!("tcsas ", env!("CARGO_PKG_VERSION"), "\n");
            Ok(Command::Show(version.to_owned()))
        }
        Value(command) => match &*command.to_string_lossy() {
            "check" => check(parser, colour),
            "diff" => diff(parser, colour),
            "import" => import(parser, colour),
            "help" => about(parser),
            other => Err(unknown("command", other, &COMMANDS)
                .unwrap_or_else(|| format!("unknown command {}; {}", quote(other), there_are()))),
        },
        other => Err(unexpected(other, &["color", "help", "version"], "")),
    }
}

fn there_are() -> String {
    "there are `import`, `diff` and `check`; see --help".to_owned()
}

/// `help`, or `help COMMAND`.
fn about(mut parser: lexopt::Parser) -> Result<Command, String> {
    let text = match next(&mut parser)? {
        None => help::PROGRAM,
        Some(Value(command)) => match &*command.to_string_lossy() {
            "check" => help::CHECK,
            "diff" => help::DIFF,
            "import" => help::IMPORT,
            "help" => help::PROGRAM,
            other => {
                return Err(unknown("command", other, &COMMANDS).unwrap_or_else(|| {
                    format!("unknown command {}; {}", quote(other), there_are())
                }));
            }
        },
        Some(other) => return Err(unexpected(other, &[], "")),
    };
    Ok(Command::Show(text.to_owned()))
}

fn check(mut parser: lexopt::Parser, colour: &mut ColorChoice) -> Result<Command, String> {
    let mut asked = Check::default();
    while let Some(argument) = next(&mut parser)? {
        match argument {
            Long("intl") => asked.site = Some(Site::International),
            Long("site") => asked.site = Some(site(&mut parser)?),
            Long("actions") => asked.actions.push(text(&mut parser, "actions")?),
            Long("exclude") => asked.exclude.push(text(&mut parser, "exclude")?),
            Short('h') | Long("help") => return Ok(Command::Show(help::CHECK.to_owned())),
            Long("format") => asked.format = format(&mut parser)?,
            Long("color" | "colour") => *colour = when(&mut parser)?,
            Value(path) => asked.paths.push(path.into()),
            other => {
                let options = [
                    "site", "intl", "actions", "exclude", "format", "color", "help",
                ];
                return Err(unexpected(other, &options, "check"));
            }
        }
    }
    if asked.paths.is_empty() {
        return Err("check what? name a folder of spec files; see check --help".to_owned());
    }
    Ok(Command::Check(asked))
}

fn diff(mut parser: lexopt::Parser, colour: &mut ColorChoice) -> Result<Command, String> {
    let mut asked = Diff::default();
    let mut paths = Vec::new();
    while let Some(argument) = next(&mut parser)? {
        match argument {
            Long("intl") => asked.site = Some(Site::International),
            Long("site") => asked.site = Some(site(&mut parser)?),
            Long("descriptions") => asked.descriptions = true,
            Long("fail-on-breaking") => asked.fail_on_breaking = true,
            Short('h') | Long("help") => return Ok(Command::Show(help::DIFF.to_owned())),
            Long("format") => asked.format = format(&mut parser)?,
            Long("color" | "colour") => *colour = when(&mut parser)?,
            Value(path) => paths.push(PathBuf::from(path)),
            other => {
                let options = [
                    "site",
                    "intl",
                    "descriptions",
                    "fail-on-breaking",
                    "format",
                    "color",
                    "help",
                ];
                return Err(unexpected(other, &options, "diff"));
            }
        }
    }
    match <[PathBuf; 2]>::try_from(paths) {
        Ok([old, new]) => Ok(Command::Diff(Diff { old, new, ..asked })),
        Err(paths) => Err(format!(
            "diff compares two descriptions, OLD and NEW, but {} given; see diff --help",
            match paths.len() {
                0 => "none was".to_owned(),
                1 => "only one was".to_owned(),
                more => format!("{more} were"),
            }
        )),
    }
}

fn import(mut parser: lexopt::Parser, colour: &mut ColorChoice) -> Result<Command, String> {
    let mut asked = Import::default();
    let (mut apis, mut out) = (Vec::new(), None);
    while let Some(argument) = next(&mut parser)? {
        match argument {
            Long("out") => out = Some(path(&mut parser, "out")?),
            Long("errors") => asked.errors = Some(path(&mut parser, "errors")?),
            Long("examples") => asked.examples = Some(path(&mut parser, "examples")?),
            Long("intl") => asked.site = Some(Site::International),
            Long("site") => asked.site = Some(site(&mut parser)?),
            Long("facts-only") => asked.facts_only = true,
            Long("adopt-guaranteed") => asked.adopt_guaranteed = true,
            Long("actions") => asked.actions.push(text(&mut parser, "actions")?),
            Short('h') | Long("help") => return Ok(Command::Show(help::IMPORT.to_owned())),
            Long("dry-run") => asked.dry_run = true,
            Long("verbose") => asked.verbose = true,
            Long("color" | "colour") => *colour = when(&mut parser)?,
            Value(path) => apis.push(PathBuf::from(path)),
            other => {
                let options = [
                    "out",
                    "errors",
                    "examples",
                    "site",
                    "intl",
                    "facts-only",
                    "adopt-guaranteed",
                    "dry-run",
                    "verbose",
                    "actions",
                    "color",
                    "help",
                ];
                return Err(unexpected(other, &options, "import"));
            }
        }
    }
    let [api] = <[PathBuf; 1]>::try_from(apis).map_err(|apis| match apis.len() {
        0 => "import what? name a vendor's api.json; see import --help".to_owned(),
        many => format!("import takes one description, but {many} were given; see import --help"),
    })?;
    let out = out.ok_or("import where to? say --out DIR; see import --help")?;
    Ok(Command::Import(Import { api, out, ..asked }))
}

fn next(parser: &mut lexopt::Parser) -> Result<Option<lexopt::Arg<'_>>, String> {
    parser
        .next()
        .map_err(|error| format!("{error}; see --help"))
}

/// The value of an option that is a path.
fn path(parser: &mut lexopt::Parser, option: &str) -> Result<PathBuf, String> {
    match parser.value() {
        Ok(value) if !value.is_empty() => Ok(value.into()),
        _ => Err(format!("--{option} wants a path behind it; see --help")),
    }
}

/// The value of `--format`.
fn format(parser: &mut lexopt::Parser) -> Result<Format, String> {
    let value = text(parser, "format")?;
    match &*value {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        _ => Err(format!(
            "--format is `text` or `json`, and not {}",
            quote(&value)
        )),
    }
}

/// The value of `--color`.
fn when(parser: &mut lexopt::Parser) -> Result<ColorChoice, String> {
    let value = text(parser, "color")?;
    match &*value {
        "auto" => Ok(ColorChoice::Auto),
        "always" => Ok(ColorChoice::Always),
        "never" => Ok(ColorChoice::Never),
        _ => Err(format!(
            "--color is `auto`, `always` or `never`, and not {}",
            quote(&value)
        )),
    }
}

/// The value of an option that is text.
fn text(parser: &mut lexopt::Parser, option: &str) -> Result<String, String> {
    let value = parser
        .value()
        .map_err(|_| format!("--{option} wants something behind it; see --help"))?;
    value
        .into_string()
        .map_err(|value| format!("--{option}: {} is no text", quote(&value.to_string_lossy())))
}

/// The value of `--site`.
fn site(parser: &mut lexopt::Parser) -> Result<Site, String> {
    match &*text(parser, "site")? {
        "intl" | "international" => Ok(Site::International),
        "mainland" => Ok(Site::Mainland),
        other => Err(format!(
            "--site: there is no site {}; there are `intl` and `mainland`",
            quote(other)
        )),
    }
}

/// Why an argument that nobody expected is wrong.
fn unexpected(argument: lexopt::Arg<'_>, options: &[&str], command: &str) -> String {
    let see = if command.is_empty() {
        "see --help".to_owned()
    } else {
        format!("see {command} --help")
    };
    match argument {
        Long(name) => match nearest(name, options.iter().copied()) {
            Some(near) => format!("unknown option `--{name}`; did you mean `--{near}`?"),
            None => format!("unknown option `--{name}`; {see}"),
        },
        Short(name) => format!("unknown option `-{name}`; {see}"),
        Value(value) => format!("{} is one too many; {see}", quote(&value.to_string_lossy())),
    }
}

/// Why a word is wrong, if one of `known` is near.
fn unknown(what: &str, word: &str, known: &[&str]) -> Option<String> {
    let near = nearest(word, known.iter().copied())?;
    Some(format!(
        "unknown {what} {}; did you mean `{near}`?",
        quote(word)
    ))
}
