//! The handwritten rival: plain structs with derived serde.

use std::fmt::Write;

use tcsas_spec::model::Type;

use crate::shape::{Member, Shapes, Struct};

/// The source text of all structs.
pub fn source(shapes: &Shapes<'_>) -> String {
    let mut text = "//! A service.\n#![allow(text_direction_codepoint_in_comment)]\n".to_owned();
    for one in &shapes.structs {
        structure(shapes, one, &mut text);
    }
    text
}

fn structure(shapes: &Shapes<'_>, one: &Struct<'_>, text: &mut String) {
    text.push('\n');
    comment(&one.description, "", text);
    let _ = writeln!(
        text,
        "#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]\npub struct {} {{",
        one.name
    );
    for member in &one.members {
        comment(&member.description, "    ", text);
        let mut serde = format!("rename = {:?}", member.wire);
        if member.optional {
            serde.push_str(", skip_serializing_if = \"::std::option::Option::is_none\"");
        } else if matches!(member.ty, Type::Array(_)) {
            // A response may omit an empty list.
            serde.push_str(", default");
        }
        let name = raw(&member.name);
        let ty = field(shapes, member);
        let _ = writeln!(text, "    #[serde({serde})]\n    pub {name}: {ty},");
    }
    text.push_str("}\n");
}

fn comment(description: &str, indent: &str, text: &mut String) {
    // A comment may not hold a carriage return.
    for line in description.replace('\r', "").lines() {
        let _ = writeln!(text, "{indent}/// {line}");
    }
}

fn field(shapes: &Shapes<'_>, member: &Member<'_>) -> String {
    let mut ty = rust(shapes, member.ty);
    if member.boxed {
        ty = format!("::std::boxed::Box<{ty}>");
    }
    if member.optional {
        ty = format!("::std::option::Option<{ty}>");
    }
    ty
}

/// A data type may be called `String`: the others have their paths.
fn rust(shapes: &Shapes<'_>, ty: &Type) -> String {
    match ty {
        Type::String | Type::Date | Type::Timestamp | Type::TimestampIso8601 => {
            "::std::string::String".into()
        }
        Type::Integer => "i64".into(),
        Type::UnsignedInteger => "u64".into(),
        Type::Float => "f64".into(),
        Type::Boolean => "bool".into(),
        Type::Binary => "::bytes::Bytes".into(),
        Type::Object(name) => shapes.names[name.as_str()].clone(),
        Type::Array(item) => format!("::std::vec::Vec<{}>", rust(shapes, item)),
    }
}

fn raw(name: &str) -> String {
    match name {
        "self" | "super" | "crate" => format!("{name}_"),
        // Every identifier may be raw.
        name => format!("r#{name}"),
    }
}
