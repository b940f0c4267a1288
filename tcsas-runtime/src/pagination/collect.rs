//! Collecting a whole list.

use super::items::Items;
use super::paged::Paged;
use super::pages::Pages;
use crate::error::Error;
use crate::error_code::ErrorCode;

impl<R: Paged, E: ErrorCode> Pages<R, E> {
    /// Collects all pages of the list.
    ///
    /// # Errors
    ///
    /// The first error of a page, or [`Error::Pages`] if the list is incomplete. The pages received
    /// before are dropped then; use [`next`](Self::next) to keep them.
    pub async fn collect_all(mut self) -> Result<Vec<R>, Error<E>> {
        let mut all = Vec::new();
        while let Some(page) = self.next().await {
            all.push(page?);
        }
        Ok(all)
    }
}

impl<R: Paged, E: ErrorCode> Items<R, E> {
    /// Collects all items of the list.
    ///
    /// ```
    /// # use tcsas_runtime::{Call, Error, ErrorCode, Paged};
    /// # async fn example<R: Paged, E: ErrorCode>(call: Call<R, E>) -> Result<(), Error<E>> {
    /// let all: Vec<R::Item> = call.pages().items().collect_all().await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The first error of a page, or [`Error::Pages`] if the list is incomplete. The items received
    /// before are dropped then; use [`next`](Self::next) to keep them.
    pub async fn collect_all(mut self) -> Result<Vec<R::Item>, Error<E>> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            all.push(item?);
        }
        Ok(all)
    }
}
