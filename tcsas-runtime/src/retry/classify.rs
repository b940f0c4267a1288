//! Classification of errors for the retry loop.

use crate::error::{Error, StopReason};
use crate::error_code::ErrorCode;

/// The action after a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RetryAction {
    /// The call ends.
    Stop(StopReason),
    /// Another attempt follows after a delay.
    Retry,
    /// Another attempt follows, with the clock of the service.
    CorrectClock,
    /// Another attempt follows, with fresh credentials.
    RefreshCredentials,
}

/// Classifies `error` for an action that is idempotent or not.
pub(crate) fn classify<C: ErrorCode>(error: &Error<C>, idempotent: bool) -> RetryAction {
    let if_idempotent = if idempotent {
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
            "InternalError" | "ResourceUnavailable" | "ServiceUnavailable" => if_idempotent,
            _ if error.status() == 429 => RetryAction::Retry,
            _ => RetryAction::Stop(StopReason::NotRetryable),
        },
        Error::Transport(error) if error.is_permanent() => {
            RetryAction::Stop(StopReason::NotRetryable)
        }
        Error::Transport(error) if error.is_unsent() => RetryAction::Retry,
        Error::Timeout(error) if error.is_unsent() => RetryAction::Retry,
        Error::Transport(_) | Error::Timeout(_) => if_idempotent,
        Error::InvalidResponse(error) if error.status() == 429 => RetryAction::Retry,
        Error::InvalidResponse(error) if !error.is_permanent() => if_idempotent,
        _ => RetryAction::Stop(StopReason::NotRetryable),
    }
}

/// Whether the service may have executed the call that ended in `error`.
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

    fn service_error(code: &str, status: u16) -> Error {
        let code = UnknownCode::from_code(code);
        Error::Service(ServiceError::new(
            code,
            String::new(),
            String::new(),
            status,
        ))
    }

    #[test]
    fn throttling_is_retried_and_exceeded_quotas_are_not() {
        for code in [
            "RequestLimitExceeded",
            "RequestLimitExceeded.UinLimitExceeded",
            "RequestLimitExceeded.Other",
        ] {
            assert_eq!(
                classify(&service_error(code, 200), false),
                RetryAction::Retry
            );
        }
        for code in [
            "LimitExceeded",
            "RequestLimitExceededByFar",
            "FailedOperation",
            "InternalError.Db",
        ] {
            let action = classify(&service_error(code, 200), true);
            assert_eq!(
                action,
                RetryAction::Stop(StopReason::NotRetryable),
                "{code}"
            );
        }
    }

    #[test]
    fn calls_that_may_have_taken_effect_are_retried_only_if_idempotent() {
        let errors = || {
            let status = http::StatusCode::BAD_GATEWAY;
            [
                service_error("InternalError", 200),
                service_error("ServiceUnavailable", 200),
                service_error("ResourceUnavailable", 200),
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
    fn rejected_timestamps_and_tokens_are_corrected() {
        let action = |code| classify(&service_error(code, 200), false);
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
