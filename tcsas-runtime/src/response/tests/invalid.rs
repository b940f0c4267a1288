use super::*;

#[test]
fn invalid_responses_state_the_reason() {
    for (status, body, why) in [
        (200, "", "is empty"),
        (200, " \n", "is empty"),
        (200, "{\"Response\":{\"RequestId\":\"1\"", "is truncated"),
        (200, "<html>", "is not JSON"),
        (502, "<html>", "HTTP status 502"),
        (200, "[]", "no object `Response`"),
        (200, "null", "no object `Response`"),
        (200, "{\"Response\":1}", "no object `Response`"),
        (200, "{\"Response\":null}", "no object `Response`"),
        (
            200,
            "{\"Response\":[{\"RequestId\":\"1\"}]}",
            "no object `Response`",
        ),
        (200, "{\"Response\":\"{}\"}", "no object `Response`"),
        (200, "{\"Response\":{\"RequestId\":\"1\"}}{}", "is not JSON"),
        (
            200,
            "{\"Response\":{\"RequestId\":\"1\"}}\u{0}",
            "is not JSON",
        ),
        (200, "{\"Response\":{\"RequestId\":\"1\",}}", "is not JSON"),
        (500, "{\"Response\":{\"RequestId\":\"1\"}}", "request id 1"),
        (304, "", "is empty"),
    ] {
        let error = open(status, body).unwrap_err().to_string();
        assert!(error.contains(why), "{body}: {error}");
    }
}

#[test]
fn envelope_without_id_and_fields_is_invalid() {
    for body in [
        r#"{"Response":{}}"#,
        r#"{"Response":{"RequestId":null}}"#,
        r#"{"Response":{"Message":"upstream","Status":500}}"#,
        r#"{"Response":{"message":"upstream","code":500,"data":null}}"#,
        r#"{"Response":{"Data":null,"Total":null}}"#,
        r#"{"Response":{"Error":null}}"#,
        r#"{"Response":{"DeprecatedWarning":"x"}}"#,
    ] {
        for error in [
            typed(SHAPE, body).err(),
            named(body).err(),
            typed(EMPTY, body).err(),
        ] {
            let error = error.expect(body);
            assert!(matches!(error, Error::InvalidResponse(_)), "{error}");
            assert!(
                error.to_string().contains("neither a `RequestId` nor"),
                "{error}"
            );
        }
    }
    // Members other than fields of the action do not count.
    for shape in [SHAPE, EMPTY] {
        assert!(typed(shape, r#"{"Response":{"Zones":[]}}"#).is_err());
    }
    let error = open(200, r#"{"Response":{"Message":"upstream","Status":500}}"#).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("a gateway reported 500, upstream"),
        "{error}"
    );
}

#[test]
fn gateway_message_is_part_of_the_error() {
    for (body, code, description, message) in [
        (
            r#"{"code":4100,"message":"auth failure","codeDesc":"AuthFailure"}"#,
            Some("4100"),
            Some("AuthFailure"),
            Some("auth failure"),
        ),
        (r#"{"code":"4100","message":""}"#, Some("4100"), None, None),
        (
            r#"{"code":0,"message":"","codeDesc":"Success"}"#,
            Some("0"),
            Some("Success"),
            None,
        ),
        (
            r#"{"message":"no Route matched"}"#,
            None,
            None,
            Some("no Route matched"),
        ),
        (
            r#"{"timestamp":1,"status":404,"error":"Not Found","path":"/"}"#,
            Some("404"),
            Some("Not Found"),
            None,
        ),
        (
            r#"{"error":{"code":502,"message":"bad"}}"#,
            Some("502"),
            None,
            Some("bad"),
        ),
        (
            r#"{"Error":{"Code":"A.B","Message":"m"}}"#,
            Some("A.B"),
            None,
            Some("m"),
        ),
        (r#"{"Code":"A.B","Msg":"m"}"#, Some("A.B"), None, Some("m")),
        (
            r#"{"errorCode":7,"errorMessage":"m"}"#,
            Some("7"),
            None,
            Some("m"),
        ),
    ] {
        for status in [200, 403, 502] {
            let Err(Error::InvalidResponse(error)) = open(status, body) else {
                panic!("{body}")
            };
            let gateway = error.gateway().expect(body);
            assert_eq!(
                (gateway.code(), gateway.code_desc(), gateway.message()),
                (code, description, message),
                "{body}"
            );
            for part in [code, description, message].into_iter().flatten() {
                assert!(error.to_string().contains(part), "{error}");
            }
        }
    }
    let error = open(
        200,
        r#"{"code":1,"message":"a\nb https://h?token=SENTINEL"}"#,
    )
    .unwrap_err();
    assert!(
        error.to_string().contains("1, a b https://h?token=***"),
        "{error}"
    );
    for body in ["{}", "[]", r#"{"data":{"message":"x"}}"#] {
        let Err(Error::InvalidResponse(error)) = open(200, body) else {
            panic!("{body}")
        };
        assert!(error.gateway().is_none());
    }
}

#[test]
fn compressed_bodies_state_their_compression() {
    let gzip = [0x1f, 0x8b, 8, 0, 0, 0];
    let compressed = |coding: Option<&'static str>, body: &[u8]| {
        let mut response = response(200, body);
        if let Some(coding) = coding {
            let coding = http::HeaderValue::from_static(coding);
            response.headers_mut().insert("content-encoding", coding);
        }
        RawResponse::parse(response, expected(Some(SHAPE)))
    };
    let assert_reason = |coding, why: &str| {
        let error = compressed(coding, &gzip).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    };
    let advice = match cfg!(feature = "gzip") {
        true => "compressed with \"gzip\"",
        false => "enable the feature `gzip`",
    };
    for coding in [Some("gzip"), Some("X-GZIP"), Some("identity"), None] {
        assert_reason(coding, advice);
    }
    assert_reason(Some("br"), "compressed with \"br\"");
    // A body that is not compressed despite its header is read.
    assert!(compressed(Some("gzip"), br#"{"Response":{"RequestId":"1"}}"#).is_ok());
}

#[test]
fn exceeded_memory_limit_reports_path_and_setting() {
    let items = "0,".repeat(60 << 10);
    let body = format!(r#"{{"Response":{{"RequestId":"1","L":{{"M":[{items}0]}}}}}}"#);
    let mut response = RawResponse::parse(response(200, body.as_bytes()), expected(None)).unwrap();
    response.set_attempts(3);
    let error = response.to_json("A").unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("at `L.M[") && text.contains("raise `max_response_size`"),
        "{text}"
    );
    assert_eq!(error.request_id(), Some("1"));
    assert_eq!(error.attempts().map(|attempts| attempts.count()), Some(3));
}

#[test]
fn debug_omits_the_body() {
    let response = open(200, r#"{"Response":{"Data":"SENTINEL","RequestId":"1"}}"#).unwrap();
    assert!(!format!("{response:?}").contains("SENTINEL"));
}
