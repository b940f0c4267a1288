use super::*;

#[test]
fn responses_and_error_responses_are_distinguished() {
    assert!(open(200, r#"{"Response":{"RequestId":"1"}}"#).is_ok());
    assert!(open(200, r#"{"Response":{"Error":null,"RequestId":"1"}}"#).is_ok());
    let Err(Error::Service(error)) = open(
        200,
        r#"{"Response":{"Error":{"Message":"m","Code":"A.B"},"RequestId":"1"}}"#,
    ) else {
        panic!("not an error")
    };
    assert_eq!(
        (error.code().code(), error.message(), error.request_id()),
        ("A.B", "m", Some("1"))
    );
    assert_eq!(error.extra(), None);
}

#[test]
fn empty_error_beside_fields_is_a_response() {
    for error in [
        r#"{"Code":"","Message":""}"#,
        r#"{"Code":"","Message":"m"}"#,
        r#"{"Code":null}"#,
        r#"{"Code":0,"Message":"ok"}"#,
        r#"{"Code":"  ","Message":""}"#,
        "false",
        "0",
        "{}",
        "[]",
        "[ ]",
        "\"\"",
        "null",
    ] {
        let body = format!(r#"{{"Response":{{"Error":{error},"Data":"a","RequestId":"1"}}}}"#);
        let read = typed(SHAPE, &body).unwrap();
        assert_eq!(read.fields[0].as_deref(), Some("a"));
        assert!(named(&body).is_ok());
        if error != "null" {
            let alone = format!(r#"{{"Response":{{"Error":{error},"RequestId":"1"}}}}"#);
            for error in [typed(SHAPE, &alone).err(), named(&alone).err()] {
                let error = error.expect(&alone).to_string();
                assert!(error.contains("`Error` without a `Code`"), "{error}");
                assert!(error.contains("request id 1"), "{error}");
            }
        }
    }
}

#[test]
fn error_with_a_code_takes_precedence_over_fields() {
    for (error, code) in [
        (r#"{"Code":"A","Message":"m"}"#, "A"),
        (r#"{"Code":"A"}"#, "A"),
        (r#"{"Code":4000}"#, "4000"),
        (r#"{"Code":"0"}"#, "0"),
        (r#"{"Code":"A","Code":null}"#, "A"),
        (r#"{"Code":"A","Code":""}"#, "A"),
        (r#"{"Code":"A"},"Error":null"#, "A"),
        (r#"{"Code":"A"},"Error":{"Code":""}"#, "A"),
        (r#"null,"Error":{"Code":"A"}"#, "A"),
    ] {
        let body = format!(r#"{{"Response":{{"Error":{error},"Data":"a","RequestId":12}}}}"#);
        let error = open(200, &body).unwrap_err();
        assert_eq!((error.code(), error.request_id()), (Some(code), Some("12")));
    }
}

#[test]
fn error_without_a_code_is_a_field_only_if_described() {
    for error in [
        "\"denied\"",
        "[{\"Code\":\"A\"}]",
        "{\"Code\":[1]}",
        "true",
        "7",
    ] {
        let body = format!("{{\"Response\":{{\"Error\":{error},\"Data\":1,\"RequestId\":\"1\"}}}}");
        let text = typed(SHAPE, &body).err().expect(&body).to_string();
        assert!(
            text.contains("`Error` without a `Code`") && text.contains("request id 1"),
            "{text}"
        );
        assert!(named(&body).is_err());
        assert!(typed(ERROR, &body).unwrap().fields[0].is_some());
    }
}

#[test]
fn error_with_a_code_is_a_field_only_if_described_and_beside_others() {
    const TASK: &Shape = &Shape {
        name: "TResponse",
        fields: &["State", "Error", "RequestId"],
        rust: "state error request_id",
        required: 0,
    };
    let body = |state: &str| {
        format!(
            r#"{{"Response":{{"Error":{{"Code":"A","Message":"m"}},"State":{state},"RequestId":"1"}}}}"#
        )
    };
    let parse = |shape, status, body: &str| {
        RawResponse::parse(response(status, body.as_bytes()), expected(shape))
    };
    assert!(parse(Some(TASK), 200, &body("\"failed\"")).is_ok());
    for (shape, status, state) in [
        (Some(TASK), 200, "null"),
        (Some(TASK), 500, "\"failed\""),
        (Some(ERROR), 200, "\"failed\""),
        (Some(SHAPE), 200, "\"failed\""),
        (None, 200, "\"failed\""),
    ] {
        let error = parse(shape, status, &body(state)).unwrap_err();
        assert_eq!(error.code(), Some("A"), "{status} {state}");
    }
    // What gateways write beside an error is no field.
    let gateway = r#"{"Response":{"Error":{"Code":"A"},"DeprecatedWarning":"d","RequestId":"1"}}"#;
    assert!(parse(Some(TASK), 200, gateway).is_err());
}

#[test]
fn extra_members_are_kept_and_masked_in_debug() {
    let body = r#"{"Response":{"Error":{"Code":"A","CnsmrSeqNo":"7","Message":"m","Token":"SENTINEL","N":{"a":[1e400]}},"RequestId":"1"}}"#;
    let Err(Error::Service(error)) = open(200, body) else {
        panic!("not an error")
    };
    let extra = error.extra().unwrap();
    assert_eq!(extra["CnsmrSeqNo"], "7");
    assert_eq!(extra["Token"], "SENTINEL");
    assert_eq!(extra["N"]["a"][0], "1e400");
    assert_eq!(extra.len(), 3);
    let shown = format!("{error} {error:?}");
    assert!(
        !shown.contains("SENTINEL") && shown.contains("CnsmrSeqNo"),
        "{shown}"
    );
    let untyped = Error::Service(error).untyped();
    assert!(untyped.service_error().unwrap().extra().is_some());
    let long = format!(
        r#"{{"Response":{{"Error":{{"Code":"A","B":"{}","C":1}}}}}}"#,
        "x".repeat(65 << 10)
    );
    let Err(Error::Service(error)) = open(200, &long) else {
        panic!("not an error")
    };
    assert_eq!(error.extra().unwrap().len(), 1);
}

#[test]
fn error_response_keeps_its_status() {
    let body = r#"{"Response":{"Error":{"Code":"InternalError","Message":""},"RequestId":"1"}}"#;
    let error = open(500, body).unwrap_err();
    assert_eq!(error.service_error().map(ServiceError::status), Some(500));
}

#[test]
fn error_response_masks_secrets_and_omits_missing_id() {
    for message in [
        "bad token=cAnArY01 for the user",
        "GET https://u:cAnArY01@h/p failed",
        "password: cAnArY01 is wrong",
        r#"{\"SecretKey\":\"cAnArY01\"}"#,
    ] {
        let body =
            format!("{{\"Response\":{{\"Error\":{{\"Code\":\"X\",\"Message\":\"{message}\"}}}}}}");
        let error = named(&body).unwrap_err();
        for shown in [error.to_string(), format!("{error:?} {error:#?}")] {
            assert!(
                !shown.contains("cAnArY") && shown.contains("***"),
                "{shown}"
            );
            assert!(!shown.contains("request id "), "{shown}");
        }
        let error = error.service_error().unwrap();
        assert!(error.message().contains("cAnArY01"));
    }
}
