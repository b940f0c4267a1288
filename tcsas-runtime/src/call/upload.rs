//! Requests that are not JSON: a raw body with the other parameters as headers, and
//! multipart/form-data.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::action::Action;
use super::call::Call;
use super::prepared::PreparedCall;
use crate::client::{Client, headers};
use crate::codec::{CLIENT_TOKEN, Message, Value, missing_token, value_to_json};
use crate::error::RequestError;
use crate::secret::is_secret;

/// The maximum total size of parameters that are sent as headers, in bytes: about the limit of
/// common servers.
const MAX_HEADER_BYTES: usize = 64 << 10;

const OCTET_STREAM: &str = "application/octet-stream";
const MULTIPART: &str = "multipart/form-data";

/// The content type and the headers of a request that is not JSON.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    content_type: HeaderValue,
    /// Without parameters, for logs.
    media_type: &'static str,
    parameters: HeaderMap,
}

impl Upload {
    /// The content type that is signed.
    pub(super) fn content_type(&self) -> &str {
        self.content_type.to_str().unwrap_or(self.media_type)
    }

    /// The content type without parameters.
    pub(super) fn media_type(&self) -> &'static str {
        self.media_type
    }

    pub(super) fn add_to(&self, headers: &mut HeaderMap) {
        headers.insert(CONTENT_TYPE, self.content_type.clone());
        headers.extend(self.parameters.clone());
    }
}

impl<R, E> Call<R, E> {
    /// Prepares a call whose body is a binary parameter. Used by the code that `include_specs!`
    /// generates.
    #[doc(hidden)]
    pub fn octet_stream(client: &Client, action: &'static Action, request: &dyn Message) -> Self {
        let settings = client.settings();
        Self::from_prepared(PreparedCall::octet_stream(settings, action, request))
    }

    /// Prepares a call that is sent as multipart/form-data. Used by the code that `include_specs!`
    /// generates.
    #[doc(hidden)]
    pub fn multipart(client: &Client, action: &'static Action, request: &dyn Message) -> Self {
        let settings = client.settings();
        Self::from_prepared(PreparedCall::multipart(settings, action, request))
    }
}

/// A request of `service` whose body is its only binary parameter. The others are headers
/// `X-SERVICE-Field`.
pub(super) fn octet_stream(
    service: &str,
    request: &dyn Message,
    with_token: bool,
) -> Result<(Bytes, Upload), RequestError> {
    let mut upload = Upload {
        content_type: HeaderValue::from_static(OCTET_STREAM),
        media_type: OCTET_STREAM,
        parameters: HeaderMap::new(),
    };
    let (mut body, mut size) = (Bytes::new(), 0);
    each_value(request, with_token, &mut |name, value| {
        let text = match value {
            Value::Binary(bytes) => {
                body = bytes.clone();
                return Ok(());
            }
            Value::Object(_) | Value::List(_) => {
                return Err(not_a_header(name, "lists and objects have no form there"));
            }
            Value::String(text) => text.to_owned(),
            scalar => text(name, scalar)?,
        };
        let (header, value) = header(service, name, &text)?;
        size += header.as_str().len() + value.len();
        if size > MAX_HEADER_BYTES {
            return Err(not_a_header(
                name,
                &format!("headers can have at most {MAX_HEADER_BYTES} bytes together"),
            ));
        }
        match upload.parameters.try_insert(header, value) {
            Ok(None) => Ok(()),
            Ok(Some(_)) => Err(not_a_header(name, "another parameter has the same header")),
            Err(error) => Err(not_a_header(name, &error.to_string())),
        }
    })?;
    Ok((body, upload))
}

/// A request with a part for each parameter: binary ones as files, lists and objects as JSON, and
/// the others as text.
pub(super) fn multipart(
    request: &dyn Message,
    with_token: bool,
) -> Result<(Vec<u8>, Upload), RequestError> {
    // With lower-case letters, since the signature covers the content type in lower case.
    let boundary = format!("{:032x}", fastrand::u128(..));
    let mut parts = Vec::new();
    let mut length = 0;
    each_value(request, with_token, &mut |name, value| {
        let part = Part::of(name, value)?;
        length += part.head.len() + part.content.as_ref().len();
        parts.push(part);
        Ok(())
    })?;
    let delimiter = format!("--{boundary}\r\n");
    // Exact, since memory that is left behind on growth would not be wiped.
    let capacity = length + parts.len() * (delimiter.len() + 4) + delimiter.len() + 2;
    let mut body = Vec::with_capacity(capacity);
    for part in &parts {
        body.extend_from_slice(delimiter.as_bytes());
        body.extend_from_slice(part.head.as_bytes());
        body.extend_from_slice(b"\r\n");
        body.extend_from_slice(part.content.as_ref());
        body.extend_from_slice(b"\r\n");
    }
    // Without parameters the body is empty, as the vendor's clients send it.
    if !parts.is_empty() {
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        debug_assert_eq!(body.len(), capacity, "the capacity is exact");
    }
    let content_type = format!("{MULTIPART}; boundary={boundary}");
    let upload = Upload {
        content_type: headers::value(&content_type)?,
        media_type: MULTIPART,
        parameters: HeaderMap::new(),
    };
    Ok((body, upload))
}

/// A part of a multipart body.
struct Part {
    /// The lines of its head, each with its end.
    head: String,
    content: Content,
}

enum Content {
    File(Bytes),
    Text(zeroize::Zeroizing<Vec<u8>>),
}

