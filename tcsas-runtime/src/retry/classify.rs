//! What to do about a failed attempt.

use crate::error::{Error, StopReason};
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
        Error::Service(error) => match error.code().code() {
            "AuthFailure.SignatureExpire" => RetryAction::CorrectClock,
            "AuthFailure.TokenFailure" => RetryAction::RefreshCredentials,
            "RequestLimitExceeded" => RetryAction::Retry,
            code if code.starts_with("RequestLimitExceeded.") => RetryAction::Retry,
            "InternalError" | "ResourceUnavailable" | "ServiceUnavailable" => if_safe,
            _ if error.status() == 429 => RetryAction::Retry,
            _ => RetryAction::Stop(StopReason::NotRetryable),
        },
        Error::Transport(error) if error.is_permanent() => {
            RetryAction::Stop(StopReason::NotRetryable)
        }
        Error::Transport(error) if error.is_unsent() => RetryAction::Retry,
        Error::Timeout(error) if error.is_unsent() => RetryAction::Retry,
        Error::Transport(_) | Error::Timeout(_) => if_safe,
        Error::InvalidResponse(error) if error.status() == 429 => RetryAction::Retry,
        Error::InvalidResponse(error) if !error.is_permanent() => if_safe,
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
    use crate::error::{
        InvalidResponseError, ServiceError, TimeoutError, TransportError, TransportErrorKind,
    };
    use crate::error_code::UnknownCode;

    fn refusal(code: &str, status: u16) -> Error {
        let code = UnknownCode::from_code(code);
        Error::Service(ServiceError::new(
            code,
            String::new(),
            String::new(),
            status,
        ))
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
                TransportError::new(TransportErrorKind::ConnectionClosed, "reset").into(),
                Error::InvalidResponse(InvalidResponseError::new(
                    status,
                    b"<html>",
                    "it is not JSON",
                )),
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
        let never_made = Error::<UnknownCode>::from(
            TransportError::new(TransportErrorKind::ConnectionRefused, "refused").unsent(),
        );
        assert_eq!(classify(&never_made, false), RetryAction::Retry);
        let lasting = TransportError::new(TransportErrorKind::Certificate, "expired")
            .unsent()
            .permanent();
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
