//! Name resolution, in an order that avoids starting with an address that just failed.

use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Number of connections that could not be established: the offset at which the list of addresses
/// begins.
#[derive(Clone, Debug, Default)]
pub(super) struct Rotation(Arc<AtomicUsize>);

/// Resolves names by the operating system, as reqwest does by default. A host may have several
/// addresses, the first of which may not respond; an attempt with little time reaches only that
/// one, so the next attempt begins with another.
#[derive(Debug)]
pub(super) struct Resolver {
    rotation: Rotation,
    look_up: fn(&str) -> std::io::Result<Vec<SocketAddr>>,
}

impl Rotation {
    /// Records a connection that could not be established.
    pub(super) fn advance(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn apply(&self, addresses: &mut [SocketAddr]) {
        if !addresses.is_empty() {
            let first = self.0.load(Ordering::Relaxed) % addresses.len();
            addresses.rotate_left(first);
        }
    }
}

impl Resolver {
    pub(super) fn new(rotation: &Rotation) -> Self {
        Self {
            rotation: rotation.clone(),
            look_up: |host| Ok((host, 0).to_socket_addrs()?.collect()),
        }
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let rotation = self.rotation.clone();
        let look_up = self.look_up;
        Box::pin(async move {
            // The lookup blocks until the network responds.
            let found = tokio::task::spawn_blocking(move || look_up(name.as_str())).await?;
            let mut found = found?;
            rotation.apply(&mut found);
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn list_begins_with_another_address_after_each_failure() {
        let rotation = Rotation::default();
        let resolver = Resolver {
            rotation: rotation.clone(),
            look_up: |_| Ok((1..=3).map(|last| ([127, 0, 0, last], 0).into()).collect()),
        };
        for expected in [[1, 2, 3], [2, 3, 1], [3, 1, 2], [1, 2, 3]] {
            let found = resolver.resolve("two.test".parse().unwrap()).await.unwrap();
            let found: Vec<_> = found.map(|address| address.ip().to_string()).collect();
            assert_eq!(found, expected.map(|last| format!("127.0.0.{last}")));
            rotation.advance();
        }
    }

    #[tokio::test]
    async fn host_without_an_address_is_an_error() {
        let resolver = Resolver::new(&Rotation::default());
        let found = resolver.resolve("no-such-host.invalid".parse().unwrap());
        assert!(found.await.is_err());
    }
}
