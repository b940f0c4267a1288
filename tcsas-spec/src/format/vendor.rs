//! The vendor's description of a whole service: `api.json` as in its tools.
//!
//! One file describes all actions (`actions`) and all objects (`objects`), including those for the
//! parameters and responses of actions. Keys that are not used here are ignored.

mod objects;
mod stream_sentence;

use self::objects::Objects;
use super::draft::{Draft, Format, Stated, stated};
use super::upload;
use crate::json::{self, Allowed, Node, Reader};
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
    let has = |key: &str| root.get(key).is_some();
    has("actions") && (has("objects") || has("metadata"))
}

/// Reads a file of this format. The vendor's files name no host, so that it follows from the name
/// of the service, unless the key `endpoint` has been added to `metadata`.
pub(crate) fn read(root: &Node<'_>, intl: bool, reader: &mut Reader<'_>) -> Draft {
    let mut draft = Draft::new(Format::Vendor);
    let Some(object) = reader.object(root, "a service", Allowed::Any) else {
        return draft;
    };
    if let Some(node) = object.require("metadata", reader)
        && let Some(metadata) = reader.object(node, "the service", Allowed::Any)
    {
        draft.version = stated(
            &metadata,
            "apiVersion",
            Rule::Version,
            "API version",
            reader,
        );
        let rule = Rule::Service;
        draft.service = stated(&metadata, "serviceShortName", rule, "service name", reader);
        if metadata.get("endpoint").is_some() {
            draft.endpoint = stated(&metadata, "endpoint", Rule::Host, "endpoint", reader);
        }
    }
    let zone = if intl { ".intl" } else { "" };
    let follows = draft.service.as_ref().map(|service| Stated {
        text: format!("{}{zone}.tencentcloudapi.com", service.text),
        span: None,
    });
    draft.endpoint = draft.endpoint.or(follows);
    let objects_node = object.require("objects", reader);
    let actions_node = object.require("actions", reader);
    // Read only to report duplicate keys and values other than objects.
    let objects = objects_node.and_then(|node| reader.object(node, "the objects", Allowed::Any));
    let actions = actions_node.and_then(|node| reader.object(node, "the actions", Allowed::Any));
    if objects.is_none() || actions.is_none() {
        return draft;
    }
    let mut objects = Objects::collect(objects_node);
    let mut complete = true;
    for entry in actions_node.map_or(&[][..], Node::entries) {
        match objects.action(entry, reader) {
            Some(mut action) => {
                let service = draft.service.as_ref().map_or("", |stated| &stated.text);
                let described = &mut action.action;
                described.octet_stream =
                    upload::complete(service, &described.name, &mut described.input);
                draft.actions.push(action);
            }
            None => complete = false,
        }
    }
    draft.types = objects.types(reader);
    draft.unknown = objects.unknown;
    draft.lost = !complete;
    draft
}
