//! Smaller copies of pictures for lists and the page, in `cache/` of the library: they can be
//! made again at any time, and are when the folder is gone or a copy is not whole.

use crate::aside::aside;
use gaotai_article::Hash;
use gaotai_formats::Picture;
use gaotai_picture::{Kind, PictureError, Share, Wish, probe, rendition};
use gaotai_store::{Library, MediaRow};
use std::collections::{HashSet, VecDeque};
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, io};

/// How pictures are made smaller: another number makes all anew.
const VERSION: u32 = 1;

/// How many parts of pictures are kept in memory, of half a megabyte each: those of one story.
const PARTS: usize = 16;

/// What the window asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PictureSize {
    /// At most 320 pixels at the longer edge, and never moving: for lists.
    Small,
    /// At most 1600 pixels at the longer edge: for the page.
    Page,
}

impl FromStr for PictureSize {
    type Err = ();
    fn from_str(name: &str) -> Result<Self, ()> {
        match name {
            "small" => Ok(PictureSize::Small),
            "page" => Ok(PictureSize::Page),
            _ => Err(()),
        }
    }
}

impl PictureSize {
    pub(super) const ALL: [PictureSize; 2] = [PictureSize::Page, PictureSize::Small];

    fn name(self) -> &'static str {
        match self {
            PictureSize::Small => "small",
            PictureSize::Page => "page",
        }
    }

    /// Pixels of the longer edge.
    fn edge(self) -> u32 {
        match self {
            PictureSize::Small => 320,
            PictureSize::Page => 1600,
        }
    }

    /// What every webview shows; on the page pictures may move.
    fn kinds(self) -> &'static [Kind] {
        match self {
            PictureSize::Small => &[Kind::Jpeg, Kind::Png],
            PictureSize::Page => &[Kind::Jpeg, Kind::Png, Kind::Gif, Kind::Webp],
        }
    }

    /// Whether the window gets the file itself.
    fn is_original(self, row: &MediaRow) -> bool {
        let shown = self.kinds().iter().any(|kind| kind.mime() == row.mime) && !row.about.cmyk;
        let moving = row.about.animated && self == PictureSize::Page;
        shown && (moving || row.width.max(row.height) <= self.edge())
    }
}

/// The copies of one library.
#[derive(Debug)]
pub(crate) struct Shelf {
    folder: PathBuf,
    /// One is made at a time: a picture of 24 megapixels takes 100 MB while it is worked on, and
    /// whoever waits for the same finds it made.
    making: Mutex<()>,
    /// Those that cannot be made, so that nobody tries twice.
    broken: Mutex<HashSet<Hash>>,
    /// Parts as stories show them, the last used at the end. They change with every crop: not on the disk.
    parts: Mutex<VecDeque<Part>>,
}

