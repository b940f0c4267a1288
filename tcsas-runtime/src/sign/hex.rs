//! Lower-case hexadecimal digits.

use base16ct::lower;

/// Digits of `bytes`.
pub(super) fn encode(bytes: &[u8]) -> String {
    lower::encode_string(bytes)
}

/// Digits of a hash, in a buffer of exactly their length.
pub(super) fn encode_hash<'a>(hash: &[u8; 32], digits: &'a mut [u8; 64]) -> &'a str {
    lower::encode_str(hash, digits).unwrap_or_default()
}
