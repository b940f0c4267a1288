//! Which host calls go to, and how to choose another.

use tcsas_spec::model::Service;

/// What the documentation of a client says about it.
pub(super) fn of_client(service: &Service) -> String {
    let mut doc = format!(
        "{}. [`builder`](Self::builder) has `host` and `endpoint` for others.",
        calls_go_to(service)
    );
    if service.site_is_presumed {
        doc.push_str(
            " **Nobody chose this site**: the spec is the same for both and does not say which one it is for, and credentials of the \
             international site are unknown at this one. Choose by `intl: true` or `intl: false` in `include_specs!`, or by a \
             `shared.json` with `service`, `version` and `endpoint` beside the spec.",
        );
    }
    doc
}

/// What the documentation of its builder says.
pub(super) fn of_builder(service: &Service) -> String {
    format!(
        "{}, unless `host` or `endpoint` choose another host.",
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
    fn a_site_that_nobody_chose_is_named() {
        let presumed = of_client(&service(&Options::default()));
        for part in [
            "`things.tencentcloudapi.com`",
            "mainland",
            "Nobody chose",
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
                assert!(doc.contains(host) && !doc.contains("Nobody"), "{doc}");
            }
        }
    }
}
