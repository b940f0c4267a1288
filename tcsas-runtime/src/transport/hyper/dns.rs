//! Name lookups for hyper-util's connector.

use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::{io, vec};

use hyper_util::client::legacy::connect::dns::Name;
use tower_service::Service;

use crate::transport::connection::Resolver;

/// A failed lookup of a name.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(in crate::transport) struct LookupError(#[from] io::Error);

type Lookup = dyn Future<Output = Result<vec::IntoIter<SocketAddr>, LookupError>> + Send;

impl Service<Name> for Resolver {
    type Response = vec::IntoIter<SocketAddr>;
    type Error = LookupError;
    type Future = Pin<Box<Lookup>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), LookupError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let found = self.clone().look_up(name.as_str().to_owned());
        Box::pin(async move { Ok(found.await?) })
    }
}
