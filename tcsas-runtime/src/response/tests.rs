use super::*;
use crate::codec::{Read, Slot, Write};

const SHAPE: &Shape = &Shape {
    name: "AResponse",
    fields: &["Data", "Message", "Total", "RequestId"],
    rust: "data message total request_id",
    required: 0,
};
const EMPTY: &Shape = &Shape {
    name: "EResponse",
    fields: &["RequestId"],
    rust: "request_id",
    required: 0,
};
const ERROR: &Shape = &Shape {
    name: "BResponse",
    fields: &["Error", "RequestId"],
    rust: "error request_id",
    required: 0,
};

/// A response with optional fields of text, and a request id.
struct Texts {
    shape: &'static Shape,
    fields: Vec<Option<String>>,
    request_id: String,
}

impl Texts {
    fn of(shape: &'static Shape) -> Self {
        Self {
            shape,
            fields: vec![None; shape.fields.len() - 1],
            request_id: String::new(),
        }
    }
}

impl Object for Texts {
    fn empty() -> Self {
        Self::of(SHAPE)
    }
    fn read(&self, then: Read<'_>) {
        let mut slots: Vec<&dyn Slot> = self.fields.iter().map(|field| field as _).collect();
        slots.push(&self.request_id);
        then(self.shape, &slots);
    }
    fn write(&mut self, then: Write<'_>) {
        let mut slots: Vec<&mut dyn Slot> =
            self.fields.iter_mut().map(|field| field as _).collect();
        slots.push(&mut self.request_id);
        then(&mut slots);
    }
}

fn expected(shape: Option<&'static Shape>) -> Expected {
    Expected {
        shape,
        max_response_size: 64 << 10,
        wiped: true,
    }
}

fn response(status: u16, body: &[u8]) -> http::Response<Bytes> {
    let mut response = http::Response::new(Bytes::copy_from_slice(body));
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
    response
}

fn open(status: u16, body: &str) -> Result<Answer, Error> {
    Answer::open(response(status, body.as_bytes()), expected(Some(SHAPE)))
}

fn typed(shape: &'static Shape, body: &str) -> Result<Texts, Error> {
    let mut texts = Texts::of(shape);
    let answer = Answer::open(response(200, body.as_bytes()), expected(Some(shape)))?;
    answer.read_into(&mut texts, "A", &[]).map(|_| texts)
}

fn named(body: &str) -> Result<serde_json::Value, Error> {
    Answer::open(response(200, body.as_bytes()), expected(None))?.into_json("A")
}

fn with_header(body: &str) -> http::Response<Bytes> {
    let mut response = response(200, body.as_bytes());
    let id = http::HeaderValue::from_static("id-of-the-head");
    response.headers_mut().insert("X-TC-RequestId", id);
    response
}

