//! Pictures for the page, decoded and kept: typing takes no picture anew.

use crate::PictureSize;
use crate::media::Shelf;
use gaotai_article::Hash;
use gaotai_layout::Picture;
use gaotai_store::Library;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many are kept; at the size of a page each takes some 6 MB.
const ROOM: usize = 16;

/// The pictures used last, the newest at the end.
#[derive(Default)]
pub(super) struct Pictures(Mutex<VecDeque<(Hash, Picture)>>);

impl Pictures {
    fn held(&self) -> MutexGuard<'_, VecDeque<(Hash, Picture)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A picture of the library at the size of a page: at most 1600 pixels at the longer edge.
    pub fn find(&self, library: &Library, shelf: &Shelf, hash: &Hash) -> Option<Picture> {
        if let Some(kept) = self.kept(hash) {
            return Some(kept);
        }
        let picture = Picture::read(shelf.shown(library, hash, PictureSize::Page)?.bytes)?;
        let mut held = self.held();
        held.retain(|(known, _)| known != hash);
        held.push_back((hash.clone(), picture.clone()));
        if held.len() > ROOM {
            held.pop_front();
        }
        Some(picture)
    }

    fn kept(&self, hash: &Hash) -> Option<Picture> {
        let mut held = self.held();
        let at = held.iter().position(|(known, _)| known == hash)?;
        let found = held.remove(at)?;
        held.push_back(found.clone());
        Some(found.1)
    }
}
