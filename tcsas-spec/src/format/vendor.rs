//! The vendor's own description of a service: `api.json` as its tools carry it.
//!
//! One file describes all actions (`actions`) and all objects they use (`objects`), the parameters
//! and answers of the actions among them. Keys that mean nothing to this reader are passed over.

mod objects;

use self::objects::{Objects, object_entries};
use super::draft::{Draft, Format, Stated, stated};
use crate::json::{self, Known, Node, Reading, Value};
use crate::lexical::Rule;
use crate::source::Source;

impl Source {
    /// Whether this is the vendor's description of a whole service (`api.json`).
    #[must_use]
    pub fn is_vendor_description(&self) -> bool {
        let root = self.as_str().and_then(|text| json::parse(text).ok());
        root.is_some_and(|root| recognises(&root))
    }
}

/// Whether a file is of this format.
pub(crate) fn recognises(root: &Node<'_>) -> bool {
    let Value::Object(entries) = &root.value else {
        return false;
    };
    let has = |key: &str| entries.iter().any(|entry| entry.key == key);
    has("actions") && (has("objects") || has("metadata"))
}

/// Reads a file of this format. The host follows from the service's name, unless the file has it
/// like one of the project's own: the vendor's says nothing of it.
pub(crate) fn read(root: &Node<'_>, intl: bool, reading: &mut Reading<'_>) -> Draft {
    let mut draft = Draft::new(Format::Vendor);
    let Some(keys) = reading.keys(root, "a service", Known::Any) else {
        return draft;
    };
    if let Some(node) = keys.require("metadata", reading)
        && let Some(metadata) = reading.keys(node, "the service", Known::Any)
    {
        draft.version = stated(
            &metadata,
            "apiVersion",
            Rule::Version,
            "API version",
            reading,
        );
        let rule = Rule::Service;
        draft.service = stated(&metadata, "serviceShortName", rule, "service name", reading);
        if metadata.get("endpoint").is_some() {
            draft.endpoint = stated(&metadata, "endpoint", Rule::Host, "endpoint", reading);
        }
    }
    let zone = if intl { ".intl" } else { "" };
    let follows = draft.service.as_ref().map(|service| Stated {
        text: format!("{}{zone}.tencentcloudapi.com", service.text),
        span: None,
    });
    draft.endpoint = draft.endpoint.or(follows);
    let objects_node = keys.require("objects", reading);
    let actions_node = keys.require("actions", reading);
    // Called for what they note: keys given twice, or something else than an object.
    let objects = objects_node.and_then(|node| reading.keys(node, "the objects", Known::Any));
    let actions = actions_node.and_then(|node| reading.keys(node, "the actions", Known::Any));
    if objects.is_none() || actions.is_none() {
        return draft;
    }
    let mut objects = Objects::collect(objects_node);
    let mut complete = true;
    for entry in object_entries(actions_node) {
        match objects.action(entry, reading) {
            Some(action) => draft.actions.push(action),
            None => complete = false,
        }
    }
    draft.types = objects.types(reading);
    draft.unknown = objects.unknown;
    draft.lost = !complete;
    draft
}
