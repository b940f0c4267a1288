//! Parsing of numbers.

/// Parses an integer, which may be written as `7.0` or `7e3`. It operates on the digits: converting
/// to floating point would round fractions away.
pub(super) fn integer<T: std::str::FromStr>(text: &str) -> Option<T> {
    /// Largest number of digits of a 64-bit integer.
    const MAX_DIGITS: i32 = 20;
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", mantissa),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let significant = digits.trim_start_matches('0').trim_end_matches('0');
    if significant.is_empty() {
        return "0".parse().ok();
    }
    let trailing = digits.len() - digits.trim_end_matches('0').len();
    let shift = exponent.parse::<i32>().ok()?;
    let shift = shift.checked_sub(i32::try_from(fraction.len()).ok()?)?;
    let zeros = shift.checked_add(i32::try_from(trailing).ok()?)?;
    let zeros = usize::try_from(zeros).ok().filter(|_| zeros < MAX_DIGITS)?;
    format!("{sign}{significant}{}", "0".repeat(zeros))
        .parse()
        .ok()
}

/// Parses a finite number. Rust's `inf` and `nan`, which JSON does not have, are rejected.
pub(super) fn float(text: &str) -> Option<f64> {
    let number = text
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite())?;
    text.bytes()
        .any(|byte| byte.is_ascii_digit())
        .then_some(number)
}
