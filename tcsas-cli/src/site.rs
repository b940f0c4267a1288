//! Messages about the endpoint and the site of a service.

use tcsas_spec::model::Service;

/// The endpoint, and its site if it is one of the two.
pub(super) fn endpoint(service: &Service) -> String {
    let endpoint = &service.endpoint;
    match service.site() {
        Some(site) => format!("calls go to {endpoint}, {site}"),
        None => format!("calls go to {endpoint}"),
    }
}

/// Advice for a description whose site was neither given nor found.
pub(super) fn advice(service: &Service) -> String {
    let name = &service.name;
    format!(
        "no site is specified, so {}; choose one with `--site intl` or `--site mainland`, with `intl: true` or \
         `intl: false` in include_specs!, or with a `shared.json` beside the description that has \
         \"endpoint\": \"{name}.intl.tencentcloudapi.com\"",
        endpoint(service)
    )
}
