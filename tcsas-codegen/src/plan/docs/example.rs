//! The example in the docs of a method: the documented request, as Rust.

use serde_json::{Map, Value};
use tcsas_spec::model::Type;

use crate::plan::{ActionPlan, FieldPlan, Plan, StructPlan};
use crate::settings::Settings;
use crate::template::{Code, Lit, Num, emit};

/// The nesting depth below which an example leaves values out.
const DEPTH_LIMIT: usize = 6;
/// How many items of a list an example shows.
const ITEM_LIMIT: usize = 3;
/// The longest text an example shows.
const TEXT_LIMIT: usize = 120;

/// A fenced code block that makes the call.
pub(super) fn of(action: &ActionPlan<'_>, plan: &Plan<'_>, settings: &Settings) -> String {
    let request = action
        .action
        .examples
        .iter()
        .find_map(|example| example.input.as_deref());
    let request: Map<String, Value> = request
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default();
    let mut body = Code::default();
    let complete = Writer { plan }.builder(&action.request, &request, "", 0, &mut body);
    let types = if body.as_str().contains("types::") {
        ", types"
    } else {
        ""
    };
    let fence = if settings.doctests.is_some() && complete {
        "no_run"
    } else {
        "ignore"
    };
    let mut code = Code::default();
    emit!(
        code,
        "```$fence
# async fn example() -> Result<(), Box<dyn std::error::Error>> {
use $module::{Client, $name$types};

let client = Client::from_env()?;
let request = $body;
let response = client.$method(request).await?;
println!(\"{response:?}\");
# Ok(())
# }
```",
        fence = Code::fixed(fence),
        module = Module(settings),
        name = action.request.ident,
        types = Code::fixed(types),
        body = body,
        method = action.method
    );
    code.as_str().to_owned()
}

/// The path of the generated items.
pub(super) struct Module<'a>(pub(super) &'a Settings);

impl crate::template::Splice for Module<'_> {
    fn splice(&self, out: &mut String) {
        match &self.0.doctests {
            Some(path) => path.splice(out),
            None => out.push_str("self"),
        }
    }
}

struct Writer<'a> {
    plan: &'a Plan<'a>,
}

impl Writer<'_> {
    /// Writes the builder calls of `of`, with the values of `given` where they fit. Returns false
    /// if a required value is missing, as its types are recursive or nested too deep.
    fn builder(
        &self,
        of: &StructPlan<'_>,
        given: &Map<String, Value>,
        path: &'static str,
        depth: usize,
        code: &mut Code,
    ) -> bool {
        let mut complete = true;
        let indent = Indent(depth + 1);
        emit!(
            code,
            "$path$name::builder()",
            path = Code::fixed(path),
            name = of.ident
        );
        for field in &of.fields {
            if let Some(value) = self.argument(field, given.get(&field.field.name), depth + 1) {
                emit!(
                    code,
                    "\n$indent.$name($value)",
                    indent = indent,
                    name = field.ident,
                    value = value
                );
            } else {
                complete &= !field.field.required;
            }
        }
        emit!(code, "\n$indent.build()", indent = indent);
        complete
    }

    /// The argument of a setter; `None` for an optional parameter that the example omits.
    fn argument(&self, field: &FieldPlan<'_>, given: Option<&Value>, depth: usize) -> Option<Code> {
        let ty = &field.field.ty;
        let value = given.and_then(|given| self.value(ty, given, Form::Setter, depth));
        if value.is_some() || !field.field.required {
            return value;
        }
        let given_empty = given.is_some_and(|given| *given == Value::Array(Vec::new()));
        let value = (!given_empty).then(|| self.value(ty, &placeholder(ty), Form::Setter, depth));
        value.flatten().or_else(|| self.empty_list(ty))
    }

    /// An empty list with the type of its items, which the compiler cannot infer.
    fn empty_list(&self, ty: &Type) -> Option<Code> {
        let Type::Array(item) = ty else { return None };
        let mut code = Code::default();
        emit!(code, "Vec::<$item>::new()", item = self.type_of(item)?);
        Some(code)
    }

    fn type_of(&self, ty: &Type) -> Option<Code> {
        Some(match ty {
            Type::String | Type::Date | Type::Timestamp | Type::TimestampIso8601 => {
                Code::fixed("String")
            }
            Type::Integer => Code::fixed("i64"),
            Type::UnsignedInteger => Code::fixed("u64"),
            Type::Float => Code::fixed("f64"),
            Type::Boolean => Code::fixed("bool"),
            // No list holds it.
            Type::Binary => return None,
            Type::Object(name) => {
                let data_type = self.plan.types.iter().find(|t| t.wire == name)?;
                let mut code = Code::default();
                emit!(code, "types::$name", name = data_type.ident);
                code
            }
            Type::Array(item) => {
                let mut code = Code::default();
                emit!(code, "Vec<$item>", item = self.type_of(item)?);
                code
            }
        })
    }

    /// A value as Rust; `None` if it does not fit the type.
    fn value(&self, ty: &Type, value: &Value, form: Form, depth: usize) -> Option<Code> {
        let mut code = Code::default();
        let exact = |suffix: &'static str| {
            Code::fixed(match form {
                Form::Exact => suffix,
                _ => "",
            })
        };
        match (ty, value) {
            (
                Type::String | Type::Date | Type::Timestamp | Type::TimestampIso8601,
                Value::String(text),
            ) => {
                let text = if text.chars().count() > TEXT_LIMIT {
                    "..."
                } else {
                    text
                };
                code.add(&Lit(text));
                code.add(&exact(".to_owned()"));
            }
            (Type::Integer, Value::Number(number)) => {
                let number = number.as_i64()?;
                emit!(
                    code,
                    "$sign$number",
                    sign = Code::fixed(if number < 0 { "-" } else { "" }),
                    number = Num(number.unsigned_abs())
                );
                code.add(&exact("_i64"));
            }
            (Type::UnsignedInteger, Value::Number(number)) => {
                code.add(&Num(number.as_u64()?));
                code.add(&exact("_u64"));
            }
            (Type::Float, Value::Number(number)) => {
                // The digits of a finite number are valid Rust; a whole number needs its point.
                let text = format!("{:?}", number.as_f64()?);
                emit!(
                    code,
                    "$text.parse$of()?",
                    text = Lit(&text),
                    of = exact("::<f64>")
                );
            }
            (Type::Binary, _) => code.add(&Code::fixed("std::fs::read(\"file\")?")),
            (Type::Boolean, Value::Bool(truth)) => {
                code.add(&Code::fixed(if *truth { "true" } else { "false" }))
            }
            (Type::Object(name), Value::Object(map)) => {
                let data_type = self
                    .plan
                    .types
                    .iter()
                    .find(|t| t.wire == name && t.usage.input)?;
                // Deep requests are rare, and recursive ones have no end.
                if depth >= DEPTH_LIMIT {
                    return None;
                }
                if !self.builder(data_type, map, "types::", depth, &mut code) {
                    return None;
                }
            }
            (Type::Array(item), Value::Array(values)) => {
                let items = match form {
                    Form::Setter => Form::Item,
                    // The list is the item of another, and has to be of its type.
                    Form::Item | Form::Exact => {
                        emit!(code, "vec!");
                        Form::Exact
                    }
                };
                emit!(code, "[");
                let mut first = true;
                for value in values
                    .iter()
                    .take(ITEM_LIMIT)
                    .filter_map(|value| self.value(item, value, items, depth))
                {
                    emit!(
                        code,
                        "$comma$value",
                        comma = Code::fixed(if first { "" } else { ", " }),
                        value = value
                    );
                    first = false;
                }
                emit!(code, "]");
                if first {
                    return None;
                }
            }
            _ => return None,
        }
        Some(code)
    }
}

/// The position of a value. Setters convert their argument, and the items of a list, to the type of
/// the parameter; values in nested lists are not converted.
#[derive(Clone, Copy)]
enum Form {
    /// The argument of a setter.
    Setter,
    /// An item of a list that is the argument of a setter.
    Item,
    /// A value that must have its exact type.
    Exact,
}

/// A value for a required parameter that is missing in the example.
fn placeholder(ty: &Type) -> Value {
    match ty {
        Type::String => "...".into(),
        Type::Date => "2025-01-06".into(),
        Type::Timestamp => "2025-01-06 10:00:00".into(),
        Type::TimestampIso8601 => "2025-01-06T10:00:00+08:00".into(),
        Type::Integer | Type::UnsignedInteger => 1.into(),
        Type::Float => 1.5.into(),
        Type::Boolean => true.into(),
        Type::Binary => Value::Null,
        Type::Object(_) => Value::Object(Map::new()),
        Type::Array(item) => vec![placeholder(item)].into(),
    }
}

struct Indent(usize);

impl crate::template::Splice for Indent {
    fn splice(&self, out: &mut String) {
        for _ in 0..self.0 {
            out.push_str("    ");
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tcsas_spec::model::Service;

    use super::*;

    #[test]
    fn values_in_nested_lists_have_the_exact_type() {
        let service = Service::default();
        let plan = Plan::of(&service);
        let written = |ty: &Type, value: &Value| {
            let code = Writer { plan: &plan }.value(ty, value, Form::Setter, 1);
            code.map(|code| code.as_str().to_owned())
        };
        let list = |ty: &Type| Type::Array(Box::new(ty.clone()));
        for (ty, value, one, two, three) in [
            (
                Type::String,
                json!("a"),
                r#"["a"]"#,
                r#"[vec!["a".to_owned()]]"#,
                r#"[vec![vec!["a".to_owned()]]]"#,
            ),
            (
                Type::Integer,
                json!(-1),
                "[-1]",
                "[vec![-1_i64]]",
                "[vec![vec![-1_i64]]]",
            ),
            (
                Type::UnsignedInteger,
                json!(1),
                "[1]",
                "[vec![1_u64]]",
                "[vec![vec![1_u64]]]",
            ),
            (
                Type::Float,
                json!(1.5),
                r#"["1.5".parse()?]"#,
                r#"[vec!["1.5".parse::<f64>()?]]"#,
                r#"[vec![vec!["1.5".parse::<f64>()?]]]"#,
            ),
        ] {
            let once = list(&ty);
            let twice = list(&once);
            assert_eq!(written(&once, &json!([value])).as_deref(), Some(one));
            assert_eq!(written(&twice, &json!([[value]])).as_deref(), Some(two));
            let thrice = written(&list(&twice), &json!([[[value]]]));
            assert_eq!(thrice.as_deref(), Some(three));
        }
    }
}