impl AsRef<[u8]> for Content {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::File(bytes) => bytes,
            Self::Text(text) => text,
        }
    }
}

impl Part {
    fn of(name: &str, value: Value<'_>) -> Result<Self, RequestError> {
        // Names follow the rules of specs, and need no escapes.
        let disposition = format!("Content-Disposition: form-data; name=\"{name}\"");
        let own = |text: Vec<u8>| Content::Text(text.into());
        Ok(match value {
            Value::Binary(bytes) => Self {
                head: format!("{disposition}; filename=\"{name}\"\r\n"),
                content: Content::File(bytes.clone()),
            },
            Value::Object(_) | Value::List(_) => Self {
                head: format!("{disposition}\r\nContent-Type: application/json\r\n"),
                content: own(value_to_json(value).map_err(|error| {
                    RequestError::new(format!("the parameter `{name}`: {error}"))
                })?),
            },
            Value::String(text) => Self {
                head: format!("{disposition}\r\n"),
                content: own(text.as_bytes().to_vec()),
            },
            scalar => Self {
                head: format!("{disposition}\r\n"),
                content: own(text(name, scalar)?.into_bytes()),
            },
        })
    }
}

/// Calls `then` with the values of `request`, and with a random `ClientToken` if it lacks one.
fn each_value(
    request: &dyn Message,
    with_token: bool,
    then: &mut dyn FnMut(&str, Value<'_>) -> Result<(), RequestError>,
) -> Result<(), RequestError> {
    let mut result = Ok(());
    request.read(&mut |shape, slots| {
        for (name, slot) in shape.fields.iter().zip(slots) {
            let value = slot.get();
            if result.is_ok() && !matches!(value, Value::Absent) {
                result = then(name, value);
            }
        }
    });
    result?;
    let token = with_token.then(|| missing_token(request)).flatten();
    token.map_or(Ok(()), |token| then(CLIENT_TOKEN, Value::String(&token)))
}

/// A number or a Boolean as text: the text of its JSON.
fn text(name: &str, value: Value<'_>) -> Result<String, RequestError> {
    let json = value_to_json(value);
    let json = json.map_err(|error| error.to_string());
    let text = json.and_then(|json| String::from_utf8(json).map_err(|error| error.to_string()));
    text.map_err(|error| RequestError::new(format!("the parameter `{name}`: {error}")))
}

fn header(
    service: &str,
    name: &str,
    text: &str,
) -> Result<(HeaderName, HeaderValue), RequestError> {
    let header = HeaderName::try_from(format!("x-{service}-{name}"));
    let header = header.map_err(|error| not_a_header(name, &error.to_string()))?;
    if headers::is_reserved(&header) {
        return Err(not_a_header(
            name,
            "the client sets the header of that name",
        ));
    }
    // Servers remove blanks at the ends, and disagree on the encoding of other characters.
    let kept = text.is_ascii() && text.trim_matches([' ', '\t']).len() == text.len();
    let value = HeaderValue::from_str(text).ok().filter(|_| kept);
    let mut value = value.ok_or_else(|| {
        not_a_header(
            name,
            "a value there has visible ASCII characters only, and no blanks at its ends",
        )
    })?;
    value.set_sensitive(is_secret(name));
    Ok((header, value))
}

/// The error of a parameter, without its value, which may be a secret.
fn not_a_header(name: &str, why: &str) -> RequestError {
    RequestError::new(format!(
        "the parameter `{name}` cannot be sent in a header: {why}"
    ))
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;
    use crate::codec::{Read, Shape, Write};

    /// A request with a body and one more parameter.
    struct Request {
        shape: &'static Shape,
        content: Bytes,
        text: String,
    }

    const BODY: Shape = Shape {
        name: "Request",
        fields: &["Body", "TopicId"],
        rust: "body topic_id",
        required: 0,
    };

    const RESERVED: Shape = Shape {
        fields: &["Body", "Action"],
        rust: "body action",
        ..BODY
    };

    impl Request {
        fn new(shape: &'static Shape) -> Self {
            Self {
                shape,
                content: Bytes::from(vec![1; 100]),
                text: "t".to_owned(),
            }
        }
    }

    impl Message for Request {
        fn empty() -> Self {
            Self::new(&BODY)
        }
        fn read(&self, then: Read<'_>) {
            then(self.shape, &[&self.content, &self.text]);
        }
        fn write(&mut self, then: Write<'_>) {
            then(&mut [&mut self.content, &mut self.text]);
        }
    }

    #[test]
    fn raw_body_is_not_copied() {
        let request = Request::new(&BODY);
        let (body, upload) = octet_stream("cls", &request, false).unwrap();
        assert_eq!(body.as_ptr(), request.content.as_ptr());
        assert_eq!(upload.parameters["x-cls-topicid"], "t");
        assert_eq!(upload.parameters.len(), 1);
    }

    #[test]
    fn header_of_the_client_is_not_replaced() {
        let request = Request::new(&RESERVED);
        let error = octet_stream("tc", &request, false).unwrap_err();
        assert!(error.reason().contains("`Action`"), "{error}");
        assert!(octet_stream("cls", &request, false).is_ok());
    }

    #[test]
    fn memory_of_a_multipart_body_does_not_grow() {
        let request = Request::new(&BODY);
        for with_token in [false, true] {
            let (body, _) = multipart(&request, with_token).unwrap();
            assert_eq!(body.capacity(), body.len());
        }
    }
}
