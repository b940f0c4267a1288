//! The credential scope: for which day and service a derived key is good.

use std::fmt;

use time::{Date, OffsetDateTime};

/// `DATE/SERVICE/tc3_request`, with the date of the timestamp in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CredentialScope<'a> {
    date: Date,
    service: &'a str,
}

/// The time lies outside the years 1 to 9999, so that it has no date to sign with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("timestamp {0} lies outside the years 1 to 9999: set the clock of this machine")]
pub struct TimestampOutOfRange(pub i64);

impl<'a> CredentialScope<'a> {
    /// The scope of `service` at `timestamp`, in seconds since 1970-01-01 00:00:00 UTC.
    ///
    /// # Errors
    ///
    /// [`TimestampOutOfRange`] outside the years 1 to 9999.
    pub fn new(timestamp: i64, service: &'a str) -> Result<Self, TimestampOutOfRange> {
        match OffsetDateTime::from_unix_timestamp(timestamp) {
            Ok(time) if time.year() >= 1 => Ok(Self {
                date: time.date(),
                service,
            }),
            _ => Err(TimestampOutOfRange(timestamp)),
        }
    }

    /// The date as `YYYY-MM-DD`, in UTC.
    #[must_use]
    pub fn date(&self) -> String {
        let (year, month, day) = self.date.to_calendar_date();
        format!("{year:04}-{:02}-{day:02}", u8::from(month))
    }

    /// The API's service name.
    #[must_use]
    pub fn service(&self) -> &'a str {
        self.service
    }
}

impl fmt::Display for CredentialScope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/tc3_request", self.date(), self.service)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_turns_at_midnight_utc() {
        let scope = |t| CredentialScope::new(t, "cvm").unwrap().to_string();
        assert_eq!(scope(1_582_934_399), "2020-02-28/cvm/tc3_request");
        assert_eq!(scope(1_582_934_400), "2020-02-29/cvm/tc3_request");
        assert_eq!(scope(1_583_020_800), "2020-03-01/cvm/tc3_request");
        assert_eq!(scope(0), "1970-01-01/cvm/tc3_request");
        assert_eq!(scope(-1), "1969-12-31/cvm/tc3_request");
    }

    #[test]
    fn years_without_four_digits_are_refused() {
        assert_eq!(
            CredentialScope::new(253_402_300_800, "cvm"),
            Err(TimestampOutOfRange(253_402_300_800))
        );
        assert_eq!(
            CredentialScope::new(-62_167_219_200, "cvm"),
            Err(TimestampOutOfRange(-62_167_219_200))
        );
    }
}
