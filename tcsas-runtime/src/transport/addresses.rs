//! The addresses of a host, in an order that does not begin with one that just failed.

use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// How many connections could not be made, which is where the list of addresses begins.
#[derive(Clone, Debug, Default)]
pub(super) struct Rotation(Arc<AtomicUsize>);

/// Asks the operating system, as reqwest does by itself. A host may have several addresses, of
/// which the first may not answer; an attempt that has little time gets no further than that, and
/// the next has to begin with another.
#[derive(Debug)]
pub(super) struct Addresses {
    rotation: Rotation,
    look_up: fn(&str) -> std::io::Result<Vec<SocketAddr>>,
}

impl Rotation {
    /// After a connection was not made.
    pub(super) fn turn(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn apply(&self, addresses: &mut [SocketAddr]) {
        if !addresses.is_empty() {
            let first = self.0.load(Ordering::Relaxed) % addresses.len();
            addresses.rotate_left(first);
        }
    }
}

impl Addresses {
    pub(super) fn new(rotation: &Rotation) -> Self {
        Self {
            rotation: rotation.clone(),
            look_up: |host| Ok((host, 0).to_socket_addrs()?.collect()),
        }
    }
}

impl Resolve for Addresses {
    fn resolve(&self, name: Name) -> Resolving {
        let rotation = self.rotation.clone();
        let look_up = self.look_up;
        Box::pin(async move {
            // It blocks until the network responds.
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
        let addresses = Addresses {
            rotation: rotation.clone(),
            look_up: |_| Ok((1..=3).map(|last| ([127, 0, 0, last], 0).into()).collect()),
        };
        for expected in [[1, 2, 3], [2, 3, 1], [3, 1, 2], [1, 2, 3]] {
            let found = addresses
                .resolve("two.test".parse().unwrap())
                .await
                .unwrap();
            let found: Vec<_> = found.map(|address| address.ip().to_string()).collect();
            assert_eq!(found, expected.map(|last| format!("127.0.0.{last}")));
            rotation.turn();
        }
    }

    #[tokio::test]
    async fn host_without_an_address_is_an_error() {
        let addresses = Addresses::new(&Rotation::default());
        let found = addresses.resolve("no-such-host.invalid".parse().unwrap());
        assert!(found.await.is_err());
    }
}
