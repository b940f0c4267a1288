use super::*;

#[test]
fn response_with_fields_needs_no_id() {
    let read = typed(SHAPE, r#"{"Response":{"Data":"a"}}"#).unwrap();
    assert_eq!(
        (read.fields[0].as_deref(), &*read.request_id),
        (Some("a"), "")
    );
    assert!(typed(SHAPE, r#"{"Response":{"Message":"done"}}"#).is_ok());
    assert!(typed(SHAPE, r#"{"Response":{"Data":[],"Strange":1}}"#).is_ok());
    for id in ["\"\"", "7", "{\"a\":1}", "[]", "true"] {
        let body = format!("{{\"Response\":{{\"RequestId\":{id}}}}}");
        assert_eq!(
            typed(EMPTY, &body).unwrap().request_id,
            id.trim_matches('"')
        );
        assert!(named(&body).is_ok());
    }
    assert_eq!(
        named(r#"{"Response":{"Zones":[]}}"#).unwrap(),
        serde_json::json!({ "Zones": [] })
    );
}

#[test]
fn request_id_of_the_headers_is_used_if_the_body_has_none() {
    let mut texts = Texts::of(SHAPE);
    let read = |body: &str, shape| RawResponse::parse(with_header(body), expected(shape));
    let body = r#"{"Response":{"Data":"a"}}"#;
    let response = read(body, Some(SHAPE)).unwrap();
    assert_eq!(response.request_id(), "id-of-the-headers");
    response.read_into(&mut texts, "A", &[]).unwrap();
    assert_eq!(texts.request_id, "id-of-the-headers");
    let json = read(r#"{"Response":{"Zones":1,"RequestId":""}}"#, None);
    let json = json.unwrap().to_json("A").unwrap();
    assert_eq!(json["RequestId"], "id-of-the-headers");
    let error = read(r#"{"Response":{"Error":{"Code":"A"}}}"#, None).unwrap_err();
    assert_eq!(error.request_id(), Some("id-of-the-headers"));
    // A request id identifies the call, and does not make it a success.
    for body in [r#"{"Response":{}}"#, "<html>", ""] {
        let error = read(body, Some(EMPTY)).unwrap_err();
        assert_eq!(error.request_id(), Some("id-of-the-headers"), "{error}");
    }
    let body = r#"{"Response":{"RequestId":"id-of-the-body","Data":"a"}}"#;
    assert_eq!(
        read(body, Some(SHAPE)).unwrap().request_id(),
        "id-of-the-body"
    );
}

#[test]
fn last_of_two_responses_is_used_unless_one_is_an_error() {
    let read = |body| typed(SHAPE, body).map(|read| read.fields[0].clone());
    let two =
        r#"{"Response":{"Data":"a","RequestId":"1"},"Response":{"Data":"b","RequestId":"2"}}"#;
    assert_eq!(read(two).unwrap().as_deref(), Some("b"));
    let null = r#"{"Response":{"Data":"a","RequestId":"1"},"Response":null,"Other":{}}"#;
    assert_eq!(read(null).unwrap().as_deref(), Some("a"));
    let error = r#"{"Response":{"Error":{"Code":"A"}},"Response":{"Data":"b","RequestId":"2"}}"#;
    assert_eq!(read(error).unwrap_err().code(), Some("A"));
}

#[test]
fn invalid_values_do_not_affect_the_rest_of_the_response() {
    for value in [
        r#""\ud800""#,
        r#""\udc00\ud800""#,
        "1e400",
        "-1E400",
        "1e-400",
        "123456789012345678901234567890",
        "-0",
        "\"a\nb\tc\u{0}\u{1b}\u{7f}\"",
        r#""\x41 \' C:\dir \u12""#,
        "NaN",
        "-Infinity",
        "01",
        "+1",
        ".5",
        "\"\u{feff}\u{2028}\"",
    ] {
        let body = format!(r#"{{"Response":{{"Total":{value},"Data":"a","RequestId":"1"}}}}"#);
        let read = typed(SHAPE, &body).unwrap_or_else(|error| panic!("{value}: {error}"));
        assert_eq!(read.fields[0].as_deref(), Some("a"));
        let total = read.fields[2].clone().unwrap();
        let json = named(&body).unwrap_or_else(|error| panic!("{value}: {error}"));
        assert_eq!(json["Data"], "a");
        if let Some(text) = json["Total"].as_str() {
            assert_eq!(text, total);
        } else {
            assert_eq!(json["Total"].as_f64(), total.parse().ok());
        }
    }
    let nested = |depth: usize| {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        format!(r#"{{"Response":{{"Total":{open}{close},"Data":"a","RequestId":"1"}}}}"#)
    };
    for depth in [200, 10_000] {
        assert_eq!(
            typed(SHAPE, &nested(depth)).unwrap().fields[0].as_deref(),
            Some("a")
        );
        assert_eq!(named(&nested(depth)).unwrap()["Data"], "a");
    }
    let body = b"{\"Response\":{\"Data\":\"\xc0\xaf\xff\",\"Total\":\"\xed\xa0\x80\",\"RequestId\":\"1\"}}";
    let response = RawResponse::parse(response(200, body), expected(None)).unwrap();
    let json = response.to_json("A").unwrap();
    assert_eq!(json["Data"], "\u{fffd}\u{fffd}\u{fffd}");
}

#[test]
fn typed_and_untyped_decoding_use_the_last_of_duplicate_keys() {
    let body = r#"{"Response":{"Data":"a","Total":1,"Data":"b","RequestId":"1","RequestId":"2"}}"#;
    let read = typed(SHAPE, body).unwrap();
    assert_eq!(
        (read.fields[0].as_deref(), &*read.request_id),
        (Some("b"), "2")
    );
    let json = named(body).unwrap();
    assert_eq!(
        (&json["Data"], &json["RequestId"]),
        (&"b".into(), &"2".into())
    );
}

#[test]
fn byte_order_mark_is_ignored() {
    assert!(open(200, "\u{feff}{\"Response\":{\"RequestId\":\"1\"}}").is_ok());
}

#[test]
fn notice_of_deprecation_is_kept() {
    let notice = |value: &str| {
        let body = format!(r#"{{"Response":{{"RequestId":"1","DeprecatedWarning":{value}}}}}"#);
        let response = open(200, &body).unwrap();
        response.deprecated().map(str::to_owned)
    };
    assert_eq!(notice("\" use B \"").as_deref(), Some("use B"));
    assert_eq!(notice(r#"{"a":1}"#).as_deref(), Some(r#"{"a":1}"#));
    for empty in ["\"\"", "null", "false", "{}", "[]", "\" \""] {
        assert_eq!(notice(empty), None, "{empty}");
    }
}

#[test]
fn extra_members_beyond_the_memory_limit_are_an_error() {
    let items = "0,".repeat(60 << 10);
    let body = format!(r#"{{"Response":{{"RequestId":"1","Other":[{items}0]}}}}"#);
    let response = open(200, &body).unwrap();
    let error = response.extra(&mut Texts::of(SHAPE)).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("at `Other` it takes more memory"),
        "{error}"
    );
    assert!(
        response
            .text()
            .starts_with(r#"{"RequestId":"1","Other":[0,"#)
    );
}
