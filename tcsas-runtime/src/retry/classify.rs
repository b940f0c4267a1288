//! What to do about a failed attempt.

use crate::error::{Error, ServiceError, Stopped};
use crate::error_code::ErrorCode;

/// What to do about a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing.
    Stop(Stopped),
    /// Wait, and make another.
    Again,
    /// Make another with the time of the server.
    Clock,
    /// Make another with fresh credentials.
    Credentials,
}

/// What to do about `error`, if the action can be repeated as far as `repeatable` goes.
pub(crate) fn verdict<C: ErrorCode>(error: &Error<C>, repeatable: bool) -> Verdict {
    let if_safe = if repeatable {
        Verdict::Again
    } else {
        Verdict::Stop(Stopped::Unsafe)
    };
    match error {
        Error::Service(ServiceError { code, status, .. }) => match code.code() {
            "AuthFailure.SignatureExpire" => Verdict::Clock,
            "AuthFailure.TokenFailure" => Verdict::Credentials,
            "RequestLimitExceeded" => Verdict::Again,
            code if code.starts_with("RequestLimitExceeded.") => Verdict::Again,
            "InternalError" | "ResourceUnavailable" | "ServiceUnavailable" => if_safe,
            _ if *status == 429 => Verdict::Again,
            _ => Verdict::Stop(Stopped::Final),
        },
        Error::Transport(error) if error.is_lasting() => Verdict::Stop(Stopped::Final),
        Error::Transport(error) if error.is_connect() => Verdict::Again,
        Error::Timeout(error) if error.is_unsent() => Verdict::Again,
        Error::Transport(_) | Error::Timeout(_) => if_safe,
        Error::Undecodable(error) if error.status() == 429 => Verdict::Again,
        Error::Undecodable(error) if error.may_pass() => if_safe,
        _ => Verdict::Stop(Stopped::Final),
    }
}

/// Whether the call may have taken effect in spite of `error`.
pub(crate) fn may_have_taken_effect<C: ErrorCode>(error: &Error<C>) -> bool {
    verdict(error, false) == Verdict::Stop(Stopped::Unsafe)
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
            assert_eq!(verdict(&refusal(code, 200), false), Verdict::Again);
        }
        for code in [
            "LimitExceeded",
            "RequestLimitExceededByFar",
            "FailedOperation",
            "InternalError.Db",
        ] {
            let verdict = verdict(&refusal(code, 200), true);
            assert_eq!(verdict, Verdict::Stop(Stopped::Final), "{code}");
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
            assert_eq!(verdict(&error, true), Verdict::Again, "{error}");
            assert_eq!(
                verdict(&error, false),
                Verdict::Stop(Stopped::Unsafe),
                "{error}"
            );
        }
        let never_made =
            Error::<UnknownCode>::Transport(TransportError::connect("refused", std::fmt::Error));
        assert_eq!(verdict(&never_made, false), Verdict::Again);
        let lasting = TransportError::connect("expired", std::fmt::Error).lasting();
        let lasting = Error::<UnknownCode>::Transport(lasting);
        assert_eq!(verdict(&lasting, true), Verdict::Stop(Stopped::Final));
        let connecting = TimeoutError::connecting(Duration::from_secs(1));
        let connecting = Error::<UnknownCode>::Timeout(connecting);
        assert_eq!(verdict(&connecting, false), Verdict::Again);
    }

    #[test]
    fn a_wrong_clock_and_an_old_token_are_put_right() {
        let verdict = |code| verdict(&refusal(code, 200), false);
        assert_eq!(verdict("AuthFailure.SignatureExpire"), Verdict::Clock);
        assert_eq!(verdict("AuthFailure.TokenFailure"), Verdict::Credentials);
    }
}
