//! What to do about a failed attempt.

use crate::error::{Error, ServiceError, StopReason};
use crate::error_code::ErrorCode;

/// What to do about a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RetryAction {
    /// Nothing.
    Stop(StopReason),
    /// Wait, and make another.
    Retry,
    /// Make another with the time of the server.
    CorrectClock,
    /// Make another with fresh credentials.
    RefreshCredentials,
}

/// What to do about `error`, if the action can be repeated as far as `idempotent` goes.
pub(crate) fn classify<C: ErrorCode>(error: &Error<C>, idempotent: bool) -> RetryAction {
    let if_safe = if idempotent {
        RetryAction::Retry
    } else {
        RetryAction::Stop(StopReason::NotIdempotent)
    };
    match error {
        Error::Service(ServiceError { code, status, .. }) => match code.code() {
            "AuthFailure.SignatureExpire" => RetryAction::CorrectClock,
            "AuthFailure.TokenFailure" => RetryAction::RefreshCredentials,
            "RequestLimitExceeded" => RetryAction::Retry,
            code if code.starts_with("RequestLimitExceeded.") => RetryAction::Retry,
            "InternalError" | "ResourceUnavailable" | "ServiceUnavailable" => if_safe,
            _ if *status == 429 => RetryAction::Retry,
            _ => RetryAction::Stop(StopReason::NotRetryable),
        },
        Error::Transport(error) if error.is_lasting() => {
            RetryAction::Stop(StopReason::NotRetryable)
        }
        Error::Transport(error) if error.is_connect() => RetryAction::Retry,
        Error::Timeout(error) if error.is_unsent() => RetryAction::Retry,
        Error::Transport(_) | Error::Timeout(_) => if_safe,
        Error::Undecodable(error) if error.status() == 429 => RetryAction::Retry,
        Error::Undecodable(error) if error.may_pass() => if_safe,
        _ => RetryAction::Stop(StopReason::NotRetryable),
    }
}

/// Whether the call may have taken effect in spite of `error`.
pub(crate) fn may_have_taken_effect<C: ErrorCode>(error: &Error<C>) -> bool {
    classify(error, false) == RetryAction::Stop(StopReason::NotIdempotent)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::error::{TimeoutError, TransportError, UndecodableError};
    use crate::error_code::UnknownCode;

    fn refusal(code: &str, status: u16) -> Error {
        Error::Service(ServiceError {
            code: UnknownCode::from_code(code),
            message: String::new(),
            request_id: String::new(),
            status,
            attempts: None,
            extra: Default::default(),
        })
    }

    #[test]
    fn throttling_is_always_retried_and_a_quota_never() {
        for code in [
            "RequestLimitExceeded",
            "RequestLimitExceeded.UinLimitExceeded",
            "RequestLimitExceeded.Whatever",
        ] {
            assert_eq!(classify(&refusal(code, 200), false), RetryAction::Retry);
        }
        for code in [
            "LimitExceeded",
            "RequestLimitExceededByFar",
            "FailedOperation",
            "InternalError.Db",
        ] {
            let action = classify(&refusal(code, 200), true);
            assert_eq!(
                action,
                RetryAction::Stop(StopReason::NotRetryable),
                "{code}"
            );
        }
    }

    #[test]
    fn what_may_have_happened_is_repeated_only_where_that_is_safe() {
        let errors = || {
            let status = http::StatusCode::BAD_GATEWAY;
            [
                refusal("InternalError", 200),
                refusal("ServiceUnavailable", 200),
                refusal("ResourceUnavailable", 200),
                Error::Timeout(TimeoutError::new(Duration::from_secs(1))),
                Error::Transport(TransportError::broken("reset", std::fmt::Error)),
                Error::Undecodable(UndecodableError::new(status, b"<html>", "it is not JSON")),
            ]
        };
        for error in errors() {
            assert_eq!(classify(&error, true), RetryAction::Retry, "{error}");
            assert_eq!(
                classify(&error, false),
                RetryAction::Stop(StopReason::NotIdempotent),
                "{error}"
            );
        }
        let never_made =
            Error::<UnknownCode>::Transport(TransportError::connect("refused", std::fmt::Error));
        assert_eq!(classify(&never_made, false), RetryAction::Retry);
        let lasting = TransportError::connect("expired", std::fmt::Error).lasting();
        let lasting = Error::<UnknownCode>::Transport(lasting);
        assert_eq!(
            classify(&lasting, true),
            RetryAction::Stop(StopReason::NotRetryable)
        );
        let connecting = TimeoutError::connecting(Duration::from_secs(1));
        let connecting = Error::<UnknownCode>::Timeout(connecting);
        assert_eq!(classify(&connecting, false), RetryAction::Retry);
    }

    #[test]
    fn a_wrong_clock_and_an_old_token_are_put_right() {
        let action = |code| classify(&refusal(code, 200), false);
        assert_eq!(
            action("AuthFailure.SignatureExpire"),
            RetryAction::CorrectClock
        );
        assert_eq!(
            action("AuthFailure.TokenFailure"),
            RetryAction::RefreshCredentials
        );
    }
}
