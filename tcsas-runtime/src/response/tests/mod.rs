mod decoding;
mod errors;
mod invalid;

use bytes::Bytes;

use super::{Expected, RawResponse};
use crate::codec::{Message, Read, Shape, Slot, Write};
use crate::error::{Error, ServiceError};
use crate::error_code::ErrorCode;

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

/// A generated response with optional text fields and a request id.
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

impl Message for Texts {
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

fn open(status: u16, body: &str) -> Result<RawResponse, Error> {
    RawResponse::parse(response(status, body.as_bytes()), expected(Some(SHAPE)))
}

fn typed(shape: &'static Shape, body: &str) -> Result<Texts, Error> {
    let mut texts = Texts::of(shape);
    let response = RawResponse::parse(response(200, body.as_bytes()), expected(Some(shape)))?;
    response.read_into(&mut texts, "A", &[]).map(|_| texts)
}

fn named(body: &str) -> Result<serde_json::Value, Error> {
    RawResponse::parse(response(200, body.as_bytes()), expected(None))?.to_json("A")
}

fn with_header(body: &str) -> http::Response<Bytes> {
    let mut response = response(200, body.as_bytes());
    let id = http::HeaderValue::from_static("id-of-the-headers");
    response.headers_mut().insert("X-TC-RequestId", id);
    response
}