/// A part of a picture that was made.
#[derive(Debug)]
struct Part {
    hash: Hash,
    share: Share,
    picture: Picture,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shelf {
    /// The shelf in this folder, which is made when it is needed.
    pub fn new(folder: PathBuf) -> Shelf {
        Shelf { folder, making: Mutex::default(), broken: Mutex::default(), parts: Mutex::default() }
    }

    /// The picture in this size: the file itself where that is small enough and can be shown. None
    /// when the library has no such picture, or it cannot be read.
    pub fn shown(&self, library: &Library, hash: &Hash, size: PictureSize) -> Option<Picture> {
        let row = library.read(|r| r.media(hash)).ok()??;
        if size.is_original(&row) {
            let bytes = library.media_bytes(hash).ok()??;
            return Some(Picture { mime: row.mime, width: row.width, height: row.height, bytes });
        }
        self.kept(hash, size).or_else(|| self.make(library, hash, size))
    }

    /// A part of the picture, for the page. None as in [`Shelf::shown`].
    pub fn part(&self, library: &Library, hash: &Hash, share: Share) -> Option<Picture> {
        if let Some(made) = self.kept_part(hash, share) {
            return Some(made);
        }
        let _alone = lock(&self.making);
        if let Some(made) = self.kept_part(hash, share) {
            return Some(made);
        }
        let size = PictureSize::Page;
        let bytes = library.media_bytes(hash).ok()??;
        let wish =
            Wish { longest_edge: Some(size.edge()), crop: Some(share), kinds: size.kinds(), clean: false };
        let made = caught(&bytes, &wish)
            .inspect_err(|error| tracing::warn!(%hash, %error, "a part of a picture cannot be made"))
            .ok()?;
        let mime = made.kind.mime().to_owned();
        let picture = Picture { mime, width: made.width, height: made.height, bytes: made.bytes };
        let mut parts = lock(&self.parts);
        if parts.len() == PARTS {
            parts.pop_front();
        }
        parts.push_back(Part { hash: hash.clone(), share, picture: picture.clone() });
        Some(picture)
    }

    fn kept_part(&self, hash: &Hash, share: Share) -> Option<Picture> {
        let mut parts = lock(&self.parts);
        let at = parts.iter().position(|part| part.hash == *hash && part.share == share)?;
        let part = parts.remove(at)?;
        let picture = part.picture.clone();
        parts.push_back(part);
        Some(picture)
    }

    /// Makes the copies that are missing.
    pub fn fill(&self, library: &Library, hash: &Hash) {
        let Ok(Some(row)) = library.read(|r| r.media(hash)) else { return };
        for size in PictureSize::ALL {
            if !size.is_original(&row) && !self.path(hash, size).is_file() {
                self.make(library, hash, size);
            }
        }
    }

    /// Throws the copies of a picture away that is gone.
    pub fn forget(&self, hash: &Hash) {
        PictureSize::ALL.iter().for_each(|size| drop(fs::remove_file(self.path(hash, *size))));
        lock(&self.broken).remove(hash);
        lock(&self.parts).retain(|part| part.hash != *hash);
    }

    fn path(&self, hash: &Hash, size: PictureSize) -> PathBuf {
        let digits = hash.as_str();
        self.folder.join(&digits[..2]).join(format!("{digits}.{}.{VERSION}", size.name()))
    }

    /// A copy that lies there whole: a power cut may leave an empty one.
    fn kept(&self, hash: &Hash, size: PictureSize) -> Option<Picture> {
        let path = self.path(hash, size);
        let is_file = fs::symlink_metadata(&path).is_ok_and(|what| what.is_file());
        let bytes = is_file.then(|| fs::read(path).ok()).flatten()?;
        let probe = probe(&bytes).ok()?;
        Some(Picture { mime: probe.kind.mime().to_owned(), width: probe.width, height: probe.height, bytes })
    }

    fn make(&self, library: &Library, hash: &Hash, size: PictureSize) -> Option<Picture> {
        let _alone = lock(&self.making);
        self.make_alone(library, hash, size)
    }

    /// With nobody else making one.
    fn make_alone(&self, library: &Library, hash: &Hash, size: PictureSize) -> Option<Picture> {
        if lock(&self.broken).contains(hash) {
            return None;
        }
        if let Some(made) = self.kept(hash, size) {
            return Some(made);
        }
        let bytes = self.source(library, hash, size)?;
        let wish = Wish { longest_edge: Some(size.edge()), crop: None, kinds: size.kinds(), clean: false };
        match caught(&bytes, &wish) {
            Ok(made) => {
                if let Err(error) = self.put(hash, size, &made.bytes) {
                    tracing::warn!(%error, "a smaller copy of a picture cannot be kept");
                }
                let mime = made.kind.mime().to_owned();
                Some(Picture { mime, width: made.width, height: made.height, bytes: made.bytes })
            }
            Err(error) => {
                tracing::warn!(%hash, %error, "a picture cannot be made smaller");
                lock(&self.broken).insert(hash.clone());
                None
            }
        }
    }

    /// What a copy is made from: the small one from that of the page, which is made first and is
    /// wanted as well; the photograph itself takes ten times as long to decode.
    fn source(&self, library: &Library, hash: &Hash, size: PictureSize) -> Option<Vec<u8>> {
        let row = library.read(|r| r.media(hash)).ok()??;
        if size == PictureSize::Small && !PictureSize::Page.is_original(&row) {
            return self.make_alone(library, hash, PictureSize::Page).map(|page| page.bytes);
        }
        library.media_bytes(hash).ok()?
    }

    fn put(&self, hash: &Hash, size: PictureSize, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(hash, size);
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        // Under another name until it is whole.
        let part = path.with_extension("part");
        fs::write(&part, bytes)?;
        fs::rename(&part, &path)
    }
}

/// A decoder that panics on a file made to do so must not take the window's request with it.
fn caught(bytes: &[u8], wish: &Wish<'_>) -> Result<gaotai_picture::Rendition, PictureError> {
    std::panic::catch_unwind(|| aside(|| rendition(bytes, wish)))
        .unwrap_or_else(|_| Err(PictureError::Broken { what: "the decoder gave up".to_owned() }))
}
