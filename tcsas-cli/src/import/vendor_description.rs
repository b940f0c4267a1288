//! The vendor's API description and the files beside it.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tcsas_spec::file_names::{API, ERRORS, EXAMPLES, SHARED};
use tcsas_spec::model::{Service, Site};
use tcsas_spec::{Diagnostic, Source, json, read_file, request_body, sources};

use crate::args::read_options;
use crate::failure::Failure;
use crate::spec_file::Tree;

/// A vendor's API description.
#[derive(Debug)]
pub(crate) struct VendorDescription {
    pub service: Service,
    /// The documented calls of each action.
    pub calls: HashMap<String, Vec<DocumentedCall>>,
}

/// A documented call. A part that cannot be taken over is the reason for that.
#[derive(Debug)]
pub(crate) struct DocumentedCall {
    /// Its heading, as Markdown.
    pub title: tcsas_spec::Description,
    pub input: Result<Tree, String>,
    pub output: Result<Tree, String>,
}

impl VendorDescription {
    /// Reads the description at `path`; `errors` and `examples` replace the files beside it.
    pub(crate) fn load(
        path: &Path,
        errors: Option<&Path>,
        examples: Option<&Path>,
        site: Option<Site>,
    ) -> Result<Self, Failure> {
        let mut api = path.to_owned();
        if fs::metadata(&api).is_ok_and(|kind| kind.is_dir()) {
            api.push(API);
        }
        let mut diagnostics = Vec::new();
        let mut sources = fetch(&api, &mut diagnostics);
        let beside = [ERRORS, EXAMPLES, SHARED].map(|name| api.with_file_name(name));
        sources.retain(|source| source.name == api || beside.contains(&source.name));
        // The reader finds these files by the names that they have beside a description.
        let mut aliases = Vec::new();
        for (name, given) in [(ERRORS, errors), (EXAMPLES, examples)] {
            let Some(given) = given else { continue };
            let alias = api.with_file_name(name);
            sources.retain(|source| source.name != alias);
            let found = fetch(given, &mut diagnostics);
            if let Some(mut source) = found.into_iter().find(|source| source.name == *given) {
                source.name.clone_from(&alias);
                sources.push(source);
            } else if diagnostics.is_empty() {
                return Err(format!("`{}` is not a file", given.display()).into());
            }
            aliases.push((alias, given.to_owned()));
        }
        if !diagnostics.is_empty() {
            return Err(invalid(diagnostics));
        }
        Self::parse(&api, sources, site).map_err(|error| Failure {
            diagnostics: restore_names(error.diagnostics, &aliases),
            ..error
        })
    }

    /// Reads a description from the texts of its files.
    pub(super) fn parse(
        api: &Path,
        sources: Vec<Source>,
        site: Option<Site>,
    ) -> Result<Self, Failure> {
        let find = |name: &Path| sources.iter().find(|source| source.name == name).cloned();
        let Some(main) = find(api) else {
            return Err(format!("`{}` is not a file", api.display()).into());
        };
        let is_json = main.as_str().is_some_and(|text| json::parse(text).is_ok());
        if is_json && !main.is_vendor_description() {
            return Err(format!(
                "`{}` is not a vendor's API description, which has the keys `actions`, `objects` and `metadata`",
                api.display()
            )
            .into());
        }
        let examples = find(&api.with_file_name(EXAMPLES));
        let outcome = read_file(sources, api, &read_options(site));
        let service = outcome
            .into_result()
            .map_err(|report| invalid(report.diagnostics().to_vec()))?;
        let examples = examples.as_ref().and_then(Source::as_str);
        let calls = documented_calls(&service, examples.unwrap_or_default());
        Ok(Self { service, calls })
    }
}

fn invalid(diagnostics: Vec<Diagnostic>) -> Failure {
    Failure {
        diagnostics,
        message: "nothing was imported because the description has errors".to_owned(),
    }
}

/// Fetches a file and those beside it. Errors are added to `diagnostics`.
fn fetch(path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<Source> {
    sources(path).unwrap_or_else(|report| {
        diagnostics.extend(report.diagnostics().iter().cloned());
        Vec::new()
    })
}

/// Replaces the names of `aliases` by the names that were given.
fn restore_names(
    mut diagnostics: Vec<Diagnostic>,
    aliases: &[(PathBuf, PathBuf)],
) -> Vec<Diagnostic> {
    for diagnostic in &mut diagnostics {
        diagnostic.rename_files(|file| {
            let (_, given) = aliases.iter().find(|(alias, _)| alias == file)?;
            Some(given.clone())
        });
    }
    diagnostics
}

/// The documented calls of all actions; `examples` is the text of the file that holds them.
fn documented_calls(service: &Service, examples: &str) -> HashMap<String, Vec<DocumentedCall>> {
    let examples: Value = serde_json::from_str(examples).unwrap_or_default();
    let mut calls: HashMap<String, Vec<DocumentedCall>> = HashMap::new();
    for action in &service.actions {
        let listed = examples["actions"][&action.name].as_array();
        let listed = listed.map_or(&[][..], Vec::as_slice);
        let listed = listed.iter().filter(|call| call.is_object());
        let texts = listed.map(|call| (call["input"].as_str(), call["output"].as_str()));
        let texts = texts.chain(std::iter::repeat((None, None)));
        for (example, (input, output)) in action.examples.iter().zip(texts) {
            let input = body(example.input.as_deref(), input.map(request_body));
            let output = body(example.output.as_deref(), output).and_then(|tree| {
                let reason = || "it is not in a `Response` envelope".to_owned();
                let has_envelope = tree.get("Response").is_some();
                has_envelope.then_some(tree).ok_or_else(reason)
            });
            let title = example.title.clone();
            let of_action = calls.entry(action.name.clone()).or_default();
            of_action.push(DocumentedCall {
                title,
                input,
                output,
            });
        }
    }
    calls
}

/// The object that the reader found in `text`, or why it found none.
fn body(found: Option<&str>, text: Option<&str>) -> Result<Tree, String> {
    let Some(found) = found else {
        let text = text.unwrap_or("").trim();
        if text.is_empty() {
            return Err("it is missing".to_owned());
        }
        return Err(match serde_json::from_str::<Value>(text) {
            Ok(_) => "it is not a JSON object".to_owned(),
            Err(error) => error.to_string(),
        });
    };
    // At the depth that it has in a spec file, since the reader limits the depth.
    let nested = format!("[[[{found}]]]");
    let root = json::parse(&nested).map_err(|error| error.message.clone())?;
    let mut tree = Tree::of(&root);
    for _ in 0..3 {
        if let Tree::Array(items) = tree {
            tree = items.into_iter().next().unwrap_or(Tree::Null);
        }
    }
    Ok(tree)
}
