//! Name resolution, in an order that avoids starting with an address that just failed.

use std::io;
use std::net::{SocketAddr, ToSocketAddrs};

use crate::transport::rotation::Rotation;

/// Resolves names by the operating system.
#[derive(Clone, Debug)]
pub(in crate::transport) struct Resolver {
    rotation: Rotation,
    look_up: fn(&str) -> io::Result<Vec<SocketAddr>>,
}

impl Resolver {
    pub(in crate::transport) fn new(rotation: &Rotation) -> Self {
        Self {
            rotation: rotation.clone(),
            look_up: |host| Ok((host, 0).to_socket_addrs()?.collect()),
        }
    }

    /// The addresses of `host`, without a port.
    pub(in crate::transport) async fn look_up(
        self,
        host: String,
    ) -> io::Result<std::vec::IntoIter<SocketAddr>> {
        let look_up = self.look_up;
        // The lookup blocks until the network responds.
        let found = tokio::task::spawn_blocking(move || look_up(&host)).await;
        let mut found = found.map_err(io::Error::other)??;
        self.rotation.apply(&mut found);
        Ok(found.into_iter())
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
            let found = resolver.clone().look_up("two.test".to_owned()).await;
            let found = found.unwrap().map(|address| address.ip().to_string());
            assert_eq!(
                found.collect::<Vec<_>>(),
                expected.map(|last| format!("127.0.0.{last}"))
            );
            rotation.advance();
        }
    }

    #[tokio::test]
    async fn host_without_an_address_is_an_error() {
        let resolver = Resolver::new(&Rotation::default());
        let found = resolver.look_up("no-such-host.invalid".to_owned());
        assert!(found.await.is_err());
    }
}
