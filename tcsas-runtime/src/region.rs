//! The region in the environment.

use std::ffi::OsString;

/// The environment variable with the region.
pub(crate) const VARIABLE: &str = "TENCENTCLOUD_REGION";

/// The region in the value of the variable; `None` if it is unset or empty.
///
/// # Errors
///
/// If the value is not a region. Calls would otherwise go to another region, or be rejected with a
/// message that does not mention the variable.
pub(crate) fn from_environment(value: Option<OsString>) -> Result<Option<String>, String> {
    let Some(value) = value.filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let Ok(value) = value.into_string() else {
        return Err(format!("{VARIABLE} is not valid UTF-8"));
    };
    let part = |char: char| char.is_ascii_alphanumeric() || char == '-';
    match value.trim() {
        "" => Err(format!(
            "{VARIABLE} is blank: unset it, or set it to a region"
        )),
        region if region.chars().all(part) => Ok(Some(region.to_owned())),
        _ => Err(format!(
            "{VARIABLE} may contain only letters, digits and `-`, as in ap-singapore: does it include quotation marks or a comment?"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_region_is_an_error() {
        let of = |value: &str| from_environment(Some(value.into()));
        assert_eq!(from_environment(None), Ok(None));
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
    fn invalid_utf8_is_an_error() {
        use std::os::unix::ffi::OsStringExt;
        let value = OsString::from_vec(b"ap-\xff".to_vec());
        assert!(
            from_environment(Some(value))
                .unwrap_err()
                .ends_with("is not valid UTF-8")
        );
    }
}
