//! The body of a request, with another start of the page in it.
//!
//! The body was written by this crate from a typed request, and one number in it changes from page
//! to page. Changing it there costs less than keeping the request, whose type a call has forgotten:
//! code for walks would be needed for every action.

use std::ops::Range;

use zeroize::Zeroizing;

use super::paged::Pagination;
use crate::error::RequestError;
use crate::json::Cursor;

/// A request's body, and where in it the start of the page is.
pub(super) struct RequestBody {
    text: Zeroizing<String>,
    /// Where the value is, if the request has one.
    place: Option<Range<usize>>,
    start: Option<u64>,
    size: Option<u64>,
}

impl RequestBody {
    /// Finds the parameters that matter.
    ///
    /// # Errors
    ///
    /// If the request starts at a number below 0, from which there is no way to the second page.
    pub(super) fn read(bytes: &[u8], paging: &Pagination) -> Result<Self, RequestError> {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let mut body = Self {
            text: Zeroizing::new(text),
            place: None,
            start: None,
            size: None,
        };
        let mut cursor = Cursor::resume(&body.text, 0);
        cursor.enter();
        while let Some(key) = cursor.next_key() {
            cursor.kind();
            let from = cursor.at();
            let value = cursor.skip();
            if key == paging.start {
                let start = value.parse().map_err(|_| {
                    let what = format!("a walk through pages cannot start at `{key}` {value}");
                    RequestError::new(what)
                })?;
                body.place = Some(from..cursor.at());
                body.start = Some(start);
            } else if key == paging.size {
                body.size = value.parse().ok();
            }
        }
        Ok(body)
    }

    /// Where the request starts, if it says so.
    pub(super) fn start(&self) -> Option<u64> {
        self.start
    }

    /// How many items it wants on a page, if it says so.
    pub(super) fn size(&self) -> Option<u64> {
        self.size
    }

    /// The body of the page that starts at `start`, by the parameter called `name`.
    pub(super) fn starting_at(&self, name: &str, start: u64) -> Vec<u8> {
        let text = match &self.place {
            Some(place) => {
                let (before, after) = (&self.text[..place.start], &self.text[place.end..]);
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
        let body = RequestBody::read(body.as_bytes(), &PAGINATION).unwrap();
        String::from_utf8(body.starting_at("Offset", start)).unwrap()
    }

    #[test]
    fn one_number_changes_and_nothing_else() {
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
    fn start_and_size_are_what_the_request_says() {
        let read = |body: &str| RequestBody::read(body.as_bytes(), &PAGINATION);
        let body = read(r#"{"Limit":20,"Offset":18446744073709551615}"#).unwrap();
        assert_eq!((body.start(), body.size()), (Some(u64::MAX), Some(20)));
        let body = read(r#"{"Limit":-1}"#).unwrap();
        assert_eq!((body.start(), body.size()), (None, None));
        let error = read(r#"{"Offset":-1}"#).err().unwrap();
        assert!(error.to_string().contains("`Offset` -1"), "{error}");
    }
}
