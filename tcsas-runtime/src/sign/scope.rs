//! The credential scope: the day and the service that a derived key is valid for.

use std::fmt;

use time::{Date, OffsetDateTime};

/// `DATE/SERVICE/tc3_request`, with the date of the timestamp in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CredentialScope<'a> {
    date: Date,
    service: &'a str,
}

/// The timestamp is outside the years 1 to 9999, and has no date in the scope.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("timestamp {0} is outside the years 1 to 9999: set the clock of this machine")]
pub struct TimestampOutOfRange(i64);

impl TimestampOutOfRange {
    /// The timestamp, in seconds since 1970-01-01 00:00:00 UTC.
    #[must_use]
    pub fn timestamp(&self) -> i64 {
        self.0
    }
}

impl<'a> CredentialScope<'a> {
    /// Creates the scope of `service` at `timestamp`, in seconds since 1970-01-01 00:00:00 UTC.
    ///
    /// # Errors
    ///
    /// [`TimestampOutOfRange`] if the timestamp is outside the years 1 to 9999.
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
    fn date_changes_at_midnight_utc() {
        let scope = |t| CredentialScope::new(t, "cvm").unwrap().to_string();
        assert_eq!(scope(1_582_934_399), "2020-02-28/cvm/tc3_request");
        assert_eq!(scope(1_582_934_400), "2020-02-29/cvm/tc3_request");
        assert_eq!(scope(1_583_020_800), "2020-03-01/cvm/tc3_request");
        assert_eq!(scope(0), "1970-01-01/cvm/tc3_request");
        assert_eq!(scope(-1), "1969-12-31/cvm/tc3_request");
    }

    #[test]
    fn years_without_four_digits_are_rejected() {
        for timestamp in [253_402_300_800, -62_167_219_200] {
            let error = CredentialScope::new(timestamp, "cvm").unwrap_err();
            assert_eq!(error.timestamp(), timestamp);
        }
    }
}
