//! The client, with one method per action.
//!
//! ```text
//! pub struct Client(rt::Client);
//! static SERVICE: rt::Service = rt::Service { … };
//! impl Client {
//!     pub const SPECS: &[(&str, &str)] = &[("ModifyMNP.json", include_str!("…/specs/ModifyMNP.json")), …];
//!     pub fn new(credentials: Credentials) -> Result<Self, SetupError> { … }
//!     pub fn from_env() -> Result<Self, SetupError> { … }
//!     pub fn builder() -> ClientBuilder<Self> { … }
//!     pub fn endpoint(&self) -> String { … }
//! }
//! impl AsRef<rt::Client> for Client { … }
//! impl From<rt::Client> for Client { … }
//! #[doc = "# Mini programs"]
//! impl Client {
//!     #[doc = "…"]
//!     #[cfg_attr(doc, doc = "…")]
//!     #[cfg_attr(not(doc), doc = "…")]
//!     pub fn modify_mnp(&self, request: ModifyMnpRequest) -> Call<ModifyMnpResponse, ModifyMnpError> { … }
//! }
//! ```
//!
//! Editors show all docs of a method where it is called. In rustdoc, where all methods are on one
//! page, the parameters, errors and the example are on the page of the request instead.

use std::path::PathBuf;

use tcsas_spec::model::BodyFormat;

use super::Expansion;
use crate::plan::{ActionPlan, docs};
use crate::template::{Code, Lines, Lit, Num, emit};

pub(super) fn expand(expansion: &Expansion<'_>, files: &[PathBuf], items: &mut Code) {
    let plan = expansion.plan;
    emit!(
        items,
        "#[doc = $doc]
#[derive(Clone, Debug)]
pub struct Client(rt::Client);
static SERVICE: rt::Service = rt::Service {
    name: $service,
    version: $version,
    endpoint: $endpoint,
};
impl Client {
    $specs
    #[doc = $new]
    pub fn new(credentials: rt::Credentials) -> rt::Result<Self, rt::SetupError> {
        Self::builder().credentials(credentials).build()
    }
    #[doc = $from_env]
    pub fn from_env() -> rt::Result<Self, rt::SetupError> {
        Self::builder().build()
    }
    #[doc = $builder]
    pub fn builder() -> rt::ClientBuilder<Self> {
        rt::Client::builder(&SERVICE)
    }
    #[doc = $endpoint_doc]
    pub fn endpoint(&self) -> rt::String {
        self.0.endpoint()
    }
}
impl rt::AsRef<rt::Client> for Client {
    fn as_ref(&self) -> &rt::Client {
        &self.0
    }
}
impl rt::From<rt::Client> for Client {
    fn from(client: rt::Client) -> Self {
        Self(client)
    }
}
",
        doc = Lit(&docs::client(plan)),
        service = Lit(&plan.service.name),
        version = Lit(&plan.service.version),
        endpoint = Lit(&plan.service.endpoint),
        specs = specs(files),
        new = Lit(docs::NEW),
        from_env = Lit(docs::FROM_ENV),
        builder = Lit(&docs::client_builder(plan)),
        endpoint_doc = Lit(
            "Returns the address that calls go to, such as `https://tcsas.tencentcloudapi.com`."
        )
    );
    for (subject, actions) in plan.by_subject() {
        if let Some(heading) = subject {
            emit!(items, "#[doc = $doc]\n", doc = Lit(&format!("# {heading}")));
        }
        items.add(&Code::fixed("impl Client {\n"));
        for action in actions {
            method(action, expansion, items);
        }
        items.add(&Code::fixed("}\n"));
    }
}

fn method(plan: &ActionPlan<'_>, expansion: &Expansion<'_>, methods: &mut Code) {
    let deprecated = if plan.action.deprecated {
        "#[deprecated = \"the service deprecates this action\"]\n"
    } else {
        ""
    };
    emit!(
        methods,
        "$deprecated#[doc = $doc]
#[cfg_attr(doc, doc = $rustdoc)]
#[cfg_attr(not(doc), doc = $editor)]
#[inline]
pub fn $name(&self, request: $request) -> rt::Call<$response, $error> {
    rt::Call::$new(&self.0, &rt::Action { name: $action, signed: $signed, idempotent: $idempotent, client_token: $token, rate_limit: $limit }, &request)
}
",
        doc = Lit(&docs::method(plan)),
        rustdoc = Lit(&docs::method_in_rustdoc(plan)),
        editor = Lines(&docs::method_in_editors(plan, expansion.plan, expansion.settings)),
        deprecated = Code::fixed(deprecated),
        name = plan.method,
        request = plan.request.ident,
        response = plan.response.ident,
        error = plan.error,
        action = Lit(&plan.action.name),
        new = Code::fixed(match plan.action.body_format() {
            BodyFormat::OctetStream => "octet_stream",
            BodyFormat::Multipart => "multipart",
            _ => "new",
        }),
        signed = truth(plan.action.signed),
        idempotent = truth(plan.is_idempotent()),
        token = truth(plan.takes_client_token()),
        limit = Num(plan.action.rate_limit.unwrap_or(0).into())
    );
}

fn truth(value: bool) -> Code {
    Code::fixed(if value { "true" } else { "false" })
}

/// The constant of the spec files. The compiler reads them again when they change; in a program
/// they take no space unless it uses the constant.
fn specs(files: &[PathBuf]) -> Code {
    let mut constant = Code::default();
    let Some(texts) = texts(files).filter(|_| !files.is_empty()) else {
        return constant;
    };
    emit!(
        constant,
        "#[doc = $doc]
pub const SPECS: &'static [(&'static str, &'static str)] = &[
    $texts
];
",
        doc = Lit(docs::SPECS),
        texts = texts
    );
    constant
}

/// The names and texts of `files`; `None` if a path is not valid Unicode and cannot be written.
fn texts(files: &[PathBuf]) -> Option<Code> {
    let mut texts = Code::default();
    for file in files {
        emit!(
            texts,
            "($name, ::core::include_str!($path)),\n",
            name = Lit(file.file_name()?.to_str()?),
            path = Lit(file.to_str()?)
        );
    }
    Some(texts)
}
