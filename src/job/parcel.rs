//! A message with its blobs: a typed head and byte strings, so that nothing large is copied twice.
use std::borrow::Cow;

use serde::{Serialize, de::DeserializeOwned};

/// A head and the blobs that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel<T> {
    pub head: T,
    pub blobs: Vec<Vec<u8>>,
}

/// A parcel that cannot be opened: page and worker are not of one build.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParcelError {
    #[error("the message has no head")]
    Empty,
    #[error("the head cannot be read: {0}")]
    Head(String),
}

impl<T> Parcel<T> {
    /// A parcel without blobs.
    pub const fn of(head: T) -> Self {
        Self { head, blobs: Vec::new() }
    }
}

impl<T: Serialize> Parcel<T> {
    /// The head as bytes, then the blobs.
    pub fn bytes(&self) -> impl Iterator<Item = Cow<'_, [u8]>> {
        let head = postcard::to_stdvec(&self.head).unwrap_or_default();
        std::iter::once(Cow::Owned(head)).chain(self.blobs.iter().map(|blob| Cow::Borrowed(blob.as_slice())))
    }
}

impl<T: DeserializeOwned> Parcel<T> {
    /// Opens what [`Parcel::bytes`] gave.
    pub fn open(bytes: Vec<Vec<u8>>) -> Result<Self, ParcelError> {
        let mut bytes = bytes.into_iter();
        let head = bytes.next().ok_or(ParcelError::Empty)?;
        let head = postcard::from_bytes(&head).map_err(|error| ParcelError::Head(error.to_string()))?;
        Ok(Self { head, blobs: bytes.collect() })
    }
}