#[test]
fn a_response_is_told_from_an_error() {
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
fn what_is_neither_names_the_reason() {
    for (status, body, why) in [
        (200, "", "is empty"),
        (200, " \n", "is empty"),
        (
            200,
            "{\"Response\":{\"RequestId\":\"1\"",
            "ends in the middle",
        ),
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
fn an_envelope_without_id_and_fields_is_no_success() {
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
    // What is no field of the action is none of its response.
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
fn a_response_with_fields_needs_no_id() {
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
fn the_head_of_the_response_can_give_the_id() {
    let mut texts = Texts::of(SHAPE);
    let read = |body: &str, shape| Answer::open(with_header(body), expected(shape));
    let body = r#"{"Response":{"Data":"a"}}"#;
    let answer = read(body, Some(SHAPE)).unwrap();
    assert_eq!(answer.request_id(), "id-of-the-head");
    answer.read_into(&mut texts, "A", &[]).unwrap();
    assert_eq!(texts.request_id, "id-of-the-head");
    let json = read(r#"{"Response":{"Zones":1,"RequestId":""}}"#, None);
    let json = json.unwrap().into_json("A").unwrap();
    assert_eq!(json["RequestId"], "id-of-the-head");
    let error = read(r#"{"Response":{"Error":{"Code":"A"}}}"#, None).unwrap_err();
    assert_eq!(error.request_id(), Some("id-of-the-head"));
    // It says which call it was, not that it succeeded.
    for body in [r#"{"Response":{}}"#, "<html>", ""] {
        let error = read(body, Some(EMPTY)).unwrap_err();
        assert_eq!(error.request_id(), Some("id-of-the-head"), "{error}");
    }
    let body = r#"{"Response":{"RequestId":"id-of-the-body","Data":"a"}}"#;
    assert_eq!(
        read(body, Some(SHAPE)).unwrap().request_id(),
        "id-of-the-body"
    );
}

#[test]
fn what_a_gateway_says_is_part_of_the_error() {
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
            let said = error.gateway().expect(body);
            assert_eq!(
                (said.code(), said.code_desc(), said.message()),
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
fn an_error_without_a_code_beside_fields_is_a_response() {
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
fn an_error_with_a_code_is_one_whatever_is_beside_it() {
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
fn an_error_that_says_something_is_a_field_only_if_it_is_described() {
    for error in [
        "\"denied\"",
        "[{\"Code\":\"A\"}]",
        "{\"Code\":[1]}",
        "true",
        "7",
    ] {
        let body = format!("{{\"Response\":{{\"Error\":{error},\"Data\":1,\"RequestId\":\"1\"}}}}");
        let fault = typed(SHAPE, &body).err().expect(&body).to_string();
        assert!(
            fault.contains("`Error` without a `Code`") && fault.contains("request id 1"),
            "{fault}"
        );
        assert!(named(&body).is_err());
        assert!(typed(ERROR, &body).unwrap().fields[0].is_some());
    }
}

#[test]
fn other_members_of_an_error_are_kept_and_no_secret_is_shown() {
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
fn of_two_responses_the_last_counts_unless_one_is_an_error() {
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
fn what_stands_in_a_field_makes_no_response_unreadable() {
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
    let answer = Answer::open(response(200, body), expected(None)).unwrap();
    let json = answer.into_json("A").unwrap();
    assert_eq!(json["Data"], "\u{fffd}\u{fffd}\u{fffd}");
}

#[test]
fn both_ways_of_reading_take_the_last_of_a_name() {
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
fn a_byte_order_mark_is_no_harm() {
    assert!(open(200, "\u{feff}{\"Response\":{\"RequestId\":\"1\"}}").is_ok());
}

#[test]
fn an_error_keeps_its_status() {
    let body = r#"{"Response":{"Error":{"Code":"InternalError","Message":""},"RequestId":"1"}}"#;
    let error = open(500, body).unwrap_err();
    assert_eq!(error.service_error().map(ServiceError::status), Some(500));
}

#[test]
fn what_takes_too_much_memory_names_the_place_and_what_to_raise() {
    let items = "0,".repeat(60 << 10);
    let body = format!(r#"{{"Response":{{"RequestId":"1","L":{{"M":[{items}0]}}}}}}"#);
    let answer = Answer::open(response(200, body.as_bytes()), expected(None)).unwrap();
    let error = answer.after(3).into_json("A").unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("at `L.M[") && text.contains("raise `max_response_size`"),
        "{text}"
    );
    assert_eq!(error.request_id(), Some("1"));
    assert_eq!(error.attempts().map(|attempts| attempts.count()), Some(3));
}

#[test]
fn no_debug_of_a_response_shows_its_body() {
    let answer = open(200, r#"{"Response":{"Data":"SENTINEL","RequestId":"1"}}"#).unwrap();
    assert!(!format!("{answer:?}").contains("SENTINEL"));
}

#[test]
fn packed_bodies_name_what_they_are_packed_with() {
    let gzip = [0x1f, 0x8b, 8, 0, 0, 0];
    let packed = |coding: Option<&'static str>, body: &[u8]| {
        let mut response = response(200, body);
        if let Some(coding) = coding {
            let coding = http::HeaderValue::from_static(coding);
            response.headers_mut().insert("content-encoding", coding);
        }
        Answer::open(response, expected(Some(SHAPE)))
    };
    let says = |coding, why: &str| {
        let error = packed(coding, &gzip).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    };
    let advice = match cfg!(feature = "gzip") {
        true => "packed with \"gzip\"",
        false => "switch on the feature `gzip`",
    };
    for coding in [Some("gzip"), Some("X-GZIP"), Some("identity"), None] {
        says(coding, advice);
    }
    says(Some("br"), "packed with \"br\"");
    // What is not packed in spite of its header is read.
    assert!(packed(Some("gzip"), br#"{"Response":{"RequestId":"1"}}"#).is_ok());
}

#[test]
fn an_error_prints_no_secret_of_its_message_and_no_id_that_is_not_there() {
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
