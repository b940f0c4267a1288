//! The programs that call every action once.
//!
//! Requests are provided by [`GIVEN`], and responses consumed, in ways opaque to the compiler. Each
//! call has its own function, as in a real program.

use std::fmt::Write;

use crate::expansion::{Method, methods};
use crate::rival::Rival;
use crate::shape::Shapes;

const GIVEN: &str = "
/// A value the compiler knows nothing about.
fn given<T>() -> T {
    black_box(None).expect(\"this program is never run\")
}
";

const ASYNC: &str = "
type Task<'a> = Pin<Box<dyn Future<Output = ()> + 'a>>;

fn main() {
    if std::env::args().len() == 1 {
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect(\"a runtime\");
    let client = client();
    runtime.block_on(async {
        for call in CALLS {
            call(&client).await;
        }
    });
}
";

const OUR_CLIENT: &str = "
fn client() -> api::Client {
    api::Client::from_env().expect(\"credentials\")
}
";

const PROGENITOR_CLIENT: &str = "
fn client() -> api::Client {
    api::Client::new(\"http://localhost\")
}
";

const SYNC: &str = "
fn main() {
    if std::env::args().len() > 1 {
        CALLS.iter().for_each(|call| call());
    }
}
";

/// The source text, given the expansion of the lib.
pub fn source(rival: Rival, shapes: &Shapes<'_>, bare: &str) -> Result<String, String> {
    let mut text = "#![allow(deprecated)]\nuse std::hint::black_box;\n".to_owned();
    let count = match rival {
        Rival::Serde => {
            text.push_str("#[path = \"../../leaf_serde/src/lib.rs\"]\nmod api;\n");
            text.push_str(SYNC);
            for (number, call) in shapes.calls.iter().enumerate() {
                let (request, response) = (&call.request, &call.response);
                let _ = write!(
                    text,
                    "\nfn call_{number}() {{\n    let request: api::{request} = given();\n    \
                     let _ = black_box(serde_json::to_string(&request));\n    let text: String = given();\n    \
                     let _ = black_box(serde_json::from_str::<api::{response}>(&text));\n}}\n"
                );
            }
            shapes.calls.len()
        }
        Rival::Ours => {
            let methods = methods(bare, "pub fn ", "(&self, request: ");
            let api = "tcsas_macros::include_specs!(\"../leaf_ours/specs\");";
            text.push_str(OUR_CLIENT);
            calls(&mut text, api, &methods, |Method { name, request }| {
                format!(
                    "let request: api::{request} = given();\n        let _ = black_box(client.{name}(request).await);"
                )
            })
        }
        Rival::Progenitor => {
            let methods = methods(bare, "pub async fn ", "<'a>(&'a self, body: &'a ");
            let api = "progenitor::generate_api!(\"../leaf_progenitor/openapi.json\");";
            text.push_str(PROGENITOR_CLIENT);
            calls(&mut text, api, &methods, |Method { name, request }| {
                format!(
                    "let request: api::{request} = given();\n        let _ = black_box(client.{name}(&request).await);"
                )
            })
        }
    };
    if count != shapes.calls.len() {
        let wanted = shapes.calls.len();
        let name = rival.name();
        return Err(format!(
            "{name}: found {count} methods of {wanted} in the expansion"
        ));
    }
    text.push_str(GIVEN);
    let task = if rival == Rival::Serde {
        "fn()"
    } else {
        "fn(&api::Client) -> Task<'_>"
    };
    let _ = write!(text, "\nconst CALLS: &[{task}] = &[");
    for number in 0..count {
        let _ = write!(text, "call_{number}, ");
    }
    text.push_str("];\n");
    Ok(text)
}

/// A function for each of the methods.
fn calls(
    text: &mut String,
    api: &str,
    methods: &[Method],
    call: impl Fn(&Method) -> String,
) -> usize {
    let _ = write!(
        text,
        "use std::pin::Pin;\nmod api {{\n    {api}\n}}\n{ASYNC}"
    );
    for (number, method) in methods.iter().enumerate() {
        let _ = write!(
            text,
            "\nfn call_{number}(client: &api::Client) -> Task<'_> {{\n    Box::pin(async move {{\n        {}\n    }})\n}}\n",
            call(method)
        );
    }
    methods.len()
}
