//! Multipart form data (RFC 7578), as clients of the service send it.
//!
//! A strict reader of its own: crates for servers accept what browsers send, in streams, and would
//! hide what a client gets wrong.

use hyper::body::Bytes;

/// A part of form data.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) is_file: bool,
    /// Whether its content type is that of JSON.
    pub(crate) is_json: bool,
    pub(crate) content: Bytes,
}

/// The parts of `body`, or why it has none.
pub(crate) fn parts(content_type: &str, body: &Bytes) -> Result<Vec<Part>, String> {
    // A request without parameters.
    if body.is_empty() {
        return Ok(Vec::new());
    }
    let boundary = parameter(content_type, "boundary").ok_or("the content type has no boundary")?;
    let delimiter = format!("\r\n--{boundary}");
    let mut parts = Vec::new();
    let first = format!("--{boundary}");
    if !body.starts_with(first.as_bytes()) {
        return Err("it does not begin with the boundary".to_owned());
    }
    let mut rest = body.slice(first.len()..);
    loop {
        if rest.starts_with(b"--") {
            return match &rest[2..] {
                b"" | b"\r\n" => Ok(parts),
                _ => Err("there are bytes after the last boundary".to_owned()),
            };
        }
        if !rest.starts_with(b"\r\n") {
            return Err("a boundary is not followed by a line end".to_owned());
        }
        let end = find(&rest, delimiter.as_bytes()).ok_or("the last boundary is missing")?;
        parts.push(part(rest.slice(2..end.max(2)))?);
        rest = rest.slice(end + delimiter.len()..);
    }
}

fn part(bytes: Bytes) -> Result<Part, String> {
    let end = find(&bytes, b"\r\n\r\n").ok_or("a part has no head")?;
    let head = std::str::from_utf8(&bytes[..end]).map_err(|_| "the head of a part is not text")?;
    let mut part = Part {
        name: String::new(),
        is_file: false,
        is_json: false,
        content: bytes.slice(end + 4..),
    };
    for line in head.split("\r\n") {
        let (name, value) = line
            .split_once(": ")
            .ok_or("a line of a part's head has no name")?;
        if name.eq_ignore_ascii_case("content-disposition") {
            if !value.starts_with("form-data;") {
                return Err("a part is not `form-data`".to_owned());
            }
            part.name = parameter(value, "name").ok_or("a part has no name")?;
            part.is_file = parameter(value, "filename").is_some();
        } else if name.eq_ignore_ascii_case("content-type") {
            let media_type = value.split(';').next().unwrap_or_default().trim();
            part.is_json = media_type.eq_ignore_ascii_case("application/json");
        }
    }
    match part.name.is_empty() {
        true => Err("a part has no name".to_owned()),
        false => Ok(part),
    }
}

/// The value of a parameter of a header.
fn parameter(header: &str, name: &str) -> Option<String> {
    header.split(';').skip(1).find_map(|parameter| {
        let (key, value) = parameter.trim().split_once('=')?;
        let value = value.trim_matches('"');
        key.eq_ignore_ascii_case(name).then(|| value.to_owned())
    })
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: &str = "multipart/form-data; boundary=b1";

    fn read(body: &str) -> Result<Vec<Part>, String> {
        parts(TYPE, &Bytes::copy_from_slice(body.as_bytes()))
    }

    #[test]
    fn parts_are_found() {
        let body = "--b1\r\nContent-Disposition: form-data; name=\"A\"; filename=\"f\"\r\n\r\n\r\n--b\r\n\
            --b1\r\ncontent-disposition: form-data; name=\"B\"\r\nContent-Type: application/json\r\n\r\n[1]\r\n--b1--\r\n";
        let parts = read(body).unwrap();
        let [file, json] = &parts[..] else {
            panic!("{parts:?}");
        };
        assert_eq!((file.name.as_str(), file.is_file), ("A", true));
        assert_eq!(&file.content[..], b"\r\n--b");
        assert_eq!((json.name.as_str(), json.is_json), ("B", true));
        assert_eq!(&json.content[..], b"[1]");
    }

    #[test]
    fn anything_else_is_rejected() {
        let head = "--b1\r\nContent-Disposition: form-data; name=\"A\"\r\n\r\n";
        for body in [
            "--b2\r\n".to_owned(),
            format!("{head}x"),
            format!("{head}x\r\n--b1"),
            format!("{head}x\r\n--b1--\r\nmore"),
            "--b1\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b1--\r\n".to_owned(),
            "--b1\r\nContent-Disposition: attachment; name=\"A\"\r\n\r\nx\r\n--b1--".to_owned(),
            "--b1\r\n\r\nx\r\n--b1--".to_owned(),
        ] {
            assert!(read(&body).is_err(), "{body:?}");
        }
        assert!(read("").unwrap().is_empty());
        let body = Bytes::from(format!("{head}x\r\n--b1--"));
        assert!(parts(TYPE, &body).is_ok());
        assert!(parts("multipart/form-data", &body).is_err());
    }
}
