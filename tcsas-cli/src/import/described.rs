//! The vendor's description, and what lies beside it.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tcsas_spec::file_names::{ERRORS, EXAMPLES, SHARED};
use tcsas_spec::model::{Service, Site};
use tcsas_spec::{Diagnostic, Source, json, read_file, request_body, sources};

use super::tree::Tree;
use crate::args::Import;
use crate::site;

/// A description.
#[derive(Debug)]
pub(super) struct Described {
    pub service: Service,
    /// The documented calls of each action.
    pub calls: HashMap<String, Vec<Call>>,
}

/// A documented call, or why it cannot be taken over.
#[derive(Debug)]
pub(super) struct Call {
    /// Its heading, as Markdown.
    pub title: String,
    pub input: Result<Tree, String>,
    pub output: Result<Tree, String>,
}

/// Why there is no description.
#[derive(Debug)]
pub(super) enum Unread {
    Mistakes(Vec<Diagnostic>),
    Other(String),
}

/// Reads the description that was asked for.
pub(super) fn fetch(asked: &Import) -> Result<Described, Unread> {
    let mut api = asked.api.clone();
    if fs::metadata(&api).is_ok_and(|kind| kind.is_dir()) {
        api.push("api.json");
    }
    let mut mistakes = Vec::new();
    let mut sources = fetch_into(&api, &mut mistakes);
    // Only what was found here counts, under the names by which the reader knows it.
    sources.retain(|source| {
        let name = &source.name;
        let beside = [ERRORS, EXAMPLES, SHARED].map(|name| api.with_file_name(name));
        *name == api || beside.contains(name)
    });
    let mut elsewhere = Vec::new();
    for (name, given) in [(ERRORS, &asked.errors), (EXAMPLES, &asked.examples)] {
        let Some(given) = given else { continue };
        let known = api.with_file_name(name);
        sources.retain(|source| source.name != known);
        let found = fetch_into(given, &mut mistakes);
        if let Some(mut source) = found.into_iter().find(|source| source.name == *given) {
            source.name.clone_from(&known);
            sources.push(source);
        } else if mistakes.is_empty() {
            let given = given.display();
            return Err(Unread::Other(format!("`{given}` is no file")));
        }
        elsewhere.push((known, given.clone()));
    }
    if !mistakes.is_empty() {
        return Err(Unread::Mistakes(mistakes));
    }
    parse(&api, sources, asked.site).map_err(|unread| match unread {
        Unread::Mistakes(mistakes) => Unread::Mistakes(renamed(mistakes, &elsewhere)),
        other => other,
    })
}

/// Fetches a file and those beside it; what cannot be read is added to `mistakes`.
fn fetch_into(path: &Path, mistakes: &mut Vec<Diagnostic>) -> Vec<Source> {
    sources(path).unwrap_or_else(|report| {
        mistakes.extend(report.diagnostics().iter().cloned());
        Vec::new()
    })
}

/// Mistakes under the names that were given.
fn renamed(mut mistakes: Vec<Diagnostic>, elsewhere: &[(PathBuf, PathBuf)]) -> Vec<Diagnostic> {
    for diagnostic in &mut mistakes {
        diagnostic.rename_files(|file| {
            let (_, given) = elsewhere.iter().find(|(known, _)| known == file)?;
            Some(given.clone())
        });
    }
    mistakes
}

/// Reads a description from the texts of its files.
pub(super) fn parse(
    api: &Path,
    sources: Vec<Source>,
    site: Option<Site>,
) -> Result<Described, Unread> {
    let text = |name: &Path| sources.iter().find(|source| source.name == name).cloned();
    let Some(main) = text(api) else {
        let api = api.display();
        return Err(Unread::Other(format!("`{api}` is no file")));
    };
    let is_json = main.as_str().is_some_and(|text| json::parse(text).is_ok());
    if is_json && !main.is_vendor_description() {
        let api = api.display();
        return Err(Unread::Other(format!(
            "`{api}` is no vendor's description, which has `actions`, `objects` and `metadata`"
        )));
    }
    let examples = text(&api.with_file_name(EXAMPLES));
    let options = site::options(site);
    let outcome = read_file(sources, api, &options);
    let service = outcome
        .into_result()
        .map_err(|report| Unread::Mistakes(report.diagnostics().to_vec()))?;
    let written = examples.as_ref().and_then(Source::as_str);
    let calls = calls(&service, written.unwrap_or_default());
    Ok(Described { service, calls })
}

/// The documented calls; `written` is the file that they stand in.
fn calls(service: &Service, written: &str) -> HashMap<String, Vec<Call>> {
    let written: Value = serde_json::from_str(written).unwrap_or_default();
    let mut calls: HashMap<String, Vec<Call>> = HashMap::new();
    for action in &service.actions {
        let listed = written["actions"][&action.name].as_array();
        let listed = listed.map_or(&[][..], Vec::as_slice);
        let listed = listed.iter().filter(|call| call.is_object());
        let texts = listed.map(|call| (call["input"].as_str(), call["output"].as_str()));
        let texts = texts.chain(std::iter::repeat((None, None)));
        for (example, (input, output)) in action.examples.iter().zip(texts) {
            let output = tree(example.output.as_deref(), output).and_then(|tree| {
                let enveloped = tree.get("Response").is_some();
                let why = || "it is not in a `Response` envelope".to_owned();
                enveloped.then_some(tree).ok_or_else(why)
            });
            calls.entry(action.name.clone()).or_default().push(Call {
                title: example.title.clone(),
                input: tree(example.input.as_deref(), input.map(request_body)),
                output,
            });
        }
    }
    calls
}

/// The object that was found in a text, or why there is none.
fn tree(found: Option<&str>, written: Option<&str>) -> Result<Tree, String> {
    let Some(text) = found else {
        let written = written.unwrap_or("").trim();
        if written.is_empty() {
            return Err("there is none".to_owned());
        }
        return Err(match serde_json::from_str::<Value>(written) {
            Ok(_) => "it is no JSON object".to_owned(),
            Err(error) => error.to_string(),
        });
    };
    // As deep as it will lie in a file.
    let nested = format!("[[[{text}]]]");
    let root = json::parse(&nested).map_err(|error| error.message.clone())?;
    let mut tree = Tree::of(&root);
    for _ in 0..3 {
        if let Tree::Array(items) = tree {
            tree = items.into_iter().next().unwrap_or(Tree::Null);
        }
    }
    Ok(tree)
}
