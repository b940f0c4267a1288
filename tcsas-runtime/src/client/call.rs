//! One call, from the moment it is made to its answer.

use super::{Action, Client};
use crate::answer::Answer;
use crate::code::ErrorCode;
use crate::error::{Error, RequestError};
use crate::object::{Object, to_json};
use crate::transport::BoxFuture;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// A call on its way: `.await` it for the answer. Nothing is sent before that, and dropping it gives the call up.
///
/// With the transport that clients have unless told otherwise, it must be awaited inside a tokio runtime with I/O and time
/// enabled; elsewhere it ends in [`Error::Transport`], or tokio panics if its time or I/O is switched off. The same happens as
/// for any `async fn` if it is polled again after it has ended.
///
/// It borrows nothing, so that it can be spawned as a task or put into a `join!`.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<R, E> {
    action: &'static Action,
    /// Not generic over the action: what one call is, is compiled once.
    state: BoxFuture<'static, Result<Answer, Error>>,
    answer: PhantomData<fn() -> (R, E)>,
}

impl<R, E> Call<R, E> {
    /// Prepares a call. Used by the code that `include_specs!` generates.
    #[doc(hidden)]
    pub fn new(client: &Client, action: &'static Action, request: &dyn Object) -> Self {
        Self {
            action,
            state: start(client, action, request),
            answer: PhantomData,
        }
    }
}

/// Not generic, so that it is compiled once.
fn start(
    client: &Client,
    action: &'static Action,
    request: &dyn Object,
) -> BoxFuture<'static, Result<Answer, Error>> {
    let client = client.clone();
    let body = to_json(request).map_err(|error| RequestError {
        what: error.to_string(),
    });
    Box::pin(async move { client.send(action, client.body(body?)).await })
}

impl<R: Object, E: ErrorCode> Future for Call<R, E> {
    type Output = Result<R, Error<E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Poll::Ready(match ready!(self.state.as_mut().poll(context)) {
            Ok(answer) => {
                let mut response = R::empty();
                answer
                    .read_into(&mut response, self.action.name)
                    .map(|()| response)
                    .map_err(Error::Undecodable)
            }
            Err(error) => Err(error.map_code(|code| E::from_code(code.code()))),
        })
    }
}

impl<R, E> fmt::Debug for Call<R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("action", &self.action.name)
            .finish_non_exhaustive()
    }
}
