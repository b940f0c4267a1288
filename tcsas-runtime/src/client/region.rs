//! The region of the environment.

use std::ffi::OsString;

/// The environment variable with the region.
pub(crate) const VARIABLE: &str = "TENCENTCLOUD_REGION";

/// The region that the value of the variable names; none if it is not set or empty.
///
/// # Errors
///
/// If there is something that is no region: calls would go to another one, or be rejected without a
/// word of the variable.
pub(crate) fn of_environment(value: Option<OsString>) -> Result<Option<String>, String> {
    let Some(value) = value.filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let Ok(value) = value.into_string() else {
        return Err(format!("{VARIABLE} is not valid UTF-8"));
    };
    let part = |char: char| char.is_ascii_alphanumeric() || char == '-';
    match value.trim() {
        "" => Err(format!("{VARIABLE} is blank: unset it, or give it a value")),
        region if region.chars().all(part) => Ok(Some(region.to_owned())),
        _ => Err(format!(
            "{VARIABLE} holds more than letters, digits and `-`, as in ap-singapore: were quotation marks or a comment kept?"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_region_is_an_error_and_not_none() {
        let of = |value: &str| of_environment(Some(value.into()));
        assert_eq!(of_environment(None), Ok(None));
        assert_eq!(of(""), Ok(None));
        assert_eq!(of(" ap-singapore\r"), Ok(Some("ap-singapore".into())));
        assert_eq!(of("ap-shenzhen-fsi"), Ok(Some("ap-shenzhen-fsi".into())));
        for value in [
            " ",
            "\"ap-singapore\"",
            "ap-singapore # mine",
            "${REGION}",
            "ap\u{2011}x",
            "a.b",
        ] {
            assert!(
                of(value).unwrap_err().starts_with("TENCENTCLOUD_REGION "),
                "{value}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_not_text_is_an_error() {
        use std::os::unix::ffi::OsStringExt;
        let value = OsString::from_vec(b"ap-\xff".to_vec());
        assert!(
            of_environment(Some(value))
                .unwrap_err()
                .ends_with("is not valid UTF-8")
        );
    }
}
