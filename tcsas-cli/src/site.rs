//! Messages about the endpoint and the site of a service.

use std::path::Path;

use tcsas_spec::model::Service;

use crate::console::Console;

/// The endpoint, and its site if it is one of the two.
pub(super) fn endpoint(service: &Service) -> String {
    let endpoint = &service.endpoint;
    match service.site() {
        Some(site) => format!("calls go to {endpoint}, {site}"),
        None => format!("calls go to {endpoint}"),
    }
}

/// Notes that the site of the service at `path` was neither given nor found.
pub(super) fn note_if_presumed(path: &Path, service: &Service, console: &mut Console<'_>) {
    if service.site_is_presumed {
        console.print_note(&format!("{}: {}", path.display(), advice(service)));
    }
}

/// Advice for a description whose site was neither given nor found.
fn advice(service: &Service) -> String {
    let name = &service.name;
    format!(
        "no site is specified, so {}; choose one with `--site intl` or `--site mainland`, with `intl: true` or \
         `intl: false` in include_specs!, or with a `shared.json` beside the description that has \
         \"endpoint\": \"{name}.intl.tencentcloudapi.com\"",
        endpoint(service)
    )
}
