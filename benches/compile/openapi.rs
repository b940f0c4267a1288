//! The spec as OpenAPI 3.0, for progenitor.

use serde_json::{Map, Value, json};
use tcsas_spec::model::Type;

use crate::shape::{Shapes, Struct};

/// The document: an operation per action, a schema per struct.
pub fn document(shapes: &Shapes<'_>, version: &str) -> String {
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let content = |name| json!({ "application/json": { "schema": reference(name) } });
    let mut paths = Map::new();
    for call in &shapes.calls {
        let operation = json!({
            "operationId": call.method,
            "description": call.description,
            "requestBody": { "required": true, "content": content(&call.request) },
            "responses": { "200": { "description": "The response.", "content": content(&call.response) } },
        });
        paths.insert(format!("/{}", call.action), json!({ "post": operation }));
    }
    let schemas = shapes.structs.iter();
    let schemas: Map<_, _> = schemas
        .map(|one| (one.name.clone(), schema(shapes, one)))
        .collect();
    let document = json!({
        "openapi": "3.0.3",
        "info": { "title": "service", "version": version },
        "paths": paths,
        "components": { "schemas": schemas },
    });
    document.to_string()
}

fn schema(shapes: &Shapes<'_>, one: &Struct<'_>) -> Value {
    let mut properties = Map::new();
    for member in &one.members {
        let mut value = value(shapes, member.ty);
        if value.get("$ref").is_some() {
            // Members beside a reference are ignored.
            value = json!({ "allOf": [value] });
        }
        value["description"] = member.description.as_str().into();
        properties.insert(member.wire.into(), value);
    }
    let required = one.members.iter().filter(|member| !member.optional);
    let required: Vec<_> = required.map(|member| member.wire).collect();
    let mut schema = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        schema["required"] = required.into();
    }
    if !one.description.is_empty() {
        schema["description"] = one.description.as_str().into();
    }
    schema
}

fn value(shapes: &Shapes<'_>, ty: &Type) -> Value {
    match ty {
        Type::String | Type::Date | Type::Timestamp | Type::TimestampIso8601 => {
            json!({ "type": "string" })
        }
        Type::Integer => json!({ "type": "integer", "format": "int64" }),
        Type::UnsignedInteger => json!({ "type": "integer", "format": "uint64" }),
        Type::Float => json!({ "type": "number", "format": "double" }),
        Type::Boolean => json!({ "type": "boolean" }),
        Type::Binary => json!({ "type": "string", "format": "binary" }),
        Type::Object(name) => {
            json!({ "$ref": format!("#/components/schemas/{}", shapes.names[name.as_str()]) })
        }
        Type::Array(item) => json!({ "type": "array", "items": value(shapes, item) }),
    }
}
