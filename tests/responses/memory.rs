//! The memory of a decoded response is limited in addition to the size of its body.

use std::process::Command;

use tcsas::{Client, DescribeMnpRetentionDataRequest, Error};

use super::{Canned, client, list};

/// The size limit of bodies here.
const LIMIT: usize = 512 << 10;
/// The documented memory limit of a decoded response.
const BUDGET: usize = 8 * LIMIT;
/// The variable that makes a child process decode one body and print its memory.
const BODY: &str = "TCSAS_TEST_BODY";

/// `{"Response":{"RequestId":"1","Data":…}}` up to the size limit, with `item` repeated.
fn body(open: &str, item: impl Fn(usize) -> String, close: &str) -> String {
    let mut body = format!(r#"{{"Response":{{"RequestId":"1","Data":{open}"#);
    let mut index = 0;
    while body.len() < LIMIT - 64 {
        body += &item(index);
        body.push(',');
        index += 1;
    }
    body.pop();
    body + close + "}}"
}

fn bodies() -> Vec<(&'static str, String)> {
    let same = |item: &'static str| move |_| item.to_owned();
    vec![
        ("empty objects", body("[", same("{}"), "]")),
        ("numbers", body("[", same("0"), "]")),
        ("lists", body("[", same("[]"), "]")),
        ("objects", body("[", same(r#"{"a":0}"#), "]")),
        ("short texts", body("[", same(r#""a""#), "]")),
        ("names", body("{", |index| format!(r#""{index:x}":0"#), "}")),
        (
            "control characters",
            body("[", same("\"\u{1}\u{1}\u{1}\u{1}\""), "]"),
        ),
    ]
}

async fn decode(body: String) -> (Result<(), Error>, Result<(), Error>) {
    let client: Client = client(&Canned::new(body))
        .max_response_size(LIMIT)
        .build()
        .unwrap();
    let request = DescribeMnpRetentionDataRequest::builder()
        .mnp_id("m")
        .platform_id("T")
        .platform(1)
        .data_type(1)
        .time_begin(1)
        .time_end(1)
        .build();
    let typed = client.describe_mnp_retention_data(request).await;
    let typed = typed.map(drop).map_err(Error::untyped);
    let named = client
        .as_ref()
        .call("DescribeZones", &serde_json::json!({}))
        .await;
    (typed, named.map(drop))
}

/// The peak memory of this process, where available.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes << 10)
}

#[tokio::test]
async fn a_response_takes_no_more_memory_than_stated() {
    if let Some(name) = std::env::var_os(BODY) {
        let (_, body) = bodies()
            .into_iter()
            .find(|(known, _)| *known == name)
            .unwrap();
        let before = peak();
        let (typed, named) = decode(body).await;
        for error in [typed.err(), named.err()].into_iter().flatten() {
            let text = error.to_string();
            assert!(
                text.contains("raise `max_response_size`") && text.contains("at `Data"),
                "{text}"
            );
        }
        let (Some(before), Some(after)) = (before, peak()) else {
            return;
        };
        // The body, a second form of it, and a list while it grows to twice its size.
        let allowed = BUDGET + BUDGET / 2 + 8 * LIMIT;
        assert!(
            after - before < allowed,
            "{name:?}: {} KiB",
            (after - before) >> 10
        );
        return;
    }
    for (name, _) in bodies() {
        let output = Command::new(std::env::current_exe().unwrap())
            .args([
                "memory::a_response_takes_no_more_memory_than_stated",
                "--exact",
            ])
            .env(BODY, name)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{name}: {}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
}

#[tokio::test]
async fn exceeding_the_memory_limit_is_an_error_without_a_retry() {
    let (typed, named) = decode(bodies().swap_remove(0).1).await;
    for error in [typed.unwrap_err(), named.unwrap_err()] {
        let text = error.to_string();
        assert!(text.contains("at `Data["), "{text}");
        assert!(text.contains("raise `max_response_size`"), "{text}");
        assert_eq!(error.request_id(), Some("1"));
        assert_eq!(error.attempts().map(|tried| tried.count()), Some(1));
    }
}

#[tokio::test]
async fn a_large_documented_response_is_decoded() {
    let item = r#"{"TeamId":"t0123456789","TeamName":"a team","MemberCount":3,"TeamRoleTypeList":[1,2],"Status":1,"AdminUsers":[{"AdminUserId":"u"}]}"#;
    let items = vec![item; (10 << 20) / item.len()].join(",");
    let body = format!(
        r#"{{"Response":{{"RequestId":"1","Data":{{"TotalCount":1,"DataList":[{items}]}}}}}}"#
    );
    let client: Client = client(&Canned::new(body)).build().unwrap();
    let typed = client.describe_team_list(list()).await.unwrap();
    let named = client
        .as_ref()
        .call("DescribeTeamList", &serde_json::json!({}));
    let named = named.await.unwrap();
    let many = named["Data"]["DataList"].as_array().unwrap().len();
    assert!(many > 50_000);
    assert_eq!(typed.data.data_list.len(), many);
}
