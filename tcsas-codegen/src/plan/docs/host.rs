//! The docs on the host that calls go to.

use tcsas_spec::model::Service;

/// Of `Client`.
pub(super) fn of_client(service: &Service) -> String {
    let mut doc = format!(
        "{}. `endpoint_kind` and `endpoint` of the [`builder`](Self::builder) select others.",
        calls_go_to(service)
    );
    if service.site_is_presumed {
        doc.push_str(
            " **The site is presumed**: the vendor's description is the same for both sites and names none, and credentials of the \
             international site are not valid here. Select one by `intl: true` or `intl: false` in `include_specs!`, or by a \
             `shared.json` with `service`, `version` and `endpoint` beside the spec.",
        );
    }
    doc
}

/// Of `Client::builder`.
pub(super) fn of_builder(service: &Service) -> String {
    format!(
        "{}, unless `endpoint_kind` or `endpoint` select another host.",
        calls_go_to(service)
    )
}

fn calls_go_to(service: &Service) -> String {
    let endpoint = &service.endpoint;
    match service.site() {
        Some(site) => format!("Calls go to `{endpoint}`, the host of {site}"),
        None => format!("Calls go to `{endpoint}`"),
    }
}

#[cfg(test)]
mod tests {
    use tcsas_spec::{Options, Source, read};

    use super::*;

    fn service(options: &Options) -> Service {
        let api = r#"{
            "metadata": { "serviceShortName": "things", "apiVersion": "2025-01-06" },
            "actions": { "Count": { "input": "CountRequest", "output": "CountResponse" } },
            "objects": {
                "CountRequest": { "type": "object", "members": [] },
                "CountResponse": { "type": "object", "members": [] }
            }
        }"#;
        let source = Source {
            name: "api.json".into(),
            text: api.into(),
        };
        read(vec![source], options).into_result().unwrap()
    }

    #[test]
    fn a_presumed_site_is_named() {
        let presumed = of_client(&service(&Options::default()));
        for part in [
            "`things.tencentcloudapi.com`",
            "mainland",
            "presumed",
            "`intl: true`",
        ] {
            assert!(presumed.contains(part), "{presumed}");
        }
        for (options, host) in [
            (
                Options {
                    intl: true,
                    ..Options::default()
                },
                "`things.intl.tencentcloudapi.com`",
            ),
            (
                Options {
                    mainland: true,
                    ..Options::default()
                },
                "`things.tencentcloudapi.com`",
            ),
        ] {
            let service = service(&options);
            for doc in [of_client(&service), of_builder(&service)] {
                assert!(doc.contains(host) && !doc.contains("presumed"), "{doc}");
            }
        }
    }
}
