//! The body of a request, for any start of the page.
//!
//! The body was encoded by this crate from a typed request, and one number in it changes from page
//! to page. Replacing that number in the text costs less than keeping the request: its type is
//! erased in a call, and pagination would otherwise be compiled for every action.

use std::ops::Range;

use zeroize::Zeroizing;

use super::paged::Pagination;
use crate::error::RequestError;
use crate::json::Cursor;

/// A request body, and the position of the start of the page in it.
pub(super) struct RequestBody {
    text: Zeroizing<String>,
    /// The range of the value, if the request has one.
    range: Option<Range<usize>>,
    start: Option<u64>,
    size: Option<u64>,
}

impl RequestBody {
    /// Finds the start and the size of the page.
    ///
    /// # Errors
    ///
    /// If the start of the page is not a number, or negative: no next page follows from it.
    pub(super) fn parse(bytes: &[u8], pagination: &Pagination) -> Result<Self, RequestError> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let mut body = Self {
            text: Zeroizing::new(text),
            range: None,
            start: None,
            size: None,
        };
        let mut cursor = Cursor::resume(&body.text, 0);
        cursor.enter();
        while let Some(key) = cursor.next_key() {
            cursor.kind();
            let from = cursor.at();
            let value = cursor.skip();
            if key == pagination.start {
                let start = value.parse().map_err(|_| {
                    let what = format!("pagination cannot start at `{key}` {value}");
                    RequestError::new(what)
                })?;
                body.range = Some(from..cursor.at());
                body.start = Some(start);
            } else if key == pagination.size {
                body.size = value.parse().ok();
            }
        }
        Ok(body)
    }

    /// The start of the page in the request, if it has one.
    pub(super) fn start(&self) -> Option<u64> {
        self.start
    }

    /// The page size in the request, if it has one.
    pub(super) fn size(&self) -> Option<u64> {
        self.size
    }

    /// The body for the page that starts at `start`, a value of the parameter `name`.
    pub(super) fn starting_at(&self, name: &str, start: u64) -> Vec<u8> {
        let text = match &self.range {
            Some(range) => {
                let (before, after) = (&self.text[..range.start], &self.text[range.end..]);
                format!("{before}{start}{after}")
            }
            None => {
                let rest = self.text.get(1..).unwrap_or("}");
                let comma = if rest == "}" { "" } else { "," };
                format!("{{\"{name}\":{start}{comma}{rest}")
            }
        };
        text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGINATION: Pagination = Pagination {
        start: "Offset",
        by_page: false,
        first: 0,
        size: "Limit",
        total: &[],
        items: &[],
    };

    fn at(body: &str, start: u64) -> String {
        let body = RequestBody::parse(body.as_bytes(), &PAGINATION).unwrap();
        String::from_utf8(body.starting_at("Offset", start)).unwrap()
    }

    #[test]
    fn only_the_start_of_the_page_is_replaced() {
        assert_eq!(
            at(r#"{"A":"Offset\"","Offset":7,"L":[1]}"#, 20),
            r#"{"A":"Offset\"","Offset":20,"L":[1]}"#
        );
        assert_eq!(at(r#"{"Offset":700}"#, 1), r#"{"Offset":1}"#);
        assert_eq!(
            at(r#"{"In":{"Offset":1}}"#, 5),
            r#"{"Offset":5,"In":{"Offset":1}}"#
        );
        assert_eq!(at("{}", 5), r#"{"Offset":5}"#);
    }

    #[test]
    fn start_and_size_are_found_in_the_request() {
        let parse = |body: &str| RequestBody::parse(body.as_bytes(), &PAGINATION);
        let body = parse(r#"{"Limit":20,"Offset":18446744073709551615}"#).unwrap();
        assert_eq!((body.start(), body.size()), (Some(u64::MAX), Some(20)));
        let body = parse(r#"{"Limit":-1}"#).unwrap();
        assert_eq!((body.start(), body.size()), (None, None));
        let error = parse(r#"{"Offset":-1}"#).err().unwrap();
        assert!(error.to_string().contains("`Offset` -1"), "{error}");
    }
}
