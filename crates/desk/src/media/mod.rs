//! The pictures of the library: bringing them in, finding them, what is said of them.

mod background;
mod file;
mod lend;
mod shelf;
mod take;

pub mod add;
pub mod change;
pub mod collect;
pub mod list;
pub mod paste;
pub mod read;
pub mod wire;

pub(crate) use background::{Background, catch_up};
pub use file::MOST_BYTES;
pub(crate) use lend::lend;
pub use shelf::PictureSize;
pub(crate) use shelf::Shelf;
pub(crate) use take::look;

use crate::{Failure, FailureCode};
use gaotai_article::Hash;
use gaotai_store::{MediaRow, Read, StoreError};

/// The picture's hash in a request.
fn hash(text: &str) -> Result<Hash, Failure> {
    text.parse().map_err(|_| missing(text))
}

/// A picture that the library does not have.
fn missing(hash: &str) -> Failure {
    Failure::new(FailureCode::PictureMissing, "no such picture").with("hash", hash)
}

fn row(r: &Read<'_>, hash: &Hash) -> Result<MediaRow, StoreError> {
    r.media(hash)?.ok_or_else(|| StoreError::MediaMissing { hash: hash.clone() })
}
