//! Which fields hold what nobody should read in a log.

/// What is shown in the place of a secret.
pub(crate) const HIDDEN: &str = "***";

/// Parts of names, in lower case.
const SECRET: &[&str] = &[
    "secret",
    "password",
    "passwd",
    "token",
    "credential",
    "signature",
    "private",
    "accesskey",
    "apikey",
    "sessionkey",
    "authorization",
    "cookie",
    "appkey",
    "licensekey",
];

/// Whether a field is called like one that holds a secret.
pub(crate) fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRET.iter().any(|secret| name.contains(secret))
}
